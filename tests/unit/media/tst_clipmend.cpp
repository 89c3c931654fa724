// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/clipmend.h"

#include "app/library/videofile.h"
#include "tests/support/spyvalue.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtEndian>
#include <QTest>
#include <QThreadPool>

#include <cmath>

using namespace maquette;
using namespace maquette::test;
using Kind = ClipMendOption::Kind;

namespace
{

constexpr int longest = 60000;

QString clip(const char *name)
{
    return QStringLiteral(MAQUETTE_TEST_DATA "/library/") + QLatin1String(name);
}

} // namespace

class TestClipMend : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void offers_data();
    void offers();
    void everyOfferFits_data();
    void everyOfferFits();
    void aPartFromTheMiddle();
    void soundStays();
    void isMadeOnceAndOriginalStays();
    void hopelessWeight();
    void faults();
    void isCancelled();
    void deletedWhileWorking();
    void tellsProgress();

private:
    [[nodiscard]] QString tone(int seconds);
    Result<MendedClip> mended(const QString &file, const ClipMend &mend, const MediaLimits &limits);
    //! Minutes of work.
    [[nodiscard]] static ClipMend heavyMend()
    {
        ClipMend mend;
        mend.durationMs = 2000;
        mend.size = {4096, 4096};
        return mend;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_cache;
};

void TestClipMend::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_cache = m_folder->filePath(QStringLiteral("cache"));
}

//! A WAV of 22,050 Hz in two channels.
QString TestClipMend::tone(int seconds)
{
    constexpr int rate = 22050;
    QByteArray samples(qsizetype(rate) * seconds * 4, Qt::Uninitialized);
    for (qsizetype i = 0; i < samples.size() / 2; ++i)
        qToLittleEndian<qint16>(qint16(8000 * std::sin(double(i / 2) * 0.05)), samples.data() + i * 2);
    QByteArray wave(
        "RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x02\0\x22\x56\0\0\x88\x58\x01\0\x04\0\x10\0data\0\0\0\0", 44);
    qToLittleEndian<quint32>(quint32(samples.size() + 36), wave.data() + 4);
    qToLittleEndian<quint32>(quint32(samples.size()), wave.data() + 40);
    QFile file(m_folder->filePath(QStringLiteral("tone.wav")));
    if (!file.open(QIODevice::WriteOnly) || file.write(wave + samples) < 0)
        qFatal("no file");
    return file.fileName();
}

Result<MendedClip> TestClipMend::mended(const QString &file, const ClipMend &mend, const MediaLimits &limits)
{
    ClipWork work;
    return mendClip(file, mend, limits, m_cache, work);
}

void TestClipMend::offers_data()
{
    QTest::addColumn<MediaLimits>("limits");
    QTest::addColumn<QStringList>("titles");
    MediaLimits limits;
    limits.kind = MediaKind::Video;
    QTest::newRow("fits") << limits << QStringList();
    limits.maxDurationMs = 8000;
    QTest::newRow("too long") << limits << QStringList{QStringLiteral("Keep the first 7.9 s")};
    limits = {};
    limits.maxWidth = 640;
    QTest::newRow("too wide") << limits << QStringList{QStringLiteral("Resize to 640 × 360")};
    limits = {};
    limits.aspectUnder = 1.5;
    QTest::newRow("shape") << limits << QStringList{QStringLiteral("Crop to 1078 × 720")};
    limits = {};
    limits.maxBytes = 5'000'000;
    QTest::newRow("heavy") << limits << QStringList{QStringLiteral("Make it lighter")};
    limits = {};
    limits.minDurationMs = 60000;
    QTest::newRow("too short") << limits << QStringList();
}

void TestClipMend::offers()
{
    QFETCH(MediaLimits, limits);
    QFETCH(QStringList, titles);
    LocalMedia media;
    media.kind = MediaKind::Video;
    media.type = FileType::Mp4;
    media.pixels = {1280, 720};
    media.bytes = 9'000'000;
    media.durationMs = 12000;
    QStringList offered;
    for (const ClipMendOption &option : clipMends(media, limits))
        offered += option.title;
    QCOMPARE(offered, titles);
}

void TestClipMend::everyOfferFits_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<MediaLimits>("limits");
    MediaLimits limits;
    limits.kind = MediaKind::Video;
    for (const char *name : {"grey-48-frames.mp4", "black-start.mp4", "turned.mp4"}) {
        limits = {};
        limits.kind = MediaKind::Video;
        const LocalMedia media = *lookAtLocal(clip(name));
        limits.maxDurationMs = media.durationMs / 2;
        QTest::addRow("%s shorter", name) << clip(name) << limits;
        limits.maxDurationMs = MediaLimits::most;
        limits.maxWidth = media.pixels.width() / 2;
        QTest::addRow("%s smaller", name) << clip(name) << limits;
        limits = {};
        limits.minWidth = media.pixels.width() + 101;
        QTest::addRow("%s larger", name) << clip(name) << limits;
        limits = {};
        limits.aspectUnder = double(media.pixels.width()) / media.pixels.height() * 0.8;
        QTest::addRow("%s cut", name) << clip(name) << limits;
    }
    limits = {};
    limits.kind = MediaKind::Audio;
    limits.maxDurationMs = 3000;
    QTest::newRow("sound shorter") << QString() << limits;
    limits.maxDurationMs = MediaLimits::most;
    limits.maxBytes = 100'000;
    QTest::newRow("sound lighter") << QString() << limits;
}

void TestClipMend::everyOfferFits()
{
    QFETCH(QString, file);
    QFETCH(MediaLimits, limits);
    if (file.isEmpty())
        file = tone(10);
    const auto media = lookAtLocal(file);
    QVERIFY(media);
    const auto options = clipMends(*media, limits);
    QCOMPARE(options.size(), 1);
    const auto made = mended(file, options.first().mend, limits);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message + made.error().detail));
    const auto looked = lookAtLocal(made->file);
    QVERIFY(looked);
    QVERIFY(breachesOf(limits, looked->figures()).isEmpty());
    QCOMPARE(looked->pixels, options.first().mend.size);
    QCOMPARE(int(looked->kind), int(media->kind));
    QVERIFY(std::abs(looked->durationMs - options.first().mend.durationMs) <= 100);
    QCOMPARE(looked->hasSound, media->hasSound);
}

void TestClipMend::aPartFromTheMiddle()
{
    const QString file = clip("grey-48-frames.mp4");
    const auto media = lookAtLocal(file);
    QVERIFY(media);
    ClipMend mend;
    mend.startMs = 1000;
    mend.durationMs = 500;
    mend.size = media->pixels;
    const auto made = mended(file, mend, {});
    QVERIFY2(made, made ? "" : qPrintable(made.error().message + made.error().detail));
    QVERIFY(std::abs(made->durationMs - 500) <= 60);
    // the greys of the frames tell which they are
    const auto wanted = VideoFile::frameAt(file, 1000);
    const auto found = VideoFile::frameAt(made->file, 0);
    QVERIFY(wanted && found);
    const QPoint at(wanted->width() / 2, wanted->height() / 2);
    QVERIFY(std::abs(qGray(wanted->pixel(at)) - qGray(found->pixel(at))) <= 3);
    const auto first = VideoFile::frameAt(file, 0);
    QVERIFY(std::abs(qGray(first->pixel(at)) - qGray(found->pixel(at))) > 20);
}

void TestClipMend::soundStays()
{
    const QString file = clip("sound.mp4");
    const auto media = lookAtLocal(file);
    QVERIFY(media);
    QVERIFY(media->hasSound);
    MediaLimits limits;
    limits.kind = media->kind;
    limits.maxDurationMs = media->durationMs / 2;
    const auto options = clipMends(*media, limits);
    QCOMPARE(options.size(), 1);
    const auto made = mended(file, options.first().mend, limits);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message + made.error().detail));
    const auto sound = VideoFile::probeSound(made->file);
    QVERIFY(sound);
    QVERIFY(std::abs(*sound - options.first().mend.durationMs) < 100);
}

void TestClipMend::isMadeOnceAndOriginalStays()
{
    const QString file = m_folder->filePath(QStringLiteral("a.mp4"));
    QVERIFY(QFile::copy(clip("turned.mp4"), file));
    QFile original(file);
    QVERIFY(original.open(QIODevice::ReadOnly));
    const QByteArray before = original.readAll();
    MediaLimits limits;
    limits.maxWidth = lookAtLocal(file)->pixels.width() / 2;
    const auto option = clipMends(*lookAtLocal(file), limits).first();
    const auto first = mended(file, option.mend, limits);
    QVERIFY(first);
    const QDateTime written = QFileInfo(first->file).birthTime();
    const auto second = mended(file, option.mend, limits);
    QVERIFY(second);
    QCOMPARE(second->file, first->file);
    QCOMPARE(QFileInfo(second->file).birthTime(), written);
    QCOMPARE(QDir(m_cache).entryList(QDir::Files).size(), 1);
    original.seek(0);
    QCOMPARE(original.readAll(), before);
}

void TestClipMend::hopelessWeight()
{
    MediaLimits limits;
    limits.kind = MediaKind::Audio;
    limits.maxBytes = 2000;
    const QString file = tone(10);
    const auto options = clipMends(*lookAtLocal(file), limits);
    QCOMPARE(options.size(), 1);
    const auto made = mended(file, options.first().mend, limits);
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::TooLarge);
    QVERIFY(QDir(m_cache).entryList(QDir::Files).isEmpty());
}

void TestClipMend::faults()
{
    ClipMend mend;
    mend.durationMs = 500;
    mend.size = {64, 64};
    QCOMPARE(mended(m_folder->filePath(QStringLiteral("gone")), mend, {}).error().kind,
             ErrorKind::FileAccess);
    QFile text(m_folder->filePath(QStringLiteral("text")));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("no clip");
    text.close();
    QCOMPARE(mended(text.fileName(), mend, {}).error().kind, ErrorKind::DamagedFile);
    ClipWork work;
    const auto blocked = mendClip(clip("turned.mp4"), mend, {}, QStringLiteral("/dev/null/x"), work);
    QVERIFY(!blocked);
    QCOMPARE(blocked.error().kind, ErrorKind::FileAccess);
    QVERIFY(QDir(m_cache).entryList(QDir::Files).isEmpty());
}

void TestClipMend::isCancelled()
{
    QThreadPool pool;
    ClipMender mender(pool, clip("grey-48-frames.mp4"), heavyMend(), {}, m_cache);
    QSignalSpy ends(&mender, &ClipMender::finished);
    QSignalSpy steps(&mender, &ClipMender::progressed);
    mender.start();
    QVERIFY(steps.wait(longest));
    mender.cancel();
    QVERIFY(ends.isEmpty());
    QTRY_COMPARE(ends.size(), 1);
    QCOMPARE(valueOf<Result<MendedClip>>(ends.first().first()).error().kind, ErrorKind::Cancelled);
    pool.waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(ends.size(), 1);
    QVERIFY(QDir(m_cache).entryList(QDir::Files).isEmpty());
}

void TestClipMend::deletedWhileWorking()
{
    QThreadPool pool;
    auto mender =
        std::make_unique<ClipMender>(pool, clip("grey-48-frames.mp4"), heavyMend(), MediaLimits(), m_cache);
    QSignalSpy steps(mender.get(), &ClipMender::progressed);
    mender->start();
    QVERIFY(steps.wait(longest));
    mender.reset();
    pool.waitForDone();
    QVERIFY(QDir(m_cache).entryList(QDir::Files).isEmpty());
}

void TestClipMend::tellsProgress()
{
    QThreadPool pool;
    ClipMend mend;
    mend.durationMs = 2000;
    mend.size = {1280, 720};
    ClipMender mender(pool, clip("grey-48-frames.mp4"), mend, {}, m_cache);
    QSignalSpy ends(&mender, &ClipMender::finished);
    QSignalSpy steps(&mender, &ClipMender::progressed);
    mender.start();
    mender.start();
    QVERIFY(ends.wait(longest));
    QVERIFY(valueOf<Result<MendedClip>>(ends.first().first()));
    double before = 0;
    for (const auto &step : std::as_const(steps)) {
        QVERIFY(step.first().toDouble() >= before && step.first().toDouble() <= 1);
        before = step.first().toDouble();
    }
}

Q_DECLARE_METATYPE(maquette::MediaLimits)

QTEST_GUILESS_MAIN(TestClipMend)
#include "tst_clipmend.moc"
