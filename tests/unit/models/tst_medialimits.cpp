// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/medialimits.h"

#include "models/core/checks.h"

#include <QTest>

#include <cmath>

using namespace maquette;

namespace
{

Validation rule(const char *metric, bool lessThan, double value)
{
    return {QString::fromLatin1(metric), lessThan, value, QStringLiteral("no")};
}

Field fieldWith(const QList<Validation> &rules)
{
    Field field;
    field.kind = FieldKind::Media;
    field.validations = rules;
    return field;
}

} // namespace

class TestMediaLimits : public QObject
{
    Q_OBJECT

private slots:
    void rulesAreStrict();
    void agreesWithTheRules_data();
    void agreesWithTheRules();
    void unknownAndSenselessRules();
    void theStricterCounts();
    void saysWhatIsWrong();
    void unknownFiguresBreakNothing();
};

void TestMediaLimits::rulesAreStrict()
{
    const MediaLimits limits =
        limitsOf(fieldWith({rule("width_pixels", true, 6000), rule("width_pixels", false, 300),
                            rule("height_pixels", true, 5999.5), rule("height_pixels", false, 300.5),
                            rule("file_size_mb", true, 30), rule("file_size_mb", false, 0.001),
                            rule("width/height", false, 0.4), rule("width/height", true, 2.5)}));
    QCOMPARE(limits.maxWidth, 5999);
    QCOMPARE(limits.minWidth, 301);
    QCOMPARE(limits.maxHeight, 5999);
    QCOMPARE(limits.minHeight, 301);
    QCOMPARE(limits.maxBytes, qint64(29'999'999));
    QCOMPARE(limits.minBytes, qint64(1001));
    QVERIFY(!isAspectAllowed(limits, {1000, 400}));
    QVERIFY(isAspectAllowed(limits, {999, 400}));
    QVERIFY(!isAspectAllowed(limits, {400, 1000}));
    QVERIFY(isAspectAllowed(limits, {401, 1000}));
}

void TestMediaLimits::agreesWithTheRules_data()
{
    QTest::addColumn<QString>("metric");
    QTest::addColumn<bool>("lessThan");
    QTest::addColumn<double>("value");
    for (const char *metric : {"width_pixels", "height_pixels", "width/height", "file_size_mb"}) {
        for (const bool lessThan : {true, false}) {
            for (const double value :
                 {-1.0, 0.0, 0.0625, 0.1, 0.3, 1.0, 1.1, 2.5, 14.0, 16.7, 30.0, 300.0, 6000.0, 1e12})
                QTest::addRow("%s%c%g", metric, lessThan ? '<' : '>', value)
                    << QString::fromLatin1(metric) << lessThan << value;
        }
    }
}

//! The numbers refuse just what the rules as they are written refuse.
void TestMediaLimits::agreesWithTheRules()
{
    QFETCH(QString, metric);
    QFETCH(bool, lessThan);
    QFETCH(double, value);
    const Field field = fieldWith({{metric, lessThan, value, QStringLiteral("no")}});
    const MediaLimits limits = limitsOf(field);
    QList<QSize> sizes;
    for (const int side : {1, 2, 13, 14, 15, 299, 300, 301, 480, 750, 5999, 6000, 6001}) {
        for (const int other : {1, 14, 15, 300, 301, 6000})
            sizes += QSize(side, other);
    }
    QList<qint64> weights{0,      1,      62499,   62500,   62501,   99999,    100000,   100001,   299999,
                          300000, 300001, 1099999, 1100000, 1100001, 16700000, 29999999, 30000000, 30000001};
    for (const QSize size : sizes) {
        for (const qint64 bytes : weights) {
            const bool byRules = checkMedia(field, {size, bytes}).isEmpty();
            QCOMPARE(breachesOf(limits, {size, bytes, -1}).isEmpty(), byRules);
        }
    }
}

void TestMediaLimits::unknownAndSenselessRules()
{
    QCOMPARE(
        limitsOf(fieldWith({rule("frames_per_second", true, 30), rule("width_pixels", true, std::nan(""))})),
        MediaLimits());
    const MediaLimits endless =
        limitsOf(fieldWith({rule("width_pixels", true, INFINITY), rule("file_size_mb", true, 1e300)}));
    QVERIFY(breachesOf(endless, {{5000, 5000}, 1LL << 50, -1}).isEmpty());
}

void TestMediaLimits::theStricterCounts()
{
    MediaLimits caps;
    caps.maxBytes = 6 * 1024 * 1024;
    caps.maxPixels = 32'000'000;
    const MediaLimits both =
        bothOf(limitsOf(fieldWith({rule("file_size_mb", true, 30), rule("width_pixels", true, 6000)})), caps);
    QCOMPARE(both.maxBytes, qint64(6 * 1024 * 1024));
    QCOMPARE(both.maxWidth, 5999);
    QCOMPARE(both.maxPixels, qint64(32'000'000));
}

void TestMediaLimits::saysWhatIsWrong()
{
    MediaLimits limits =
        limitsOf(fieldWith({rule("width_pixels", false, 300), rule("width/height", false, 0.4)}));
    limits.maxDurationMs = 30000;
    limits.maxBytes = 1'000'000;
    const auto breaches = breachesOf(limits, {{200, 4000}, 2'100'000, 31500});
    QCOMPARE(breaches.size(), 4);
    QCOMPARE(breaches.at(0).message, QStringLiteral("It is 200 pixels wide; at least 301 are needed."));
    QCOMPARE(breaches.at(1).message,
             QStringLiteral("It is too tall: width / height is 0.05 and has to be over 0.4."));
    QCOMPARE(breaches.at(2).message, QStringLiteral("It has 2.1 MB; at most 1.0 MB are taken."));
    QCOMPARE(breaches.at(3).message, QStringLiteral("It lasts 31.5 s; at most 30 s are taken."));
}

void TestMediaLimits::unknownFiguresBreakNothing()
{
    MediaLimits limits =
        limitsOf(fieldWith({rule("width_pixels", false, 300), rule("file_size_mb", false, 1)}));
    limits.minDurationMs = 2000;
    QVERIFY(breachesOf(limits, {}).isEmpty());
}

QTEST_GUILESS_MAIN(TestMediaLimits)
#include "tst_medialimits.moc"
