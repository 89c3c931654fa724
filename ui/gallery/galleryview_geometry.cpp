// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the tiles of a GalleryView stand, and how that place is kept while others come and go.
#include "ui/gallery/galleryview.h"

#include <QScrollBar>
#include <QTimer>

namespace maquette
{

namespace
{

} // namespace

void GalleryView::ensureLayout() const
{
    if (!m_stale)
        return;
    m_stale = false;
    m_layout.arrange(layoutOptions(viewport()->width()), sectionSizes());
}

GalleryLayout::Options GalleryView::layoutOptions(int width) const
{
    return {width,
            m_edge,
            TileDelegate::headerHeight(),
            isRightToLeft(),
            m_delegate->gap(),
            m_delegate->captionHeight()};
}

QList<int> GalleryView::sectionSizes() const
{
    const WorkIndex &shown = m_works.shown();
    QList<int> sizes;
    sizes.reserve(shown.sectionCount());
    for (int i = 0; i < shown.sectionCount(); ++i)
        sizes.append(shown.sectionSize(i));
    return sizes;
}

void GalleryView::chooseScrollBar()
{
    // By the room without a bar alone: were it the view's own choice, tiles that fit only without one would
    // put it up and take it away for ever.
    const QSize room = contentsRect().size();
    m_layout.arrange(layoutOptions(room.width()), sectionSizes());
    m_stale = true;
    setVerticalScrollBarPolicy(m_layout.height() > room.height() ? Qt::ScrollBarAlwaysOn
                                                                 : Qt::ScrollBarAlwaysOff);
}

void GalleryView::relayout()
{
    chooseScrollBar();
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
    verticalScrollBar()->setSingleStep(std::max(1, m_layout.step() / 4));
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

void GalleryView::setTileLayout(TileLayout layout)
{
    if (layout == m_delegate->layout())
        return;
    holdPlace();
    m_delegate->setLayout(layout);
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

QRect GalleryView::squareOf(const QModelIndex &index) const
{
    const QRect tile = visualRect(index);
    return {tile.topLeft(), QSize(tile.width(), tile.width())};
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
    QRect rect = m_layout.rectOf(spot).adjusted(0, -m_layout.gap(), 0, m_layout.gap());
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
    const int top = verticalOffset();
    return rowsBetween(top, top + viewport()->height());
}

QList<int> GalleryView::rowsBetween(int top, int bottom) const
{
    ensureLayout();
    QList<int> rows;
    for (const GalleryLayout::Span &span : m_layout.spans(top, bottom)) {
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

} // namespace maquette
