// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/core.h"

#include "app/api/endpoint.h"
#include "tests/bench/figure.h"

namespace maquette::bench
{

Core::Core(const QUrl &server)
    : paths(Paths::standard(folder.filePath(QStringLiteral("profile")),
                            folder.filePath(QStringLiteral("library"))))
    , api(http, Endpoint::custom(server.toString()).value_or(Endpoint::simulated(server)))
{
    api.setToken(QStringLiteral("bench-token-0123456789"));
}

bool Core::open(const StatementFault &watch)
{
    if (!paths.create())
        return false;
    Result<std::unique_ptr<Store>> opened = Store::open(paths.databaseFile(), watch);
    if (!opened)
        return false;
    store = std::move(*opened);
    library = std::make_unique<Library>(*store, http, clock, paths);
    thumbnails = std::make_unique<Thumbnails>(*library, paths.cache);
    scheduler = std::make_unique<Scheduler>(*store, api, *library, clock);
    library->load();
    return waitFor([this] { return library->isLoaded(); }, std::chrono::seconds(30));
}

bool Core::recover()
{
    bool recovered = false;
    QObject::connect(scheduler.get(), &Scheduler::recovered, library.get(), [&] { recovered = true; });
    scheduler->recover();
    return waitFor([&] { return recovered; }, std::chrono::seconds(30));
}

} // namespace maquette::bench
