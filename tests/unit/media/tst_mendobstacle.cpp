// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/mendobstacle.h"

#include <QTest>

using namespace maquette;

//! \brief Why nothing helps is said exactly when nothing is offered.
class TestMendObstacle : public QObject
{
    Q_OBJECT

private slots:
    void saysWhy_data()
    {
        QTest::addColumn<LocalMedia>("media");
        QTest::addColumn<MediaLimits>("limits");
        QTest::addColumn<QString>("word");
        LocalMedia picture;
        picture.type = FileType::Png;
        picture.pixels = {900, 300};
        picture.bytes = 50'000;
        LocalMedia clip = picture;
        clip.kind = MediaKind::Video;
        clip.type = FileType::Mp4;
        clip.durationMs = 2000;
        MediaLimits limits;
        QTest::newRow("fits") << picture << limits << QString();
        limits.aspectUnder = 2;
        QTest::newRow("a crop helps") << picture << limits << QString();
        limits.aspectOver = 3;
        QTest::newRow("no shape") << picture << limits << QStringLiteral("cropping");
        QTest::newRow("no shape for a clip") << clip << limits << QStringLiteral("cropping");
        limits = {};
        limits.minBytes = 100'000;
        QTest::newRow("too light") << picture << limits << QStringLiteral("heavier");
        limits = {};
        limits.minDurationMs = 5000;
        QTest::newRow("too short") << clip << limits << QStringLiteral("longer");
        limits = {};
        limits.maxDurationMs = 1500;
        QTest::newRow("shortened") << clip << limits << QString();
        limits = {};
        limits.maxWidth = 5000;
        picture.pixels = {20'000, 6'000};
        QTest::newRow("too many pixels") << picture << limits << QStringLiteral("100 million");
    }
    void saysWhy()
    {
        QFETCH(LocalMedia, media);
        QFETCH(MediaLimits, limits);
        QFETCH(QString, word);
        const QString said = mendObstacle(media, limits);
        QVERIFY2(word.isEmpty() ? said.isEmpty() : said.contains(word), qPrintable(said));
    }

    void croppingHasReasonsOfItsOwn()
    {
        LocalMedia picture;
        QVERIFY(!cropObstacle(picture, {}).isEmpty());
        picture.pixels = {900, 300};
        QVERIFY(cropObstacle(picture, {}).isEmpty());
        MediaLimits never;
        never.aspectOver = 3;
        never.aspectUnder = 2;
        QVERIFY(!cropObstacle(picture, never).isEmpty());
        picture.pixels = {20'000, 6'000};
        QVERIFY(cropObstacle(picture, {}).contains(QStringLiteral("100 million")));
        picture.kind = MediaKind::Audio;
        QVERIFY(!cropObstacle(picture, {}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMendObstacle)
#include "tst_mendobstacle.moc"
