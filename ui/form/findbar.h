// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/textfind.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace maquette
{

class TextArea;

//! \brief Find and replace inside one text field, in a slim bar above its text; the field grows by it.
//!
//! Matches are painted, the current one is the field's selection. Enter and F3 go on, with Shift back; Escape
//! closes and gives the keyboard back to the text. A child of the field.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(TextArea &area);

    //! With what is selected as the needle, if that is within a line.
    void open(bool replace);
    //! Also while closed, with the last needle; opens when there is none.
    void findAgain(bool forward);
    [[nodiscard]] const QList<int> &places() const { return m_places; }

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void buildReplace();
    QToolButton *button(const QString &name, const QString &label, const QString &text, const QString &icon);
    void chainTabs();
    void leave();
    void place();
    [[nodiscard]] TextNeedle needle() const;
    void seek();                  //!< after a change of the needle: from where the search began
    void search();                //!< the places anew
    void step(bool forward);      //!< from the selection on, around the end
    void select(qsizetype index); //!< of m_places
    void replaceOne();
    void replaceAll();
    void tellCount();
    [[nodiscard]] qsizetype current() const; //!< -1: the selection is no match
    void paintMatches(QPainter &painter) const;

    TextArea &m_area;
    QLineEdit *m_needle;
    QLabel *m_count;
    QToolButton *m_case = nullptr;
    QToolButton *m_words = nullptr;
    QWidget *m_replaceRow;
    QLineEdit *m_replacement;
    QList<int> m_places;
    int m_from = 0;  //!< where the search began
    int m_grown = 0; //!< what the field is taller by
    bool m_replacing = false;
};

} // namespace maquette
