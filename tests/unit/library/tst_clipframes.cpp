// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/clipframes.h"
#include "app/library/videodecoder.h"
#include "app/library/videofile.h"

#include <QTest>

#include <cmath>

using namespace maquette;

namespace
{

constexpr qint64 any = std::numeric_limits<qint64>::max();

QString data(const char *name)
{
    return QStringLiteral(MAQUETTE_TEST_DATA "/library/") + QLatin1String(name);
}

//! The test clips' frame n is a plain grey of luma 30 + 4n.
int numberIn(const QImage &frame)
{
    const double luma = qGray(frame.pixel(frame.width() / 2, frame.height() / 2)) * 219.0 / 255.0 + 16.0;
    return qRound((luma - 30.0) / 4.0);
}

} // namespace

class TestClipFrames : public QObject
{
    Q_OBJECT

private slots:
    void areThoseThatDecode_data();
    void areThoseThatDecode();
    void framesOfDifferentLength();
    void hiddenFramesDoNotCount();
    void copiesBeginAndEndWhereTheyCan();
    void timesCountTheFramesOfEachSecond();
    void evenOnes();
    void numbersOfFrames();
    void errors();
};

void TestClipFrames::areThoseThatDecode_data()
{
    QTest::addColumn<QString>("file");
    for (const char *name : {"grey-48-frames.mp4", "ntsc-film.mp4", "ntsc.mp4", "sixty.mp4", "variable.mp4",
                             "part.mp4", "part.mov", "part.webm", "edited.mp4", "sound.mp4", "turned.mp4"})
        QTest::newRow(name) << data(name);
}

void TestClipFrames::areThoseThatDecode()
{
    QFETCH(QString, file);
    const auto frames = ClipFrames::read(file, any);
    QVERIFY(frames);
    auto decoder = VideoDecoder::open(file);
    QVERIFY(decoder);
    qint64 n = 0;
    for (auto found = (*decoder)->next(); found && *found; found = (*decoder)->next(), ++n) {
        QCOMPARE(frames->startOf(n) + frames->zero(), (*decoder)->position());
        QCOMPARE(frames->at(frames->startOf(n)), n);
        QCOMPARE(frames->at(frames->endOf(n) - 1), n);
        QCOMPARE(frames->at(frames->middleMs(n) * 1000), n);
    }
    QCOMPARE(frames->count(), n);
    QCOMPARE(frames->at(-1), 0);
    QCOMPARE(frames->at(any), n - 1);
    QCOMPARE(frames->middleMs(n), frames->middleMs(n - 1)); // there is none after the last
    QCOMPARE(frames->middleMs(-1), frames->middleMs(0));
}

void TestClipFrames::framesOfDifferentLength()
{
    const auto frames = ClipFrames::read(data("variable.mp4"), any);
    QVERIFY(frames);
    QCOMPARE(frames->count(), 48);
    const qint64 short1 = frames->endOf(0) - frames->startOf(0);
    const qint64 long1 = frames->endOf(1) - frames->startOf(1);
    QVERIFY2(std::abs(short1 - 41667) <= 1 && std::abs(long1 - 125000) <= 1,
             qPrintable(QString::number(long1)));
    for (qint64 n = 0; n < 48; ++n) {
        const auto image = VideoFile::frameAt(data("variable.mp4"), frames->middleMs(n));
        QVERIFY(image);
        QCOMPARE(numberIn(*image), static_cast<int>(n));
    }
}

void TestClipFrames::hiddenFramesDoNotCount()
{
    // Its first key frame is that of frame 12, and the edit list begins it with frame 17.
    const auto frames = ClipFrames::read(data("edited.mp4"), any);
    QVERIFY(frames);
    QCOMPARE(frames->count(), 31);
    QCOMPARE(frames->keyBefore(5), 0);
    QCOMPARE(frames->keyBefore(7), 7); // frame 24
    QCOMPARE(numberIn(*VideoFile::frameAt(data("edited.mp4"), 0)), 17);
}

void TestClipFrames::copiesBeginAndEndWhereTheyCan()
{
    const auto frames = ClipFrames::read(data("part.mp4"), any);
    QVERIFY(frames);
    for (const auto &[frame, key] : QList<std::pair<qint64, qint64>>{{0, 0}, {11, 0}, {12, 12}, {47, 36}})
        QCOMPARE(frames->keyBefore(frame), key);
    // Stored: 0 4 2 1 3 8 6 5 7 11 9 10 12 ...
    QCOMPARE(frames->copyEnd(0, 0), 0);
    QCOMPARE(frames->copyEnd(0, 1), 4);
    QCOMPARE(frames->copyEnd(0, 4), 4);
    QCOMPARE(frames->copyEnd(0, 5), 8);
    QCOMPARE(frames->copyEnd(0, 11), 11);
    QCOMPARE(frames->copyEnd(12, 47), 47);
    const auto inOrder = ClipFrames::read(data("part.webm"), any);
    QVERIFY(inOrder);
    for (qint64 n = 0; n < inOrder->count(); ++n)
        QCOMPARE(inOrder->copyEnd(0, n), n);
}

void TestClipFrames::timesCountTheFramesOfEachSecond()
{
    const auto film = ClipFrames::read(data("ntsc-film.mp4"), any);
    QVERIFY(film);
    QCOMPARE(film->timeText(0), QStringLiteral("0:00.00"));
    QCOMPARE(film->timeText(23), QStringLiteral("0:00.23"));
    QCOMPARE(film->timeText(24), QStringLiteral("0:01.00")); // at 1.001 s
    QCOMPARE(film->timeText(47), QStringLiteral("0:01.23"));
    QCOMPARE(film->timeText(48), QStringLiteral("0:02.00")); // its end
}

void TestClipFrames::evenOnes()
{
    const ClipFrames frames = ClipFrames::even(50, 25);
    QCOMPARE(frames.count(), 50);
    QCOMPARE(frames.startOf(25), 1000000);
    QCOMPARE(frames.duration(), 2000000);
    QCOMPARE(frames.keyBefore(7), 7);
    QVERIFY(ClipFrames::even(10, 0).isEmpty());
    QVERIFY(ClipFrames::even(any, 1000).count() <= 1000000); // what a header claims
    QCOMPARE(ClipFrames().at(5), 0);
    QCOMPARE(ClipFrames().middleMs(3), 0);
}

void TestClipFrames::numbersOfFrames()
{
    const auto frame = VideoFile::numberedFrameAt(data("ntsc.mp4"), 1000);
    QVERIFY(frame);
    QCOMPARE(numberIn(frame->image) + 1, static_cast<int>(frame->number));
    QCOMPARE(frame->number, 30); // the 31st begins at 1.001 s
    QCOMPARE(frame->of, 48);
    const auto last = VideoFile::numberedFrameAt(data("ntsc.mp4"), any);
    QVERIFY(last);
    QCOMPARE(last->number, 48);
    QCOMPARE(numberIn(last->image), 47);
}

void TestClipFrames::errors()
{
    QCOMPARE(ClipFrames::read(data("no-such-file.mp4"), any).error().kind, ErrorKind::FileAccess);
    QCOMPARE(ClipFrames::read(data("part.mp4"), 100).error().kind, ErrorKind::TooLarge);
    const std::atomic_bool stop = true;
    QCOMPARE(ClipFrames::read(data("part.mp4"), any, &stop).error().kind, ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(TestClipFrames)
#include "tst_clipframes.moc"
