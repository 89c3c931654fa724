// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/clipmend.h"
#include "app/media/clipwriter.h"
#include "app/media/pastedpicture.h"
#include "app/media/picturemend.h"
#include "tests/support/tinydisk.h"
#include "tests/unit/library/libraryfixture.h"

#include <QDir>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace maquette::test;

//! What is made for a field, when the disk is full or cannot be written, and when the encoder has hard work.
class TestMendFaults : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void fullDisk();
    void readOnlyDisk();
    void heavyClipIsMadeLighter();
    void tooHeavyForAnyQuality();

private:
    [[nodiscard]] QString heavyFile();
    //! Two seconds of noise, which no encoder makes small.
    [[nodiscard]] QString noisyClip();
    [[nodiscard]] static QStringList left(const QString &folder)
    {
        return QDir(folder).entryList(QDir::Files | QDir::Hidden);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestMendFaults::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

QString TestMendFaults::heavyFile()
{
    QFile file(m_folder->filePath(QStringLiteral("heavy.png")));
    if (!file.open(QIODevice::WriteOnly) || file.write(heavyPicture(900)) < 0)
        qFatal("no file");
    return file.fileName();
}

QString TestMendFaults::noisyClip()
{
    const QString file = m_folder->filePath(QStringLiteral("noise.mp4"));
    ClipShape shape;
    shape.size = {320, 240};
    auto writer = ClipWriter::open(file, shape);
    if (!writer)
        qFatal("no clip");
    QImage image(shape.size, QImage::Format_RGB32);
    quint32 state = 1;
    constexpr int frames = 48;
    for (int i = 0; i < frames; ++i) {
        for (int y = 0; y < image.height(); ++y) {
            auto *row = reinterpret_cast<QRgb *>(image.scanLine(y));
            for (int x = 0; x < image.width(); ++x)
                row[x] = 0xFF000000U | ((state = state * 1664525U + 1013904223U) >> 8);
        }
        if (!(*writer)->addPicture(image, i * 1000000LL / 24))
            qFatal("no frame");
    }
    if (!(*writer)->finish(2000000))
        qFatal("no end");
    return file;
}

void TestMendFaults::fullDisk()
{
    const QString cache = m_folder->filePath(QStringLiteral("cache"));
    QVERIFY(QDir().mkpath(cache));
    TinyDisk disk(cache, 1 << 20);
    if (!disk.isMounted())
        QSKIP("No small disk can be mounted here");
    PictureMend mend;
    mend.size = {900, 900};
    const QString file = heavyFile();
    const auto picture = mendPicture(file, mend, {}, cache);
    QVERIFY(!picture);
    QCOMPARE(picture.error().kind, ErrorKind::DiskFull);
    QCOMPARE(left(cache), QStringList());
    const auto pasted = keepPasted(QImage(file), cache);
    QVERIFY(!pasted);
    QCOMPARE(pasted.error().kind, ErrorKind::DiskFull);
    QCOMPARE(left(cache), QStringList());
    const QString noise = noisyClip();
    ClipMend clipMend;
    clipMend.durationMs = 2000;
    clipMend.size = {320, 240};
    ClipWork work;
    const auto clip = mendClip(noise, clipMend, {}, cache, work);
    QVERIFY(!clip);
    QCOMPARE(clip.error().kind, ErrorKind::DiskFull);
    QCOMPARE(left(cache), QStringList());
    QVERIFY(disk.resize(64 << 20));
    QVERIFY(mendPicture(file, mend, {}, cache));
    QVERIFY(mendClip(noise, clipMend, {}, cache, work));
}

void TestMendFaults::readOnlyDisk()
{
    const QString cache = m_folder->filePath(QStringLiteral("cache"));
    QVERIFY(QDir().mkpath(cache));
    TinyDisk disk(cache, 8 << 20);
    if (!disk.isMounted())
        QSKIP("No small disk can be mounted here");
    QVERIFY(disk.setReadOnly(true));
    PictureMend mend;
    mend.size = {900, 900};
    const auto picture = mendPicture(heavyFile(), mend, {}, cache);
    QVERIFY(!picture);
    QCOMPARE(picture.error().kind, ErrorKind::FileAccess);
}

void TestMendFaults::heavyClipIsMadeLighter()
{
    const QString file = noisyClip();
    const auto media = lookAtLocal(file);
    QVERIFY(media);
    MediaLimits limits;
    limits.kind = MediaKind::Video;
    limits.maxBytes = media->bytes / 8;
    const auto options = clipMends(*media, limits);
    QCOMPARE(options.size(), 1);
    QCOMPARE(int(options.first().kind), int(ClipMendOption::Kind::Reencode));
    ClipWork work;
    const QString cache = m_folder->filePath(QStringLiteral("cache"));
    const auto made = mendClip(file, options.first().mend, limits, cache, work);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message + made.error().detail));
    QVERIFY(made->bytes <= limits.maxBytes);
    QVERIFY(made->bytes > limits.maxBytes / 10);
    QVERIFY(std::abs(made->durationMs - media->durationMs) < 60);
}

void TestMendFaults::tooHeavyForAnyQuality()
{
    const QString file = noisyClip();
    MediaLimits limits;
    limits.kind = MediaKind::Video;
    limits.maxBytes = 30000;
    const auto options = clipMends(*lookAtLocal(file), limits);
    QCOMPARE(options.size(), 1);
    ClipWork work;
    const QString cache = m_folder->filePath(QStringLiteral("cache"));
    const auto made = mendClip(file, options.first().mend, limits, cache, work);
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::TooLarge);
    QCOMPARE(left(cache), QStringList());
}

int main(int argc, char **argv)
{
    enterMountNamespace();
    QCoreApplication application(argc, argv);
    TestMendFaults test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_mendfaults.moc"
