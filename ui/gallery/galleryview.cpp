// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/galleryview.h"

#include "ui/gallery/galleryaccessible.h"
#include "ui/gallery/picturesource.h"

#include <QAccessible>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTimer>

namespace maquette
{

namespace
{

constexpr int galleryTickMs = 1000;
constexpr int barFrameMs = 40;

} // namespace

GalleryView::GalleryView(WorkModel &model, PictureSource &source, QWidget *parent)
    : QAbstractItemView(parent)
    , m_works(model)
    , m_pictures(source)
    , m_delegate(new TileDelegate(model, m_pictures, this))
    , m_source(source)
    , m_seconds(new QTimer(this))
    , m_bars(new QTimer(this))
    , m_wantedTimer(new QTimer(this))
    , m_tellTimer(new QTimer(this))
{
    installGalleryAccessibility();
    setObjectName(QStringLiteral("gallery"));
    setAccessibleName(tr("Gallery"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setDragEnabled(true);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Window);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setItemDelegate(m_delegate);
    m_seconds->setInterval(galleryTickMs);
    m_bars->setInterval(barFrameMs);
    m_wantedTimer->setSingleShot(true);
    m_tellTimer->setSingleShot(true);
    connect(m_seconds, &QTimer::timeout, this, &GalleryView::tickTimes);
    connect(m_bars, &QTimer::timeout, this, &GalleryView::tickBars);
    connect(m_wantedTimer, &QTimer::timeout, this, &GalleryView::tellWanted);
    connect(m_tellTimer, &QTimer::timeout, this, &GalleryView::selectionTold);
    connect(&source, &PictureSource::ready, this, [this](AssetId id) {
        m_pictures.renew(id);
        updateWork(id); // it may have a reason in place of a picture
    });
    connect(&m_pictures, &TilePictures::made, this, &GalleryView::updateWork);
    m_delegate->setScrub(&m_scrub);
    connect(&m_scrub, &TileScrub::changed, this, &GalleryView::updateWork);
    connectModel();
    setModel(&model);
    // After the selection model, which lets go of everything at a reset, was made and connected.
    connect(&model, &QAbstractItemModel::modelReset, this, &GalleryView::restoreSelection);
}

GalleryView::~GalleryView() = default;

void GalleryView::connectModel()
{
    const auto before = [this] {
        holdPlace();
        m_stale = true;
    };
    const auto after = [this] {
        m_stale = true;
        relayout();
        restorePlace();
    };
    connect(&m_works, &QAbstractItemModel::rowsAboutToBeInserted, this, before);
    connect(&m_works, &QAbstractItemModel::rowsAboutToBeRemoved, this, before);
    connect(&m_works, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) {
                const int row = currentIndex().row();
                const Job *job = m_works.jobAt(row);
                const bool goes = row >= first && row <= last && selectionModel()->isSelected(currentIndex());
                m_followed = job && goes ? job->id : JobId();
                m_hadSelection = selectionModel()->hasSelection();
            });
    connect(&m_works, &QAbstractItemModel::rowsRemoved, this, after);
    connect(&m_works, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first, int) {
        followJob(first);
        selectNeighbour(first);
    });
    connect(&m_works, &QAbstractItemModel::rowsInserted, this, after);
    connect(&m_works, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { followSentAgain(first, last); });
    connect(&m_works, &WorkModel::hiding, this, &GalleryView::selectInstead);
    connect(&m_works, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_keptCurrent = currentWork().isNull() ? m_hiddenCurrent : currentWork();
        m_keptSelection = m_hiddenSelection;
        // A selection of thousands is not carried through a search: it is hardly meant to be.
        constexpr int most = 1000;
        if (selectedCount() <= most) {
            for (const AssetId id : selectedWorks())
                m_keptSelection.insert(id.number());
        }
        m_stale = true;
    });
}

void GalleryView::followJob(int row)
{
    // Who has chosen a job wants to see what it made: that stands where the job stood.
    if (m_followed.isNull() || row >= m_works.rowCount())
        return;
    if (const AssetPtr work = m_works.assetAt(row); work && work->job == m_followed)
        selectionModel()->setCurrentIndex(m_works.index(row), QItemSelectionModel::ClearAndSelect);
}

void GalleryView::followSentAgain(int first, int last)
{
    // The one that was sent again has gone a moment ago, and this is what has become of it.
    for (int row = first; row <= last && !m_followed.isNull(); ++row) {
        const Job *job = m_works.jobAt(row);
        if (job && job->follows == m_followed) {
            m_followed = JobId();
            selectionModel()->setCurrentIndex(m_works.index(row), QItemSelectionModel::ClearAndSelect);
        }
    }
}

void GalleryView::selectNeighbour(int row)
{
    // All that was selected has gone: what stands in its place now is next, or what stood before it.
    if (!std::exchange(m_hadSelection, false) || selectionModel()->hasSelection())
        return;
    for (const int near : {row, row - 1, row + 1}) {
        const QModelIndex next = m_works.index(near);
        if (next.isValid() && spotFor(next).item >= 0)
            return selectionModel()->setCurrentIndex(next, QItemSelectionModel::ClearAndSelect);
    }
}

void GalleryView::reset()
{
    m_stale = true;
    m_hovered = QPersistentModelIndex();
    m_scrub.leave();
    QAbstractItemView::reset();
    relayout();
}

void GalleryView::restoreSelection()
{
    QItemSelection kept;
    QModelIndex current;
    m_hiddenSelection.clear();
    for (const qint64 number : std::exchange(m_keptSelection, {})) {
        if (const int row = m_works.rowOf(AssetId(number)); row >= 0)
            kept.select(m_works.index(row), m_works.index(row));
        else
            m_hiddenSelection.insert(number);
    }
    if (const int row = m_works.rowOf(m_keptCurrent); !m_keptCurrent.isNull() && row >= 0)
        current = m_works.index(row);
    m_hiddenCurrent = current.isValid() ? AssetId() : m_keptCurrent;
    const QScopedValueRollback restoring(m_restoring, true);
    selectionModel()->select(kept, QItemSelectionModel::ClearAndSelect);
    if (current.isValid()) {
        selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
        scrollTo(current);
    } else {
        verticalScrollBar()->setValue(0);
    }
    tell();
}

// ---- changes of the model and the selection

void GalleryView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    m_stale = true;
    QAbstractItemView::rowsInserted(parent, start, end);
}

void GalleryView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                              const QList<int> &roles)
{
    Q_UNUSED(roles)
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row) {
        m_pictures.renew(m_works.assetIdAt(row));
        viewport()->update(visualRect(m_works.index(row)));
    }
    m_wantedTimer->start(0);
    updateTimers();
    const QModelIndex current = currentIndex();
    if (current.row() >= topLeft.row() && current.row() <= bottomRight.row())
        tell();
}

void GalleryView::updateWork(AssetId id)
{
    for (const int row : visibleRows()) {
        if (m_works.assetIdAt(row) == id)
            viewport()->update(visualRect(m_works.index(row)));
    }
}

void GalleryView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    for (const QModelIndex &index : {current, previous}) {
        if (index.isValid())
            viewport()->update(visualRect(index).adjusted(-ringReach, -ringReach, ringReach, ringReach));
    }
    if (QAccessible::isActive() && current.isValid()) {
        QAccessibleEvent event(this, QAccessible::Focus);
        event.setChild(current.row());
        QAccessible::updateAccessibility(&event);
    }
    tell();
}

void GalleryView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QAbstractItemView::selectionChanged(selected, deselected);
    if (!m_restoring) {
        m_hiddenCurrent = AssetId();
        m_hiddenSelection.clear();
    }
    if (QAccessible::isActive()) {
        QAccessibleEvent event(this, QAccessible::SelectionWithin);
        QAccessible::updateAccessibility(&event);
    }
    tell();
}

void GalleryView::tell()
{
    if (!m_tellTimer->isActive())
        m_tellTimer->start(0);
}

} // namespace maquette
