// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace maquette
{

//! \brief A row of the model browser: the name and what goes in and comes out, at the far end the price and
//! the star; a heading; or a broken file in red. All are of one height.
class ModelDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    //! Where a click stars the model of the row in \a row.
    [[nodiscard]] static QRect starRect(const QRect &row, Qt::LayoutDirection direction);

private:
    static void paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QString &text);
};

} // namespace maquette
