// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/mediaroute.h"

#include <QTest>

using namespace maquette;
using namespace std::chrono_literals;
using Way = MediaRoute::Way;

namespace
{

LocalMedia picture(qint64 bytes, QSize pixels = {1000, 1000}, FileType type = FileType::Png)
{
    LocalMedia media;
    media.type = type;
    media.kind = factsOf(type).kind;
    media.bytes = bytes;
    media.pixels = pixels;
    return media;
}

} // namespace

class TestMediaRoute : public QObject
{
    Q_OBJECT

private slots:
    void ways_data();
    void ways();
    void sentences();
};

void TestMediaRoute::ways_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QSize>("pixels");
    QTest::addColumn<int>("type");
    QTest::addColumn<qint64>("others");
    QTest::addColumn<bool>("fitsInline");
    constexpr qint64 mib = 1024 * 1024;
    const QSize usual(1000, 1000);
    const auto row = [](const char *name, qint64 bytes, QSize pixels, FileType type, qint64 others,
                        bool fits) { QTest::newRow(name) << bytes << pixels << int(type) << others << fits; };
    row("small", 2 * mib, usual, FileType::Png, 0, true);
    row("just fits", 6 * mib, usual, FileType::Jpeg, 0, true);
    row("one byte more", 6 * mib + 1, usual, FileType::Jpeg, 0, false);
    row("32 megapixels", mib, {8000, 4000}, FileType::WebP, 0, true);
    row("a row more", mib, {8000, 4001}, FileType::WebP, 0, false);
    row("tiff", mib, usual, FileType::Tiff, 0, false);
    row("gif", mib, usual, FileType::Gif, 0, false);
    row("clip", 32 * mib, usual, FileType::Mp4, 0, true);
    row("clip too large", 32 * mib + 1, usual, FileType::Mp4, 0, false);
    row("sound", 16 * mib, {}, FileType::Wav, 0, true);
    row("sound too large", 16 * mib + 1, {}, FileType::Mp3, 0, false);
    row("second clip", 30 * mib, usual, FileType::Mp4, 40 * mib, false);
}

void TestMediaRoute::ways()
{
    QFETCH(qint64, bytes);
    QFETCH(QSize, pixels);
    QFETCH(int, type);
    QFETCH(qint64, others);
    QFETCH(bool, fitsInline);
    const LocalMedia media = picture(bytes, pixels, FileType(type));
    const MediaRoute without = routeFor(media, {std::nullopt, false, others});
    QCOMPARE(int(without.way), int(fitsInline ? Way::Inline : Way::Refused));
    const MediaRoute with = routeFor(media, {24h, false, others});
    QCOMPARE(int(with.way), int(fitsInline ? Way::Inline : Way::Bucket));
    QCOMPARE(int(routeFor(media, {24h, true, others}).way), int(Way::Bucket));
    QCOMPARE(int(routeFor(media, {std::nullopt, true, others}).way), int(without.way));
}

void TestMediaRoute::sentences()
{
    QCOMPARE(routeFor(picture(2'100'000), {}).sentence, QStringLiteral("Sent inside the request, 2.1 MB."));
    QCOMPARE(routeFor(picture(2'100'000), {24h, true, 0}).sentence,
             QStringLiteral("Goes into your bucket, 2.1 MB; its link is valid for 24 hours."));
    QCOMPARE(routeFor(picture(2'100'000), {168h, true, 0}).sentence,
             QStringLiteral("Goes into your bucket, 2.1 MB; its link is valid for 7 days."));
    QCOMPARE(routeFor(picture(2'100'000), {1h, true, 0}).sentence,
             QStringLiteral("Goes into your bucket, 2.1 MB; its link is valid for 1 hour."));
    QVERIFY(routeFor(picture(9'000'000), {std::nullopt, true, 0, true})
                .sentence.endsWith(QStringLiteral(
                    "Only the sandbox can read from your bucket: it is on this computer or in your own "
                    "network.")));
    QCOMPARE(
        routeFor(picture(9'000'000), {}).sentence,
        QStringLiteral(
            "Too large to be sent inside the request: It has 9.0 MB; at most 6.3 MB are taken. Let it be "
            "made to fit, set up a bucket in Settings, or use a web address."));
}

QTEST_GUILESS_MAIN(TestMediaRoute)
#include "tst_mediaroute.moc"
