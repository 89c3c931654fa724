// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/ledgerrows.h"

#include <QAbstractItemModel>

namespace maquette
{

//! \brief The ledger as a tree: groups with their sums, and below each its runs, which are asked for when it
//! is first opened. Sorted where it is read, not here.
class LedgerModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    static constexpr int columns = 6; //!< those of LedgerColumn

    explicit LedgerModel(QObject *parent = nullptr);

    //! What stays keeps its selection and stays open; another grouping begins anew.
    void setPage(LedgerPage page, LedgerGrouping grouping);
    [[nodiscard]] LedgerGrouping grouping() const { return m_grouping; }
    [[nodiscard]] const LedgerSum &total() const { return m_page.total; }
    //! Keys of the groups whose runs are wanted; kept up by fetchMore().
    [[nodiscard]] const QStringList &opened() const { return m_opened; }
    [[nodiscard]] const LedgerRun *runAt(const QModelIndex &index) const; //!< null for a group
    //! Tab-separated lines, as spreadsheets take them.
    [[nodiscard]] QString copyText(const QModelIndexList &rows) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    void sort(int column, Qt::SortOrder order) override;

signals:
    void runsWanted();
    void orderWanted(maquette::LedgerColumn column, bool descending);

private:
    [[nodiscard]] const LedgerGroup &groupOf(const QModelIndex &index) const;
    [[nodiscard]] QString groupText(const LedgerGroup &group, LedgerColumn column) const;
    [[nodiscard]] QString runText(const LedgerRun &run, LedgerColumn column) const;
    [[nodiscard]] QString tip(const QModelIndex &index) const;
    void countDigits();

    LedgerPage m_page;
    LedgerGrouping m_grouping = LedgerGrouping::Day;
    QStringList m_opened;
    int m_digits = 2; //!< after the point, the same in all rows
};

} // namespace maquette
