// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/galleryview.h"

#include "ui/gallery/galleryaccessible.h"
#include "ui/gallery/picturesource.h"

#include <QAccessible>
#include <QScrollBar>
#include <QTimer>

namespace maquette
{

namespace
{

constexpr int secondMs = 1000;
constexpr int barFrameMs = 40;
constexpr int ringReach = 5; //!< how far a ring is painted outside its tile

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
    m_seconds->setInterval(secondMs);
    m_bars->setInterval(barFrameMs);
    m_wantedTimer->setSingleShot(true);
    m_tellTimer->setSingleShot(true);
    connect(m_seconds, &QTimer::timeout, this, &GalleryView::tickTimes);
    connect(m_bars, &QTimer::timeout, this, &GalleryView::tickBars);
    connect(m_wantedTimer, &QTimer::timeout, this, &GalleryView::tellWanted);
    connect(m_tellTimer, &QTimer::timeout, this, &GalleryView::selectionTold);
    connect(&source, &PictureSource::ready, this, [this](AssetId id) {
        m_pictures.forget(id);
        for (const int row : visibleRows()) {
            if (m_works.assetIdAt(row) == id)
                update(m_works.index(row));
        }
    });
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
    connect(&m_works, &QAbstractItemModel::rowsRemoved, this, after);
    connect(&m_works, &QAbstractItemModel::rowsInserted, this, after);
    connect(&m_works, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_keptCurrent = currentWork();
        m_keptSelection.clear();
        // A selection of thousands is not carried through a search: it is hardly meant to be.
        constexpr int most = 1000;
        if (selectedCount() <= most) {
            for (const AssetId id : selectedWorks())
                m_keptSelection.insert(id.number());
        }
        m_stale = true;
    });
}

void GalleryView::reset()
{
    m_stale = true;
    m_hovered = QPersistentModelIndex();
    QAbstractItemView::reset();
    relayout();
}

void GalleryView::restoreSelection()
{
    QItemSelection kept;
    QModelIndex current;
    for (const qint64 number : std::as_const(m_keptSelection)) {
        const int row = m_works.rowOf(AssetId(number));
        if (row >= 0)
            kept.select(m_works.index(row), m_works.index(row));
    }
    if (const int row = m_works.rowOf(m_keptCurrent); !m_keptCurrent.isNull() && row >= 0)
        current = m_works.index(row);
    m_keptSelection.clear();
    selectionModel()->select(kept, QItemSelectionModel::ClearAndSelect);
    if (current.isValid()) {
        selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
        scrollTo(current);
    } else {
        verticalScrollBar()->setValue(0);
    }
    tell();
}

// ---- geometry

void GalleryView::ensureLayout() const
{
    if (!m_stale)
        return;
    m_stale = false;
    const WorkIndex &shown = m_works.shown();
    QList<int> sizes;
    sizes.reserve(shown.sectionCount());
    for (int i = 0; i < shown.sectionCount(); ++i)
        sizes.append(shown.sectionSize(i));
    m_layout.arrange({viewport()->width(), m_edge, TileDelegate::headerHeight(), isRightToLeft()}, sizes);
}

void GalleryView::relayout()
{
    m_stale = true;
    ensureLayout();
    updateGeometries();
    m_wantedTimer->start(0);
    updateTimers();
    viewport()->update();
}

void GalleryView::doItemsLayout()
{
    relayout();
    QAbstractItemView::doItemsLayout();
}

void GalleryView::updateGeometries()
{
    ensureLayout();
    const int height = viewport()->height();
    verticalScrollBar()->setPageStep(height);
    verticalScrollBar()->setSingleStep(std::max(1, (m_layout.edge() + GalleryLayout::gap) / 4));
    verticalScrollBar()->setRange(0, std::max(0, m_layout.height() - height));
    QAbstractItemView::updateGeometries();
}

void GalleryView::setTileEdge(int edge)
{
    if (edge == m_edge)
        return;
    holdPlace();
    m_edge = edge;
    relayout();
    restorePlace();
}

void GalleryView::setCropped(bool cropped)
{
    m_delegate->setCropped(cropped);
    viewport()->update();
}

void GalleryView::holdPlace()
{
    // Held until the artist scrolls: tiles that arrive one by one would else push it on column by column.
    if (m_held.isValid() && verticalOffset() > 0)
        return;
    m_held = QPersistentModelIndex();
    if (verticalOffset() <= 0)
        return;
    for (const int row : visibleRows()) {
        const QModelIndex index = m_works.index(row);
        if (m_works.kindAt(row) == WorkModel::RowKind::Header)
            continue;
        m_held = index;
        m_heldAt = visualRect(index).top();
        return;
    }
}

void GalleryView::restorePlace()
{
    if (!m_held.isValid())
        return;
    const int moved = visualRect(m_held).top() - m_heldAt;
    if (moved == 0)
        return;
    const QPersistentModelIndex held = m_held;
    verticalScrollBar()->setValue(verticalScrollBar()->value() + moved);
    m_held = held;
}

int GalleryView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

bool GalleryView::isIndexHidden(const QModelIndex &index) const
{
    Q_UNUSED(index)
    return false;
}

QModelIndex GalleryView::indexFor(GalleryLayout::Spot spot) const
{
    return spot.isValid() ? m_works.index(m_works.shown().rowOf({spot.section, spot.item})) : QModelIndex();
}

GalleryLayout::Spot GalleryView::spotFor(const QModelIndex &index) const
{
    const WorkIndex::Place place = m_works.shown().placeOf(index.isValid() ? index.row() : -1);
    return {place.section, place.item};
}

QRect GalleryView::visualRect(const QModelIndex &index) const
{
    ensureLayout();
    const GalleryLayout::Spot spot = spotFor(index);
    return spot.isValid() ? toViewport(m_layout.rectOf(spot)) : QRect();
}

QModelIndex GalleryView::indexAt(const QPoint &point) const
{
    ensureLayout();
    const GalleryLayout::Spot spot = m_layout.spotAt(point + QPoint(0, verticalOffset()));
    // A header is no target: a press on it begins a rubber band.
    return spot.item < 0 ? QModelIndex() : indexFor(spot);
}

void GalleryView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    ensureLayout();
    const GalleryLayout::Spot spot = spotFor(index);
    if (!spot.isValid())
        return;
    QRect rect = m_layout.rectOf(spot).adjusted(0, -GalleryLayout::gap, 0, GalleryLayout::gap);
    if (spot.item >= 0 && spot.item < m_layout.columns())
        rect.setTop(m_layout.rectOf({spot.section, -1}).top());
    const int height = viewport()->height();
    int value = verticalOffset();
    if (hint == PositionAtCenter)
        value = rect.center().y() - height / 2;
    else if (hint == PositionAtTop || rect.top() < value)
        value = rect.top();
    else if (hint == PositionAtBottom || rect.bottom() >= value + height)
        value = rect.bottom() + 1 - height;
    verticalScrollBar()->setValue(value);
}

QList<int> GalleryView::visibleRows() const
{
    ensureLayout();
    QList<int> rows;
    const int top = verticalOffset();
    for (const GalleryLayout::Span &span : m_layout.spans(top, top + viewport()->height())) {
        if (span.header)
            rows.append(m_works.shown().rowOf({span.section, WorkIndex::headerItem}));
        for (int item = span.first; item <= span.last; ++item)
            rows.append(m_works.shown().rowOf({span.section, item}));
    }
    return rows;
}

QRegion GalleryView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const int row : visibleRows()) {
        const QModelIndex index = m_works.index(row);
        if (selection.contains(index))
            region += visualRect(index).adjusted(-ringReach, -ringReach, ringReach, ringReach);
    }
    return region;
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
        m_pictures.forget(m_works.assetIdAt(row));
        viewport()->update(visualRect(m_works.index(row)));
    }
    m_wantedTimer->start(0);
    updateTimers();
    const QModelIndex current = currentIndex();
    if (current.row() >= topLeft.row() && current.row() <= bottomRight.row())
        tell();
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
