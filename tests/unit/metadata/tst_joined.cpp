// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/xmpwriter.h"
#include "tests/unit/metadata/samplefiles.h"

#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

//! \brief Who is believed where a file and its sidecar both speak.
class TestJoined : public QObject
{
    Q_OBJECT

private slots:
    void theLaterOfOurs();
    void anothersSidecarFirst();
    void aFileOfAnothers();
    void brokenSidecars();
};

namespace
{

QByteArray packet(int rating, const QDateTime &writtenAt)
{
    XmpOrder order;
    order.work = samples::fullWork();
    order.work.rating = rating;
    order.writtenAt = writtenAt;
    const auto packets = writeXmp(order);
    return packets ? packets->packet : QByteArray();
}

QByteArray png(const QByteArray &xmp)
{
    return samples::withChunks(samples::png(), samples::utf8Chunk("XML:com.adobe.xmp", xmp));
}

QByteArray darktable(const QByteArray &attributes)
{
    return "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF "
           "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description "
           "xmlns:xmp='http://ns.adobe.com/xap/1.0/' " +
           attributes + "/></rdf:RDF></x:xmpmeta>";
}

const QDateTime early({2026, 11, 22}, {10, 0}, Qt::UTC);
const QDateTime late = early.addMSecs(1);

} // namespace

void TestJoined::theLaterOfOurs()
{
    QCOMPARE(readMetadata(png(packet(1, early)), packet(2, late)).work.rating, 2);
    QCOMPARE(readMetadata(png(packet(1, late)), packet(2, early)).work.rating, 1);
    QCOMPARE(readMetadata(png(packet(1, early)), packet(2, early)).work.rating, 2);
    QCOMPARE(readMetadata(png(packet(1, early)), packet(2, {})).work.rating, 2);
    QCOMPARE(readMetadata(png(packet(1, late)), packet(0, early.addSecs(9))).work.rating, 0);
}

void TestJoined::anothersSidecarFirst()
{
    const FoundMetadata found = readMetadata(png(packet(1, late)), darktable("xmp:Rating='5'"));
    QVERIFY(found.isOwn);
    QCOMPARE(found.work.rating, 5);
    QCOMPARE(found.work.prompt, samples::fullWork().prompt);
    QCOMPARE(found.work.colour, samples::fullWork().colour);
}

void TestJoined::aFileOfAnothers()
{
    const FoundMetadata found = readMetadata(png(darktable("xmp:Rating='5'")), packet(2, early));
    QVERIFY(found.isOwn);
    QCOMPARE(found.work.rating, 2);
    const FoundMetadata none = readMetadata(png(darktable("xmp:Rating='3' xmp:Label='Red'")), {});
    QVERIFY(!none.isOwn);
    QCOMPARE(none.work.rating, 3);
    QCOMPARE(none.work.colour, 1);
    QVERIFY(!none.work.isGenerated);
}

void TestJoined::brokenSidecars()
{
    for (const QByteArray &broken :
         {QByteArray("fox"), QByteArray("<x"), packet(5, late).left(900), QByteArray(100, '\0')})
        QCOMPARE(readMetadata(png(packet(1, early)), broken).work.rating, 1);
}

QTEST_GUILESS_MAIN(TestJoined)
#include "tst_joined.moc"
