// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace maquette
{

class FieldEditor;

//! \brief Where the editors of a form stand: below each other, under headings where there are many, the rare
//! ones folded under "More". Of fields that are numbered (`image_url_1` to `image_url_9`) only the first free
//! one is shown.
class FormColumn : public QWidget
{
    Q_OBJECT

public:
    explicit FormColumn(QWidget *parent = nullptr);

    //! Once; takes over the editors.
    void place(const QList<FieldEditor *> &editors);
    [[nodiscard]] bool isMoreOpen() const { return m_open; }
    void setMoreOpen(bool open);
    //! Unfolds what \a editor is in.
    void reveal(const FieldEditor *editor);

signals:
    void moreToggled(bool open);

private:
    void placeUnderHeadings(const QList<FieldEditor *> &editors);
    void placeMore(const QList<FieldEditor *> &editors);
    void addHeading(const QString &text);
    void findSeries(const QList<FieldEditor *> &editors);
    void showSeries();
    void showMore();

    QVBoxLayout *m_rows;
    QToolButton *m_moreButton = nullptr;
    QWidget *m_more = nullptr;
    QList<FieldEditor *> m_rare;
    QList<QList<FieldEditor *>> m_series;
    bool m_open = false;
};

} // namespace maquette
