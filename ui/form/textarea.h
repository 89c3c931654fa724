// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace maquette
{

//! \brief Several lines of text. Enter is a new line, Ctrl+Enter asks to generate, an input method's keys
//! never do; Tab moves on, or takes the example that is shown faintly while the field is empty.
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
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void submitRequested();
    void composingChanged();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    QString m_example;
    bool m_composing = false;
};

} // namespace maquette
