// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exportpicture.h"
#include "tests/unit/export/exportrig.h"

#include <QBuffer>
#include <QColorSpace>
#include <QFile>
#include <QImageReader>
#include <QIODevice>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

class TestExportPicture : public QObject
{
    Q_OBJECT

private slots:
    void formats_data();
    void formats();
    void sizes();
    void whatChangesNothingIsCopied();
    void coloursBecomeSrgb();
    void transparencyStandsOnWhite();
    void textsAreLeftOut();
    void animationsAndClipsAreCopied();
    void whatCannotBeReadSaysWhy();
    void tooLargeForTheFormat();
    void calledOff();

private:
    QString keep(const QByteArray &bytes);
    Result<std::optional<NewPicture>> drawn(const QByteArray &bytes, const ExportPlan &plan)
    {
        return drawnAnew(keep(bytes), plan, CallOff());
    }

    QTemporaryDir m_folder;
};

QString TestExportPicture::keep(const QByteArray &bytes)
{
    QFile file(m_folder.filePath(u"source"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("no file");
    return file.fileName();
}

void TestExportPicture::formats_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("read");
    QTest::newRow("png") << int(ExportPlan::Format::Png) << QByteArray("png");
    QTest::newRow("jpeg") << int(ExportPlan::Format::Jpeg) << QByteArray("jpeg");
    QTest::newRow("webp") << int(ExportPlan::Format::WebP) << QByteArray("webp");
}

void TestExportPicture::formats()
{
    QFETCH(int, format);
    QFETCH(QByteArray, read);
    ExportPlan plan;
    plan.format = ExportPlan::Format(format);
    QVERIFY(exportFormats().contains(plan.format));
    for (const char *source : {"png", "jpg", "webp", "bmp"}) {
        if (source == extensionOf(plan.format).toLatin1() && plan.format == ExportPlan::Format::Png)
            continue;
        const auto made = drawn(encoded(paintedPicture({60, 40}), source, 95), plan);
        QVERIFY(made && *made);
        QCOMPARE((*made)->extension, extensionOf(plan.format));
        QBuffer buffer;
        buffer.setData((*made)->bytes);
        buffer.open(QIODevice::ReadOnly);
        QImageReader reader(&buffer);
        QCOMPARE(reader.format(), read);
        QCOMPARE(reader.size(), QSize(60, 40));
    }
    const auto fine = drawn(heavyPicture(64), plan);
    plan.quality = 10;
    const auto coarse = drawn(heavyPicture(64), plan);
    if (plan.format != ExportPlan::Format::Png)
        QVERIFY((*fine)->bytes.size() > 2 * (*coarse)->bytes.size());
}

void TestExportPicture::sizes()
{
    ExportPlan plan;
    plan.sizing = ExportPlan::Sizing::LongestSide;
    plan.longestSide = 30;
    const auto made = drawn(encoded(paintedPicture({60, 40}), "jpg"), plan);
    QVERIFY(made && *made);
    QCOMPARE((*made)->extension, u"jpg"_s);
    QCOMPARE(QImage::fromData((*made)->bytes).size(), QSize(30, 20));
    plan.sizing = ExportPlan::Sizing::Percent;
    plan.percent = 10;
    const auto tiny = drawn(encoded(paintedPicture({60, 2}), "bmp"), plan);
    QVERIFY(tiny && *tiny);
    QCOMPARE((*tiny)->extension, u"png"_s);
    QCOMPARE(QImage::fromData((*tiny)->bytes).size(), QSize(6, 1));
    plan.percent = 100;
    QVERIFY(!*drawn(encoded(paintedPicture({60, 40}), "png"), plan));
}

void TestExportPicture::whatChangesNothingIsCopied()
{
    const QByteArray png = encoded(paintedPicture({60, 40}), "png");
    ExportPlan plan;
    QVERIFY(!*drawn(png, plan));
    plan.sizing = ExportPlan::Sizing::LongestSide; // never made larger
    QVERIFY(!*drawn(png, plan));
    plan.sizing = ExportPlan::Sizing::Original;
    plan.format = ExportPlan::Format::Png;
    QVERIFY(!*drawn(png, plan));
}

void TestExportPicture::coloursBecomeSrgb()
{
    ExportPlan plan;
    plan.format = ExportPlan::Format::Png;
    const QByteArray wide = wideColoured({40, 40}, "png");
    const auto made = drawn(wide, plan);
    QVERIFY(made && *made);
    const QImage image = QImage::fromData((*made)->bytes);
    QCOMPARE(image.colorSpace(), QColorSpace(QColorSpace::SRgb));
    QImage expected = QImage::fromData(wide);
    expected.convertToColorSpace(QColorSpace(QColorSpace::SRgb));
    const QColor is = image.pixelColor(3, 3);
    const QColor wanted = expected.pixelColor(3, 3);
    QVERIFY(is != QImage::fromData(wide).pixelColor(3, 3));
    QVERIFY(std::abs(is.red() - wanted.red()) <= 1 && std::abs(is.blue() - wanted.blue()) <= 1);
    plan.toSrgb = false;
    plan.sizing = ExportPlan::Sizing::Percent;
    const auto kept = drawn(wide, plan);
    QCOMPARE(QImage::fromData((*kept)->bytes).colorSpace().primaries(), QColorSpace::Primaries::DciP3D65);
}

void TestExportPicture::transparencyStandsOnWhite()
{
    ExportPlan plan;
    plan.format = ExportPlan::Format::Jpeg;
    const auto made = drawn(encoded(paintedPicture({64, 64}, true), "png"), plan);
    const QColor corner = QImage::fromData((*made)->bytes).pixelColor(60, 4);
    QVERIFY(corner.red() > 245 && corner.green() > 245 && corner.blue() > 245);
    plan.format = ExportPlan::Format::WebP;
    const auto webp = drawn(encoded(paintedPicture({64, 64}, true), "png"), plan);
    QCOMPARE(QImage::fromData((*webp)->bytes).pixelColor(60, 4).alpha(), 0);
}

void TestExportPicture::textsAreLeftOut()
{
    QImage image = QImage::fromData(wideColoured({60, 40}, "png")); // so that PNG is written anew too
    image.setText(u"Comment"_s, u"/home/me/secret"_s);
    const QByteArray png = encoded(image, "png");
    QVERIFY(png.contains("secret"));
    for (const auto format : {ExportPlan::Format::Png, ExportPlan::Format::Jpeg, ExportPlan::Format::WebP}) {
        for (const auto sizing : {ExportPlan::Sizing::Original, ExportPlan::Sizing::Percent}) {
            ExportPlan plan;
            plan.format = format;
            plan.sizing = sizing;
            const auto made = drawn(png, plan);
            QVERIFY(made && *made);
            QVERIFY(!(*made)->bytes.contains("secret"));
        }
    }
}

void TestExportPicture::animationsAndClipsAreCopied()
{
    ExportPlan plan;
    plan.format = ExportPlan::Format::Jpeg;
    plan.sizing = ExportPlan::Sizing::Percent;
    const QByteArray head = QByteArray::fromHex("474946383961010001008000000000"
                                                "00ffffff");
    const QByteArray frame = QByteArray::fromHex("21f904040a0000002c000000000100010000"
                                                 "0202440100");
    const auto still = drawn(head + frame + ';', plan);
    QVERIFY(still && *still);
    const auto moving = drawn(head + frame + frame + ';', plan);
    QVERIFY(moving && !*moving);
    const auto clip = drawn(testFile(u"grey-48-frames.mp4"_s), plan);
    QVERIFY(clip && !*clip);
}

void TestExportPicture::whatCannotBeReadSaysWhy()
{
    ExportPlan plan;
    plan.format = ExportPlan::Format::Jpeg;
    QByteArray png = encoded(paintedPicture({60, 40}), "png");
    const auto cut = drawn(png.left(png.size() / 2), plan);
    QVERIFY(!cut);
    QCOMPARE(cut.error().kind, ErrorKind::DamagedFile);
    const QByteArray jpeg = encoded(paintedPicture({60, 40}), "jpg");
    const auto cutJpeg = drawn(jpeg.left(jpeg.size() / 2), plan);
    QVERIFY(!cutJpeg);
    QCOMPARE(cutJpeg.error().kind, ErrorKind::DamagedFile);
    const auto bomb = drawn(pngPromising(60000, 60000), plan);
    QVERIFY(!bomb);
    const auto text = drawn("<html>", plan);
    QVERIFY(!text);
    const auto gone = drawnAnew(m_folder.filePath(u"gone.png"_s), plan, CallOff());
    QVERIFY(!gone);
    QCOMPARE(gone.error().kind, ErrorKind::FileAccess);
}

void TestExportPicture::tooLargeForTheFormat()
{
    ExportPlan plan;
    plan.format = ExportPlan::Format::WebP;
    QImage wide(17000, 2, QImage::Format_RGB32);
    wide.fill(Qt::red);
    const auto made = drawn(encoded(wide, "png"), plan);
    QVERIFY(!made);
    QVERIFY(made.error().message.contains(u"17000"_s));
    plan.sizing = ExportPlan::Sizing::Percent;
    QVERIFY(drawn(encoded(wide, "png"), plan));
}

void TestExportPicture::calledOff()
{
    ExportPlan plan;
    plan.format = ExportPlan::Format::WebP;
    CallOff off;
    off.callOff();
    QVERIFY(!drawnAnew(keep(heavyPicture(300)), plan, off));
}

QTEST_GUILESS_MAIN(TestExportPicture)
#include "tst_exportpicture.moc"
