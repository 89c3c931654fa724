// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ledger/ledgerview.h"

#include "ui/ledger/ledgermodel.h"
#include "ui/theme/metrics.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace maquette
{

namespace
{

constexpr QSize smallestList(640, 240);
constexpr int dayWidth = 144;
constexpr int nameWidth = 192;
constexpr std::pair<LedgerColumn, int> columnWidths[] = {{LedgerColumn::Group, dayWidth},
                                                         {LedgerColumn::Model, 136},
                                                         {LedgerColumn::State, 140},
                                                         {LedgerColumn::Request, 144},
                                                         {LedgerColumn::Paid, 104}};

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

LedgerView::LedgerView(LedgerModel &model, QWidget *parent)
    : QTreeView(parent)
{
    setObjectName(QStringLiteral("runs"));
    setAccessibleName(tr("What was paid"));
    setItemDelegate(new RowDelegate(*this));
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setModel(&model);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setSortingEnabled(true);
    setMinimumSize(smallestList);
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    header()->setSectionResizeMode(int(LedgerColumn::Prompt), QHeaderView::Stretch);
    for (const auto &[column, width] : columnWidths)
        header()->resizeSection(int(column), width);
}

void LedgerView::fitTo(LedgerGrouping grouping)
{
    header()->resizeSection(int(LedgerColumn::Group), grouping == LedgerGrouping::Day ? dayWidth : nameWidth);
    setColumnHidden(int(LedgerColumn::Model), grouping == LedgerGrouping::Model);
}

QModelIndexList LedgerView::chosenRows() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [this](const QModelIndex &a, const QModelIndex &b) {
        return visualRect(a).top() < visualRect(b).top();
    });
    return rows;
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
