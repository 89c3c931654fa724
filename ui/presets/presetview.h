// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace maquette
{

//! \brief A list whose rows are put in order with the mouse: a line shows where the row will stand. Escape
//! leaves it where it was.
class PresetView : public QListView
{
    Q_OBJECT

public:
    explicit PresetView(QWidget *parent = nullptr);
    void setMovable(bool movable) { m_movable = movable; }
    [[nodiscard]] bool isDragging() const { return m_gap >= 0; }

signals:
    //! \a row is to stand at \a place, counted without it.
    void dragged(int row, int place);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int gapAt(int y) const;
    void stop();

    bool m_movable = true;
    int m_pressed = -1; //!< the row
    QPoint m_from;
    int m_gap = -1; //!< above which row it would stand; -1: no drag
};

} // namespace maquette
