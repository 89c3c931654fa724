// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/picture.h"
#include "app/library/screenpicture.h"
#include "app/library/wholepicture.h"
#include "tests/unit/library/libraryfixture.h"

#include <QBuffer>
#include <QColorSpace>
#include <QFile>
#include <QImageReader>
#include <QTemporaryDir>
#include <QtEndian>
#include <QTest>

#include <array>
#include <cmath>

using namespace maquette;
using namespace maquette::test;

namespace
{

using Linear = std::array<double, 3>;
using Matrix = std::array<Linear, 3>;

// Both from the primaries' published coordinates, at D65; the code under test uses none of them.
constexpr Matrix fromP3{{{1.22494, -0.22494, 0}, {-0.04206, 1.04206, 0}, {-0.01964, -0.07864, 1.09827}}};
constexpr Matrix fromAdobe{{{1.39836, -0.39836, 0}, {0, 1, 0}, {0, -0.04293, 1.04293}}};

double decodeSrgb(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double encodeSrgb(double value)
{
    const double inside = std::clamp(value, 0.0, 1.0);
    return inside <= 0.0031308 ? inside * 12.92 : 1.055 * std::pow(inside, 1 / 2.4) - 0.055;
}

QColor expected(QColor color, bool adobe)
{
    const Matrix &matrix = adobe ? fromAdobe : fromP3;
    const auto decode = [adobe](double value) {
        return adobe ? std::pow(value, 563.0 / 256) : decodeSrgb(value);
    };
    const Linear in{decode(color.redF()), decode(color.greenF()), decode(color.blueF())};
    Linear out{};
    for (size_t i = 0; i < 3; ++i)
        out[i] = encodeSrgb(matrix[i][0] * in[0] + matrix[i][1] * in[1] + matrix[i][2] * in[2]);
    return QColor::fromRgbF(float(out[0]), float(out[1]), float(out[2]));
}

bool near(QColor one, QColor other, int most = 2)
{
    return std::abs(one.red() - other.red()) <= most && std::abs(one.green() - other.green()) <= most &&
           std::abs(one.blue() - other.blue()) <= most;
}

QImage patches(const QList<QColor> &colors, QImage::Format format)
{
    constexpr int edge = 16;
    QImage image(int(colors.size()) * edge, edge, format);
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < edge; ++y)
            image.setPixelColor(x, y, colors.at(x / edge));
    }
    return image;
}

Result<WholePicture> read(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return readWholePicture(buffer);
}

//! The smallest profile of version 2 that says how light a grey is: linear.
QByteArray linearGrey()
{
    const QByteArray about("desc\0\0\0\0\0\0\0\5grey\0", 17);
    const QList<std::pair<QByteArray, QByteArray>> tags{
        {"desc", about + QByteArray(78, '\0')},
        {"wtpt", QByteArray("XYZ \0\0\0\0\0\0\xF6\xD6\0\1\0\0\0\0\xD3\x2D", 20)},
        {"kTRC", QByteArray("curv\0\0\0\0\0\0\0\1\1\0\0\0", 16)},
        {"cprt", QByteArray("text\0\0\0\0x\0\0\0", 12)}};
    const auto number = [](quint32 value) {
        const quint32 big = qToBigEndian(value);
        return QByteArray(reinterpret_cast<const char *>(&big), sizeof big);
    };
    QByteArray table = number(quint32(tags.size()));
    QByteArray data;
    const auto start = 128 + 4 + 12 * tags.size();
    for (const auto &[name, value] : tags) {
        table += name + number(quint32(start + data.size())) + number(quint32(value.size()));
        data += value.leftJustified((value.size() + 3) / 4 * 4, '\0');
    }
    QByteArray head = number(quint32(start + data.size())) + "lcms" + number(0x02100000) + "mntrGRAYXYZ ";
    head += QByteArray(12, '\0') + "acsp" + QByteArray(28, '\0');
    head += QByteArray("\0\0\xF6\xD6\0\1\0\0\0\0\xD3\x2D", 12);
    return head.leftJustified(128, '\0') + table + data;
}

//! \a jpeg with \a profile put in after its first marker.
QByteArray withProfile(QByteArray jpeg, const QByteArray &profile)
{
    QByteArray segment("\xFF\xE2", 2);
    const auto length = qToBigEndian(quint16(2 + 14 + profile.size()));
    segment.append(reinterpret_cast<const char *>(&length), 2);
    segment.append(QByteArray("ICC_PROFILE\0\1\1", 14)).append(profile);
    return jpeg.insert(2, segment);
}

const QList<QColor> colors{QColor(51, 204, 102), QColor(230, 90, 60), QColor(128, 128, 128),
                           QColor(20, 40, 90), QColor(255, 255, 255)};

} // namespace

class TestScreenPicture : public QObject
{
    Q_OBJECT

private slots:
    void profilesAreTurnedIntoSrgb_data();
    void profilesAreTurnedIntoSrgb();
    void sixteenBitsAreTurnedBeforeTheyAreCut();
    void withoutAProfileNothingChanges();
    void plainGammaIsTakenAsSrgb();
    void greyProfilesCount();
    void brokenProfilesAreIgnored();
    void cmykIsSeen();
    void opaqueAlphaIsNone();
    void alphaSurvivesTheProfile();
    void nameOfTheFileScalesNothing();
    void thumbnailsHaveTheSameColours();
    void jpegThatIsCutShowsWhatIsThere();
};

void TestScreenPicture::profilesAreTurnedIntoSrgb_data()
{
    QTest::addColumn<bool>("adobe");
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QImage::Format>("pixels");
    QTest::newRow("Display P3, PNG") << false << QByteArray("png") << QImage::Format_RGB32;
    QTest::newRow("Display P3, PNG with alpha") << false << QByteArray("png") << QImage::Format_ARGB32;
    QTest::newRow("Adobe RGB, PNG") << true << QByteArray("png") << QImage::Format_RGB32;
    QTest::newRow("Adobe RGB, JPEG") << true << QByteArray("jpeg") << QImage::Format_RGB32;
}

void TestScreenPicture::profilesAreTurnedIntoSrgb()
{
    QFETCH(bool, adobe);
    QFETCH(QByteArray, format);
    QFETCH(QImage::Format, pixels);
    QImage image = patches(colors, pixels);
    image.setColorSpace(adobe ? QColorSpace::AdobeRgb : QColorSpace::DisplayP3);
    const auto picture = read(encoded(image, format.constData(), format == "jpeg" ? 100 : -1));
    QVERIFY(picture);
    QVERIFY(!picture->profile.isEmpty());
    QCOMPARE(picture->image.format(), QImage::Format_RGB32);
    for (qsizetype i = 0; i < colors.size(); ++i) {
        const QColor seen = picture->image.pixelColor(int(i) * 16 + 8, 8);
        const QColor wanted = expected(colors.at(i), adobe);
        QVERIFY2(near(seen, wanted), qPrintable(seen.name() + u' ' + wanted.name()));
    }
    // Not by chance: the colourful ones are others than in the file.
    QVERIFY(!near(picture->image.pixelColor(24, 8), colors.at(1), 6));
}

void TestScreenPicture::sixteenBitsAreTurnedBeforeTheyAreCut()
{
    QImage image = patches(colors, QImage::Format_RGBX64);
    image.setColorSpace(QColorSpace::DisplayP3);
    const auto picture = read(encoded(image, "png"));
    QVERIFY(picture);
    QCOMPARE(picture->image.depth(), 32);
    for (qsizetype i = 0; i < colors.size(); ++i)
        QVERIFY(near(picture->image.pixelColor(int(i) * 16 + 8, 8), expected(colors.at(i), false)));
}

void TestScreenPicture::withoutAProfileNothingChanges()
{
    for (const auto format : {QImage::Format_RGB32, QImage::Format_RGB888, QImage::Format_Indexed8}) {
        const QImage image = patches(colors, QImage::Format_RGB32).convertToFormat(format);
        const auto picture = read(encoded(image, "png"));
        QVERIFY(picture);
        QVERIFY(picture->profile.isEmpty());
        QCOMPARE(picture->image.format(), QImage::Format_RGB32);
        for (qsizetype i = 0; i < colors.size(); ++i)
            QCOMPARE(picture->image.pixelColor(int(i) * 16 + 8, 8), colors.at(i));
    }
}

void TestScreenPicture::plainGammaIsTakenAsSrgb()
{
    QImage image = patches(colors, QImage::Format_RGB32);
    image.setColorSpace(QColorSpace(QColorSpace::Primaries::SRgb, 2.2F));
    QCOMPARE(profileName(image), QString());
    QCOMPARE(forScreen(image).pixelColor(8, 8), colors.first());
    // One that is far from it counts: a linear mid grey is light.
    image.setColorSpace(QColorSpace(QColorSpace::Primaries::SRgb, 1.0F));
    QVERIFY(near(forScreen(image).pixelColor(40, 8), QColor(188, 188, 188)));
}

void TestScreenPicture::greyProfilesCount()
{
    QImage grey(16, 16, QImage::Format_Grayscale8);
    grey.fill(128);
    const auto plain = read(encoded(grey, "jpeg", 95));
    QVERIFY(plain);
    QVERIFY(near(plain->image.pixelColor(8, 8), QColor(128, 128, 128)));
    const auto linear = read(withProfile(encoded(grey, "jpeg", 95), linearGrey()));
    QVERIFY(linear);
    const QColor seen = linear->image.pixelColor(8, 8);
    QVERIFY2(near(seen, QColor(188, 188, 188)), qPrintable(seen.name()));
}

void TestScreenPicture::brokenProfilesAreIgnored()
{
    const QByteArray jpeg = encoded(patches(colors, QImage::Format_RGB32), "jpeg", 100);
    for (const QByteArray &profile :
         {QByteArray("nonsense"), QByteArray(2000, '\xFF'), linearGrey().left(140), QByteArray()}) {
        const auto picture = read(withProfile(jpeg, profile));
        QVERIFY(picture);
        QVERIFY(near(picture->image.pixelColor(8, 8), colors.first()));
        QVERIFY(picture->profile.isEmpty());
    }
}

void TestScreenPicture::cmykIsSeen()
{
    const auto picture = read(testFile(QStringLiteral("cmyk.jpg"))); // rgb(200, 40, 40) in four inks
    QVERIFY(picture);
    QCOMPARE(picture->image.format(), QImage::Format_RGB32);
    const QColor seen = picture->image.pixelColor(8, 8);
    QVERIFY2(near(seen, QColor(200, 40, 40), 8), qPrintable(seen.name()));
}

void TestScreenPicture::opaqueAlphaIsNone()
{
    const auto opaque = read(encoded(patches(colors, QImage::Format_ARGB32), "png"));
    QVERIFY(opaque);
    QCOMPARE(opaque->image.format(), QImage::Format_RGB32);
    QCOMPARE(opaque->image.pixelColor(8, 8), colors.first());
    // The last pixel alone is seen through.
    QImage image = patches(colors, QImage::Format_ARGB32);
    image.setPixelColor(image.width() - 1, image.height() - 1, QColor(10, 20, 30, 0));
    const auto clear = read(encoded(image, "png"));
    QVERIFY(clear);
    QCOMPARE(clear->image.format(), QImage::Format_ARGB32_Premultiplied);
    QCOMPARE(clear->image.pixelColor(image.width() - 1, image.height() - 1).alpha(), 0);
    QCOMPARE(clear->image.pixelColor(8, 8), colors.first());
}

void TestScreenPicture::alphaSurvivesTheProfile()
{
    QImage image = patches(colors, QImage::Format_ARGB32);
    image.fill(QColor(51, 204, 102, 128));
    image.setColorSpace(QColorSpace::DisplayP3);
    const auto picture = read(encoded(image, "png"));
    QVERIFY(picture);
    const QColor seen = picture->image.pixelColor(8, 8);
    QCOMPARE(seen.alpha(), 128);
    QVERIFY(near(seen, expected(QColor(51, 204, 102), false), 3));
}

void TestScreenPicture::nameOfTheFileScalesNothing()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("icon@2x.png")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(encoded(patches(colors, QImage::Format_RGB32), "png"));
    file.seek(0);
    const auto picture = readWholePicture(file);
    QVERIFY(picture);
    QCOMPARE(picture->image.devicePixelRatio(), 1.0);
}

void TestScreenPicture::thumbnailsHaveTheSameColours()
{
    QImage image = patches(colors, QImage::Format_RGB32);
    image.setColorSpace(QColorSpace::DisplayP3);
    QByteArray bytes = encoded(image, "png");
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    const auto small = readPicture(buffer, 40);
    QVERIFY(small);
    QCOMPARE(small->image.width(), 40);
    QVERIFY(near(forScreen(small->image).pixelColor(12, 4), expected(colors.at(1), false), 3));
}

void TestScreenPicture::jpegThatIsCutShowsWhatIsThere()
{
    const QByteArray jpeg = encoded(paintedPicture({400, 400}), "jpeg", 90);
    QVERIFY(!read(jpeg)->cut);
    const auto cut = read(jpeg.left(jpeg.size() / 2));
    QVERIFY(cut);
    QVERIFY(cut->cut);
    QCOMPARE(cut->image.size(), QSize(400, 400));
}

QTEST_MAIN(TestScreenPicture)
#include "tst_screenpicture.moc"
