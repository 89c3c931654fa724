// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/clipscrubber.h"
#include "app/library/stripmaker.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtEndian>
#include <QTest>

#include <cmath>

using namespace maquette;

namespace
{

constexpr int patience = 15000;

QString data(const char *name)
{
    return QStringLiteral(MAQUETTE_TEST_DATA "/library/") + QLatin1String(name);
}

//! The test clips' frame n is a plain grey of luma 30 + 4n.
double numberIn(const QImage &frame)
{
    const double luma = qGray(frame.pixel(frame.width() / 2, frame.height() / 2)) * 219.0 / 255.0 + 16.0;
    return (luma - 30.0) / 4.0;
}

//! How many files with \a name this program has open.
int openFiles(const QString &name)
{
    int count = 0;
    for (const QFileInfo &handle :
         QDir(QStringLiteral("/proc/self/fd")).entryInfoList(QDir::Files | QDir::System))
        count += handle.symLinkTarget().endsWith(name) ? 1 : 0;
    return count;
}

//! A clip whose header claims to last for \a seconds.
QString claiming(const QTemporaryDir &folder, quint32 seconds)
{
    QFile clip(data("grey-48-frames.mp4"));
    if (!clip.open(QIODevice::ReadOnly))
        return {};
    QByteArray bytes = clip.readAll();
    // mvhd and mdhd: version, flags, two times, then the scale and the length.
    for (const char *box : {"mvhd", "mdhd"}) {
        const qsizetype at = bytes.indexOf(box) + 4;
        const auto scale = qFromBigEndian<quint32>(bytes.constData() + at + 12);
        qToBigEndian<quint32>(scale * seconds, bytes.data() + at + 16);
    }
    const QString file = folder.filePath(QStringLiteral("long.mp4"));
    QFile claimed(file);
    return claimed.open(QIODevice::WriteOnly) && claimed.write(bytes) == bytes.size() ? file : QString();
}

} // namespace

//! \brief The two that show many small frames of a clip: under the hand, and in a strip.
class TestClipScrubber : public QObject
{
    Q_OBJECT

private slots:
    void anyPlaceAndBack_data();
    void anyPlaceAndBack();
    void theLastRequestWins();
    void oneDecoderAndNoneAtRest();
    void clipsThatCannotBeRead();
    void hoursThatAreOnlyClaimed();
    void stripsAreEven_data();
    void stripsAreEven();
    void stripIsCalledOff();
};

void TestClipScrubber::anyPlaceAndBack_data()
{
    QTest::addColumn<QString>("file");
    for (const char *name : {"grey-48-frames.mp4", "part.webm", "sixty.mp4", "part.mov"})
        QTest::newRow(name) << data(name);
}

void TestClipScrubber::anyPlaceAndBack()
{
    QFETCH(QString, file);
    ClipScrubber scrubber;
    QSignalSpy ready(&scrubber, &ClipScrubber::frameReady);
    for (const double share : {0.5, 0.9, 0.1, 0.0, 1.0, 0.3}) {
        scrubber.request(file, share, 48);
        QTRY_VERIFY2_WITH_TIMEOUT(std::abs(numberIn(scrubber.nearest(file, share)) - share * 47) <= 1.6,
                                  qPrintable(QString::number(numberIn(scrubber.nearest(file, share)))),
                                  patience);
    }
    QVERIFY(ready.size() >= 1);
    QCOMPARE(scrubber.nearest(file, 0.5).width(), 48);
    // What is known is there at once, and for another clip there is nothing.
    QVERIFY(std::abs(numberIn(scrubber.nearest(file, 0.5)) - 23.5) <= 1.6);
    QVERIFY(scrubber.nearest(data("sound.mp4"), 0.5).isNull());
}

void TestClipScrubber::theLastRequestWins()
{
    ClipScrubber scrubber;
    const QString file = data("sixty.mp4");
    const QString other = data("part.mp4");
    for (int i = 0; i < 200; ++i)
        scrubber.request(i % 2 == 0 ? file : other, i / 200.0, 64);
    scrubber.request(file, 0.75, 64);
    QTRY_VERIFY_WITH_TIMEOUT(std::abs(numberIn(scrubber.nearest(file, 0.75)) - 35.25) <= 1.6 &&
                                 !scrubber.nearest(file, 0.75).isNull(),
                             patience);
    QVERIFY(scrubber.nearest(other, 0.5).isNull());
}

void TestClipScrubber::oneDecoderAndNoneAtRest()
{
    const QString file = data("part.mp4");
    ClipScrubber scrubber;
    scrubber.setRest(50);
    QSignalSpy ready(&scrubber, &ClipScrubber::frameReady);
    scrubber.request(file, 0.2, 64);
    QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty(), patience);
    QVERIFY(openFiles(QStringLiteral(".mp4")) <= 1);
    QTRY_COMPARE_WITH_TIMEOUT(openFiles(QStringLiteral(".mp4")), 0, patience);
    QVERIFY(!scrubber.isOpen());
    QVERIFY(!scrubber.nearest(file, 0.2).isNull()); // the frames are still there
    scrubber.request(file, 0.9, 64);
    QTRY_VERIFY_WITH_TIMEOUT(numberIn(scrubber.nearest(file, 0.9)) > 38, patience);
    for (const char *name : {"sixty.mp4", "ntsc.mp4", "variable.mp4", "part.mp4"}) {
        scrubber.request(data(name), 0.5, 64);
        QCoreApplication::processEvents();
        QVERIFY(openFiles(QStringLiteral(".mp4")) <= 1);
    }
    scrubber.release();
    QVERIFY(scrubber.nearest(data("part.mp4"), 0.5).isNull());
    QTRY_COMPARE_WITH_TIMEOUT(openFiles(QStringLiteral(".mp4")), 0, patience);
}

void TestClipScrubber::clipsThatCannotBeRead()
{
    QTemporaryDir folder;
    const QString broken = folder.filePath(QStringLiteral("broken.mp4"));
    QFile file(broken);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(4000, 'x')) == 4000);
    file.close();
    ClipScrubber scrubber;
    QSignalSpy ready(&scrubber, &ClipScrubber::frameReady);
    for (const QString &name : {broken, folder.filePath(QStringLiteral("none.mp4")), QString()}) {
        scrubber.request(name, 0.5, 64);
        QTRY_VERIFY_WITH_TIMEOUT(!scrubber.isOpen(), patience);
        scrubber.request(name, 0.6, 64); // not tried again for each move of the hand
        QVERIFY(!scrubber.isOpen());
    }
    QCOMPARE(ready.size(), 0);
    const QString good = data("part.mp4");
    scrubber.request(good, 0.5, 64);
    QTRY_VERIFY_WITH_TIMEOUT(!scrubber.nearest(good, 0.5).isNull(), patience);
}

void TestClipScrubber::hoursThatAreOnlyClaimed()
{
    QTemporaryDir folder;
    const QString file = claiming(folder, 36000);
    QVERIFY(!file.isEmpty());
    ClipScrubber scrubber;
    scrubber.request(file, 0.9, 64);
    QTRY_VERIFY_WITH_TIMEOUT(!scrubber.nearest(file, 0.9).isNull(), patience);
    StripMaker maker;
    QSignalSpy finished(&maker, &StripMaker::finished);
    maker.start(file, 24, 64);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
}

void TestClipScrubber::stripsAreEven_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("count");
    QTest::newRow("few") << data("part.mp4") << 6;
    QTest::newRow("as many as there are") << data("sixty.mp4") << 48;
    QTest::newRow("more than there are") << data("sound.mp4") << 60;
    QTest::newRow("webm") << data("part.webm") << 12;
}

void TestClipScrubber::stripsAreEven()
{
    QFETCH(QString, file);
    QFETCH(int, count);
    StripMaker maker;
    QMap<int, QImage> made;
    connect(&maker, &StripMaker::made, this,
            [&made](int index, const QImage &frame) { made.insert(index, frame); });
    QSignalSpy finished(&maker, &StripMaker::finished);
    maker.start(file, count, 64);
    QVERIFY(maker.isBusy());
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(made.size(), count);
    if (file.contains(u"sound"))
        return;
    for (auto frame = made.cbegin(); frame != made.cend(); ++frame) {
        const double wanted = (frame.key() + 0.5) / count * 48;
        QVERIFY2(std::abs(numberIn(frame.value()) - wanted) <= 1.6, qPrintable(QString::number(frame.key())));
    }
}

void TestClipScrubber::stripIsCalledOff()
{
    StripMaker maker;
    QSignalSpy made(&maker, &StripMaker::made);
    maker.start(data("sixty.mp4"), 48, 64);
    QTRY_VERIFY_WITH_TIMEOUT(!made.isEmpty(), patience);
    maker.cancel();
    const auto before = made.size();
    QVERIFY(!maker.isBusy());
    QTRY_COMPARE_WITH_TIMEOUT(openFiles(QStringLiteral("sixty.mp4")), 0, patience);
    QCOMPARE(made.size(), before);
    // And another begins at once.
    maker.start(data("part.mp4"), 6, 64);
    QTRY_VERIFY_WITH_TIMEOUT(made.size() > before, patience);
    QCOMPARE(made.at(before).first().toInt(), 0);
}

QTEST_GUILESS_MAIN(TestClipScrubber)
#include "tst_clipscrubber.moc"
