// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace maquette
{

//! \brief A prompt of the history: up to three lines of it, below what it was used for, at the end the
//! star.
class PromptDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    //! Where a click stars the prompt of the row in \a row; at the left where one reads from the right.
    [[nodiscard]] static QRect starRect(const QRect &row, Qt::LayoutDirection direction);
};

} // namespace maquette
