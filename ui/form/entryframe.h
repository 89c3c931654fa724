// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QToolButton;
class QVBoxLayout;

namespace maquette
{

class FieldEditor;
class LinkButton;
class WrapLabel;

//! \brief One entry of a list in the form, with its handle, its copy and remove buttons: a row for a single
//! control, a card with a heading, that folds, for a form of its own.
//!
//! The handle is dragged by the mouse; with the keyboard on it, Alt+Up and Alt+Down move the entry, Ctrl+D
//! copies and Delete removes it.
class EntryFrame : public QWidget
{
    Q_OBJECT

public:
    enum class Style { Row, Card };

    //! Takes over \a editor.
    EntryFrame(Style style, FieldEditor *editor, QWidget *parent);

    [[nodiscard]] FieldEditor *editor() const { return m_editor; }
    void setName(const QString &name);       //!< "Shot 2"
    void setSummary(const QString &summary); //!< shown while the card is folded
    void setRemovable(bool on);
    void setCopyable(bool on);
    void setMovable(bool on);
    [[nodiscard]] bool isFolded() const { return m_folded; }
    void setFolded(bool folded);
    void setLifted(bool lifted); //!< while it is dragged
    [[nodiscard]] QToolButton *handle() const { return m_handle; }

signals:
    void removeRequested();
    void copyRequested();
    void moveRequested(int by);
    void dragged(const QPoint &globalPosition);
    void dropped();
    void foldingChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildRow();
    void buildCard();
    QToolButton *button(const QString &icon, const QString &tip);
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);
    bool handleMouse(QEvent *event);

    Style m_style;
    FieldEditor *m_editor;
    QToolButton *m_handle = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_remove = nullptr;
    QToolButton *m_fold = nullptr;
    WrapLabel *m_title = nullptr;
    QString m_name;
    QString m_summary;
    QPoint m_pressed;
    bool m_dragging = false;
    bool m_folded = false;
    bool m_lifted = false;
};

} // namespace maquette
