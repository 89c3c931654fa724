// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewer/pyramid.h"

#include <QPointF>
#include <QWidget>

namespace maquette
{

//! \brief One picture, fitted or at any zoom. Zoom 1 is one picture pixel on one device pixel, whatever the
//! scale of the screen.
//!
//! Wheel and pinch zoom to the cursor, dragging pans, a double click goes between fit and 1:1. Pictures with
//! alpha stand on a neutral checkerboard. From zoom 2 on, pixels are drawn as squares.
class ImageView : public QWidget
{
    Q_OBJECT

public:
    explicit ImageView(QWidget *parent = nullptr);

    void setPicture(const Pyramid &picture);
    //! A small picture painted in the place of one of \a fullSize until setPicture(): the thumbnail while
    //! decoding.
    void setStandIn(const QImage &image, QSize fullSize);
    void clear();
    [[nodiscard]] QSize pictureSize() const { return m_size; }

    [[nodiscard]] double zoom() const;
    [[nodiscard]] bool isFitted() const { return m_fitted; }
    void fit();
    void setZoom(double zoom, QPointF anchor);
    void zoomBy(double factor);
    void panBy(QPointF pixels);

    [[nodiscard]] QSize sizeHint() const override { return {640, 480}; }

signals:
    void zoomChanged(double zoom);
    void dragOutRequested(); //!< a fitted picture was dragged

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] double fitZoom() const;
    [[nodiscard]] double logicalScale() const;
    [[nodiscard]] QRectF pictureRect() const;
    void keepInView();
    void updateCursor();

    Pyramid m_picture;
    QImage m_standIn;
    QSize m_size;
    QPointF m_center; // the picture's point in the middle of the widget
    double m_zoom = 1;
    bool m_fitted = true;
    bool m_pressed = false;
    QPointF m_pressedAt;
    QPointF m_lastAt;
};

} // namespace maquette
