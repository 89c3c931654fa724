// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/picturemend.h"

#include "app/media/mendcache.h"
#include "app/media/mendsizes.h"
#include "app/media/pastedpicture.h"
#include "tests/unit/library/libraryfixture.h"

#include <QBuffer>
#include <QColorSpace>
#include <QDir>
#include <QElapsedTimer>
#include <QImageReader>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace maquette;
using namespace maquette::test;
using Kind = PictureMendOption::Kind;

namespace
{

//! contract 9: seedance-1-0/lite/image-to-video
MediaLimits clipFrameLimits()
{
    MediaLimits limits;
    limits.minWidth = limits.minHeight = 301;
    limits.maxWidth = limits.maxHeight = 5999;
    limits.aspectOver = 0.4;
    limits.aspectUnder = 2.5;
    limits.maxBytes = 29'999'999;
    return limits;
}

QList<Kind> kindsOf(const QList<PictureMendOption> &options)
{
    QList<Kind> kinds;
    for (const PictureMendOption &option : options)
        kinds += option.kind;
    return kinds;
}

} // namespace

class TestPictureMend : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void offers_data();
    void offers();
    void everyOfferFits_data();
    void everyOfferFits();
    void anyPictureAndLimits();
    void originalStays();
    void isMadeOnce();
    void damagedCacheIsMadeAgain();
    void exifTurnIsWritten();
    void profileIsKept();
    void depthIsKept();
    void transparencyIsKeptOrReported();
    void heavyPngBecomesLighter();
    void hopelessWeight();
    void cropsWhatWasDrawn();
    void paddingStandsAround();
    void cmykAndAnimated();
    void faults();
    void fileChangedSince();
    void cacheIsTrimmed();
    void whatWasPastedIsKeptLonger();

private:
    QString kept(const QByteArray &bytes, const QString &name = QStringLiteral("original"));
    [[nodiscard]] Result<MendedPicture> mended(const QString &file, const PictureMend &mend,
                                               const MediaLimits &limits = {})
    {
        return mendPicture(file, mend, limits, m_cache);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_cache;
};

void TestPictureMend::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_cache = m_folder->filePath(QStringLiteral("cache/mended"));
}

QString TestPictureMend::kept(const QByteArray &bytes, const QString &name)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("no file");
    return file.fileName();
}

void TestPictureMend::offers_data()
{
    QTest::addColumn<QSize>("pixels");
    QTest::addColumn<QStringList>("titles");
    QTest::newRow("fits") << QSize(1000, 800) << QStringList();
    QTest::newRow("too wide") << QSize(3000, 1000)
                              << QStringList{QStringLiteral("Crop to 2499 × 1000"),
                                             QStringLiteral("Pad with a colour to 3000 × 1201"),
                                             QStringLiteral("Pad with a blur to 3000 × 1201")};
    QTest::newRow("too large") << QSize(8000, 6000) << QStringList{QStringLiteral("Resize to 5999 × 4499")};
    QTest::newRow("too small") << QSize(200, 200) << QStringList{QStringLiteral("Resize to 301 × 301")};
}

void TestPictureMend::offers()
{
    QFETCH(QSize, pixels);
    QFETCH(QStringList, titles);
    LocalMedia media;
    media.type = FileType::Png;
    media.pixels = pixels;
    media.bytes = 1000;
    QStringList offered;
    for (const PictureMendOption &option : pictureMends(media, clipFrameLimits()))
        offered += option.title;
    QCOMPARE(offered, titles);
}

void TestPictureMend::everyOfferFits_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("mostBytes");
    QTest::newRow("wide") << encoded(paintedPicture({1200, 200}), "png") << qint64(29'999'999);
    QTest::newRow("tall") << encoded(paintedPicture({200, 1200}), "jpeg") << qint64(29'999'999);
    QTest::newRow("tiny") << encoded(paintedPicture({3, 2}), "webp") << qint64(29'999'999);
    QTest::newRow("transparent") << encoded(paintedPicture({900, 200}, true), "png") << qint64(29'999'999);
    QTest::newRow("bmp") << encoded(paintedPicture({400, 400}), "bmp") << qint64(29'999'999);
    QTest::newRow("tiff") << encoded(paintedPicture({400, 400}), "tiff") << qint64(29'999'999);
    QTest::newRow("heavy") << heavyPicture(700) << qint64(200'000);
    QTest::newRow("heavy and wide") << encoded(QImage::fromData(heavyPicture(800)).scaled(1600, 400), "png")
                                    << qint64(100'000);
}

void TestPictureMend::everyOfferFits()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qint64, mostBytes);
    MediaLimits limits = clipFrameLimits();
    limits.maxBytes = mostBytes;
    const QString file = kept(bytes);
    const auto media = lookAtLocal(file);
    QVERIFY(media);
    const auto options = pictureMends(*media, limits);
    QVERIFY(!options.isEmpty());
    for (const PictureMendOption &option : options) {
        const auto made = mended(file, option.mend, limits);
        QVERIFY2(made, made ? "" : qPrintable(option.title + made.error().message));
        const auto looked = lookAtLocal(made->file);
        QVERIFY(looked);
        QVERIFY(breachesOf(limits, looked->figures()).isEmpty());
        QCOMPARE(looked->pixels, made->pixels);
        QCOMPARE(looked->bytes, made->bytes);
        QCOMPARE(int(looked->type), int(made->type));
        if (mostBytes > 1'000'000)
            QCOMPARE(made->pixels, option.mend.size);
        QVERIFY(!looked->turned);
    }
}

void TestPictureMend::anyPictureAndLimits()
{
    QRandomGenerator random(7);
    int made = 0;
    for (int i = 0; i < 40; ++i) {
        MediaLimits limits;
        limits.minWidth = random.bounded(1, 150);
        limits.minHeight = random.bounded(1, 150);
        limits.maxWidth = limits.minWidth + random.bounded(200, 600);
        limits.maxHeight = limits.minHeight + random.bounded(200, 600);
        limits.aspectOver = 0.1 + random.generateDouble();
        limits.aspectUnder = limits.aspectOver + 0.2 + random.generateDouble();
        limits.maxBytes = random.bounded(20'000, 90'000);
        const QSize size(random.bounded(2, 700), random.bounded(2, 700));
        const char *format = i % 3 == 0 ? "png" : i % 3 == 1 ? "jpeg" : "webp";
        const QString file = kept(encoded(paintedPicture(size, i % 2 == 0), format, 90));
        const auto media = lookAtLocal(file);
        QVERIFY(media);
        for (const PictureMendOption &option : pictureMends(*media, limits)) {
            const auto result = mended(file, option.mend, limits);
            if (!result) {
                QCOMPARE(result.error().kind, ErrorKind::TooLarge);
                continue;
            }
            ++made;
            const auto looked = lookAtLocal(result->file);
            QVERIFY(looked);
            const auto breaches = breachesOf(limits, looked->figures());
            QVERIFY2(breaches.isEmpty(), breaches.isEmpty() ? "" : qPrintable(breaches.first().message));
        }
    }
    QVERIFY2(made > 40, qPrintable(QString::number(made)));
}

void TestPictureMend::originalStays()
{
    const QByteArray bytes = encoded(paintedPicture({1200, 300}), "jpeg", 90);
    const QString file = kept(bytes);
    const auto media = lookAtLocal(file);
    for (const PictureMendOption &option : pictureMends(*media, clipFrameLimits()))
        QVERIFY(mended(file, option.mend, clipFrameLimits()));
    QFile original(file);
    QVERIFY(original.open(QIODevice::ReadOnly));
    QCOMPARE(original.readAll(), bytes);
}

void TestPictureMend::isMadeOnce()
{
    const QString file = kept(encoded(paintedPicture({1200, 300}), "png"));
    const auto option = pictureMends(*lookAtLocal(file), clipFrameLimits()).first();
    const auto first = mended(file, option.mend, clipFrameLimits());
    QVERIFY(first);
    struct stat before = {};
    QCOMPARE(::stat(qPrintable(first->file), &before), 0);
    const QString copy = kept(encoded(paintedPicture({1200, 300}), "png"), QStringLiteral("other name"));
    const auto second = mended(copy, option.mend, clipFrameLimits());
    QVERIFY(second);
    QCOMPARE(second->file, first->file);
    struct stat after = {};
    QCOMPARE(::stat(qPrintable(second->file), &after), 0);
    QCOMPARE(after.st_ino, before.st_ino);
    QCOMPARE(QDir(m_cache).entryList(QDir::Files).size(), 1);
    PictureMend other = option.mend;
    other.type = FileType::Jpeg;
    QVERIFY(mended(file, other, clipFrameLimits())->file != first->file);
}

void TestPictureMend::damagedCacheIsMadeAgain()
{
    const QString file = kept(encoded(paintedPicture({1200, 300}), "png"));
    const auto option = pictureMends(*lookAtLocal(file), clipFrameLimits()).first();
    const auto first = mended(file, option.mend, clipFrameLimits());
    QVERIFY(first);
    QVERIFY(QFile::resize(first->file, 200));
    const auto second = mended(file, option.mend, clipFrameLimits());
    QVERIFY(second);
    QVERIFY(lookAtLocal(second->file));
}

void TestPictureMend::exifTurnIsWritten()
{
    QFile source(QStringLiteral(MAQUETTE_SOURCE_DIR "/tests/fuzz/corpus/picture/turned.jpg"));
    QVERIFY(source.open(QIODevice::ReadOnly));
    const QString file = kept(source.readAll());
    const auto media = lookAtLocal(file);
    QVERIFY(media->turned);
    const auto options = pictureMends(*media, {});
    QCOMPARE(kindsOf(options), QList<Kind>{Kind::Upright});
    const auto made = mended(file, options.first().mend);
    QVERIFY(made);
    const auto looked = lookAtLocal(made->file);
    QVERIFY(!looked->turned);
    QCOMPARE(looked->pixels, media->pixels);
    const QImage one = media->preview.convertToFormat(QImage::Format_RGB32);
    const QImage other = looked->preview.convertToFormat(QImage::Format_RGB32);
    for (const QPoint at : {QPoint(1, 1), QPoint(one.width() - 2, 1), QPoint(1, one.height() - 2)}) {
        QVERIFY(std::abs(qRed(one.pixel(at)) - qRed(other.pixel(at))) < 24);
        QVERIFY(std::abs(qBlue(one.pixel(at)) - qBlue(other.pixel(at))) < 24);
    }
}

void TestPictureMend::profileIsKept()
{
    QImage image = paintedPicture({900, 200});
    image.setColorSpace(QColorSpace(QColorSpace::DisplayP3));
    for (const char *format : {"png", "jpeg", "webp"}) {
        const QString file = kept(encoded(image, format, 95));
        const auto media = lookAtLocal(file);
        for (const PictureMendOption &option : pictureMends(*media, clipFrameLimits())) {
            const auto made = mended(file, option.mend, clipFrameLimits());
            QVERIFY(made);
            QCOMPARE(lookAtLocal(made->file)->colourProfile, media->colourProfile);
        }
    }
}

void TestPictureMend::depthIsKept()
{
    QImage image(600, 400, QImage::Format_RGBX64);
    image.fill(QColor::fromRgba64(1000, 30001, 60003));
    const QString file = kept(encoded(image, "png"));
    PictureMend mend;
    mend.crop = {10, 10, 400, 300};
    mend.size = {400, 300};
    const auto made = mended(file, mend);
    QVERIFY(made);
    QVERIFY(lookAtLocal(made->file)->deep);
    QCOMPARE(QImage(made->file).pixelColor(5, 5).rgba64().green(), quint16(30001));
}

void TestPictureMend::transparencyIsKeptOrReported()
{
    const QString file = kept(encoded(paintedPicture({900, 200}, true), "png"));
    const auto options = pictureMends(*lookAtLocal(file), clipFrameLimits());
    const auto crop = mended(file, options.first().mend, clipFrameLimits());
    QVERIFY(crop);
    QVERIFY(!crop->alphaLost);
    QVERIFY(lookAtLocal(crop->file)->alphaUsed);
    PictureMend flat = options.first().mend;
    flat.type = FileType::Jpeg;
    for (int i = 0; i < 2; ++i) { // made, and found again
        const auto jpeg = mended(file, flat, clipFrameLimits());
        QVERIFY(jpeg);
        QVERIFY(jpeg->alphaLost);
        QVERIFY(qRed(QImage(jpeg->file).pixel(jpeg->pixels.width() - 2, 2)) > 250); // white, not black
    }
    LocalMedia heavy;
    heavy.type = FileType::Png;
    heavy.pixels = {500, 500};
    heavy.bytes = 40'000'000;
    heavy.alphaUsed = true;
    const auto lighter = pictureMends(heavy, clipFrameLimits());
    QCOMPARE(lighter.size(), 2);
    QCOMPARE(int(lighter.at(0).mend.type), int(FileType::WebP));
    QVERIFY(lighter.at(0).notes.isEmpty());
    QCOMPARE(lighter.at(1).notes, QStringList{QStringLiteral("Transparent parts become white.")});
}

void TestPictureMend::heavyPngBecomesLighter()
{
    MediaLimits limits;
    limits.maxBytes = 400'000;
    limits.maxWidth = 600;
    const QString file = kept(heavyPicture(700));
    const auto options = pictureMends(*lookAtLocal(file), limits);
    QCOMPARE(kindsOf(options), QList<Kind>{Kind::Resize});
    const auto made = mended(file, options.first().mend, limits);
    QVERIFY(made);
    QCOMPARE(int(made->type), int(FileType::Jpeg));
    QVERIFY(made->bytes <= 400'000);
}

void TestPictureMend::hopelessWeight()
{
    MediaLimits limits;
    limits.maxBytes = 500;
    limits.minWidth = limits.minHeight = 300;
    PictureMend mend;
    mend.size = {700, 700};
    const auto made = mended(kept(heavyPicture(700)), mend, limits);
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::TooLarge);
    QVERIFY(QDir(m_cache).entryList(QDir::Files).isEmpty());
}

void TestPictureMend::cropsWhatWasDrawn()
{
    const QImage image = paintedPicture({1000, 1000});
    const QString file = kept(encoded(image, "png"));
    const auto media = lookAtLocal(file);
    const auto mend = cropMend(*media, clipFrameLimits(), {600, 550, 350, 320});
    QVERIFY(mend);
    const auto made = mended(file, *mend, clipFrameLimits());
    QVERIFY(made);
    QCOMPARE(made->pixels, QSize(350, 320));
    QCOMPARE(QImage(made->file).convertToFormat(QImage::Format_RGB32), image.copy(600, 550, 350, 320));
    QCOMPARE(cropMend(*media, clipFrameLimits(), {0, 0, 100, 100})->size, QSize(301, 301)); // made larger
    QVERIFY(!cropMend(*media, clipFrameLimits(), {0, 0, 1000, 100}));
    QVERIFY(!cropMend(*media, clipFrameLimits(), {2000, 0, 500, 500}));
    QVERIFY(!cropMend(*media, clipFrameLimits(), {}));
}

void TestPictureMend::paddingStandsAround()
{
    QImage image(900, 200, QImage::Format_RGB32);
    image.fill(Qt::green);
    const QString file = kept(encoded(image, "png"));
    const auto options = pictureMends(*lookAtLocal(file), clipFrameLimits());
    QCOMPARE(kindsOf(options), (QList<Kind>{Kind::Crop, Kind::PadColour, Kind::PadBlur}));
    PictureMend colour = options.at(1).mend;
    colour.colour = Qt::magenta;
    const QImage padded(mended(file, colour, clipFrameLimits())->file);
    QCOMPARE(padded.pixelColor(padded.width() / 2, 2), QColor(Qt::magenta));
    QCOMPARE(padded.pixelColor(padded.width() / 2, padded.height() / 2), QColor(Qt::green));
    const QImage blurred(mended(file, options.at(2).mend, clipFrameLimits())->file);
    QCOMPARE(blurred.pixelColor(blurred.width() / 2, 2), QColor(Qt::green));
}

void TestPictureMend::cmykAndAnimated()
{
    for (const char *name : {"cmyk.jpg", "animated.webp", "two-frames.gif"}) {
        const auto media = lookAtLocal(QStringLiteral(MAQUETTE_SOURCE_DIR "/tests/fuzz/corpus/picture/") +
                                       QLatin1String(name));
        QVERIFY(media);
        MediaLimits limits;
        limits.minWidth = limits.minHeight = 64;
        const auto options = pictureMends(*media, limits);
        QVERIFY(!options.isEmpty());
        QCOMPARE(options.first().notes.size(), 1);
        const auto made = mended(media->file, options.first().mend, limits);
        QVERIFY(made);
        const auto looked = lookAtLocal(made->file);
        QVERIFY(!looked->isAnimated());
        QVERIFY(!looked->cmyk);
    }
}

void TestPictureMend::faults()
{
    PictureMend mend;
    mend.size = {20, 20};
    QCOMPARE(mended(m_folder->filePath(QStringLiteral("gone")), mend).error().kind, ErrorKind::FileAccess);
    QCOMPARE(mended(m_folder->path(), mend).error().kind, ErrorKind::FileAccess);
    QCOMPARE(mended(kept("no picture"), mend).error().kind, ErrorKind::DamagedFile);
    QCOMPARE(mended(kept(pngPromising(60000, 60000)), mend).error().kind, ErrorKind::TooLarge);
    const QString good = kept(encoded(paintedPicture({20, 20}), "png"), QStringLiteral("good"));
    const QString full = QStringLiteral("/dev/full/x");
    QVERIFY(!mendPicture(good, mend, {}, full));
    QVERIFY(
        QFile(m_folder->filePath(QStringLiteral("cache"))).open(QIODevice::WriteOnly)); // a file in the way
    const auto blocked = mended(good, mend);
    QVERIFY(!blocked);
    QCOMPARE(blocked.error().kind, ErrorKind::FileAccess);
}

void TestPictureMend::fileChangedSince()
{
    const QString file = kept(encoded(paintedPicture({500, 500}), "png"));
    PictureMend mend;
    mend.crop = {100, 100, 400, 400};
    mend.size = {400, 400};
    kept(encoded(paintedPicture({300, 300}), "png"));
    const auto made = mended(file, mend);
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::InvalidInput);
}

void TestPictureMend::cacheIsTrimmed()
{
    QVERIFY(QDir().mkpath(m_cache));
    const QDateTime old = QDateTime::currentDateTimeUtc().addDays(-10);
    for (int i = 0; i < 6; ++i) {
        QFile file(m_cache + QStringLiteral("/%1").arg(i));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(1000, 'x'));
        file.flush();
        if (i < 5)
            QVERIFY(file.setFileTime(old.addSecs(i), QFileDevice::FileModificationTime));
    }
    trimCache(m_cache, 3000);
    QCOMPARE(QDir(m_cache).entryList(QDir::Files),
             (QStringList{QStringLiteral("3"), QStringLiteral("4"), QStringLiteral("5")}));
    touch(m_cache + QStringLiteral("/3"));
    trimCache(m_cache, 0);
    QCOMPARE(QDir(m_cache).entryList(QDir::Files), (QStringList{QStringLiteral("3"), QStringLiteral("5")}));
}

void TestPictureMend::whatWasPastedIsKeptLonger()
{
    const auto add = [](const QString &file, int daysAgo) {
        QFile aged(file);
        return aged.open(QIODevice::ReadWrite | QIODevice::Append) && aged.write("x") == 1 && aged.flush() &&
               aged.setFileTime(QDateTime::currentDateTimeUtc().addDays(-daysAgo),
                                QFileDevice::FileModificationTime);
    };
    const auto young = keepPasted(paintedPicture({30, 20}), m_cache);
    const auto old = keepPasted(paintedPicture({20, 30}), m_cache);
    const QString made = m_cache + QStringLiteral("/made.png");
    QVERIFY(young && old);
    QVERIFY(add(*young, 89) && add(*old, 91) && add(made, 2));
    trimCache(m_cache, 0);
    QVERIFY(QFile::exists(*young));
    QVERIFY(!QFile::exists(*old));
    QVERIFY(!QFile::exists(made));
}

QTEST_GUILESS_MAIN(TestPictureMend)
#include "tst_picturemend.moc"
