// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/gallerysearch.h"

#include "app/library/library.h"
#include "app/library/worksearch.h"
#include "models/core/catalogue.h"
#include "ui/gallery/filtermenu.h"
#include "ui/gallery/gallerybar.h"
#include "ui/gallery/workhistory.h"
#include "ui/gallery/workmodel.h"

#include <QApplication>
#include <QLineEdit>

namespace maquette
{

GallerySearch::GallerySearch(Library &library, const Catalogue &catalogue, WorkModel &works,
                             WorkHistory &history, GalleryBar &bar)
    : QObject(&bar)
    , m_library(library)
    , m_catalogue(catalogue)
    , m_works(works)
    , m_history(history)
    , m_bar(bar)
    , m_search(library.makeSearch(this))
    , m_counting(library.makeSearch(this))
{
    connectModel();
    connect(&bar, &GalleryBar::filterChanged, this, [this] { m_works.setQuery(m_bar.query()); });
    connect(&bar, &GalleryBar::filterMenuRequested, this, &GallerySearch::openFilters);
    connect(m_counting, &WorkSearch::found, this,
            [this](const WorkQuery &, const FoundWorks &counted) { showFilters(counted); });
    for (WorkSearch *search : {m_search, m_counting}) {
        connect(search, &WorkSearch::failed, this,
                [this](const Error &error) { emit notice(error.message); });
    }
}

void GallerySearch::connectModel()
{
    connect(&m_works, &WorkModel::searchRequested, this,
            [this](const WorkQuery &query) { m_search->find(query, m_library.keys()); });
    connect(&m_works, &WorkModel::checkRequested, this,
            [this](const WorkQuery &query, const QList<AssetId> &ids) {
                m_search->check(query, m_library.keys(), ids);
            });
    connect(m_search, &WorkSearch::found, this,
            [this](const WorkQuery &query, const FoundWorks &works) { m_works.takeFound(query, works.ids); });
    connect(m_search, &WorkSearch::checked, &m_works, &WorkModel::takeChecked);
    // Not sooner: the connections take some 20 MB, which whoever does not search need not spend.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (qobject_cast<QLineEdit *>(now) && m_bar.isAncestorOf(now))
            m_search->prepare();
    });
    connect(&m_library, &Library::wordsMade, &m_works, &WorkModel::wordsMade);
}

void GallerySearch::openFilters()
{
    // Counted without the facets in force: what else could be chosen is seen with its number.
    WorkQuery words;
    words.words = m_bar.query().words;
    words.kind = m_bar.query().kind;
    m_counting->find(words, m_library.keys(), true);
}

void GallerySearch::showFilters(const FoundWorks &counted)
{
    const auto nameOf = [this](const QString &id) {
        const ModelEntry *model = m_catalogue.entry(ModelId(id));
        return model ? model->displayName : id;
    };
    auto *menu = new FilterMenu({m_bar.query(), counted.facets, m_library.keys().models(), nameOf,
                                 m_library.searches(), QDate::currentDate()},
                                &m_bar);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu, &FilterMenu::chosen, &m_bar, &GalleryBar::setQuery);
    connect(menu, &FilterMenu::saveRequested, this, [this](const QString &name) {
        m_history.setSearch(name, m_bar.query().text(), tr("Kept as the smart folder “%1”").arg(name));
    });
    connect(menu, &FilterMenu::removeRequested, this, [this](const QString &name) {
        m_history.setSearch(name, {}, tr("Removed the smart folder “%1”; its works stay").arg(name));
    });
    const QWidget *button = m_bar.filterButton();
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

} // namespace maquette
