// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/cataloguekeeper.h"

#include "app/catalogue/cataloguefetch.h"
#include "catalogueserver.h"
#include "tests/support/spyvalue.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

const ModelId dreamina(u"bytedance/dreamina-4-0/text-to-image"_s);

} // namespace

//! \brief The catalogue over starts, refreshes, services and faults.
class CatalogueKeeperTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void shippedAreThereAtOnce();
    void nothingIsAskedUnbidden();
    void withoutTokenNothingIsAsked();
    void fetchedIsThereAtTheNextStart();
    void freshIsNotFetchedAgain();
    void oldIsFetchedAgain();
    void refreshOnRequest();
    void aFailureKeepsWhatThereIs();
    void aBrokenFileCostsItself();
    void servicesDoNotMix();
    void anotherTokenEndsAFetch();
    void anotherTokenDropsWhatIsBeingRead();
    void unknownModelFetches();
    void ownFilesComeAndGo();
    void ownModelsAreReplacedOnlyWhenAskedTo();
    void whatWasRemovedComesBackAsItWas();
    void ownFilesThatComeWhileTheRestIsRead();
    void changesAreToldOncePerChange();
    void readNowNeedsNoEventLoop();
    void destroyedInTheMiddle();

private:
    void start(const CatalogueTiming &timing = quickCatalogueTiming());
    bool fetchOnce();
    //! A call of the test's own, there and back: what was to come by itself has come by then.
    bool roundTrip();
    [[nodiscard]] std::size_t count() const { return m_keeper->catalogue().entries().size(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CatalogueServer> m_server;
    std::unique_ptr<CatalogueKeeper> m_keeper;
};

void CatalogueKeeperTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<CatalogueServer>();
    start();
}

void CatalogueKeeperTest::cleanup()
{
    m_keeper.reset();
    m_server.reset();
}

void CatalogueKeeperTest::start(const CatalogueTiming &timing)
{
    m_keeper.reset();
    const CataloguePlaces places{
        m_folder->filePath(u"kept"_s), {u":/models"_s}, m_folder->filePath(u"own"_s), {}};
    m_keeper = std::make_unique<CatalogueKeeper>(places, m_server->clock, nullptr, timing);
    m_keeper->follow(m_server->api);
}

bool CatalogueKeeperTest::fetchOnce()
{
    QSignalSpy refreshed(m_keeper.get(), &CatalogueKeeper::refreshed);
    m_keeper->refresh();
    return refreshed.wait(20'000);
}

bool CatalogueKeeperTest::roundTrip()
{
    for (int trip = 0; trip < 3; ++trip) {
        QSignalSpy spy(m_server->api.catalogue(999, 1, this), &CatalogueCall::finished);
        if (!spy.wait())
            return false;
    }
    return true;
}

void CatalogueKeeperTest::shippedAreThereAtOnce()
{
    QCOMPARE(count(), std::size_t(5));
    QVERIFY(m_keeper->catalogue().hasMoreToCome());
    QVERIFY(!m_keeper->isLoaded());
    QSignalSpy loaded(m_keeper.get(), &CatalogueKeeper::loaded);
    QSignalSpy changed(m_keeper.get(), &CatalogueKeeper::changed);
    m_keeper->read(m_server->api.endpoint().name);
    QVERIFY(loaded.wait());
    QVERIFY(!m_keeper->catalogue().hasMoreToCome());
    QCOMPARE(changed.size(), 1);
    m_keeper->read(m_server->api.endpoint().name);
    QVERIFY(m_keeper->isLoaded()); // it is here already
}

void CatalogueKeeperTest::nothingIsAskedUnbidden()
{
    QSignalSpy loaded(m_keeper.get(), &CatalogueKeeper::loaded);
    m_keeper->read(m_server->api.endpoint().name);
    QVERIFY(loaded.wait());
    m_keeper->refreshForUnknownModel();
    m_server->api.setToken(u"other-token-123456"_s);
    QVERIFY(roundTrip());
    QCOMPARE(m_server->requests(), 3);
}

void CatalogueKeeperTest::withoutTokenNothingIsAsked()
{
    m_server->api.setToken({});
    QSignalSpy failed(m_keeper.get(), &CatalogueKeeper::refreshFailed);
    QSignalSpy refreshed(m_keeper.get(), &CatalogueKeeper::refreshed);
    m_keeper->refresh();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(valueOf<Error>(failed.first().first()).kind, ErrorKind::TokenRejected);
    m_keeper->allowFetching();
    QTRY_VERIFY(m_keeper->isLoaded());
    QCOMPARE(m_server->server.connections(), 0);
    m_server->api.setToken(u"test-token-123456"_s);
    QVERIFY(refreshed.wait());
    QCOMPARE(count(), std::size_t(12));
}

void CatalogueKeeperTest::fetchedIsThereAtTheNextStart()
{
    QSignalSpy models(m_keeper.get(), &CatalogueKeeper::modelsChanged);
    QVERIFY(fetchOnce());
    QCOMPARE(count(), std::size_t(12));
    QCOMPARE(valueOf<QList<ModelId>>(models.last().first()).size(), 7);
    QVERIFY(!m_keeper->catalogue().entry(dreamina)->listed);
    const ModelId made = m_server->items.first().id;
    const auto model = m_keeper->catalogue().find(made);
    QVERIFY(model);
    start();
    QCOMPARE(count(), std::size_t(5));
    QSignalSpy loaded(m_keeper.get(), &CatalogueKeeper::loaded);
    m_keeper->read(m_server->api.endpoint().name);
    QVERIFY(loaded.wait());
    QCOMPARE(count(), std::size_t(12));
    QCOMPARE(m_keeper->catalogue().find(made)->fields.size(), model->fields.size());
    QVERIFY(m_keeper->catalogue().fetchedAt().isValid());
}

void CatalogueKeeperTest::freshIsNotFetchedAgain()
{
    QVERIFY(fetchOnce());
    const int asked = m_server->requests();
    start();
    m_keeper->allowFetching();
    QTRY_VERIFY(m_keeper->isLoaded());
    QVERIFY(roundTrip());
    QCOMPARE(m_server->requests(), asked + 3);
    const auto before = m_keeper->catalogue().find(m_server->items.first().id);
    QVERIFY(fetchOnce());                                                     // somebody wants it
    QCOMPARE(m_keeper->catalogue().find(m_server->items.first().id), before); // nothing has changed
}

void CatalogueKeeperTest::oldIsFetchedAgain()
{
    QVERIFY(fetchOnce());
    CatalogueTiming timing = quickCatalogueTiming();
    timing.fresh = std::chrono::milliseconds(200);
    start(timing);
    QSignalSpy refreshed(m_keeper.get(), &CatalogueKeeper::refreshed);
    m_keeper->allowFetching();
    QTRY_VERIFY_WITH_TIMEOUT(refreshed.size() >= 2, 20'000);
}

void CatalogueKeeperTest::refreshOnRequest()
{
    QVERIFY(fetchOnce());
    m_server->items.removeLast();
    QSignalSpy started(m_keeper.get(), &CatalogueKeeper::refreshStarted);
    QSignalSpy changed(m_keeper.get(), &CatalogueKeeper::modelsChanged);
    QVERIFY(fetchOnce());
    QCOMPARE(started.size(), 1);
    QVERIFY(!m_keeper->isRefreshing());
    QCOMPARE(count(), std::size_t(11));
    QCOMPARE(changed.size(), 1);
    m_server->interfere = [](int, qint64) {
        return CatalogueServer::answer(503, "{}", "Retry-After: 3600\r\n");
    };
    CatalogueTiming timing = quickCatalogueTiming();
    timing.pageTries = 1;
    start(timing);
    QSignalSpy failed(m_keeper.get(), &CatalogueKeeper::refreshFailed);
    m_keeper->refresh();
    QVERIFY(failed.wait());
    const int asked = m_server->requests();
    m_keeper->refresh(); // too soon: the server asked for an hour
    QCOMPARE(failed.size(), 2);
    QCOMPARE(valueOf<Error>(failed.last().first()).kind, ErrorKind::RateLimited);
    QCOMPARE(m_server->requests(), asked);
    QCOMPARE(count(), std::size_t(11));
}

void CatalogueKeeperTest::aFailureKeepsWhatThereIs()
{
    QVERIFY(fetchOnce());
    m_server->interfere = [](int, qint64 offset) {
        return offset < 3 ? Script() : CatalogueServer::answer(200, R"({"models":[],"total":7})");
    };
    QSignalSpy failed(m_keeper.get(), &CatalogueKeeper::refreshFailed);
    m_keeper->refresh();
    QVERIFY(failed.wait());
    QCOMPARE(count(), std::size_t(12));
    start();
    m_keeper->readNow(m_server->api.endpoint().name);
    QCOMPARE(count(), std::size_t(12));
}

void CatalogueKeeperTest::aBrokenFileCostsItself()
{
    QVERIFY(fetchOnce());
    m_keeper->markSeen(dreamina);
    m_keeper.reset();
    CataloguePlaces places;
    places.kept = m_folder->filePath(u"kept"_s);
    QFile kept(places.folderOf(m_server->api.endpoint().name) + u"/models.jsonl"_s);
    QVERIFY(kept.open(QIODevice::ReadWrite));
    QVERIFY(kept.resize(kept.size() / 2));
    kept.close();
    start();
    QSignalSpy refreshed(m_keeper.get(), &CatalogueKeeper::refreshed);
    std::size_t whenRead = 0; // looked at right then: the next catalogue may be there a moment later
    connect(m_keeper.get(), &CatalogueKeeper::loaded, this, [&] { whenRead = count(); });
    m_keeper->allowFetching();
    QTRY_VERIFY(m_keeper->isLoaded());
    QCOMPARE(whenRead, std::size_t(5));
    QVERIFY(QFile::exists(kept.fileName() + u".broken"_s));
    QTRY_COMPARE(refreshed.size(), 1); // and it is fetched anew
    QCOMPARE(count(), std::size_t(12));
}

void CatalogueKeeperTest::servicesDoNotMix()
{
    QVERIFY(fetchOnce());
    CatalogueServer other;
    other.items = madeCatalogue(2, 9);
    QSignalSpy loaded(m_keeper.get(), &CatalogueKeeper::loaded);
    QSignalSpy refreshed(m_keeper.get(), &CatalogueKeeper::refreshed);
    m_server->api.setToken({});
    m_server->api.setEndpoint(*Endpoint::custom(other.server.url().toString()));
    QVERIFY(loaded.wait());
    QCOMPARE(count(), std::size_t(5));
    m_server->api.setToken(u"test-token-123456"_s);
    QVERIFY(refreshed.wait());
    QCOMPARE(count(), std::size_t(7));
    m_server->api.setEndpoint(*Endpoint::custom(m_server->server.url().toString()));
    QVERIFY(loaded.wait());
    QCOMPARE(count(), std::size_t(12));
}

void CatalogueKeeperTest::anotherTokenEndsAFetch()
{
    m_server->interfere = [](int request, qint64) { return request == 1 ? Script{Step::hang()} : Script(); };
    QSignalSpy failed(m_keeper.get(), &CatalogueKeeper::refreshFailed);
    m_keeper->refresh();
    QTRY_COMPARE(m_server->requests(), 2);
    QVERIFY(m_keeper->isRefreshing());
    m_server->api.setToken({});
    QCOMPARE(failed.size(), 1);
    QVERIFY(!m_keeper->isRefreshing());
    QCOMPARE(count(), std::size_t(5));
}

void CatalogueKeeperTest::anotherTokenDropsWhatIsBeingRead()
{
    m_server->items = madeCatalogue(300);
    m_server->interfere = [this](int, qint64) {
        return CatalogueServer::answer(200, pageOf(m_server->items, 0, 300));
    };
    QSignalSpy failed(m_keeper.get(), &CatalogueKeeper::refreshFailed);
    QSignalSpy refreshed(m_keeper.get(), &CatalogueKeeper::refreshed);
    QSignalSpy behind(m_keeper.get(), &CatalogueKeeper::ownFailed);
    m_keeper->refresh();
    const auto isBeingRead = [this] {
        return m_server->requests() == 1 && m_keeper->findChild<CatalogueFetch *>() == nullptr;
    };
    while (!isBeingRead())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QVERIFY(m_keeper->isRefreshing());
    m_server->api.setToken({});
    QCOMPARE(failed.size(), 1);
    m_keeper->removeOwn(ModelId(u"not/mine"_s)); // its turn comes after the reading
    QVERIFY(behind.wait(20'000));
    QVERIFY(refreshed.isEmpty());
    QCOMPARE(count(), std::size_t(5));
}

void CatalogueKeeperTest::unknownModelFetches()
{
    QVERIFY(fetchOnce());
    QSignalSpy refreshed(m_keeper.get(), &CatalogueKeeper::refreshed);
    m_keeper->refreshForUnknownModel();
    QVERIFY(refreshed.wait());
    m_keeper->refreshForUnknownModel();
    QVERIFY(!m_keeper->isRefreshing());
}

void CatalogueKeeperTest::ownFilesComeAndGo()
{
    QSignalSpy added(m_keeper.get(), &CatalogueKeeper::ownAdded);
    m_keeper->addOwn({{madeEntry(u"me/own"_s), ModelSource::Page}}, OwnModels::IfThere::Refuse);
    QVERIFY(added.wait());
    const ModelId own(u"me/own"_s);
    QVERIFY(m_keeper->catalogue().entry(own)->own);
    QVERIFY(m_keeper->catalogue().hasMoreToCome());
    QVERIFY(fetchOnce());
    QVERIFY(m_keeper->catalogue().entry(own));
    QSignalSpy failed(m_keeper.get(), &CatalogueKeeper::ownFailed);
    m_keeper->removeOwn(dreamina);
    QVERIFY(failed.wait());
    QSignalSpy removed(m_keeper.get(), &CatalogueKeeper::ownRemoved);
    m_keeper->removeOwn(own);
    QVERIFY(removed.wait());
    QVERIFY(!m_keeper->catalogue().entry(own));
    QCOMPARE(count(), std::size_t(12));
}

void CatalogueKeeperTest::ownModelsAreReplacedOnlyWhenAskedTo()
{
    const ModelId id(u"me/own"_s);
    QSignalSpy added(m_keeper.get(), &CatalogueKeeper::ownAdded);
    QSignalSpy failed(m_keeper.get(), &CatalogueKeeper::ownFailed);
    const OwnAddition other{madeEntry(u"me/other"_s), ModelSource::Catalogue};
    const OwnAddition first{madeEntry(id.text(), 1), ModelSource::Page};
    OwnAddition second{madeEntry(id.text(), 2), ModelSource::Schema};
    second.entry["display_name"] = "Second";
    m_keeper->addOwn({first, other}, OwnModels::IfThere::Refuse);
    QVERIFY(added.wait());
    QCOMPARE(added.takeFirst().constFirst().value<QList<ModelId>>(),
             (QList<ModelId>{id, ModelId(u"me/other"_s)}));
    m_keeper->addOwn({second}, OwnModels::IfThere::Refuse);
    QVERIFY(failed.wait());
    QVERIFY(m_keeper->catalogue().entry(id)->displayName != u"Second"_s);
    m_keeper->addOwn({second}, OwnModels::IfThere::Replace);
    QVERIFY(added.wait());
    QCOMPARE(m_keeper->catalogue().entry(id)->displayName, u"Second"_s);
    failed.clear();
    m_keeper->addOwn({{Json::object(), ModelSource::Page}}, OwnModels::IfThere::Replace);
    QVERIFY(failed.wait());
}

void CatalogueKeeperTest::whatWasRemovedComesBackAsItWas()
{
    const ModelId id(u"me/own"_s);
    QSignalSpy added(m_keeper.get(), &CatalogueKeeper::ownAdded);
    m_keeper->addOwn({{madeEntry(id.text()), ModelSource::Page}}, OwnModels::IfThere::Refuse);
    QVERIFY(added.wait());
    const QByteArray before = m_keeper->catalogue().description(id);
    QSignalSpy removed(m_keeper.get(), &CatalogueKeeper::ownRemoved);
    m_keeper->removeOwn(id);
    QVERIFY(removed.wait());
    QVERIFY(!m_keeper->catalogue().entry(id));
    added.clear();
    m_keeper->restoreOwn();
    QVERIFY(added.wait());
    QCOMPARE(m_keeper->catalogue().description(id), before);
    QSignalSpy failed(m_keeper.get(), &CatalogueKeeper::ownFailed);
    m_keeper->restoreOwn(); // nothing is left to put back
    QVERIFY(failed.wait());
}

void CatalogueKeeperTest::ownFilesThatComeWhileTheRestIsRead()
{
    QSignalSpy added(m_keeper.get(), &CatalogueKeeper::ownAdded);
    QSignalSpy loaded(m_keeper.get(), &CatalogueKeeper::loaded);
    m_keeper->addOwn({{madeEntry(u"me/own"_s), ModelSource::Page}}, OwnModels::IfThere::Refuse);
    m_keeper->read(m_server->api.endpoint().name);
    QTRY_VERIFY(!added.isEmpty() && !loaded.isEmpty());
    QTRY_VERIFY(m_keeper->catalogue().entry(ModelId(u"me/own"_s)));
    QVERIFY(!m_keeper->catalogue().hasMoreToCome());
}

void CatalogueKeeperTest::changesAreToldOncePerChange()
{
    const ModelId id = m_server->items.first().id;
    QVERIFY(fetchOnce());
    QVERIFY(!m_keeper->lastSeen(id)); // never seen
    m_keeper->markSeen(id);
    QVERIFY(!m_keeper->lastSeen(id));
    Json other = *parseJson(m_server->items.first().json);
    other["base_price_usd"] = 7;
    m_server->items[0].json = toBytes(other);
    QVERIFY(fetchOnce());
    QVERIFY(m_keeper->lastSeen(id));
    QVERIFY(m_keeper->lastSeen(id)->basePrice != Money::fromDollars(7));
    start(); // until it was seen, over restarts
    QVERIFY(!m_keeper->lastSeen(id));
    m_keeper->readNow(m_server->api.endpoint().name);
    QVERIFY(m_keeper->lastSeen(id));
    m_keeper->markSeen(id);
    QVERIFY(!m_keeper->lastSeen(id));
    start();
    m_keeper->readNow(m_server->api.endpoint().name);
    QVERIFY(!m_keeper->lastSeen(id));
}

void CatalogueKeeperTest::readNowNeedsNoEventLoop()
{
    QVERIFY(fetchOnce());
    start();
    m_keeper->readNow(m_server->api.endpoint().name);
    QVERIFY(m_keeper->isLoaded());
    QCOMPARE(count(), std::size_t(12));
    const int asked = m_server->requests();
    QVERIFY(roundTrip());
    QCOMPARE(m_server->requests(), asked + 3);
}

void CatalogueKeeperTest::destroyedInTheMiddle()
{
    m_server->items = madeCatalogue(60);
    for (int requests = 0; requests < 22; requests += 3) {
        start();
        const int before = m_server->requests();
        m_keeper->refresh();
        QTRY_VERIFY(m_server->requests() >= before + requests || m_keeper->catalogue().fetchedAt().isValid());
        m_keeper.reset();
        QCoreApplication::processEvents();
    }
    start();
    m_keeper->readNow(m_server->api.endpoint().name);
    QVERIFY(count() == 5 || count() == 65); // whole or not at all
}

QTEST_GUILESS_MAIN(CatalogueKeeperTest)
#include "tst_cataloguekeeper.moc"
