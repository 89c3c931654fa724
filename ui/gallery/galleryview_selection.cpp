// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which tiles of a GalleryView are selected, and which one comes next.
#include "ui/gallery/galleryview.h"

namespace maquette
{

int GalleryView::selectedCount() const
{
    int count = 0;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        count += range.bottom() - range.top() + 1;
        const int first = m_works.shown().placeOf(range.top()).section;
        const int last = m_works.shown().placeOf(range.bottom()).section;
        for (int section = first; section <= last; ++section) {
            if (m_works.shown().rowOf({section, WorkIndex::headerItem}) >= range.top())
                --count;
        }
    }
    return count;
}

QList<AssetId> GalleryView::selectedWorks() const
{
    QList<std::pair<int, int>> ranges;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        ranges.append({range.top(), range.bottom()});
    std::sort(ranges.begin(), ranges.end());
    QList<AssetId> works;
    for (const auto &[first, last] : std::as_const(ranges)) {
        for (int row = first; row <= last; ++row) {
            const AssetId id = m_works.assetIdAt(row);
            if (!id.isNull())
                works.append(id);
        }
    }
    return works;
}

QList<JobId> GalleryView::selectedJobs() const
{
    QList<JobId> jobs;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (const Job *job = m_works.jobAt(row))
                jobs.append(job->id);
        }
    }
    return jobs;
}

AssetId GalleryView::currentWork() const
{
    return m_works.assetIdAt(currentIndex().row());
}

void GalleryView::select(AssetId id)
{
    const int row = m_works.rowOf(id);
    if (row < 0)
        return;
    selectionModel()->setCurrentIndex(m_works.index(row), QItemSelectionModel::ClearAndSelect);
    scrollTo(m_works.index(row));
}

void GalleryView::select(const QList<AssetId> &ids)
{
    QList<int> rows;
    for (const AssetId id : ids) {
        if (const int row = m_works.rowOf(id); row >= 0)
            rows.append(row);
    }
    if (rows.isEmpty())
        return;
    std::sort(rows.begin(), rows.end());
    QItemSelection selection; // neighbours as one range
    for (qsizetype first = 0, next = 0; first < rows.size(); first = next) {
        for (next = first + 1; next < rows.size() && rows.at(next) == rows.at(next - 1) + 1;)
            ++next;
        selection.append(
            QItemSelectionRange(m_works.index(rows.at(first)), m_works.index(rows.at(next - 1))));
    }
    const QModelIndex top = m_works.index(rows.constFirst());
    selectionModel()->setCurrentIndex(top, QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    scrollTo(top);
}

//! What was meant by a tile that goes is meant by the one that stands for it now.
void GalleryView::selectInstead(AssetId hidden, AssetId top)
{
    const QModelIndex from = m_works.index(m_works.rowOf(hidden));
    const QModelIndex to = m_works.index(m_works.rowOf(top));
    const bool isCurrent = currentIndex() == from;
    if (selectionModel()->isSelected(from))
        selectionModel()->select(to, QItemSelectionModel::Select);
    if (isCurrent)
        selectionModel()->setCurrentIndex(to, QItemSelectionModel::NoUpdate);
}

QItemSelection GalleryView::rangesIn(const QRect &contentRect) const
{
    QItemSelection selection;
    for (const GalleryLayout::Span &span : m_layout.spansIn(contentRect)) {
        selection.append(
            QItemSelectionRange(indexFor({span.section, span.first}), indexFor({span.section, span.last})));
    }
    return selection;
}

void GalleryView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    ensureLayout();
    if (m_banding) {
        selectionModel()->select(rangesIn(m_band), command);
        return;
    }
    // Shift, by mouse or keys: everything from the anchor to the current tile, as read.
    QModelIndex from = indexAt(rect.topLeft());
    QModelIndex to =
        command.testFlag(QItemSelectionModel::Current) ? currentIndex() : indexAt(rect.bottomRight());
    if (!from.isValid())
        from = to;
    if (!to.isValid())
        return;
    if (to.row() < from.row())
        std::swap(from, to);
    selectionModel()->select(QItemSelection(from, to), command);
}

QModelIndex GalleryView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    Q_UNUSED(modifiers)
    ensureLayout();
    GalleryLayout::Spot spot = spotFor(currentIndex());
    if (!spot.isValid() || spot.item < 0)
        return indexFor(m_layout.first());
    const int forward = isRightToLeft() ? -1 : 1;
    const int page = std::max(1, viewport()->height() / m_layout.step());
    switch (action) {
    case MoveLeft:
        return indexFor(m_layout.sideways(spot, -forward));
    case MoveRight:
        return indexFor(m_layout.sideways(spot, forward));
    case MoveNext:
        return indexFor(m_layout.sideways(spot, 1));
    case MovePrevious:
        return indexFor(m_layout.sideways(spot, -1));
    case MoveUp:
        return indexFor(m_layout.vertically(spot, -1));
    case MoveDown:
        return indexFor(m_layout.vertically(spot, 1));
    case MovePageUp:
        return indexFor(m_layout.vertically(spot, -page));
    case MovePageDown:
        return indexFor(m_layout.vertically(spot, page));
    case MoveHome:
        return indexFor(m_layout.first());
    case MoveEnd:
        return indexFor(m_layout.last());
    }
    return {};
}

} // namespace maquette
