// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/bytesource.h"
#include "app/metadata/carrier.h"
#include "tests/unit/metadata/samplefiles.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QtEndian>
#include <QTest>

#include <thread>

using namespace maquette;
using namespace Qt::StringLiterals;

//! \brief Files that ask for too much, and many threads at once.
class TestReadLimits : public QObject
{
    Q_OBJECT

private slots:
    void packedBombs();
    void lengthsBeyondTheFile();
    void extendedPackets();
    void manyChunks();
    void flippedBytes_data();
    void flippedBytes();
    void largeFilesAreNotRead();
    void windowAndLongReads();
    void manyThreads();
};

void TestReadLimits::packedBombs()
{
    const QByteArray bomb = samples::packedChunk("parameters", QByteArray(200'000'000, 'x'));
    QVERIFY(bomb.size() < 1'000'000);
    QVERIFY(!readMetadata(samples::withChunks(samples::png(), bomb), {}).foreign);
    const QByteArray some = samples::packedChunk("parameters", QByteArray(5'000'000, 'x'));
    const auto found = readMetadata(samples::withChunks(samples::png(), some.repeated(30)), {}).foreign;
    QVERIFY(found);
}

void TestReadLimits::lengthsBeyondTheFile()
{
    QByteArray png = samples::png();
    qToBigEndian(quint32(0xffff'fff0), png.data() + 33);
    QVERIFY(!readMetadata(png, {}).foreign);
    QByteArray webp = samples::webp();
    qToLittleEndian(quint32(0xffff'ffff), webp.data() + 4);
    QCOMPARE(readMetadata(webp, {}).pixels, QSize(16, 12));
    qToLittleEndian(quint32(0xffff'ffff), webp.data() + 16);
    QCOMPARE(readMetadata(webp, {}).pixels, QSize());
    // A JPEG that says of one extended packet that it has 4 GiB.
    const QByteArray part = QByteArray("http://ns.adobe.com/xmp/extension/\0", 35) + QByteArray(32, 'A') +
                            "\xff\xff\xff\xff" + QByteArray(4, '\0') + "x";
    QVERIFY(!readMetadata(samples::withSegment(samples::jpeg(), '\xe1', part), {}).isOwn);
}

void TestReadLimits::extendedPackets()
{
    const QByteArray rdf =
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF "
        "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        "<rdf:Description xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmlns:n='http://ns.adobe.com/xmp/note/' ";
    const QByteArray extended = rdf + "xmp:Rating='4'/></rdf:RDF></x:xmpmeta>";
    const QByteArray name = QCryptographicHash::hash(extended, QCryptographicHash::Md5).toHex();
    const auto rating = [&](const QByteArray &called, const QByteArray &given, const QByteArray &bytes) {
        QByteArray length(4, '\0');
        qToBigEndian(quint32(bytes.size()), length.data());
        const QByteArray part = QByteArray("http://ns.adobe.com/xmp/extension/\0", 35) + given + length +
                                QByteArray(4, '\0') + bytes;
        const QByteArray packet = QByteArray("http://ns.adobe.com/xap/1.0/\0", 29) + rdf +
                                  "n:HasExtendedXMP='" + called + "'/></rdf:RDF></x:xmpmeta>";
        return readMetadata(
                   samples::withSegment(samples::withSegment(samples::jpeg(), '\xe1', part), '\xe1', packet),
                   {})
            .work.rating;
    };
    QCOMPARE(rating(name, name, extended), 4);
    QCOMPARE(rating(name.toUpper(), name.toUpper(), extended), 4);
    QCOMPARE(rating(name.toUpper(), name, extended), 0);
    QCOMPARE(rating({}, name, extended), 0);
    QCOMPARE(rating(name, name, extended + ' '), 0);
}

void TestReadLimits::manyChunks()
{
    const QByteArray chunks = samples::textChunk("x", {}).repeated(500'000);
    (void)readMetadata(samples::withChunks(samples::png(), chunks), {});
    const QByteArray segments = QByteArray("\xff\xe5\0\x02", 4).repeated(100'000);
    QByteArray jpeg = samples::jpeg();
    jpeg.insert(2, segments);
    QVERIFY(!readMetadata(jpeg, {}).isOwn);
    QByteArray webp = samples::webp() + QByteArray("JUNK\0\0\0\0", 8).repeated(300'000);
    qToLittleEndian(quint32(webp.size() - 8), webp.data() + 4);
    (void)readMetadata(webp, {});
}

void TestReadLimits::flippedBytes_data()
{
    QTest::addColumn<QByteArray>("kind");
    for (const QByteArray &kind : samples::kinds())
        QTest::newRow(kind.constData()) << kind;
}

void TestReadLimits::flippedBytes()
{
    QFETCH(QByteArray, kind);
    QTemporaryDir folder;
    const QString in = folder.filePath(u"in"_s);
    const QString out = folder.filePath(u"out"_s);
    samples::write(in, samples::of(kind));
    QVERIFY(embedMetadata(in, out, samples::fullWork()));
    const QByteArray whole = samples::read(out);
    quint32 random = 1;
    for (int i = 0; i < 400; ++i) {
        QByteArray broken = whole;
        for (int flip = 0; flip < 3; ++flip) {
            random = random * 1664525 + 1013904223;
            broken[qsizetype(random >> 4) % broken.size()] = char(random >> 24);
        }
        const FoundMetadata found = readMetadata(broken, {});
        QVERIFY(found.work.rating >= 0 && found.work.rating <= 5);
    }
}

void TestReadLimits::largeFilesAreNotRead()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"large.png"_s);
    const QByteArray png = samples::withChunks(samples::png(), samples::textChunk("parameters", "a fox"));
    samples::write(path, png.left(png.size() - 12));
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append));
    QByteArray head(8, '\0');
    qToBigEndian(quint32(2'000'000'000), head.data());
    head.replace(4, 4, "IDAT");
    file.write(head);
    QVERIFY(file.resize(file.size() + 2'000'000'004)); // a hole
    file.close();
    const auto found = readMetadata(path);
    QVERIFY(found && found->foreign);
    QCOMPARE(found->foreign->prompt, u"a fox"_s);
}

void TestReadLimits::windowAndLongReads()
{
    QTemporaryDir folder;
    QByteArray bytes;
    for (int i = 0; i < 30'000; ++i)
        bytes += char(i * 31 % 251);
    samples::write(folder.filePath(u"x"_s), bytes);
    ByteSource source(folder.filePath(u"x"_s));
    QCOMPARE(source.size(), bytes.size());
    for (const qint64 offset : {0, 5, 16'380, 29'990, 4'000, 20'000, 1, 29'999}) {
        for (const qint64 length : {1, 4, 4096, 9000, 30'000})
            QCOMPARE(source.at(offset, length), bytes.mid(offset, length));
        QCOMPARE(source.big16(offset), offset + 2 <= bytes.size()
                                           ? qFromBigEndian<quint16>(bytes.constData() + offset)
                                           : quint16(0));
        QCOMPARE(source.big32(offset),
                 offset + 4 <= bytes.size() ? qFromBigEndian<quint32>(bytes.constData() + offset) : 0u);
    }
    QVERIFY(source.at(30'000, 1).isEmpty());
    QVERIFY(source.at(-1, 1).isEmpty());
    QCOMPARE(ByteSource(folder.filePath(u"none"_s)).error(), ENOENT);
}

void TestReadLimits::manyThreads()
{
    QTemporaryDir folder;
    const QList<QByteArray> kinds = samples::kinds();
    for (const QByteArray &kind : kinds)
        samples::write(folder.filePath(QString::fromLatin1(kind)), samples::of(kind));
    std::atomic<int> good = 0;
    const auto work = [&](int number) {
        for (const QByteArray &kind : kinds) {
            const QString out = folder.filePath(u"%1-%2"_s.arg(number).arg(QString::fromLatin1(kind)));
            const auto written =
                embedMetadata(folder.filePath(QString::fromLatin1(kind)), out, samples::fullWork());
            const auto read = readMetadata(out);
            good += written && read && read->work == samples::fullWork() ? 1 : 0;
        }
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < 6; ++i)
        threads.emplace_back(work, i);
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(good.load(), 6 * int(kinds.size()));
}

QTEST_GUILESS_MAIN(TestReadLimits)
#include "tst_readlimits.moc"
