// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/figure.h"
#include "tests/bench/fileserver.h"
#include "tests/bench/groups.h"
#include "tests/bench/heartbeat.h"
#include "tests/bench/noise.h"
#include "tests/bench/parts.h"
#include "ui/shell/workspace.h"

#include <QDeadlineTimer>

#include <cstdio>
#include <vector>

namespace maquette::bench
{

namespace
{

constexpr int usualDownloads = 20;
constexpr int side = 2048;
constexpr int kinds = 4;
constexpr int thumbnailEdge = 256;
constexpr double budgetMs = 16;

void idle(std::chrono::milliseconds time)
{
    const QDeadlineTimer end(time);
    waitFor([&] { return end.hasExpired(); }, 2 * time);
}

//! Runs all downloads at once until each has its thumbnail; false if one did not get there.
bool downloadAll(Parts &parts, const QList<CollectRequest> &requests)
{
    std::vector<std::unique_ptr<Collection>> collections;
    QList<AssetId> landed;
    bool failed = false;
    for (const CollectRequest &request : requests) {
        collections.emplace_back(parts.library->collect(request, nullptr));
        Collection *one = collections.back().get();
        QObject::connect(one, &Collection::outputSaved, parts.library.get(),
                         [&](int, AssetId id) { landed.append(id); });
        QObject::connect(one, &Collection::finished, parts.library.get(),
                         [&](const CollectSummary &end) { failed = failed || !end.failures.isEmpty(); });
        one->start();
    }
    const auto shown = [&] {
        return landed.size() == requests.size() &&
               std::all_of(landed.cbegin(), landed.cend(),
                           [&](AssetId id) { return !parts.thumbnails->get(id, thumbnailEdge).isNull(); });
    };
    return waitFor([&] { return failed || shown(); }, std::chrono::minutes(3)) && !failed;
}

} // namespace

bool measureBusy(const QStringList &options)
{
    const int downloads = options.isEmpty() ? usualDownloads : options.first().toInt();
    Parts parts;
    if (!parts.open()) {
        std::fputs("busy: the library could not be opened\n", stderr);
        return false;
    }
    FileServer server;
    for (int kind = 0; kind < kinds; ++kind)
        server.serve("/noise-" + QByteArray::number(kind) + ".png",
                     noisyPng(side, static_cast<quint32>(kind + 1)), "image/png");
    QList<CollectRequest> requests;
    for (int i = 0; i < downloads; ++i)
        requests.append(parts.request(server.url("/noise-" + QByteArray::number(i % kinds) + ".png")));

    Workspace window(*parts.studio);
    window.resize(1440, 900);
    window.show();
    idle(std::chrono::seconds(1)); // the window's own first work
    Heartbeat heart;
    heart.start();
    idle(std::chrono::seconds(2));
    heart.stop();
    const double quietPause = heart.longestPause();
    const double quietHold = heart.longestHold();

    heart.start();
    const bool fine = downloadAll(parts, requests);
    heart.stop();
    if (!fine) {
        std::fputs("busy: a download failed\n", stderr);
        return false;
    }
    const auto ofValue = Figure::BudgetOf::Value;
    print({QStringLiteral("busy.away"), heart.longestPause(), QStringLiteral("ms"), quietPause, budgetMs,
           ofValue});
    print({QStringLiteral("busy.held"), heart.longestHold(), QStringLiteral("ms"), quietHold, budgetMs,
           ofValue});
    return true;
}

} // namespace maquette::bench
