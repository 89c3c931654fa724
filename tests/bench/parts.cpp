// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/parts.h"

#include "app/store/jobrepository.h"
#include "tests/bench/figure.h"

namespace maquette::bench
{

bool Parts::open()
{
    const Paths paths = Paths::standard(folder.filePath(QStringLiteral("profile")),
                                        folder.filePath(QStringLiteral("library")));
    if (!paths.create())
        return false;
    Result<std::unique_ptr<Store>> opened = Store::open(paths.databaseFile());
    if (!opened)
        return false;
    store = std::move(*opened);
    keeper = std::make_unique<CatalogueKeeper>(
        CataloguePlaces{folder.filePath(QStringLiteral("catalogue")), {QStringLiteral(":/models")}, {}, {}},
        clock);
    preferences = std::make_unique<Preferences>(paths.settingsFile());
    theme = std::make_unique<Theme>();
    account = std::make_unique<Account>(api);
    library = std::make_unique<Library>(*store, http, clock, paths);
    mediaDesk = std::make_unique<MediaDesk>(http, paths.data + QStringLiteral("/inputs"));
    bucket = std::make_unique<OwnBucket>(http);
    thumbnails = std::make_unique<Thumbnails>(*library, paths.cache);
    scheduler = std::make_unique<Scheduler>(*store, api, *library, clock);
    drafts = std::make_unique<Drafts>(*store, clock);
    presets = std::make_unique<Presets>(*store, clock);
    prices = std::make_unique<Prices>(api, clock);
    learnedPrices = std::make_unique<LearnedPrices>(*store, api, *scheduler);
    ledger = std::make_unique<Ledger>(*store, api, *scheduler);
    promptHistory = std::make_unique<PromptHistory>(*store);
    speller = std::make_unique<Speller>(std::make_shared<HunspellFolders>(QStringList()), QString());
    studio = std::make_unique<Studio>(Studio{keeper->catalogue(), *keeper, *account, *library, *thumbnails,
                                             *mediaDesk, *bucket, *scheduler, *drafts, *presets, *prices,
                                             *learnedPrices, *ledger, *promptHistory, *preferences, *theme,
                                             *speller, QString(), paths.databaseFile()});
    drafts->load();
    library->load();
    return waitFor([this] { return library->isLoaded() && drafts->isLoaded(); }, std::chrono::seconds(10));
}

JobId Parts::makeJob()
{
    JobId job;
    store->run<JobId>(
        library.get(),
        [now = clock.now()](Database &database) -> Result<JobId> {
            JobRow row;
            row.model = ModelId(QStringLiteral("bench/noise"));
            row.input = "{}";
            row.createdAt = now;
            return JobRepository(database).insert(row);
        },
        [&](const Result<JobId> &id) { job = id.value_or(JobId(-1)); });
    waitFor([&] { return !job.isNull(); }, std::chrono::seconds(10));
    return job;
}

CollectRequest Parts::request(const QUrl &url)
{
    CollectRequest request;
    request.job = makeJob();
    request.model = ModelId(QStringLiteral("bench/noise"));
    request.modelName = QStringLiteral("Bench");
    request.prompt = QStringLiteral("noise");
    request.createdAt = clock.now();
    request.outputs = {{0, url, MediaKind::Image}};
    return request;
}

} // namespace maquette::bench
