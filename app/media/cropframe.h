// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media/mendsizes.h"

#include <QPoint>
#include <QRect>

namespace maquette
{

//! \brief A part of a picture while it is being drawn. It never leaves the picture, nor the shapes and the
//! least size that a field allows: what would is held at the nearest that does not.
//!
//! Of a picture that is smaller than the field wants, any part may be taken: it is made larger later.
class CropFrame
{
public:
    //! Begins with the largest part, from the middle.
    CropFrame(QSize picture, const MediaLimits &limits);

    //! False when no part of the picture has a shape that is allowed; then nothing else here means anything.
    [[nodiscard]] bool isPossible() const { return !m_rect.isEmpty(); }
    [[nodiscard]] QSize picture() const { return m_picture; }
    [[nodiscard]] QRect rect() const { return m_rect; }
    void setRect(const QRect &rect); //!< if it is allowed

    //! Whether some part has these proportions.
    [[nodiscard]] bool offers(QSize proportions) const;
    //! Keeps to \a proportions from now on, beginning with the largest part; to none if there are none.
    void setProportions(std::optional<QSize> proportions);
    [[nodiscard]] const std::optional<QSize> &proportions() const { return m_proportions; }

    void moveTo(QPoint topLeft);
    void moveBy(QPoint by) { moveTo(m_rect.topLeft() + by); }
    //! Brings \a edges of \a from, which is how it was when the dragging began, to \a to.
    void pull(const QRect &from, Qt::Edges edges, QPoint to);

    //! The largest part of the widest, or tallest, shape that the field's rule for the aspect, and its least
    //! size, allow; nothing where it has no such rule.
    [[nodiscard]] std::optional<QRect> widest() const;
    [[nodiscard]] std::optional<QRect> tallest() const;

private:
    [[nodiscard]] std::optional<QRect> middle(std::optional<QSize> size) const;
    [[nodiscard]] std::optional<QSize> largest(double shape) const;
    [[nodiscard]] bool allows(QSize size, QSize most) const;
    [[nodiscard]] bool keepsProportions(QSize size) const;
    [[nodiscard]] std::optional<QSize> around(QSizeF wanted, QSize most) const;
    [[nodiscard]] std::optional<QSize> alongSide(QSize wanted, Qt::Edges edges, QSize most) const;
    [[nodiscard]] std::optional<QSize> onLine(QSizeF wanted, double shape, Qt::Edges edges, QSize most) const;
    [[nodiscard]] std::optional<QSize> nearest(QSize wanted, Qt::Edges edges, QSize most) const;
    [[nodiscard]] double shape() const;

    QSize m_picture;
    MediaLimits m_limits;
    ShapeRange m_shapes;
    QSize m_least;
    std::optional<QSize> m_proportions;
    QRect m_rect;
};

} // namespace maquette
