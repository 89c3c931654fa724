// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/figure.h"
#include "tests/bench/groups.h"
#include "tests/bench/largelibrary.h"
#include "ui/gallery/galleryview.h"
#include "ui/gallery/thumbnailpictures.h"
#include "ui/gallery/workmodel.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMainWindow>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace maquette::bench
{

namespace
{

constexpr auto patience = std::chrono::minutes(5);
constexpr int frames = 600;

double percentile(QList<double> values, double part)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto place = static_cast<qsizetype>(std::ceil(part * double(values.size()))) - 1;
    return values.at(std::clamp<qsizetype>(place, 0, values.size() - 1));
}

//! \brief A gallery as the window has it, over one open of a library.
struct Gallery
{
    explicit Gallery(LargeLibrary &works)
        : library(works.open())
        , thumbnails(*library, works.cacheFolder())
        , pictures(*library, thumbnails)
        , model([this](AssetId id) { return library->find(id); })
        , search(library->makeSearch(nullptr))
    {
        QObject::connect(library.get(), &Library::keysRead, &model,
                         [this](const QList<WorkKey> &keys, bool isFirst) {
                             isFirst ? model.setWorks(keys) : model.addOlder(keys);
                         });
        QObject::connect(&model, &WorkModel::searchRequested, &model,
                         [this](const WorkQuery &query) { search->find(query, library->keys()); });
        QObject::connect(
            search.get(), &WorkSearch::found, &model,
            [this](const WorkQuery &query, const FoundWorks &found) { model.takeFound(query, found.ids); });
        window.setCentralWidget(&view);
        window.resize(1440, 900);
    }
    ~Gallery() { window.takeCentralWidget(); }
    Gallery(const Gallery &) = delete;
    Gallery &operator=(const Gallery &) = delete;

    [[nodiscard]] bool isShown()
    {
        const QList<int> rows = view.visibleRows();
        return rows.size() > 1 && std::all_of(rows.cbegin(), rows.cend(), [this](int row) {
                   const AssetId id = model.assetIdAt(row);
                   return id.isNull() || !thumbnails.nearest(id).isNull();
               });
    }

    std::unique_ptr<Library> library;
    Thumbnails thumbnails;
    ThumbnailPictures pictures;
    WorkModel model;
    std::unique_ptr<WorkSearch> search;
    QMainWindow window;
    GalleryView view{model, pictures};
};

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
    Gallery gallery(works);
    gallery.window.show();
    gallery.library->load();
    if (!waitFor([&] { return gallery.isShown(); }, patience))
        return -1;
    gallery.view.viewport()->repaint();
    const double taken = double(time.nsecsElapsed()) / 1e6;
    return waitFor([&] { return gallery.library->isLoaded(); }, patience) ? taken : -1;
}

//! Each frame as the event loop makes it: one step, its events, its painting.
QList<double> scrollThrough(GalleryView &view)
{
    QList<double> times;
    QScrollBar *bar = view.verticalScrollBar();
    for (int frame = 0; frame < frames; ++frame) {
        QElapsedTimer time;
        time.start();
        bar->setValue(int(qint64(bar->maximum()) * frame / frames));
        QCoreApplication::processEvents();
        view.viewport()->repaint();
        times.append(double(time.nsecsElapsed()) / 1e6);
    }
    return times;
}

//! Wheel steps: what an artist does, tile by tile.
QList<double> wheelThrough(GalleryView &view)
{
    constexpr int step = 120;
    QList<double> times;
    QScrollBar *bar = view.verticalScrollBar();
    bar->setValue(0);
    for (int frame = 0; frame < frames; ++frame) {
        QElapsedTimer time;
        time.start();
        bar->setValue(bar->value() + step);
        QCoreApplication::processEvents();
        view.viewport()->repaint();
        times.append(double(time.nsecsElapsed()) / 1e6);
    }
    return times;
}

//! From each key to the gallery that shows what it finds.
QList<double> searchByKeys(Gallery &gallery)
{
    QList<double> times;
    for (const QString &word : LargeLibrary::words()) {
        for (qsizetype length = 1; length <= word.size(); ++length) {
            QElapsedTimer time;
            time.start();
            gallery.model.setQuery(WorkQuery::parse(word.left(length)));
            if (!waitFor([&] { return !gallery.model.isFiltering(); }, patience))
                return {};
            gallery.view.viewport()->repaint();
            times.append(double(time.nsecsElapsed()) / 1e6);
        }
    }
    gallery.model.setQuery({});
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

bool measureUse(LargeLibrary &works)
{
    constexpr double frameMs = 8;
    constexpr double keyMs = 16;
    constexpr double mostMemory = 250;
    const auto ofValue = Figure::BudgetOf::Value;
    resetPeak();
    const double before = peakMemory();
    Gallery gallery(works);
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
    const QList<double> keys = searchByKeys(gallery);
    if (keys.isEmpty())
        return false;
    print({QStringLiteral("library.search"), percentile(keys, 0.99), QStringLiteral("ms"),
           percentile(keys, 0.5), keyMs, ofValue});
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
    return measureOpening(works) && measureUse(works);
}

} // namespace maquette::bench
