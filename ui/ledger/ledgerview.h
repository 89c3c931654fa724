// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace maquette
{

//! \brief The ledger's tree: what is said of a group runs on over the columns that it leaves empty.
class LedgerView : public QTreeView
{
    Q_OBJECT

public:
    explicit LedgerView(QWidget *parent = nullptr);

protected:
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
};

} // namespace maquette
