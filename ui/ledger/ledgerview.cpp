// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ledger/ledgerview.h"

#include "app/jobs/ledgerrows.h"
#include "ui/theme/metrics.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace maquette
{

namespace
{

class RowDelegate : public QStyledItemDelegate
{
public:
    explicit RowDelegate(QTreeView &view)
        : QStyledItemDelegate(&view)
        , m_view(view)
    {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto column = LedgerColumn(index.column());
        const bool ofGroup = !index.parent().isValid();
        const bool covered =
            column == LedgerColumn::Model || column == LedgerColumn::State || column == LedgerColumn::Request;
        if (ofGroup && covered)
            return;
        QStyleOptionViewItem wide = option;
        if (ofGroup && column == LedgerColumn::Prompt)
            wide.rect.setRight(m_view.columnViewportPosition(int(LedgerColumn::Paid)) - 1);
        QStyledItemDelegate::paint(painter, wide, index);
    }

private:
    QTreeView &m_view;
};

} // namespace

LedgerView::LedgerView(QWidget *parent)
    : QTreeView(parent)
{
    setItemDelegate(new RowDelegate(*this));
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
}

void LedgerView::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    if (selectionModel()->isSelected(index)) {
        // As far as the row's own ground, whose corners are round.
        const int more = metrics::radius;
        painter->fillRect(
            isRightToLeft() ? rect.adjusted(-more, 0, 0, 0) : rect.adjusted(0, 0, more, 0),
            palette().brush(isActiveWindow() ? QPalette::Active : QPalette::Inactive, QPalette::Highlight));
    }
    QTreeView::drawBranches(painter, rect, index);
}

} // namespace maquette
