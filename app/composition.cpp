// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition.h"

#include "app/api/apiclient.h"
#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/jobs/account.h"
#include "app/jobs/drafts.h"
#include "app/jobs/prices.h"
#include "app/jobs/scheduler.h"
#include "app/library/library.h"
#include "app/library/thumbnails.h"
#include "app/net/httpclient.h"
#include "app/sandbox/sandboxserver.h"
#include "app/store/store.h"
#include "models/core/catalogue.h"
#include "ui/gallery/gallerypanel.h"
#include "ui/settings/preferences.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/problemteller.h"
#include "ui/shell/shellnotice.h"
#include "ui/shell/workspace.h"
#include "ui/theme/theme.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QIcon>
#include <QLocale>
#include <QTimer>

namespace maquette
{

namespace
{

//! How much faster than life the sandbox runs in the tour, where nobody waits for its own sake.
constexpr double tourSpeed = 4;
//! What the window is not drawn with comes after it: both load libraries, and take the time of a person who
//! waits for the window. Nobody can have asked for anything by then.
constexpr std::chrono::milliseconds serviceDelay(100);
constexpr std::chrono::milliseconds iconDelay(300);

} // namespace

//! The order of the members is the order of making; they go in the opposite one.
struct Composition::Private
{
    Options options;
    Paths paths;
    QString problemFile;
    SystemClock clock;
    std::unique_ptr<Preferences> preferences;
    std::unique_ptr<Theme> theme;
    Catalogue catalogue;
    std::unique_ptr<SandboxServer> sandbox;
    std::unique_ptr<Store> store;
    std::unique_ptr<HttpClient> http;
    std::unique_ptr<ApiClient> api;
    std::unique_ptr<Account> account;
    std::unique_ptr<Library> library;
    std::unique_ptr<Thumbnails> thumbnails;
    std::unique_ptr<Scheduler> scheduler;
    std::unique_ptr<Drafts> drafts;
    std::unique_ptr<Prices> prices;
    std::unique_ptr<Studio> studio;
    std::unique_ptr<MainWindow> window;

    [[nodiscard]] bool fixedService() const { return options.sandbox || !options.apiBase.isEmpty(); }
    [[nodiscard]] Endpoint realEndpoint() const
    {
        // parseOptions() has refused what custom() does not take.
        return options.apiBase.isEmpty() ? Endpoint::runComfy()
                                         : Endpoint::custom(options.apiBase).value_or(Endpoint::runComfy());
    }
};

Paths pathsFor(const Options &options)
{
    Paths paths = Paths::standard(options.profile, options.library);
    const QString chosen = Preferences(paths.settingsFile()).libraryFolder();
    if (options.library.isEmpty() && !chosen.isEmpty())
        paths.library = chosen;
    return paths;
}

Composition::Composition(const Options &options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->options = options;
    d->paths = pathsFor(options);
}

Composition::~Composition() = default;

QString Composition::problemFile() const
{
    return d->problemFile;
}

MainWindow &Composition::window() const
{
    return *d->window;
}

const Studio &Composition::studio() const
{
    return *d->studio;
}

bool Composition::usesSandbox() const
{
    return d->api->endpoint().sandbox;
}

Result<void> Composition::start()
{
    d->problemFile = d->paths.data;
    const Result<void> folders = d->paths.create();
    installLog(d->paths.logFile());
    makeTheme();
    if (!folders)
        return folders;
    d->problemFile = d->paths.databaseFile();
    Result<std::unique_ptr<Store>> store = Store::open(d->paths.databaseFile());
    if (!store)
        return store.error();
    d->problemFile.clear();
    d->store = std::move(*store);
    makeParts();
    makeWindow();
    connectPreferences();
    // What was read meanwhile is drawn with the window; after it, most of it would be drawn twice.
    d->store->deliverAnswers();
    return {};
}

void Composition::makeTheme()
{
    d->preferences = std::make_unique<Preferences>(d->paths.settingsFile());
    d->theme = std::make_unique<Theme>();
    if (d->preferences->systemWasDark())
        d->theme->system().assume(true);
    d->theme->setMode(d->preferences->theme());
}

void Composition::makeParts()
{
    const QString language = QLocale().name().section(QLatin1Char('_'), 0, 0);
    d->catalogue = Catalogue::load({QStringLiteral(":/models"), d->paths.userModels}, language);
    d->http = std::make_unique<HttpClient>(d->clock);
    d->api = std::make_unique<ApiClient>(*d->http, d->realEndpoint());
    d->account = std::make_unique<Account>(*d->api);
    d->library = std::make_unique<Library>(*d->store, *d->http, d->clock, d->paths);
    d->library->load(); // while the window is made; told from the event loop
    d->thumbnails = std::make_unique<Thumbnails>(*d->library, d->paths.cache);
    d->scheduler = std::make_unique<Scheduler>(*d->store, *d->api, *d->library, d->clock);
    d->scheduler->setLimit(d->preferences->jobLimit());
    d->drafts = std::make_unique<Drafts>(*d->store, d->clock);
    d->drafts->load();
    d->prices = std::make_unique<Prices>(*d->api, d->clock);
    d->studio =
        std::make_unique<Studio>(Studio{d->catalogue, *d->account, *d->library, *d->thumbnails, *d->scheduler,
                                        *d->drafts, *d->prices, *d->preferences, *d->theme});
    connect(d->scheduler.get(), &Scheduler::costLearned, d->library.get(),
            [this](JobId job) { d->library->refresh(job); });
    connect(d->scheduler.get(), &Scheduler::jobFinished, d->account.get(), &Account::refreshBalance);
}

void Composition::makeWindow()
{
    const WindowContext context{!d->options.library.isEmpty(), QFileInfo(d->paths.logFile()).absolutePath()};
    d->window = std::make_unique<MainWindow>(*d->studio, context);
    d->window->restore();
    if (d->fixedService() || d->preferences->service() != Preferences::Service::Undecided)
        d->window->showStudio();
    else
        d->window->showFirstRun();
    connect(d->window.get(), &MainWindow::firstShown, this, &Composition::begin);
    connect(d->window.get(), &MainWindow::sandboxRequested, this, &Composition::useSandbox);
    connect(d->window.get(), &MainWindow::tokenAccepted, this, [this] {
        d->preferences->setService(Preferences::Service::RunComfy);
        d->window->showStudio();
    });
}

void Composition::connectPreferences()
{
    Preferences *preferences = d->preferences.get();
    connect(preferences, &Preferences::themeChanged, this,
            [this] { d->theme->setMode(d->preferences->theme()); });
    connect(preferences, &Preferences::jobLimitChanged, this,
            [this] { d->scheduler->setLimit(d->preferences->jobLimit()); });
    connect(&d->theme->system(), &SystemLook::changed, this,
            [this] { d->preferences->setSystemWasDark(d->theme->system().isDark()); });
    const auto crop = [this] { d->window->workspace().gallery().setCropped(d->preferences->cropTiles()); };
    connect(preferences, &Preferences::cropTilesChanged, this, crop);
    crop();
}

void Composition::begin()
{
    // Drawn in all its sizes at once.
    QTimer::singleShot(iconDelay, this,
                       [] { QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/maquette.svg"))); });
    QTimer::singleShot(serviceDelay, this, [this] {
        d->theme->followSystem();
        chooseService();
        d->scheduler->recover();
    });
}

void Composition::chooseService()
{
    const Preferences::Service service = d->preferences->service();
    if (d->options.sandbox || (service == Preferences::Service::Sandbox && d->options.apiBase.isEmpty()))
        return useSandbox(true);
    // A token that is already there answers the question of the first-run page.
    connect(d->account.get(), &Account::changed, this, [this] {
        if (!d->window->isFirstRun() || d->account->source() == Account::TokenSource::None || usesSandbox())
            return;
        d->preferences->setService(Preferences::Service::RunComfy);
        d->window->showStudio();
    });
    d->account->findToken();
}

Result<void> Composition::startSandbox()
{
    if (d->sandbox)
        return {};
    SandboxOptions options;
    options.stateFolder = d->paths.data + QStringLiteral("/sandbox");
    options.modelFolders = {QStringLiteral(":/models"), d->paths.userModels};
    if (!d->options.tour.isEmpty())
        options.speed = tourSpeed;
    auto server = std::make_unique<SandboxServer>(options);
    const Result<void> started = server->start();
    if (started)
        d->sandbox = std::move(server);
    return started;
}

void Composition::useSandbox(bool on)
{
    if (on && !d->options.apiBase.isEmpty()) {
        d->window->workspace().notices().tell(
            tr("Maquette was started with --api-base, so nothing goes to any other address. Start it without "
               "that to use the sandbox."));
        return;
    }
    if (on) {
        if (const Result<void> started = startSandbox(); !started)
            return d->window->problems().tellError(started.error());
    }
    // The token goes first: it must never meet an address that it was not meant for.
    d->api->setToken({});
    d->api->setEndpoint(on ? Endpoint::simulated(d->sandbox->baseUrl()) : d->realEndpoint());
    if (on)
        d->api->setToken(d->sandbox->token());
    d->account->findToken();
    if (!d->options.sandbox)
        d->preferences->setService(on ? Preferences::Service::Sandbox : Preferences::Service::RunComfy);
    d->window->showStudio();
}

} // namespace maquette
