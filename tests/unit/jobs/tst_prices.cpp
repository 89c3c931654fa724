// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/prices.h"
#include "tests/support/jobs/jobbench.h"
#include "tests/support/manualclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

class TestPrices : public QObject
{
    Q_OBJECT

private slots:
    void priceIsAskedOnce();
    void oldPriceIsAskedAgain();
    void oddPriceIsUnknown();
    void withoutTokenNothingIsAsked();
    void failureKeepsThePrice();

private:
    const ModelId m_model{u"a/b/text-to-image"_s};
    ManualClock m_clock;
};

void TestPrices::priceIsAskedOnce()
{
    JobBench bench;
    Prices prices(*bench.client, m_clock);
    QSignalSpy changed(&prices, &Prices::changed);
    QVERIFY(!prices.price(m_model));
    QVERIFY(!prices.price(m_model));
    QVERIFY(changed.wait());
    QCOMPARE(prices.price(m_model)->base, Money::fromMicrodollars(40'000));
    QCOMPARE(prices.price(m_model)->unit, u"output"_s);
    QCOMPARE(bench.api.calls("price"), 1);
}

void TestPrices::oldPriceIsAskedAgain()
{
    JobBench bench;
    Prices prices(*bench.client, m_clock);
    QSignalSpy changed(&prices, &Prices::changed);
    QVERIFY(!prices.price(m_model));
    QVERIFY(changed.wait());
    m_clock.advance(std::chrono::minutes(11));
    bench.api.script("price",
                     {Step::send(ScriptedServer::answer(
                         200, R"({"model_id":"a/b","base_price_usd":0.05,"price_unit":"output"})"))});
    QVERIFY(prices.price(m_model)); // the old one, until the new one is here
    QVERIFY(changed.wait());
    QCOMPARE(prices.price(m_model)->base, Money::fromMicrodollars(50'000));
    prices.refresh(m_model);
    QVERIFY(changed.wait());
    QCOMPARE(prices.price(m_model)->base, Money::fromMicrodollars(40'000));
}

void TestPrices::oddPriceIsUnknown()
{
    JobBench bench;
    Prices prices(*bench.client, m_clock);
    for (const QByteArray odd : {"-1", "\"free\"", "null", "true"}) {
        bench.api.script(
            "price",
            {Step::send(ScriptedServer::answer(200, R"({"model_id":"a/b","base_price_usd":)" + odd + "}"))});
        const ModelId model(u"a/"_s + QString::fromLatin1(odd.toHex()));
        QSignalSpy changed(&prices, &Prices::changed);
        QVERIFY(!prices.price(model));
        QVERIFY(changed.wait());
        QVERIFY(prices.price(model));
        QVERIFY(!prices.price(model)->base);
    }
}

void TestPrices::withoutTokenNothingIsAsked()
{
    JobBench bench;
    bench.client->setToken({});
    Prices prices(*bench.client, m_clock);
    QVERIFY(!prices.price(m_model));
    bench.client->setToken(QString::fromLatin1(bench.api.token));
    QSignalSpy changed(&prices, &Prices::changed);
    QVERIFY(!prices.price(m_model));
    QVERIFY(changed.wait());
    QCOMPARE(bench.api.calls("price"), 1);
}

void TestPrices::failureKeepsThePrice()
{
    JobBench bench;
    Prices prices(*bench.client, m_clock);
    QSignalSpy changed(&prices, &Prices::changed);
    QVERIFY(!prices.price(m_model));
    QVERIFY(changed.wait());
    bench.api.script("price", {Step::send(ScriptedServer::answer(500, "oops"))});
    prices.refresh(m_model);
    QTRY_COMPARE(bench.api.calls("price"), 2);
    QCOMPARE(prices.price(m_model)->base, Money::fromMicrodollars(40'000));
    QCOMPARE(changed.count(), 1);
}

QTEST_GUILESS_MAIN(TestPrices)
#include "tst_prices.moc"
