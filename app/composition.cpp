// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition.h"

#include "app/base/background.h"
#include "app/catalogue/cataloguekeeper.h"
#include "app/jobs/account.h"
#include "app/jobs/drafts.h"
#include "app/jobs/presets.h"
#include "app/jobs/scheduler.h"
#include "app/library/library.h"
#include "app/library/libraryhold.h"
#include "app/library/thumbnails.h"
#include "app/parts.h"
#include "app/store/store.h"
#include "app/upload/ownbucket.h"
#include "ui/gallery/gallerypanel.h"
#include "ui/settings/preferences.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/problemteller.h"
#include "ui/shell/shellnotice.h"
#include "ui/shell/workspace.h"
#include "ui/spelling/hunspellfolders.h"
#include "ui/spelling/speller.h"
#include "ui/theme/theme.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QIcon>
#include <QTimer>

namespace maquette
{

namespace
{

//! What the window is not drawn with comes after it, and would take the time of a person who waits for the
//! window: the kept models take a processor, the others load libraries. Nobody can have asked for anything by
//! then.
constexpr std::chrono::milliseconds modelsDelay(20);
constexpr std::chrono::milliseconds serviceDelay(100);
constexpr std::chrono::milliseconds iconDelay(300);

} // namespace

//! The order of the members is the order of making; they go in the opposite one.
struct Composition::Private
{
    Private(const Options &options, const Paths &paths)
        : parts(options, paths)
    {}

    std::unique_ptr<Preferences> preferences;
    std::unique_ptr<Theme> theme;
    Parts parts;
    std::unique_ptr<Thumbnails> thumbnails;
    std::unique_ptr<Drafts> drafts;
    std::unique_ptr<Presets> presets;
    std::unique_ptr<Speller> speller;
    std::unique_ptr<Studio> studio;
    std::unique_ptr<MainWindow> window;
    std::shared_ptr<LibraryHold> hold;
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
    , d(std::make_unique<Private>(options, pathsFor(options)))
{}

Composition::~Composition() = default;

QString Composition::problemFile() const
{
    return d->parts.problemFile();
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
    return d->parts.usesSandbox();
}

Result<void> Composition::start()
{
    const Result<void> opened = d->parts.open();
    makeTheme();
    if (!opened)
        return opened;
    makeStudio();
    makeWindow();
    connectPreferences();
    // What was read meanwhile is drawn with the window; after it, most of it would be drawn twice.
    d->parts.store().deliverAnswers();
    return {};
}

void Composition::makeTheme()
{
    d->preferences = std::make_unique<Preferences>(d->parts.paths().settingsFile());
    d->theme = std::make_unique<Theme>();
    if (d->preferences->systemWasDark())
        d->theme->system().assume(true);
    d->theme->setMode(d->preferences->theme());
}

void Composition::makeStudio()
{
    const Parts &parts = d->parts;
    d->thumbnails = std::make_unique<Thumbnails>(parts.library(), parts.paths().cache);
    parts.scheduler().setLimit(d->preferences->jobLimit());
    parts.scheduler().setLimits(d->preferences->spendingLimits());
    parts.scheduler().setPaused(d->preferences->queuePaused());
    d->drafts = std::make_unique<Drafts>(parts.store(), parts.clock());
    d->drafts->load();
    d->presets = std::make_unique<Presets>(parts.store(), parts.clock());
    d->speller =
        std::make_unique<Speller>(std::make_shared<HunspellFolders>(HunspellFolders::systemFolders()),
                                  parts.paths().personalWordsFile());
    d->speller->setChoice(d->preferences->spelling());
    d->studio = std::make_unique<Studio>(
        Studio{parts.catalogue(), parts.catalogueKeeper(), parts.account(), parts.library(), *d->thumbnails,
               parts.mediaDesk(), parts.bucket(), parts.scheduler(), *d->drafts, *d->presets, parts.prices(),
               parts.learnedPrices(), parts.ledger(), parts.promptHistory(), *d->preferences, *d->theme,
               *d->speller, parts.paths().promptLists(), parts.paths().databaseFile()});
}

void Composition::makeWindow()
{
    const WindowContext context{!d->parts.options().library.isEmpty(),
                                QFileInfo(d->parts.paths().logFile()).absolutePath()};
    d->window = std::make_unique<MainWindow>(*d->studio, context);
    d->window->restore();
    if (d->parts.isServiceFixed() || d->preferences->service() != Preferences::Service::Undecided)
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
    connect(preferences, &Preferences::spellingChanged, this,
            [this] { d->speller->setChoice(d->preferences->spelling()); });
    connect(preferences, &Preferences::jobLimitChanged, this,
            [this] { d->parts.scheduler().setLimit(d->preferences->jobLimit()); });
    connect(preferences, &Preferences::spendingLimitsChanged, this,
            [this] { d->parts.scheduler().setLimits(d->preferences->spendingLimits()); });
    connect(preferences, &Preferences::bucketChanged, this, &Composition::setUpBucket);
    connect(&d->parts.scheduler(), &Scheduler::pausedChanged, preferences, &Preferences::setQueuePaused);
    connect(&d->theme->system(), &SystemLook::changed, this,
            [this] { d->preferences->setSystemWasDark(d->theme->system().isDark()); });
    const auto write = [this] {
        d->parts.library().setWriting(d->preferences->keepsOriginals() ? FileWriting::BesideFiles
                                                                       : FileWriting::IntoFiles);
    };
    connect(preferences, &Preferences::keepsOriginalsChanged, this, write);
    write();
    const auto crop = [this] { d->window->workspace().gallery().setCropped(d->preferences->cropTiles()); };
    connect(preferences, &Preferences::cropTilesChanged, this, crop);
    crop();
}

void Composition::begin()
{
    // Drawn in all its sizes at once.
    QTimer::singleShot(iconDelay, this,
                       [] { QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/maquette.svg"))); });
    QTimer::singleShot(modelsDelay, this,
                       [this] { d->parts.catalogueKeeper().read(d->parts.serviceName(startsInSandbox())); });
    QTimer::singleShot(serviceDelay, this, [this] {
        d->theme->followSystem();
        chooseService();
        cleanBucket();
        setUpBucket();
        d->parts.catalogueKeeper().allowFetching();
        d->presets->load();
        d->parts.scheduler().recover();
        holdLibrary();
    });
}

//! Two profiles on one folder get on with each other, but for what stands beside the files.
void Composition::holdLibrary()
{
    const auto take = [folder = d->parts.paths().library] { return LibraryHold::take(folder); };
    inBackground(*QThreadPool::globalInstance(), this, take,
                 [this](const std::shared_ptr<LibraryHold> &hold) {
                     d->hold = hold;
                     if (hold->isFirst())
                         return;
                     const QString text =
                         d->preferences->keepsOriginals()
                             ? tr("Another Maquette has this library folder open. What is made or deleted "
                                  "shows in both; stars and tags do not.")
                             : tr("Another Maquette has this library folder open. What is made, deleted or "
                                  "rated shows in both, but not the stars and tags of clips.");
                     d->window->workspace().notices().tell(text, ShellNotice::Kind::Problem);
                 });
}

void Composition::setUpBucket()
{
    d->parts.bucket().setUp(d->preferences->bucket(), d->preferences->preferBucket());
}

void Composition::cleanBucket()
{
    const auto login = d->preferences->cleanBucket();
    if (!login)
        return;
    d->parts.bucket().offerSecret({login->password, {}});
    QString text = tr("The address of your bucket held a password. It is out of the settings file now, and "
                      "kept as the secret key if there was none.");
    if (d->preferences->isReadOnly())
        text =
            tr("The address of your bucket holds a password, and the settings file cannot be written: take "
               "it out there by hand.");
    else if (login->password.isEmpty())
        text =
            tr("The address of your bucket held a login. It is out of the settings file now, and not kept: "
               "it does not belong to the access key.");
    d->window->workspace().notices().tell(text, ShellNotice::Kind::Problem);
}

bool Composition::startsInSandbox() const
{
    const Options &options = d->parts.options();
    return options.sandbox ||
           (d->preferences->service() == Preferences::Service::Sandbox && options.apiBase.isEmpty());
}

void Composition::chooseService()
{
    if (startsInSandbox())
        return useSandbox(true);
    // A token that is already there answers the question of the first-run page.
    Account &account = d->parts.account();
    connect(&account, &Account::changed, this, [this, &account] {
        if (!d->window->isFirstRun() || account.source() == Account::TokenSource::None || usesSandbox())
            return;
        d->preferences->setService(Preferences::Service::RunComfy);
        d->window->showStudio();
    });
    account.findToken();
}

void Composition::useSandbox(bool on)
{
    if (on && !d->parts.options().apiBase.isEmpty()) {
        d->window->workspace().notices().tell(
            tr("Maquette was started with --api-base, so nothing goes to any other address. Start it without "
               "that to use the sandbox."));
        return;
    }
    if (!on)
        d->parts.useRunComfy();
    else if (const Result<void> started = d->parts.useSandbox(); !started)
        return d->window->problems().tellError(started.error());
    if (!d->parts.options().sandbox)
        d->preferences->setService(on ? Preferences::Service::Sandbox : Preferences::Service::RunComfy);
    d->window->showStudio();
}

} // namespace maquette
