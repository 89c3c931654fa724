// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewer/pyramid.h"
#include "ui/viewer/viewplace.h"

#include <QPointF>
#include <QWidget>

#include <optional>

namespace maquette
{

//! \brief One picture, fitted or at any zoom, turned or not. Zoom 1 is one picture pixel on one device pixel,
//! whatever the scale of the screen.
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
    //! Of another work; the choice of fit, 1:1 or a held place is kept.
    void clear();
    [[nodiscard]] QSize pictureSize() const { return m_place.picture(); }
    [[nodiscard]] const Pyramid &picture() const { return m_picture; }

    [[nodiscard]] double zoom() const { return m_place.zoom(); }
    [[nodiscard]] bool isFitted() const { return m_place.isFitted(); }
    void fit();
    void setZoom(double zoom, QPointF anchor);
    void zoomBy(double factor);
    void panBy(QPointF distance);
    void setTurn(int quarters); //!< clockwise
    [[nodiscard]] int turn() const { return m_place.turn(); }
    void setHeld(bool held) { m_place.setHeld(held); } //!< zoom and place, from picture to picture
    [[nodiscard]] bool isHeld() const { return m_place.isHeld(); }
    void forgetChoices();

    //! Tells pixelPointed() as the mouse moves.
    void setReading(bool reading);
    //! The pixel of the picture at a point of the view; nothing outside of the picture.
    [[nodiscard]] std::optional<QPoint> pixelAt(QPointF point) const;
    //! Of the picture, in sRGB; nothing until it is decoded.
    [[nodiscard]] std::optional<QColor> colorOf(QPoint pixel) const;
    //! A pixel with a ring around it, scrolled into sight.
    void setMark(std::optional<QPoint> pixel);
    [[nodiscard]] std::optional<QPoint> mark() const { return m_mark; }

    [[nodiscard]] QSize sizeHint() const override { return {640, 480}; }

signals:
    void zoomChanged(double zoom);
    void dragOutRequested(); //!< a fitted picture was dragged
    void pixelPointed(QPoint pixel);
    void pictureChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void placed();
    void measure();
    void updateCursor();
    void readAgain();
    void paintPicture(QPainter &painter, const QImage &level);
    void paintMark(QPainter &painter);

    ViewPlace m_place;
    Pyramid m_picture;
    QImage m_standIn;
    bool m_fresh = true; //!< nothing of this work was placed yet
    bool m_reading = false;
    std::optional<QPointF> m_pointer; //!< where the mouse reads
    std::optional<QPoint> m_mark;
    bool m_pressed = false;
    QPointF m_pressedAt;
    QPointF m_lastAt;
};

} // namespace maquette
