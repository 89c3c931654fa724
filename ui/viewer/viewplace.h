// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSize>
#include <QTransform>

namespace maquette
{

//! \brief Which part of a picture stands where in a view: fitted or zoomed, turned by quarters. A value that
//! paints nothing.
//!
//! Points of the picture are counted in its pixels as they are in the file; "shown" ones after the turn.
//! Points of the view are device-independent. Zoom 1 is one picture pixel on one device pixel.
class ViewPlace
{
public:
    static constexpr double leastZoom = 0.02;
    static constexpr double mostZoom = 32;
    static constexpr int quartersAround = 4;

    void setView(QSizeF size, double ratio); //!< what was in the middle stays there
    [[nodiscard]] QSizeF view() const { return m_view; }
    //! Where the view's corner is on the device, in its pixels: not always on a whole one. The picture is, or
    //! 1:1 would be a blur.
    void setOrigin(QPointF origin) { m_origin = origin; }
    //! Another picture: fitted, or 1:1 where that was chosen last, or as it was where it is held.
    void setPicture(QSize size);
    [[nodiscard]] QSize picture() const { return m_picture; }
    void setTurn(int quarters); //!< clockwise; the point in the middle stays there
    [[nodiscard]] int turn() const { return m_turn; }
    [[nodiscard]] QSize shown() const { return m_turn % 2 == 0 ? m_picture : m_picture.transposed(); }

    void fit();
    [[nodiscard]] bool isFitted() const { return m_fitted; }
    //! \a anchor: the point of the view that keeps its place.
    void setZoom(double zoom, QPointF anchor);
    [[nodiscard]] double zoom() const { return m_fitted ? fitZoom() : m_zoom; }
    void panBy(QPointF distance);
    //! So that the point of the picture is in sight.
    void reveal(QPointF point);
    //! Zoom and place are kept from one picture to the next, for comparing.
    void setHeld(bool held) { m_held = held; }
    [[nodiscard]] bool isHeld() const { return m_held; }
    void forgetChoices(); //!< back to fitted, not held

    //! Where the picture stands.
    [[nodiscard]] QRectF rect() const;
    [[nodiscard]] QPointF toPicture(QPointF inView) const;
    [[nodiscard]] QPointF toView(QPointF inPicture) const;
    //! From a picture of \a size to the same turned.
    static QTransform turned(QSizeF size, int quarters);

private:
    [[nodiscard]] double fitZoom() const;
    [[nodiscard]] double scale() const { return zoom() / m_ratio; }
    void keepInView();

    QSizeF m_view;
    double m_ratio = 1;
    QPointF m_origin;
    QSize m_picture;
    int m_turn = 0;
    QPointF m_center; //!< the shown point in the middle of the view
    double m_zoom = 1;
    bool m_fitted = true;
    bool m_actual = false; //!< 1:1 was what was chosen last
    bool m_held = false;
};

} // namespace maquette
