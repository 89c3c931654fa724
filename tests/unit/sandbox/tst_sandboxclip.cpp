// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clipreader.h"

#include "app/sandbox/clip.h"
#include "app/sandbox/mark.h"
#include "app/sandbox/picture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace maquette;

namespace
{

QImage still(const char *prompt, QSize size = QSize(1280, 720))
{
    return drawPicture({QStringLiteral("test"), QString::fromLatin1(prompt), 3, 0}, size);
}

QByteArray bytesOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Away from the mark.
QRect upperPart(QSize size)
{
    return QRect(0, 0, size.width(), size.height() * 4 / 5);
}

} // namespace

class TestSandboxClip : public QObject
{
    Q_OBJECT

private slots:
    void holdsWhatWasAskedFor_data();
    void holdsWhatWasAskedFor();
    void startsAtTheFirstFrameAndMoves();
    void endsAtTheLastFrame();
    void isMarkedFromTheFirstFrameToTheLast();
    void equalBriefsGiveEqualBytes();
    void canBePlayedWhileItLoads();
    void endsEarlyWhenCalledOff();
    void saysWhyItCannotBeWritten();
    void soundAlone();

private:
    QString name(const char *file) const { return m_folder.filePath(QString::fromLatin1(file)); }

    QTemporaryDir m_folder;
};

void TestSandboxClip::holdsWhatWasAskedFor_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("seconds");
    QTest::newRow("480p, 5 s") << QSize(854, 480) << 5;
    QTest::newRow("480p tall, 10 s") << QSize(480, 640) << 10;
    QTest::newRow("720p, 2 s") << QSize(1280, 720) << 2;
    QTest::newRow("1080p, 1 s") << QSize(1920, 1080) << 1;
    QTest::newRow("small and odd in halves") << QSize(162, 98) << 1;
}

void TestSandboxClip::holdsWhatWasAskedFor()
{
    QFETCH(QSize, size);
    QFETCH(int, seconds);
    const QString file = name("asked.mp4");
    const Result<void> made = makeClip({still("ocean", size), {}, size, seconds, 7, {}}, file);
    QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().detail));
    const ClipContents clip = readClip(file, false);
    QCOMPARE(clip.error, QString());
    QCOMPARE(clip.videoCodec, QStringLiteral("h264"));
    QCOMPARE(clip.pixelFormat, QStringLiteral("yuv420p"));
    QCOMPARE(clip.framesPerSecond, 24.0);
    QCOMPARE(clip.times.size(), seconds * 24);
    QVERIFY(std::abs(clip.duration - seconds) <= 1.0 / 24);
    QCOMPARE(clip.times.first(), 0.0);
    for (qsizetype i = 1; i < clip.times.size(); ++i)
        QVERIFY(std::abs(clip.times[i] - clip.times[i - 1] - 1.0 / 24) < 0.001);
    QCOMPARE(clip.audioCodec, QStringLiteral("aac"));
    QVERIFY(std::abs(clip.audioDuration - seconds) < 0.1);
    QVERIFY2(clip.loudest > 0.02F && clip.loudest < 0.9F,
             qPrintable(QString::number(static_cast<double>(clip.loudest))));
    QVERIFY(clip.comment.contains(QStringLiteral("Simulated")));
}

void TestSandboxClip::startsAtTheFirstFrameAndMoves()
{
    const QSize size(640, 360);
    const QImage first = still("mountains at sunset");
    QVERIFY(makeClip({first, {}, size, 2, 7, {}}, name("moves.mp4")).has_value());
    const ClipContents clip = readClip(name("moves.mp4"));
    QCOMPARE(clip.frames.size(), 48);
    QCOMPARE(clip.frames.first().size(), size);
    const QImage wanted = first.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const double start = psnr(clip.frames.first(), wanted, upperPart(size));
    QVERIFY2(start > 34, qPrintable(QString::number(start)));
    const double end = psnr(clip.frames.last(), wanted, upperPart(size));
    QVERIFY2(end < start - 6, qPrintable(QString::number(end)));
    for (qsizetype i = 1; i < clip.frames.size(); ++i)
        QVERIFY2(psnr(clip.frames[i - 1], clip.frames[i], upperPart(size)) < 60,
                 qPrintable(QString::number(i)));
}

void TestSandboxClip::endsAtTheLastFrame()
{
    const QSize size(640, 360);
    const QImage first = still("mountains at sunset");
    const QImage last = still("forest in the mist", QSize(900, 900)); // another shape is stretched to fit
    QVERIFY(makeClip({first, last, size, 2, 7, {}}, name("ends.mp4")).has_value());
    const ClipContents clip = readClip(name("ends.mp4"));
    const QImage from = first.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const QImage to = last.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QVERIFY(psnr(clip.frames.first(), from, upperPart(size)) > 34);
    const double end = psnr(clip.frames.last(), to, upperPart(size));
    QVERIFY2(end > 30, qPrintable(QString::number(end)));
    QVERIFY(psnr(clip.frames.last(), from, upperPart(size)) < 20);
    // In between, both can be seen.
    const QImage &middle = clip.frames[static_cast<qsizetype>(48 * 0.8)];
    QVERIFY(psnr(middle, to, upperPart(size)) < end - 5);
    QVERIFY(psnr(middle, from, upperPart(size)) < 30);
}

void TestSandboxClip::isMarkedFromTheFirstFrameToTheLast()
{
    const QSize size(640, 360);
    QImage white(size, QImage::Format_RGB32);
    white.fill(Qt::white);
    QVERIFY(makeClip({white, white, size, 1, 7, {}}, name("mark.mp4")).has_value());
    const ClipContents clip = readClip(name("mark.mp4"));
    const QRect mark = markRect(size);
    for (const QImage &frame : {clip.frames.first(), clip.frames[12], clip.frames.last()}) {
        int dark = 0;
        for (int y = mark.top(); y <= mark.bottom(); ++y) {
            for (int x = mark.left(); x <= mark.right(); ++x)
                dark += qGray(frame.pixel(x, y)) < 90 ? 1 : 0;
        }
        QVERIFY2(dark > mark.width() * mark.height() / 2, qPrintable(QString::number(dark)));
        QVERIFY(qGray(frame.pixel(size.width() - 5, size.height() - 5)) > 200);
    }
}

void TestSandboxClip::equalBriefsGiveEqualBytes()
{
    const ClipBrief brief{still("city night"), still("city day"), QSize(426, 240), 2, 11, {}};
    QVERIFY(makeClip(brief, name("one.mp4")).has_value());
    std::thread busy([&] { QVERIFY(makeClip(brief, name("two.mp4")).has_value()); });
    QVERIFY(makeClip(brief, name("three.mp4")).has_value());
    busy.join();
    const QByteArray one = bytesOf(name("one.mp4"));
    QVERIFY(one.size() > 10'000);
    QVERIFY(bytesOf(name("two.mp4")) == one);
    QVERIFY(bytesOf(name("three.mp4")) == one);
    ClipBrief other = brief;
    other.seed = 12;
    QVERIFY(makeClip(other, name("four.mp4")).has_value());
    QVERIFY(bytesOf(name("four.mp4")) != one);
}

void TestSandboxClip::canBePlayedWhileItLoads()
{
    QVERIFY(makeClip({still("ocean"), {}, QSize(320, 180), 1, 7, {}}, name("fast.mp4")).has_value());
    const QByteArray bytes = bytesOf(name("fast.mp4"));
    const qsizetype index = bytes.indexOf("moov");
    QVERIFY(index > 0 && index < bytes.indexOf("mdat"));
}

void TestSandboxClip::endsEarlyWhenCalledOff()
{
    std::atomic<int> frames = 0;
    ClipBrief brief{still("ocean"), {}, QSize(320, 180), 10, 7, {}};
    brief.keepOn = [&] { return ++frames < 5; };
    const Result<void> made = makeClip(brief, name("never.mp4"));
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::Cancelled);
    QCOMPARE(frames.load(), 5);
}

void TestSandboxClip::saysWhyItCannotBeWritten()
{
    const Result<void> made =
        makeClip({still("ocean"), {}, QSize(320, 180), 1, 7, {}}, name("no/such/folder.mp4"));
    QVERIFY(!made);
    QVERIFY(made.error().detail.contains(QStringLiteral("No such file")));
}

void TestSandboxClip::soundAlone()
{
    ClipBrief brief;
    brief.seconds = 3;
    QVERIFY(makeSound(brief, name("sound.m4a")).has_value());
    const ClipContents sound = readClip(name("sound.m4a"));
    QCOMPARE(sound.error, QString());
    QCOMPARE(sound.videoCodec, QString());
    QCOMPARE(sound.audioCodec, QStringLiteral("aac"));
    QVERIFY(std::abs(sound.duration - 3) < 0.1);
}

QTEST_GUILESS_MAIN(TestSandboxClip)
#include "tst_sandboxclip.moc"
