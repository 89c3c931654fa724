// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/bind.h"
#include "app/store/database.h"
#include "app/store/searchtext.h"
#include "tests/bench/figure.h"
#include "tests/bench/fileserver.h"
#include "tests/bench/groups.h"
#include "tests/bench/largegallery.h"
#include "tests/bench/noise.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace maquette::bench
{

namespace
{

constexpr auto patience = std::chrono::minutes(5);

double percentile(QList<double> values, double part)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto place = static_cast<qsizetype>(std::ceil(part * double(values.size()))) - 1;
    return values.at(std::clamp<qsizetype>(place, 0, values.size() - 1));
}

//! Until an empty window is painted.
double emptyWindow()
{
    QElapsedTimer time;
    time.start();
    QMainWindow window;
    window.resize(1440, 900);
    window.show();
    window.repaint();
    return double(time.nsecsElapsed()) / 1e6;
}

//! From nothing to a screen full of thumbnails; negative for a failure.
double openOnce(LargeLibrary &works)
{
    QElapsedTimer time;
    time.start();
    LargeGallery gallery(works);
    gallery.window.show();
    gallery.library->load();
    if (!waitFor([&] { return gallery.isShown(); }, patience))
        return -1;
    gallery.view.viewport()->repaint();
    const double taken = double(time.nsecsElapsed()) / 1e6;
    return waitFor([&] { return gallery.library->isLoaded(); }, patience) ? taken : -1;
}

//! Milliseconds for each key.
struct KeyTimes
{
    QList<double> shown; //!< to the gallery that shows what it finds
    QList<double> plain; //!< one statement of SQLite's, over one connection, that reads the same works' ids
};

//! Negative for a failure.
double plainSearch(Database &database, const QString &beginning)
{
    qint64 lastId = 0;
    Result<void> done;
    const double taken = milliseconds([&] {
        done = database.read(QStringLiteral("SELECT rowid FROM works_words WHERE works_words MATCH ?"),
                             {bind::text(matchTerm(beginning, true))},
                             [&lastId](const Row &row) { lastId = row.integer(0); });
    });
    return done ? taken : -1;
}

//! Appends the times of each key; false for a search without end, or that fails. The keys come as from
//! somebody who types fast, twelve in a second, while the thumbnails and tiles of what the last ones found
//! are made beside.
bool typeWords(LargeGallery &gallery, Database &database, KeyTimes &times)
{
    constexpr qint64 keyMs = 80;
    QElapsedTimer pace;
    pace.start();
    for (const QString &word : LargeLibrary::words()) {
        for (qsizetype length = 1; length <= word.size(); ++length) {
            if (!waitFor([&] { return pace.hasExpired(keyMs); }, patience))
                return false;
            QElapsedTimer time;
            time.start();
            pace.start();
            const QString beginning = word.left(length);
            gallery.model.setQuery(WorkQuery::parse(beginning));
            if (!waitFor([&] { return !gallery.model.isFiltering(); }, patience))
                return false;
            gallery.view.viewport()->repaint();
            times.shown.append(double(time.nsecsElapsed()) / 1e6);
            times.plain.append(plainSearch(database, beginning));
            if (times.plain.constLast() < 0)
                return false;
        }
    }
    gallery.model.setQuery({});
    return true;
}

//! All words in each of several rounds: of one round's forty keys the 99th percentile would be the slowest
//! alone.
KeyTimes searchByKeys(LargeGallery &gallery, Database &database)
{
    constexpr int rounds = 5;
    KeyTimes times;
    for (int round = 0; round < rounds; ++round) {
        if (!waitFor([&] { return !gallery.model.isFiltering(); }, patience) ||
            !typeWords(gallery, database, times))
            return {};
    }
    return times;
}

bool measureOpening(LargeLibrary &works)
{
    constexpr int rounds = 5;
    constexpr double budgetMs = 300;
    if (openOnce(works) < 0) // makes the thumbnails
        return false;
    const Pair pair = alternate(
        rounds, [&] { return openOnce(works); }, emptyWindow);
    if (!pair.valid())
        return false;
    print({QStringLiteral("library.open"), pair.value, QStringLiteral("ms"), pair.reference,
           budgetMs + pair.reference, Figure::BudgetOf::Value});
    return true;
}

//! Scrolling while ten results arrive, one after the other in each place, over lines of about 1 MB/s each.
bool measureBusy(LargeLibrary &works, LargeGallery &gallery)
{
    constexpr int downloads = 10;
    constexpr int side = 1024;
    constexpr qint64 bytesPerSecond = 1'000'000;
    constexpr double busyMs = 16;
    FileServer server(bytesPerSecond);
    server.serve("/noise.png", noisyPng(side, 7), "image/png");
    int landed = 0;
    bool failed = false;
    std::vector<std::unique_ptr<Collection>> running(downloads);
    auto going = std::make_unique<QObject>(); // no further result is asked for once it is gone
    const std::function<void(size_t)> fetch = [&](size_t place) {
        running[place].reset(gallery.library->collect(works.request(server.url("/noise.png")), nullptr));
        QObject::connect(running[place].get(), &Collection::finished, going.get(),
                         [&, place](const CollectSummary &summary) {
                             failed = failed || !summary.failures.isEmpty();
                             ++landed;
                             // Not within its own signal.
                             QTimer::singleShot(0, going.get(), [&fetch, place] { fetch(place); });
                         });
        running[place]->start();
    };
    for (size_t place = 0; place < downloads; ++place)
        fetch(place);
    waitFor([&] { return failed || landed > 0; }, patience);
    const QList<double> frames = wheelThrough(gallery.view);
    going.reset();
    running.clear();
    QCoreApplication::processEvents();
    if (failed || landed == 0)
        return false;
    print({QStringLiteral("library.busy"), percentile(frames, 0.99), QStringLiteral("ms"),
           percentile(frames, 0.5), busyMs, Figure::BudgetOf::Value});
    return true;
}

bool measureUse(LargeLibrary &works)
{
    constexpr double frameMs = 8;
    constexpr double mostMemory = 250;
    const auto ofValue = Figure::BudgetOf::Value;
    resetPeak();
    const double before = peakMemory();
    LargeGallery gallery(works);
    gallery.window.show();
    gallery.library->load();
    if (!waitFor([&] { return gallery.library->isLoaded() && gallery.isShown(); }, patience))
        return false;
    resetPeak();
    const double atRest = peakMemory();
    print({QStringLiteral("library.rest"), atRest, QStringLiteral("MiB"), before, mostMemory, ofValue});
    const QList<double> jumps = scrollThrough(gallery.view);
    print({QStringLiteral("library.jump"), percentile(jumps, 0.99), QStringLiteral("ms"),
           percentile(jumps, 0.5), frameMs, ofValue});
    const QList<double> wheel = wheelThrough(gallery.view);
    print({QStringLiteral("library.scroll"), percentile(wheel, 0.99), QStringLiteral("ms"),
           percentile(wheel, 0.5), frameMs, ofValue});
    print({QStringLiteral("library.scrolled"), peakMemory(), QStringLiteral("MiB"), atRest, mostMemory,
           ofValue});
    return measureBusy(works, gallery);
}

//! In a gallery that has come to rest: nothing lands, and no thumbnail is made for a place that was scrolled
//! by.
bool measureSearch(LargeLibrary &works)
{
    constexpr double keyMs = 16;
    LargeGallery gallery(works);
    gallery.window.show();
    gallery.library->load();
    if (!waitFor([&] { return gallery.library->isLoaded() && gallery.isShown(); }, patience))
        return false;
    gallery.search->prepare(); // as when the line for the search gets the keys
    auto database = Database::open(works.databaseFile(), {}, Database::Access::ReadOnly);
    if (!database)
        return false;
    const KeyTimes keys = searchByKeys(gallery, **database);
    if (keys.shown.isEmpty())
        return false;
    constexpr double nearlyAll = 0.99;
    print({QStringLiteral("library.search"), percentile(keys.shown, nearlyAll), QStringLiteral("ms"),
           percentile(keys.plain, nearlyAll), keyMs, Figure::BudgetOf::Value});
    return true;
}

} // namespace

bool measureLibrary(const QStringList &options)
{
    constexpr int usual = 100'000;
    const qsizetype named = options.indexOf(QStringLiteral("--works"));
    const int count = named >= 0 ? options.value(named + 1).toInt() : usual;
    LargeLibrary works;
    if (count <= 0 || !works.make(count)) {
        std::fputs("library: the works could not be made\n", stderr);
        return false;
    }
    return measureOpening(works) && measureUse(works) && measureSearch(works);
}

} // namespace maquette::bench
