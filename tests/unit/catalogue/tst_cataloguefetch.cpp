// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/cataloguefetch.h"

#include "catalogueserver.h"
#include "tests/support/spyvalue.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;

using Items = Result<QList<CatalogueItem>>;

//! \brief All pages or none, whatever the server does between them.
class CatalogueFetchTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_server = std::make_unique<CatalogueServer>(); }
    void cleanup() { m_server.reset(); }
    void takesAllPages();
    void totalMayBeMissing();
    void offsetMayBeIgnored();
    void smallerPagesThanAsked();
    void oddEntriesAreLeftOut();
    void repeatsOnOnePageAreOne();
    void movedEntriesStartItOver();
    void alwaysRepeatedIsHowItIs();
    void anotherTotalStartsItOver();
    void wrongTotals_data();
    void wrongTotals();
    void cutShortIsNothing();
    void passingTroubleIsTriedAgain();
    void endsAtOnce_data();
    void endsAtOnce();
    void lastingTroubleEnds();
    void retryAfterIsHonoured();
    void endlessCatalogueEnds();
    void deletedIsSilent();

private:
    Items fetch(const CatalogueTiming &timing = quickCatalogueTiming());

    std::unique_ptr<CatalogueServer> m_server;
};

Items CatalogueFetchTest::fetch(const CatalogueTiming &timing)
{
    CatalogueFetch fetching(m_server->api, timing);
    QSignalSpy spy(&fetching, &CatalogueFetch::finished);
    fetching.start();
    if (!spy.wait(20'000) || spy.size() != 1)
        return Error{ErrorKind::Internal, QStringLiteral("no end"), {}, 0, 0, {}};
    return valueOf<Items>(spy.first().first());
}

void CatalogueFetchTest::takesAllPages()
{
    const Items items = fetch();
    QVERIFY(items);
    QCOMPARE(items->size(), 7);
    QCOMPARE(items->last().json, m_server->items.last().json);
    QCOMPARE(m_server->offsets(), (QList<qint64>{0, 3, 6}));
    QVERIFY(m_server->server.connections() <= 2); // one request at a time
}

void CatalogueFetchTest::totalMayBeMissing()
{
    m_server->interfere = [this](int, qint64 offset) {
        QByteArray page = pageOf(m_server->items, offset, 3, "null");
        return CatalogueServer::answer(200, page);
    };
    const Items items = fetch();
    QVERIFY(items);
    QCOMPARE(items->size(), 7);
    QCOMPARE(m_server->offsets(), (QList<qint64>{0, 3, 6, 7})); // until nothing comes any more
}

void CatalogueFetchTest::offsetMayBeIgnored()
{
    m_server->interfere = [this](int, qint64) {
        QByteArray page = pageOf(m_server->items, 0, 7, "null");
        page.replace(R"("offset":0)", R"("x":0)");
        return CatalogueServer::answer(200, page);
    };
    const Items items = fetch();
    QVERIFY(items);
    QCOMPARE(items->size(), 7);
    QCOMPARE(m_server->requests(), 2);
}

void CatalogueFetchTest::smallerPagesThanAsked()
{
    m_server->interfere = [this](int, qint64 offset) {
        return CatalogueServer::answer(200, pageOf(m_server->items, offset, 2));
    };
    const Items items = fetch();
    QVERIFY(items);
    QCOMPARE(items->size(), 7);
}

void CatalogueFetchTest::oddEntriesAreLeftOut()
{
    m_server->items[1].json = "null";
    m_server->items[4].json = R"({"model_id":"../up"})";
    const Items items = fetch();
    QVERIFY(items);
    QCOMPARE(items->size(), 5);
    QCOMPARE(m_server->requests(), 3);
}

void CatalogueFetchTest::repeatsOnOnePageAreOne()
{
    m_server->items[1] = m_server->items[0];
    const Items items = fetch();
    QVERIFY(items);
    QCOMPARE(items->size(), 6);
    QCOMPARE(m_server->requests(), 3);
}

//! A model came in at the front while the pages were fetched: the third moved to the second page.
void CatalogueFetchTest::movedEntriesStartItOver()
{
    m_server->interfere = [this](int request, qint64) {
        if (request == 1)
            m_server->items.insert(
                0, {ModelId(QStringLiteral("made/new")), toBytes(madeEntry(QStringLiteral("made/new")))}),
                m_server->items.removeLast();
        return Script();
    };
    const Items items = fetch();
    QVERIFY(items);
    QCOMPARE(items->size(), 7);
    QCOMPARE(items->first().id.text(), QStringLiteral("made/new"));
    QCOMPARE(m_server->offsets(), (QList<qint64>{0, 3, 0, 3, 6}));
}

void CatalogueFetchTest::alwaysRepeatedIsHowItIs()
{
    m_server->items[5] = m_server->items[0];
    const Items items = fetch();
    QVERIFY(items);
    QCOMPARE(items->size(), 6);
    QCOMPARE(m_server->offsets(), (QList<qint64>{0, 3, 0, 3, 6}));
}

void CatalogueFetchTest::anotherTotalStartsItOver()
{
    m_server->interfere = [this](int request, qint64) {
        if (request == 1)
            m_server->items.removeLast();
        return Script();
    };
    const Items items = fetch();
    QVERIFY(items);
    QCOMPARE(items->size(), 6);
    QCOMPARE(m_server->offsets(), (QList<qint64>{0, 3, 0, 3}));
}

void CatalogueFetchTest::wrongTotals_data()
{
    QTest::addColumn<QByteArray>("total");
    QTest::newRow("too few") << QByteArray("2");
    QTest::newRow("too many") << QByteArray("9");
    QTest::newRow("none at all") << QByteArray("0");
}

void CatalogueFetchTest::wrongTotals()
{
    QFETCH(QByteArray, total);
    m_server->interfere = [this, total](int, qint64 offset) {
        return CatalogueServer::answer(200, pageOf(m_server->items, offset, 3, total));
    };
    const Items items = fetch();
    QVERIFY(!items);
    QCOMPARE(items.error().kind, ErrorKind::BadAnswer);
    QCOMPARE(m_server->offsets().count(0), 2); // over once
}

void CatalogueFetchTest::cutShortIsNothing()
{
    m_server->interfere = [this](int, qint64 offset) {
        return offset < 6 ? Script() : CatalogueServer::answer(400, R"({"error_code":400001})");
    };
    QVERIFY(!fetch());
}

void CatalogueFetchTest::passingTroubleIsTriedAgain()
{
    m_server->interfere = [](int request, qint64) {
        switch (request) {
        case 0:
            return CatalogueServer::answer(503, "<html>");
        case 2:
            return Script{Step::send("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"), Step::close()};
        case 3:
            return CatalogueServer::answer(429, "{}");
        default:
            return Script();
        }
    };
    const Items items = fetch();
    QVERIFY(items);
    QCOMPARE(items->size(), 7);
    QCOMPARE(m_server->offsets(), (QList<qint64>{0, 0, 3, 3, 3, 6}));
}

void CatalogueFetchTest::endsAtOnce_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("token") << 401 << QByteArray() << ErrorKind::TokenRejected;
    QTest::newRow("not a catalogue") << 200 << QByteArray("{}") << ErrorKind::BadAnswer;
    QTest::newRow("redirect") << 302 << QByteArray() << ErrorKind::BadAnswer;
}

void CatalogueFetchTest::endsAtOnce()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    m_server->interfere = [=](int, qint64) { return CatalogueServer::answer(status, body); };
    const Items items = fetch();
    QVERIFY(!items);
    QTEST(items.error().kind, "kind");
    QCOMPARE(m_server->requests(), 1);
}

void CatalogueFetchTest::lastingTroubleEnds()
{
    m_server->interfere = [](int, qint64) { return CatalogueServer::answer(500, "x"); };
    const Items items = fetch();
    QVERIFY(!items);
    QCOMPARE(items.error().kind, ErrorKind::ServerFault);
    QCOMPARE(m_server->requests(), quickCatalogueTiming().pageTries);
}

void CatalogueFetchTest::retryAfterIsHonoured()
{
    m_server->interfere = [](int request, qint64) {
        return request == 0 ? CatalogueServer::answer(429, "{}", "Retry-After: 1\r\n") : Script();
    };
    QElapsedTimer timer;
    timer.start();
    QVERIFY(fetch());
    QVERIFY2(timer.elapsed() >= 950, qPrintable(QString::number(timer.elapsed())));
}

void CatalogueFetchTest::endlessCatalogueEnds()
{
    m_server->interfere = [](int request, qint64 offset) {
        const QString id = QStringLiteral("made/model-%1").arg(request);
        const QList<CatalogueItem> one{{ModelId(id), toBytes(madeEntry(id))}};
        QByteArray page = pageOf(one, 0, 1, "null");
        page.replace(R"("offset":0)", QByteArray(R"("offset":)" + QByteArray::number(offset)));
        return CatalogueServer::answer(200, page);
    };
    CatalogueTiming timing = quickCatalogueTiming();
    timing.mostPages = 5;
    const Items items = fetch(timing);
    QVERIFY(!items);
    QCOMPARE(items.error().kind, ErrorKind::TooLarge);
    timing.mostPages = 1000;
    timing.mostBytes = 10'000;
    QCOMPARE(fetch(timing).error().kind, ErrorKind::TooLarge);
}

void CatalogueFetchTest::deletedIsSilent()
{
    m_server->interfere = [](int, qint64) { return Script{Step::hang()}; };
    auto fetching = std::make_unique<CatalogueFetch>(m_server->api, quickCatalogueTiming());
    QSignalSpy spy(fetching.get(), &CatalogueFetch::finished);
    fetching->start();
    QTRY_COMPARE(m_server->requests(), 1);
    fetching.reset();
    QTRY_COMPARE(m_server->server.openConnections(), 0);
    QVERIFY(spy.isEmpty());
}

QTEST_GUILESS_MAIN(CatalogueFetchTest)
#include "tst_cataloguefetch.moc"
