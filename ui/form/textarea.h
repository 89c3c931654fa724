// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/textrange.h"

#include <QPlainTextEdit>

namespace maquette
{

//! \brief Several lines of text. Enter is a new line, Ctrl+Enter asks to generate, an input method's keys
//! never do; Tab moves on, or takes the example that is shown faintly while the field is empty.
//!
//! Finding, spelling and the size of letters come from the TextHost around it, which it makes itself known to
//! before it is first shown; without one their keys are left to the window.
class TextArea : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit TextArea(QWidget *parent = nullptr);

    void setExample(const QString &example);
    [[nodiscard]] const QString &example() const { return m_example; }
    [[nodiscard]] bool showsExample() const;
    //! As if typed: can be undone.
    void takeExample();
    //! Replaces the text and keeps undo.
    void replaceText(const QString &text);
    [[nodiscard]] bool isComposing() const { return m_composing; }

    enum class Letters { Usual, Fixed };
    void setLetters(Letters letters);
    //! Of the size that letters have elsewhere.
    void setLetterScale(qreal scale);
    //! Somebody else keeps the steps of undo: the menu's entries ask for them.
    void leaveUndo();
    //! As Qt's own, with these entries and those of menuFilling().
    [[nodiscard]] QMenu *makeMenu();
    //! Whether the text is of a language, for the spell check; at first it is.
    void setProse(bool prose) { m_prose = prose; }
    [[nodiscard]] bool isProse() const { return m_prose; }
    //! Room above the text, for a bar.
    void setHeadroom(int height);
    [[nodiscard]] QList<VisibleLine> visibleLines() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void undoRequested();
    void redoRequested();
    void submitRequested();
    void composingChanged();
    void focusGained();
    void findRequested(bool replace);
    void findAgainRequested(bool forward);
    void lettersStepRequested(int step); //!< 0: back to the usual size
    //! \a position: of the text that the menu is about.
    void menuRequested(const QPoint &place, int position);
    void menuFilling(QMenu *menu);         //!< on its way to be shown
    void paintingBelow(QPainter &painter); //!< before the text is drawn, in the viewport
    void paintingAbove(QPainter &painter);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    //! No files: those are for the window, or for a field for pictures.
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void seekHost();
    //! Lines begin on the right when the first letter is of a script that does.
    void followDirection();
    [[nodiscard]] bool obeyToolKey(const QKeyEvent &event);
    void stepLetters(const QWheelEvent &event);
    void applyLetters();
    void paintExample();

    QString m_example;
    bool m_composing = false;
    bool m_hosted = false;
    bool m_undoLeft = false;
    bool m_prose = true;
    bool m_rightToLeft = false;
    Letters m_letters = Letters::Usual;
    qreal m_letterScale = 1;
    int m_wheelTurn = 0; //!< eighths of a degree that made no step yet
};

} // namespace maquette
