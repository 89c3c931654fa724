// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/ledgerrows.h"

#include <QTreeView>

namespace maquette
{

class LedgerModel;

//! \brief The ledger's tree and its columns: what is said of a group runs on over the columns that it leaves
//! empty.
class LedgerView : public QTreeView
{
    Q_OBJECT

public:
    explicit LedgerView(LedgerModel &model, QWidget *parent = nullptr);

    //! Gives the first column the room that its words need, and leaves out what they say already.
    void fitTo(LedgerGrouping grouping);
    //! The selected rows from top to bottom.
    [[nodiscard]] QModelIndexList chosenRows() const;

protected:
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
};

} // namespace maquette
