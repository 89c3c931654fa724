// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/cataloguerefresh.h"

#include "catalogueserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief When a catalogue is fetched, and what becomes of a fetch that nobody wants any more.
class CatalogueRefreshTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<CatalogueServer>();
        m_service = m_server->api.endpoint().name;
        m_refresh = std::make_unique<CatalogueRefresh>(m_server->clock, quickCatalogueTiming());
        m_refresh->follow(m_server->api);
        m_fetched = std::make_unique<QSignalSpy>(m_refresh.get(), &CatalogueRefresh::fetched);
        m_failed = std::make_unique<QSignalSpy>(m_refresh.get(), &CatalogueRefresh::failed);
    }
    void cleanup()
    {
        m_failed.reset();
        m_fetched.reset();
        m_refresh.reset();
        m_server.reset();
    }

    void nothingBeforeAllIsThere()
    {
        m_refresh->ask(); // remembered
        QVERIFY(!m_refresh->isUnderWay());
        m_refresh->allow();
        QVERIFY(!m_refresh->isUnderWay());
        m_refresh->begin(u"another service"_s, {});
        QVERIFY(!m_refresh->isUnderWay());
        m_refresh->begin(m_service, {});
        QVERIFY(m_refresh->isUnderWay());
        QTRY_COMPARE(m_fetched->size(), 1);
        QVERIFY(m_refresh->isUnderWay()); // until whoever reads it says how that ended
        QVERIFY(m_refresh->isCurrent(number()));
        QSignalSpy refreshed(m_refresh.get(), &CatalogueRefresh::refreshed);
        m_refresh->succeed(m_server->clock.now());
        QCOMPARE(refreshed.size(), 1);
        QVERIFY(!m_refresh->isUnderWay());
        QVERIFY(!m_refresh->error());
    }

    void whatIsLeftIsNotCurrent()
    {
        begin();
        m_refresh->ask();
        QTRY_COMPARE(m_fetched->size(), 1);
        m_refresh->leave();
        QVERIFY(!m_refresh->isCurrent(number()));
        QCOMPARE(m_failed->size(), 1); // whoever waits for it hears
        m_refresh->ask();
        QVERIFY(!m_refresh->isUnderWay()); // of which service?
        m_refresh->begin(m_service, {});
        QTRY_COMPARE(m_fetched->size(), 2);
        QVERIFY(m_refresh->isCurrent(number()));
    }

    void anotherTokenStopsIt()
    {
        m_refresh->begin(m_service, {});
        m_refresh->ask();
        m_refresh->allow();
        QVERIFY(m_refresh->isUnderWay());
        m_server->api.setToken(u"another-token"_s);
        QCOMPARE(m_failed->size(), 1);
        QCOMPARE(int(m_failed->constFirst().constFirst().value<Error>().kind), int(ErrorKind::Cancelled));
        QTRY_COMPARE(m_fetched->size(), 1); // by itself, with the new one: nothing is kept
        QVERIFY(m_refresh->isCurrent(number()));
    }

    void aFailureIsKeptUntilItIsLeft()
    {
        begin();
        m_server->interfere = [](int, qint64) { return CatalogueServer::answer(403, "{}"); };
        m_refresh->ask();
        QTRY_COMPARE(m_failed->size(), 1);
        QVERIFY(m_refresh->error());
        QVERIFY(!m_refresh->isUnderWay());
        m_refresh->leave();
        QVERIFY(!m_refresh->error());
        QCOMPARE(m_failed->size(), 1); // nothing was stopped
    }

    void withoutATokenItSaysWhy()
    {
        m_server->api.setToken({});
        begin();
        const auto why = m_refresh->refusal();
        QVERIFY(why && why->kind == ErrorKind::TokenRejected);
        m_refresh->askForUnknownModel();
        QVERIFY(!m_refresh->isUnderWay());
    }

    void destroyedSilently()
    {
        begin();
        m_refresh->ask();
        QVERIFY(m_refresh->isUnderWay());
        m_refresh.reset();
        QCOMPARE(m_failed->size(), 0);
    }

private:
    void begin()
    {
        m_refresh->begin(m_service, m_server->clock.now()); // fresh: nothing is fetched by itself
        m_refresh->allow();
    }
    [[nodiscard]] int number() const { return m_fetched->constLast().at(1).toInt(); }

    std::unique_ptr<CatalogueServer> m_server;
    QString m_service;
    std::unique_ptr<CatalogueRefresh> m_refresh;
    std::unique_ptr<QSignalSpy> m_fetched;
    std::unique_ptr<QSignalSpy> m_failed;
};

QTEST_GUILESS_MAIN(CatalogueRefreshTest)
#include "tst_cataloguerefresh.moc"
