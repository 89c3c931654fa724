// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/sizechoice.h"

#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

//! \brief Sizes and proportions as enum values spell them.
class SizeChoiceTest : public QObject
{
    Q_OBJECT

private slots:
    void parses_data();
    void parses();
    void knowsProportions_data();
    void knowsProportions();
    void findsTheNearest_data();
    void findsTheNearest();
};

void SizeChoiceTest::parses_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QSize>("pixels");
    QTest::addColumn<QString>("ratio");
    QTest::newRow("blank") << u"2048x2048 (1:1)"_s << QSize(2048, 2048) << u"1:1"_s;
    QTest::newRow("colon") << u"2560:1440 (16:9)"_s << QSize(2560, 1440) << u"16:9"_s;
    QTest::newRow("no blank") << u"6198x2656(21:9)"_s << QSize(6198, 2656) << u"21:9"_s;
    QTest::newRow("times") << u"1024×1536"_s << QSize(1024, 1536) << u"2:3"_s;
    QTest::newRow("star") << u"1280*720"_s << QSize(1280, 720) << u"16:9"_s;
    QTest::newRow("bare colon") << u"1280:768"_s << QSize(1280, 768) << u"5:3"_s;
    QTest::newRow("rounded") << u"5404x3040"_s << QSize(5404, 3040) << u"16:9"_s;
    QTest::newRow("resolution") << u"2K"_s << QSize() << QString();
    QTest::newRow("480p") << u"480p"_s << QSize() << QString();
    QTest::newRow("ratio") << u"16:9"_s << QSize() << QString();
    QTest::newRow("nothing") << QString() << QSize() << QString();
    QTest::newRow("zero") << u"0x2048 (1:1)"_s << QSize() << QString();
    QTest::newRow("overflow") << u"99999999999x2048"_s << QSize() << QString();
    QTest::newRow("zero ratio") << u"2048x1024 (0:1)"_s << QSize(2048, 1024) << u"2:1"_s;
    QTest::newRow("more text") << u"2048x2048 (1:1) HD"_s << QSize() << QString();
}

void SizeChoiceTest::parses()
{
    QFETCH(QString, value);
    QFETCH(QSize, pixels);
    QFETCH(QString, ratio);
    const auto size = parseSizeChoice(value);
    QCOMPARE(size.has_value(), !pixels.isEmpty());
    if (size) {
        QCOMPARE(size->pixels, pixels);
        QCOMPARE(size->ratio, ratio);
    }
}

void SizeChoiceTest::knowsProportions_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QSize>("proportions");
    QTest::newRow("size") << u"2304x1728 (4:3)"_s << QSize(4, 3);
    QTest::newRow("ratio") << u"21:9"_s << QSize(7, 3);
    QTest::newRow("tall ratio") << u"9:16"_s << QSize(9, 16);
    QTest::newRow("landscape") << u"landscape_16_9"_s << QSize(16, 9);
    QTest::newRow("portrait") << u"portrait_4_3"_s << QSize(3, 4);
    QTest::newRow("portrait written upright") << u"portrait_3_4"_s << QSize(3, 4);
    QTest::newRow("square") << u"square_hd"_s << QSize(1, 1);
    QTest::newRow("auto") << u"auto"_s << QSize();
    QTest::newRow("2K") << u"2K"_s << QSize();
    QTest::newRow("zero") << u"0:9"_s << QSize();
}

void SizeChoiceTest::knowsProportions()
{
    QFETCH(QString, value);
    QFETCH(QSize, proportions);
    QCOMPARE(proportionsOf(value).value_or(QSize()), proportions);
}

void SizeChoiceTest::findsTheNearest_data()
{
    QTest::addColumn<QStringList>("choices");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<int>("preferred");
    QTest::addColumn<int>("index");
    const QStringList dreamina{u"1024x1024(1:1)"_s,  u"2048x2048(1:1)"_s, u"2304x1728(4:3)"_s,
                               u"2560x1440(16:9)"_s, u"4096x4096(1:1)"_s, u"5404x3040(16:9)"_s};
    QTest::newRow("same ratio, nearest area") << dreamina << u"2048:2048 (1:1)"_s << -1 << 1;
    QTest::newRow("large") << dreamina << u"3072x3072 (1:1)"_s << -1 << 4;
    QTest::newRow("ratio before area") << dreamina << u"1024x576"_s << -1 << 3;
    QTest::newRow("ratio that is not there") << dreamina << u"3024x1296 (21:9)"_s << -1 << 3;
    QTest::newRow("portrait") << dreamina << u"1440x2560 (9:16)"_s << -1 << 1;
    QTest::newRow("bare ratio takes the default") << dreamina << u"1:1"_s << 4 << 4;
    QTest::newRow("bare ratio without default") << dreamina << u"1:1"_s << -1 << 0;
    QTest::newRow("default of another ratio") << dreamina << u"16:9"_s << 4 << 3;
    QTest::newRow("no ratio") << dreamina << u"2K"_s << 1 << -1;
    QTest::newRow("nothing to choose") << QStringList{u"auto"_s, u"2K"_s} << u"1:1"_s << -1 << -1;
    QTest::newRow("to ratios") << QStringList{u"auto"_s, u"16:9"_s, u"1:1"_s} << u"2496x1664 (3:2)"_s << 0
                               << 1;
}

void SizeChoiceTest::findsTheNearest()
{
    QFETCH(QStringList, choices);
    QFETCH(QString, wanted);
    QFETCH(int, preferred);
    QFETCH(int, index);
    QList<Json> values;
    for (const QString &choice : choices)
        values.append(jsonString(choice));
    QCOMPARE(nearestSize(values, wanted, preferred), index);
}

QTEST_GUILESS_MAIN(SizeChoiceTest)
#include "tst_sizechoice.moc"
