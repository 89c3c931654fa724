// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parts.h"

#include "app/api/apiclient.h"
#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/catalogue/cataloguekeeper.h"
#include "app/jobs/account.h"
#include "app/jobs/learnedprices.h"
#include "app/jobs/ledger.h"
#include "app/jobs/prices.h"
#include "app/jobs/prompthistory.h"
#include "app/jobs/scheduler.h"
#include "app/library/library.h"
#include "app/media/mediadesk.h"
#include "app/net/httpclient.h"
#include "app/sandbox/sandboxserver.h"
#include "app/store/store.h"
#include "app/upload/ownbucket.h"

#include <QLocale>

namespace maquette
{

namespace
{

//! How much faster than life the sandbox runs in the tour, where nobody waits for its own sake.
constexpr double tourSpeed = 4;

QStringList modelFolders(const Paths &paths)
{
    return {QStringLiteral(":/models"), paths.userModels};
}

} // namespace

//! The order of the members is the order of making; they go in the opposite one.
struct Parts::Private
{
    Options options;
    Paths paths;
    QString problemFile;
    SystemClock clock;
    std::unique_ptr<SandboxServer> sandbox;
    std::unique_ptr<Store> store;
    std::unique_ptr<HttpClient> http;
    std::unique_ptr<ApiClient> api;
    std::unique_ptr<CatalogueKeeper> keeper;
    std::unique_ptr<Account> account;
    std::unique_ptr<Library> library;
    std::unique_ptr<MediaDesk> mediaDesk;
    std::unique_ptr<OwnBucket> bucket;
    std::unique_ptr<Scheduler> scheduler;
    std::unique_ptr<Prices> prices;
    std::unique_ptr<LearnedPrices> learnedPrices;
    std::unique_ptr<Ledger> ledger;
    std::unique_ptr<PromptHistory> promptHistory;

    [[nodiscard]] Endpoint realEndpoint() const
    {
        // parseOptions() has refused what custom() does not take.
        return options.apiBase.isEmpty() ? Endpoint::runComfy()
                                         : Endpoint::custom(options.apiBase).value_or(Endpoint::runComfy());
    }

    //! Whether what is on this machine can be fetched by it.
    void tellService(const Endpoint &endpoint) const
    {
        mediaDesk->setService(isLoopback(endpoint.base) ? LinkCheck::Service::ThisMachine
                                                        : LinkCheck::Service::Remote);
    }

    void use(const Endpoint &endpoint, const QString &token)
    {
        // The token goes first: it must never meet an address that it was not meant for.
        api->setToken({});
        api->setEndpoint(endpoint);
        tellService(endpoint);
        if (!token.isEmpty())
            api->setToken(token);
        account->findToken();
    }
};

Parts::Parts(const Options &options, const Paths &paths)
    : d(std::make_unique<Private>())
{
    d->options = options;
    d->paths = paths;
    const QString language = QLocale().name().section(QLatin1Char('_'), 0, 0);
    const CataloguePlaces places{
        paths.data + QStringLiteral("/catalogue"), {QStringLiteral(":/models")}, paths.userModels, language};
    d->keeper = std::make_unique<CatalogueKeeper>(places, d->clock);
}

Parts::~Parts() = default;

Result<void> Parts::open()
{
    d->problemFile = d->paths.data;
    const Result<void> folders = d->paths.create();
    installLog(d->paths.logFile());
    if (!folders)
        return folders;
    d->problemFile = d->paths.databaseFile();
    Result<std::unique_ptr<Store>> store = Store::open(d->paths.databaseFile());
    if (!store)
        return store.error();
    d->problemFile.clear();
    d->store = std::move(*store);
    make();
    return {};
}

void Parts::make()
{
    d->http = std::make_unique<HttpClient>(d->clock);
    d->api = std::make_unique<ApiClient>(*d->http, d->realEndpoint());
    d->keeper->follow(*d->api);
    d->account = std::make_unique<Account>(*d->api);
    d->library = std::make_unique<Library>(*d->store, *d->http, d->clock, d->paths);
    d->mediaDesk = std::make_unique<MediaDesk>(*d->http, d->paths.data + QStringLiteral("/inputs"));
    d->tellService(d->realEndpoint());
    d->bucket = std::make_unique<OwnBucket>(*d->http);
    QObject::connect(d->bucket.get(), &OwnBucket::changed, d->mediaDesk.get(),
                     [this] { d->mediaDesk->setBucket(d->bucket->ready(), d->bucket->isPreferred()); });
    d->library->load(); // told from the event loop
    d->scheduler = std::make_unique<Scheduler>(*d->store, *d->api, *d->library, d->clock);
    d->scheduler->setAllowedHosts(d->options.hosts);
    d->prices = std::make_unique<Prices>(*d->api, d->clock);
    d->learnedPrices = std::make_unique<LearnedPrices>(*d->store, *d->api, *d->scheduler);
    d->ledger = std::make_unique<Ledger>(*d->store, *d->api, *d->scheduler);
    d->promptHistory = std::make_unique<PromptHistory>(*d->store);
    d->promptHistory->follow(*d->scheduler);
    Library *library = d->library.get();
    QObject::connect(d->scheduler.get(), &Scheduler::costLearned, library,
                     [library](JobId job) { library->refresh(job); });
    QObject::connect(d->scheduler.get(), &Scheduler::jobFinished, d->account.get(), &Account::refreshBalance);
    CatalogueKeeper *keeper = d->keeper.get();
    QObject::connect(d->scheduler.get(), &Scheduler::jobFinished, keeper, [keeper](const Job &job) {
        if (job.error && job.error->kind == ErrorKind::ModelUnknown)
            keeper->refreshForUnknownModel();
    });
}

Result<void> Parts::startSandbox()
{
    if (d->sandbox)
        return {};
    SandboxOptions options;
    options.stateFolder = d->paths.data + QStringLiteral("/sandbox");
    options.modelFolders = modelFolders(d->paths);
    if (!d->options.tour.isEmpty())
        options.speed = tourSpeed;
    auto server = std::make_unique<SandboxServer>(options);
    const Result<void> started = server->start();
    if (started)
        d->sandbox = std::move(server);
    return started;
}

Result<void> Parts::useSandbox()
{
    if (const Result<void> started = startSandbox(); !started)
        return started;
    d->use(Endpoint::simulated(d->sandbox->baseUrl()), d->sandbox->token());
    return {};
}

void Parts::useRunComfy()
{
    d->use(d->realEndpoint(), {});
}

QString Parts::problemFile() const
{
    return d->problemFile;
}

bool Parts::isServiceFixed() const
{
    return d->options.sandbox || !d->options.apiBase.isEmpty();
}

bool Parts::usesSandbox() const
{
    return d->api->endpoint().sandbox;
}

const Options &Parts::options() const
{
    return d->options;
}

const Paths &Parts::paths() const
{
    return d->paths;
}

const Clock &Parts::clock() const
{
    return d->clock;
}

const Catalogue &Parts::catalogue() const
{
    return d->keeper->catalogue();
}

CatalogueKeeper &Parts::catalogueKeeper() const
{
    return *d->keeper;
}

QString Parts::serviceName(bool sandbox) const
{
    return sandbox ? Endpoint::simulated({}).name : d->realEndpoint().name;
}

Store &Parts::store() const
{
    return *d->store;
}

ApiClient &Parts::api() const
{
    return *d->api;
}

Account &Parts::account() const
{
    return *d->account;
}

Library &Parts::library() const
{
    return *d->library;
}

MediaDesk &Parts::mediaDesk() const
{
    return *d->mediaDesk;
}

OwnBucket &Parts::bucket() const
{
    return *d->bucket;
}

Scheduler &Parts::scheduler() const
{
    return *d->scheduler;
}

Prices &Parts::prices() const
{
    return *d->prices;
}

LearnedPrices &Parts::learnedPrices() const
{
    return *d->learnedPrices;
}

Ledger &Parts::ledger() const
{
    return *d->ledger;
}

PromptHistory &Parts::promptHistory() const
{
    return *d->promptHistory;
}

} // namespace maquette
