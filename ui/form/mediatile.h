// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/picturewell.h"

class QMenu;
class QToolButton;

namespace maquette
{

class MediaItem;

//! \brief One of several pictures, clips or sounds of a field: its preview with its number, and what is wrong
//! with it. Dragged to another place by the mouse; Alt+Left and Alt+Right move it, Delete takes it out.
class MediaTile : public PictureWell
{
    Q_OBJECT

public:
    //! Takes over \a item.
    MediaTile(MediaItem *item, QWidget *parent);

    [[nodiscard]] MediaItem *item() const { return m_item; }
    void setNumber(int number); //!< from 1

signals:
    void removeRequested();
    void moveRequested(int by);
    void dragged(const QPoint &globalPosition);
    void focused();
    void menuOpening(QMenu *menu); //!< for what can be done with what is in it

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void showItem();

    MediaItem *m_item;
    QToolButton *m_remove;
    QPoint m_pressed;
    int m_number = 1;
};

} // namespace maquette
