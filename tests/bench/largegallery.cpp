// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/largegallery.h"

#include "app/library/worksearch.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>

#include <algorithm>

namespace maquette::bench
{

namespace
{

constexpr int frames = 600;

//! What the platform asks for once per frame: all that has to be painted, and no more.
void paintNow(QWidget &widget)
{
    QEvent update(QEvent::UpdateRequest);
    QCoreApplication::sendEvent(widget.window(), &update);
}

} // namespace

LargeGallery::LargeGallery(LargeLibrary &works)
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
    QObject::connect(library.get(), &Library::assetAdded, &model, &WorkModel::addWork);
    window.setCentralWidget(&view);
    window.resize(1440, 900);
}

LargeGallery::~LargeGallery()
{
    window.takeCentralWidget();
}

bool LargeGallery::isShown() const
{
    const QList<int> rows = view.visibleRows();
    return rows.size() > 1 && std::all_of(rows.cbegin(), rows.cend(), [this](int row) {
               const AssetId id = model.assetIdAt(row);
               return id.isNull() || !thumbnails.nearest(id).isNull();
           });
}

QList<double> scrollThrough(GalleryView &view)
{
    QList<double> times;
    QScrollBar *bar = view.verticalScrollBar();
    for (int frame = 0; frame < frames; ++frame) {
        QElapsedTimer time;
        time.start();
        bar->setValue(int(qint64(bar->maximum()) * frame / frames));
        QCoreApplication::processEvents();
        paintNow(view);
        times.append(double(time.nsecsElapsed()) / 1e6);
    }
    return times;
}

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
        paintNow(view);
        times.append(double(time.nsecsElapsed()) / 1e6);
    }
    return times;
}

} // namespace maquette::bench
