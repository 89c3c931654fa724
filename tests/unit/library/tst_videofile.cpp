// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/background.h"
#include "app/library/videofile.h"

#include <QFile>
#include <QIODevice>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace maquette;

namespace
{

QString data(const char *name)
{
    return QStringLiteral(MAQUETTE_TEST_DATA "/library/") + QLatin1String(name);
}

//! Frame n of the clip is a plain grey of luma 30 + 4n.
double frameNumber(const QImage &frame)
{
    const double luma = qGray(frame.pixel(frame.width() / 2, frame.height() / 2)) * 219.0 / 255.0 + 16.0;
    return (luma - 30.0) / 4.0;
}

//! The most address space that this program has had, in MiB.
qint64 peakOfMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray all = status.readAll();
    const qsizetype at = all.indexOf("VmPeak:");
    return at < 0 ? -1 : all.mid(at + 7, all.indexOf("kB", at) - at - 7).trimmed().toLongLong() / 1024;
}

} // namespace

class TestVideoFile : public QObject
{
    Q_OBJECT

private slots:
    void facts();
    void everyFrameIsExact_data();
    void everyFrameIsExact();
    void lastFrame();
    void posterIsNotBlack();
    void posterIsScaled();
    void turned();
    void errors();
    void anIndexOfGigabytes();
    void manyThreads();
};

void TestVideoFile::facts()
{
    const auto grey = VideoFile::probe(data("grey-48-frames.mp4"));
    QVERIFY(grey);
    QCOMPARE(grey->pixels, QSize(64, 48));
    QCOMPARE(grey->frames, 48);
    QCOMPARE(grey->durationMs, 2000);
    QCOMPARE(grey->framesPerSecond, 24.0);
    QVERIFY(!grey->hasAudio);
    const auto sound = VideoFile::probe(data("sound.mp4"));
    QVERIFY(sound);
    QVERIFY(sound->hasAudio);
    QCOMPARE(sound->frames, 25);
    QCOMPARE(*VideoFile::probeSound(data("sound.mp4")) / 100, 10);
}

void TestVideoFile::everyFrameIsExact_data()
{
    QTest::addColumn<qint64>("positionMs");
    QTest::addColumn<int>("frame");
    for (int n = 0; n < 48; ++n) {
        const double start = n * 1000.0 / 24;
        QTest::addRow("start of %d", n) << qint64(start) << n;
        QTest::addRow("start of %d, rounded", n) << qRound64(start) << n;
        QTest::addRow("middle of %d", n) << qint64(start + 20) << n;
    }
    QTest::addRow("before") << qint64(-500) << 0;
    QTest::addRow("end") << qint64(2000) << 47;
    QTest::addRow("far past the end") << qint64(1) << 0;
    QTest::addRow("past all ends") << std::numeric_limits<qint64>::max() << 47;
}

void TestVideoFile::everyFrameIsExact()
{
    QFETCH(qint64, positionMs);
    QFETCH(int, frame);
    const auto image = VideoFile::frameAt(data("grey-48-frames.mp4"), positionMs);
    QVERIFY(image);
    QCOMPARE(image->size(), QSize(64, 48));
    QVERIFY2(std::abs(frameNumber(*image) - frame) < 0.5, qPrintable(QString::number(frameNumber(*image))));
}

void TestVideoFile::lastFrame()
{
    const auto image = VideoFile::lastFrame(data("grey-48-frames.mp4"));
    QVERIFY(image);
    QVERIFY(std::abs(frameNumber(*image) - 47) < 0.5);
}

void TestVideoFile::posterIsNotBlack()
{
    const auto poster = VideoFile::poster(data("black-start.mp4"), 256);
    QVERIFY(poster);
    QVERIFY(qGray(poster->pixel(10, 10)) > 150);
    const auto first = VideoFile::frameAt(data("black-start.mp4"), 0);
    QVERIFY(first);
    QVERIFY(qGray(first->pixel(10, 10)) < 10);
}

void TestVideoFile::posterIsScaled()
{
    const auto poster = VideoFile::poster(data("sound.mp4"), 80);
    QVERIFY(poster);
    QCOMPARE(poster->size(), QSize(80, 45));
    QCOMPARE(VideoFile::poster(data("sound.mp4"), 1024)->size(), QSize(160, 90));
}

void TestVideoFile::turned()
{
    QCOMPARE(VideoFile::probe(data("turned.mp4"))->pixels, QSize(32, 64));
    const auto frame = VideoFile::frameAt(data("turned.mp4"), 0);
    QVERIFY(frame);
    QCOMPARE(frame->size(), QSize(32, 64));
    QVERIFY(qRed(frame->pixel(16, 32)) > 230 && qGreen(frame->pixel(16, 32)) < 20);
}

void TestVideoFile::errors()
{
    QCOMPARE(VideoFile::probe(data("no-such-file.mp4")).error().kind, ErrorKind::FileAccess);
    QTemporaryDir folder;
    QFile clip(data("grey-48-frames.mp4"));
    QVERIFY(clip.open(QIODevice::ReadOnly));
    const QByteArray bytes = clip.readAll();
    for (const qsizetype size : {qsizetype(0), qsizetype(10), qsizetype(200), bytes.size() / 3}) {
        QFile cut(folder.filePath(QStringLiteral("cut.mp4")));
        QVERIFY(cut.open(QIODevice::WriteOnly));
        cut.write(bytes.left(size));
        cut.close();
        const auto probed = VideoFile::probe(cut.fileName());
        if (!probed)
            QCOMPARE(probed.error().kind, ErrorKind::DamagedFile);
        const auto frame = VideoFile::lastFrame(cut.fileName());
        QVERIFY(frame || frame.error().kind == ErrorKind::DamagedFile);
    }
    // A playlist must not lead to other files.
    QFile list(folder.filePath(QStringLiteral("list.mp4")));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write("ffconcat version 1.0\nfile '" + data("grey-48-frames.mp4").toUtf8() + "'\n");
    list.close();
    QCOMPARE(VideoFile::probe(list.fileName()).error().kind, ErrorKind::DamagedFile);
}

//! A file of four kilobytes, found by the fuzzer, whose index asks for two gigabytes in one piece.
void TestVideoFile::anIndexOfGigabytes()
{
    QVERIFY(VideoFile::probe(data("grey-48-frames.mp4"))); // what every clip needs is there
    const qint64 before = peakOfMemory();
    QVERIFY(before > 0);
    const auto facts = VideoFile::probe(
        QStringLiteral(MAQUETTE_SOURCE_DIR "/tests/fuzz/finds/clip/an-index-of-two-gigabytes.mp4"));
    QVERIFY(!facts);
    QVERIFY2(peakOfMemory() - before < 1024, QByteArray::number(peakOfMemory() - before));
}

void TestVideoFile::manyThreads()
{
    QThreadPool pool;
    QList<PoolWork<bool>> all;
    for (int n = 0; n < 48; ++n) {
        all.append(runIn(pool, [n] {
            const auto image = VideoFile::frameAt(data("grey-48-frames.mp4"), n * 1000 / 24);
            return image && std::abs(frameNumber(*image) - n) < 0.5;
        }));
    }
    for (const auto &each : all)
        QVERIFY(each.result());
}

QTEST_GUILESS_MAIN(TestVideoFile)
#include "tst_videofile.moc"
