// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace maquette
{

//! \brief The lower edge of a text field: drag it to make the field taller. Up and Down do the same; a double
//! click goes back to the usual height, which keeps its number of lines when letters change. Lies over \a
//! target's bottom edge and follows it.
class ResizeGrip : public QWidget
{
    Q_OBJECT

public:
    ResizeGrip(QWidget *target, int usualHeight, QWidget *parent);

signals:
    void resized(int height); //!< by the artist

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply(int height);

    QWidget *m_target;
    int m_usualHeight;
    int m_lineHeight;
    int m_startHeight = 0;
    qreal m_startY = 0;
};

} // namespace maquette
