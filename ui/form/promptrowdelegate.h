// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace maquette
{

//! \brief A row of the list of prompts: its number in a quiet colour, and the whole prompt in as many lines
//! as it needs.
class PromptRowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    //! How wide the numbers of a list of \a count rows are.
    [[nodiscard]] static int numberWidth(int count);
};

} // namespace maquette
