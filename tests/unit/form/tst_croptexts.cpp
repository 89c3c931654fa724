// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crop/croptexts.h"

#include <QTest>

using namespace maquette;

//! \brief How a part of a picture is named while it is drawn.
class TestCropTexts : public QObject
{
    Q_OBJECT

private slots:
    void proportions_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("text");
        QTest::newRow("square") << QSize(1000, 1000) << QStringLiteral("1:1");
        QTest::newRow("as near as pixels can") << QSize(1366, 768) << QStringLiteral("16:9");
        QTest::newRow("a pixel further") << QSize(1368, 768) << QStringLiteral("1.78:1");
        QTest::newRow("the proportions themselves") << QSize(21, 9) << QStringLiteral("21:9");
        QTest::newRow("lowest terms") << QSize(1500, 1000) << QStringLiteral("3:2");
        QTest::newRow("rare but short") << QSize(700, 600) << QStringLiteral("7:6");
        QTest::newRow("tall") << QSize(500, 1237) << QStringLiteral("1:2.47");
        QTest::newRow("few pixels are near to anything") << QSize(3, 8) << QStringLiteral("3:8");
        QTest::newRow("none") << QSize() << QString();
    }
    void proportions()
    {
        QFETCH(QSize, size);
        QTEST(proportionsText(size), "text");
    }

    void whatBecomesOfIt()
    {
        MediaLimits limits;
        limits.minWidth = limits.minHeight = 301;
        limits.maxWidth = limits.maxHeight = 5999;
        limits.aspectUnder = 2.5;
        QCOMPARE(cropText({1280, 720}, limits), QStringLiteral("1280 × 720 px · 16:9 · fits"));
        QCOMPARE(cropText({200, 200}, limits),
                 QStringLiteral("200 × 200 px · 1:1 · will be enlarged to 301 × 301"));
        QCOMPARE(cropText({8000, 6000}, limits),
                 QStringLiteral("8000 × 6000 px · 4:3 · will be made smaller, 5999 × 4499"));
        QCOMPARE(cropText({2500, 1000}, limits), QStringLiteral("2500 × 1000 px · 5:2 · does not fit"));
    }
};

QTEST_GUILESS_MAIN(TestCropTexts)
#include "tst_croptexts.moc"
