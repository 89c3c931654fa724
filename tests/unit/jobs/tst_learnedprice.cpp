// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/learnedprice.h"

#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

namespace
{

PricedRun run(const QByteArray &input, int cents)
{
    return {input, Money::fromMicrodollars(cents * 10'000)};
}

QString said(const std::optional<LearnedPrice> &price)
{
    if (!price)
        return u"nothing"_s;
    return u"%1: %2-%3"_s.arg(price->runs)
        .arg(price->low.microdollars() / 10'000)
        .arg(price->high.microdollars() / 10'000);
}

} // namespace

class TestLearnedPrice : public QObject
{
    Q_OBJECT

private slots:
    void whatRunsLikeThisCost_data();
    void whatRunsLikeThisCost();
    void theLastSixCount();
    void rubbishIsARunLikeAnyOther();
};

void TestLearnedPrice::whatRunsLikeThisCost_data()
{
    QTest::addColumn<QList<PricedRun>>("past");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("expected");

    QTest::newRow("no runs") << QList<PricedRun>() << QByteArray(R"({"d":5})") << u"nothing"_s;
    QTest::newRow("one price for everything") << QList<PricedRun>{run(R"({"d":5})", 4), run(R"({"d":10})", 4)}
                                              << QByteArray(R"({"d":7})") << u"2: 4-4"_s;
    const QList<PricedRun> byDuration{run(R"({"d":5,"s":"a"})", 20), run(R"({"d":10,"s":"a"})", 40),
                                      run(R"({"d":5,"s":"b"})", 20), run(R"({"d":10,"s":"b"})", 40)};
    QTest::newRow("duration moves it") << byDuration << QByteArray(R"({"d":10,"s":"c"})") << u"2: 40-40"_s;
    QTest::newRow("a duration never run") << byDuration << QByteArray(R"({"d":7,"s":"a"})") << u"nothing"_s;
    QTest::newRow("left out is a value of its own")
        << QList<PricedRun>{run(R"({"hd":true})", 9), run("{}", 3), run(R"({"hd":true})", 9), run("{}", 3)}
        << QByteArray("{}") << u"2: 3-3"_s;
    QTest::newRow("a setting that was always the same")
        << QList<PricedRun>{run(R"({"d":5,"r":"480p"})", 10)} << QByteArray(R"({"d":5,"r":"1080p"})")
        << u"nothing"_s;
    QTest::newRow("a setting that is new") << QList<PricedRun>{run(R"({"d":5})", 10), run(R"({"d":5})", 10)}
                                           << QByteArray(R"({"d":5,"audio":true})") << u"nothing"_s;
    const QList<PricedRun> byTwo{run(R"({"d":5,"r":"720p"})", 20),  run(R"({"d":10,"r":"720p"})", 40),
                                 run(R"({"d":5,"r":"1080p"})", 50), run(R"({"d":10,"r":"1080p"})", 100),
                                 run(R"({"d":5,"r":"720p"})", 22),  run(R"({"d":10,"r":"1080p"})", 104)};
    QTest::newRow("two fields move it") << byTwo << QByteArray(R"({"d":10,"r":"1080p"})") << u"2: 100-104"_s;
    QTest::newRow("the same two, cheaper") << byTwo << QByteArray(R"({"d":5,"r":"720p"})") << u"2: 20-22"_s;
    const QList<PricedRun> forNoReason{run(R"({"d":5})", 42), run(R"({"d":5})", 47), run(R"({"d":5})", 45)};
    QTest::newRow("dearer for no reason") << forNoReason << QByteArray(R"({"d":5})") << u"3: 42-47"_s;
    QTest::newRow("which of two fields it was is not known")
        << QList<PricedRun>{run(R"({"d":5,"r":"a"})", 20), run(R"({"d":10,"r":"b"})", 40)}
        << QByteArray(R"({"d":10,"r":"a"})") << u"nothing"_s;
    // Prompt and seed are another one each time: that explains nothing.
    const QList<PricedRun> wordy{run(R"({"p":"x","seed":1,"d":5})", 20),
                                 run(R"({"p":"y","seed":2,"d":5})", 20),
                                 run(R"({"p":"z","seed":3,"d":10})", 40)};
    QTest::newRow("prompt and seed are free")
        << wordy << QByteArray(R"({"p":"w","seed":9,"d":5})") << u"2: 20-20"_s;
    const QList<PricedRun> pictures{run(R"({"m":["https://a/1","https://a/2"]})", 8),
                                    run(R"({"m":["https://b/1"]})", 4), run(R"({"m":["https://c/1"]})", 4)};
    QTest::newRow("pictures count by their number")
        << pictures << QByteArray(R"({"m":["https://d/7"]})") << u"2: 4-4"_s;
    const QList<PricedRun> given{run(R"({"last":"https://a/1"})", 8), run("{}", 4), run("{}", 4)};
    QTest::newRow("a picture given or not")
        << given << QByteArray(R"({"last":"https://z/9"})") << u"1: 8-8"_s;
}

void TestLearnedPrice::whatRunsLikeThisCost()
{
    QFETCH(QList<PricedRun>, past);
    QFETCH(QByteArray, input);
    QFETCH(QString, expected);
    QCOMPARE(said(learnedPrice(past, input, {u"p"_s, u"seed"_s})), expected);
}

void TestLearnedPrice::theLastSixCount()
{
    QList<PricedRun> past;
    for (int i = 0; i < 6; ++i)
        past << run("{}", 5);
    past << run("{}", 50); // before a change of prices
    QCOMPARE(said(learnedPrice(past, "{}", {})), u"6: 5-5"_s);
}

void TestLearnedPrice::rubbishIsARunLikeAnyOther()
{
    const QList<PricedRun> past{run("", 5), run("[1]", 5), run("{\"a\":{\"b\":null}}", 5),
                                run("{\"a\":null}", 5)};
    QCOMPARE(said(learnedPrice(past, "not json", {})), u"4: 5-5"_s);
}

QTEST_APPLESS_MAIN(TestLearnedPrice)
#include "tst_learnedprice.moc"
