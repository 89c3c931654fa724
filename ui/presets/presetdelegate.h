// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace maquette
{

//! \brief A row of the presets: the name and when it was used, below it what it sets, in amber before that
//! what does not fit any more; at the end the dots that open its menu. All are of one height.
class PresetDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    //! The highlighted row is only marked: Enter does something else just now.
    void setQuiet(bool quiet) { m_quiet = quiet; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;
    //! Where a click opens the menu of the row in \a row.
    [[nodiscard]] static QRect menuRect(const QRect &row, Qt::LayoutDirection direction);

private:
    bool m_quiet = false;
};

} // namespace maquette
