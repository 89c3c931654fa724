// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIconEngine>
#include <QSize>

#include <optional>

namespace maquette
{

//! \brief A small outline in the proportions of a size; a dashed square when the model decides the size
//! itself. Drawn in the colours of the palette in force when it is painted.
class AspectIcon : public QIconEngine
{
public:
    explicit AspectIcon(std::optional<QSize> proportions);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QIconEngine *clone() const override;

    //! The outline inside \a rect, on whole pixels; exposed for tests.
    [[nodiscard]] static QRectF outline(QSize proportions, const QRectF &rect);

private:
    std::optional<QSize> m_proportions;
};

} // namespace maquette
