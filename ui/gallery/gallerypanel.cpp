// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/gallerypanel.h"

#include "app/jobs/ledger.h"
#include "app/jobs/scheduler.h"
#include "app/library/library.h"
#include "models/core/catalogue.h"
#include "ui/gallery/galleryempty.h"
#include "ui/gallery/gallerysearch.h"
#include "ui/gallery/galleryview.h"
#include "ui/gallery/thumbnailpictures.h"
#include "ui/gallery/workactions.h"
#include "ui/queue/jobactions.h"
#include "ui/theme/metrics.h"

#include <QMenu>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace maquette
{

namespace
{

constexpr int spentPauseMs = 600;

QList<WorkKey> newestFirst(const WorkKeys &works)
{
    QList<WorkKey> keys = works.all();
    std::sort(keys.begin(), keys.end(), [](const WorkKey &a, const WorkKey &b) {
        return a.createdAt != b.createdAt ? a.createdAt > b.createdAt : a.id > b.id;
    });
    return keys;
}

} // namespace

GalleryPanel::GalleryPanel(Library &library, Scheduler &scheduler, Thumbnails &thumbnails,
                           const Catalogue &catalogue, WorkActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_scheduler(scheduler)
    , m_actions(actions)
    , m_jobActions(new JobActions(scheduler, this))
    , m_pictures(new ThumbnailPictures(library, thumbnails, this))
    , m_works(new WorkModel([&library](AssetId id) { return library.find(id); }, this))
    , m_empty(new GalleryEmpty(this))
    , m_stack(new QStackedWidget(this))
    , m_bar(new GalleryBar(this))
{
    setObjectName(QStringLiteral("galleryPanel"));
    m_works->setKindOfModel([&catalogue](const ModelId &id) {
        const ModelEntry *model = catalogue.entry(id);
        return model ? model->makes : MediaKind::Image;
    });
    m_view = new GalleryView(*m_works, *m_pictures, this);
    m_view->tiles().setUsualTime([&scheduler](const ModelId &id) { return scheduler.usualTime(id); });
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_stack, 1);
    connect(m_empty, &GalleryEmpty::stepRequested, this, &GalleryPanel::takeStep);
    connect(m_jobActions, &JobActions::settingsRequested, this, &GalleryPanel::settingsRequested);
    connect(m_jobActions, &JobActions::useSettingsRequested, this, &GalleryPanel::useSettingsRequested);
    connect(m_jobActions, &JobActions::notice, this, &GalleryPanel::notice);
    auto *search = new GallerySearch(library, catalogue, *m_works, actions.history(), *m_bar);
    connect(search, &GallerySearch::notice, this, &GalleryPanel::notice);
    connectBar();
    connectView();
    connectLibrary();
    connectScheduler();
    setTileSize(168);
    showEmptyOrView();
}

GalleryPanel::~GalleryPanel() = default;

void GalleryPanel::setLedger(Ledger &ledger)
{
    const auto read = [this, &ledger] {
        ledger.read({}, this, [this](const Result<LedgerPage> &page) {
            if (!page)
                return; // what was known stays; the ledger's own window says what is wrong
            QHash<QDate, qint64> spent;
            for (const LedgerGroup &day : page->groups)
                spent.insert(QDate::fromString(day.key, Qt::ISODate), day.sum.paid.microdollars());
            m_works->setSpent(spent);
        });
    };
    // All days are read again: not for each of many runs that end at once.
    auto *later = new QTimer(&ledger);
    later->setSingleShot(true);
    later->setInterval(spentPauseMs);
    connect(later, &QTimer::timeout, this, read);
    connect(&ledger, &Ledger::changed, later, [later] {
        if (!later->isActive())
            later->start();
    });
}

void GalleryPanel::connectBar()
{
    connect(m_bar, &GalleryBar::searchLeft, this, &GalleryPanel::focusGallery);
    connect(m_bar, &GalleryBar::tileSizeChanged, this, [this](int edge) {
        m_view->setTileEdge(edge);
        emit tileSizeChanged(edge);
    });
}

void GalleryPanel::focusSearch()
{
    m_bar->focusSearch();
}

void GalleryPanel::openFilters()
{
    emit m_bar->filterMenuRequested();
}

void GalleryPanel::focusGallery()
{
    m_view->setFocus(Qt::ShortcutFocusReason);
    if (m_view->selectionModel()->hasSelection() || order().isEmpty())
        return;
    const AssetId current = m_view->currentWork();
    m_view->select(current.isNull() ? order().first() : current);
}

int GalleryPanel::tileSize() const
{
    return m_bar->tileSize();
}

void GalleryPanel::setTileSize(int edge)
{
    m_bar->setTileSize(edge);
}

void GalleryPanel::setTileLayout(TileLayout layout)
{
    m_view->setTileLayout(layout);
}

void GalleryPanel::setGrouping(WorkIndex::Grouping grouping)
{
    m_works->setGrouping(grouping);
}

void GalleryPanel::setStacked(bool stacked)
{
    m_works->setStacked(stacked);
}

bool GalleryPanel::isCropped() const
{
    return m_view->tiles().isCropped();
}

void GalleryPanel::setCropped(bool cropped)
{
    m_view->setCropped(cropped);
}

// ---- where the rows come from

void GalleryPanel::connectLibrary()
{
    connect(&m_library, &Library::loaded, this, [this] {
        m_problem.clear();
        showEmptyOrView();
    });
    connect(&m_library, &Library::keysRead, this, [this](const QList<WorkKey> &keys, bool isFirst) {
        if (isFirst)
            m_works->setWorks(keys);
        else
            m_works->addOlder(keys);
    });
    connect(&m_library, &Library::failed, this, [this](const Error &error) {
        m_problem = error.message;
        showEmptyOrView();
    });
    connect(&m_library, &Library::assetAdded, m_works, &WorkModel::addWork);
    connect(&m_library, &Library::assetChanged, m_works, &WorkModel::changeWork);
    connect(&m_library, &Library::assetsRemoved, m_works, &WorkModel::removeWorks);
    connect(&m_library, &Library::restored, this, [this](const QList<AssetId> &ids) { m_view->select(ids); });
    connect(m_works, &QAbstractItemModel::modelReset, this, &GalleryPanel::showEmptyOrView);
    connect(m_works, &QAbstractItemModel::rowsInserted, this, &GalleryPanel::showEmptyOrView);
    connect(m_works, &QAbstractItemModel::rowsRemoved, this, &GalleryPanel::showEmptyOrView);
    connect(m_works, &QAbstractItemModel::dataChanged, this, &GalleryPanel::showEmptyOrView);
    if (m_library.count() > 0)
        m_works->setWorks(newestFirst(m_library.keys()));
}

void GalleryPanel::connectScheduler()
{
    const auto takeAll = [this] {
        for (const Job &job : m_scheduler.jobs())
            m_works->setJob(job);
    };
    connect(&m_scheduler, &Scheduler::recovered, this, takeAll);
    connect(&m_scheduler, &Scheduler::jobAdded, m_works, &WorkModel::setJob);
    connect(&m_scheduler, &Scheduler::jobChanged, m_works, &WorkModel::setJob);
    connect(&m_scheduler, &Scheduler::jobRemoved, m_works, &WorkModel::removeJob);
    takeAll();
}

// ---- the view

void GalleryPanel::connectView()
{
    connect(m_view, &GalleryView::openRequested, this, &GalleryPanel::openRequested);
    connect(m_view, &GalleryView::menuRequested, this, &GalleryPanel::showMenu);
    connect(m_view, &GalleryView::dragRequested, this, &GalleryPanel::startDrag);
    connect(m_view, &GalleryView::typed, m_bar, &GalleryBar::typeSearch);
    connect(m_view, &GalleryView::selectionTold, this, &GalleryPanel::tellSelection);
    connect(m_view, &GalleryView::trashRequested, this,
            [this] { m_actions.moveToTrash(m_view->selectedWorks()); });
    connect(m_view, &GalleryView::jobStepRequested, this,
            [this](JobActions::Step step, JobId id) { m_jobActions->run(step, id, window()); });
    connect(m_view, &GalleryView::edgeStepRequested, this,
            [this](int steps) { setTileSize(tileSize() + steps * GalleryBar::tileStep); });
}

void GalleryPanel::showMenu(const QPoint &at)
{
    const QList<AssetId> works = m_view->selectedWorks();
    const Job *job = m_works->jobAt(m_view->currentIndex().row());
    QMenu *menu = nullptr;
    if (job != nullptr) {
        menu = new QMenu(this);
        menu->setObjectName(QStringLiteral("job"));
        m_jobActions->fillMenu(*menu, *job, window());
    } else if (!works.isEmpty()) {
        menu = m_actions.createMenu(works, this);
    } else {
        return;
    }
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(at);
}

void GalleryPanel::startDrag()
{
    constexpr int edge = 96;
    const QList<AssetId> works = m_view->selectedWorks();
    QPixmap picture;
    if (const QImage image = m_pictures->nearest(works.first()); !image.isNull()) {
        picture = QPixmap::fromImage(
            TilePictures::compose(image, qRound(edge * devicePixelRatioF()), true, metrics::radius));
        picture.setDevicePixelRatio(devicePixelRatioF());
    }
    m_actions.startDrag(works, m_view, picture);
}

void GalleryPanel::tellSelection()
{
    const QList<AssetId> works = m_view->selectedWorks();
    const QList<JobId> jobs = m_view->selectedJobs();
    emit selectionChanged(works, works.isEmpty() && jobs.size() == 1 ? jobs.first() : JobId());
    const AssetId current = m_view->currentWork();
    if (current != m_current) {
        m_current = current;
        emit currentChanged(current);
    }
}

QList<AssetId> GalleryPanel::order() const
{
    return m_works->order();
}

QList<AssetId> GalleryPanel::selectedWorks() const
{
    return m_view->selectedWorks();
}

void GalleryPanel::select(AssetId id)
{
    if (m_works->shownFor(id).isNull() && !m_works->query().isEmpty())
        m_bar->clearFilter();
    m_view->select(m_works->shownFor(id));
}

void GalleryPanel::select(const QList<AssetId> &ids)
{
    const auto isHidden = [this](AssetId id) { return m_works->shownFor(id).isNull(); };
    if (!m_works->query().isEmpty() && std::any_of(ids.cbegin(), ids.cend(), isHidden))
        m_bar->clearFilter();
    QList<AssetId> shown;
    for (const AssetId id : ids) {
        if (const AssetId top = m_works->shownFor(id); !top.isNull() && !shown.endsWith(top))
            shown.append(top);
    }
    m_view->select(shown);
    m_view->setFocus();
}

int GalleryPanel::workCount() const
{
    return m_library.isLoaded() ? static_cast<int>(m_library.count()) : 0;
}

void GalleryPanel::showEmptyOrView()
{
    const bool shows = m_works->rowCount() > 0;
    const bool unread = !m_library.isLoaded() && m_problem.isEmpty();
    if (!shows && !m_problem.isEmpty())
        m_empty->explain(GalleryEmpty::Reason::Unreadable, m_problem);
    else if (!shows)
        m_empty->explain(m_works->total() > 0 ? GalleryEmpty::Reason::NoMatch
                                              : GalleryEmpty::Reason::NothingYet);
    m_stack->setCurrentWidget(shows || unread ? static_cast<QWidget *>(m_view) : m_empty);
    if (const int count = workCount(); count != m_count) {
        m_count = count;
        emit workCountChanged(count);
    }
}

void GalleryPanel::takeStep()
{
    switch (m_empty->reason()) {
    case GalleryEmpty::Reason::NothingYet:
        emit exampleRequested();
        break;
    case GalleryEmpty::Reason::NoMatch:
        m_bar->clearFilter();
        break;
    case GalleryEmpty::Reason::Unreadable:
        m_problem.clear();
        m_library.load();
        break;
    }
}

} // namespace maquette
