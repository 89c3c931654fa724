// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/mendsizes.h"

#include <QRandomGenerator>
#include <QTest>

using namespace maquette;

class TestMendSizes : public QObject
{
    Q_OBJECT

private slots:
    void whatFitsStays();
    void knownSizes();
    void impossibleLimits();
    void anyLimitsHold();
};

void TestMendSizes::whatFitsStays()
{
    const MediaLimits none;
    QCOMPARE(cutToShape({640, 480}, none), QSize(640, 480));
    QCOMPARE(paddedToShape({640, 480}, none), QSize(640, 480));
    QCOMPARE(scaledToLimits({640, 480}, none), QSize(640, 480));
}

void TestMendSizes::knownSizes()
{
    MediaLimits limits;
    limits.aspectUnder = 2.5;
    limits.aspectOver = 0.4;
    limits.minWidth = limits.minHeight = 301;
    limits.maxWidth = limits.maxHeight = 5999;
    QCOMPARE(cutToShape({3000, 1000}, limits), QSize(2499, 1000));
    QCOMPARE(paddedToShape({3000, 1000}, limits), QSize(3000, 1201));
    QCOMPARE(cutToShape({1000, 3000}, limits), QSize(1000, 2499));
    QCOMPARE(paddedToShape({1000, 3000}, limits), QSize(1201, 3000));
    QCOMPARE(scaledToLimits({8000, 6000}, limits), QSize(5999, 4499));
    QCOMPARE(scaledToLimits({200, 200}, limits), QSize(301, 301));
    QCOMPARE(scaledToLimits({1001, 1001}, limits, true)->width() % 2, 0);
    limits.maxPixels = 1'000'000;
    const auto small = scaledToLimits({4000, 4000}, limits);
    QCOMPARE(*small, QSize(1000, 1000));
}

void TestMendSizes::impossibleLimits()
{
    MediaLimits limits;
    limits.maxWidth = -1;
    QVERIFY(!scaledToLimits({100, 100}, limits));
    limits = {};
    limits.aspectOver = 2;
    limits.aspectUnder = 1;
    QVERIFY(!cutToShape({100, 100}, limits));
    QVERIFY(!paddedToShape({100, 100}, limits));
    limits = {};
    limits.minWidth = 5000;
    limits.maxPixels = 100;
    QVERIFY(!scaledToLimits({100, 100}, limits));
    QVERIFY(!cutToShape({}, limits));
    limits = {};
    limits.aspectOver = 1e9;
    QVERIFY(!paddedToShape({100, 100}, limits));
}

//! What is given fits; and with limits as models have them, something is given.
void TestMendSizes::anyLimitsHold()
{
    QRandomGenerator random(20261122);
    int given = 0;
    constexpr int rounds = 20000;
    for (int i = 0; i < rounds; ++i) {
        MediaLimits limits;
        limits.minWidth = random.bounded(1, 400);
        limits.minHeight = random.bounded(1, 400);
        limits.maxWidth = limits.minWidth + random.bounded(600, 8000);
        limits.maxHeight = limits.minHeight + random.bounded(600, 8000);
        limits.aspectOver = 0.05 + random.generateDouble();
        limits.aspectUnder = limits.aspectOver + 0.1 + random.generateDouble() * 4;
        limits.maxPixels = random.bounded(1'000'000, 40'000'000);
        const QSize size(random.bounded(1, 9000), random.bounded(1, 9000));
        for (const auto &shaped : {cutToShape(size, limits), paddedToShape(size, limits)}) {
            if (!shaped)
                continue;
            QVERIFY(isAspectAllowed(limits, *shaped));
            const auto scaled = scaledToLimits(*shaped, limits);
            if (!scaled)
                continue;
            ++given;
            QVERIFY(isSizeAllowed(*scaled, limits));
            // no more bent than rounding to whole pixels does
            const double bent =
                double(scaled->width()) * shaped->height() / (double(scaled->height()) * shaped->width());
            const double pixel = 1.0 / std::min(scaled->width(), scaled->height());
            QVERIFY2(std::abs(bent - 1) < 8 * pixel, qPrintable(QString::number(bent)));
        }
        if (const auto cut = cutToShape(size, limits))
            QVERIFY(cut->width() <= size.width() && cut->height() <= size.height());
        if (const auto padded = paddedToShape(size, limits))
            QVERIFY(padded->width() >= size.width() && padded->height() >= size.height());
    }
    QVERIFY2(given > rounds * 1.6, qPrintable(QString::number(given)));
}

QTEST_GUILESS_MAIN(TestMendSizes)
#include "tst_mendsizes.moc"
