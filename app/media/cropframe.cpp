// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/cropframe.h"

#include <algorithm>
#include <cmath>

namespace maquette
{

namespace
{

constexpr int leastSide = 8; // less cannot be taken hold of

int clampedPlace(int place, int length, int whole)
{
    return std::clamp(place, 0, std::max(0, whole - length));
}

//! Where a side of \a length begins: beside the edge that stays, else around the old middle.
int placeOf(bool first, bool last, int start, int end, int length, int whole)
{
    if (first)
        return clampedPlace(end + 1 - length, length, whole);
    return clampedPlace(last ? start : (start + end + 1 - length) / 2, length, whole);
}

} // namespace

CropFrame::CropFrame(QSize picture, const MediaLimits &limits)
    : m_picture(picture)
    , m_limits(limits)
    , m_shapes(limits)
{
    const auto part = cutToShape(picture, limits);
    if (!part)
        return;
    const QSize field(limits.minWidth, limits.minHeight);
    const bool enough = part->width() >= field.width() && part->height() >= field.height();
    m_least =
        (enough ? field.expandedTo({leastSide, leastSide}) : QSize(leastSide, leastSide)).boundedTo(*part);
    m_rect = *middle(part);
}

void CropFrame::setRect(const QRect &rect)
{
    if (QRect({}, m_picture).contains(rect) && allows(rect.size(), m_picture))
        m_rect = rect;
}

double CropFrame::shape() const
{
    return double(m_proportions->width()) / m_proportions->height();
}

bool CropFrame::keepsProportions(QSize size) const
{
    if (!m_proportions)
        return true;
    // Half a pixel of the shorter side: there may be no whole numbers that are nearer.
    const double slack = std::max(1.0, shape()) / 2 + 1e-9;
    return std::abs(size.width() - shape() * size.height()) <= slack;
}

bool CropFrame::allows(QSize size, QSize most) const
{
    return size.width() >= m_least.width() && size.height() >= m_least.height() &&
           size.width() <= most.width() && size.height() <= most.height() && m_shapes.holds(size) &&
           keepsProportions(size);
}

std::optional<QSize> CropFrame::around(QSizeF wanted, QSize most) const
{
    constexpr int reach = 3;
    const QSize start = wanted.toSize();
    std::optional<QSize> best;
    double leastAway = 0;
    for (int x = start.width() - reach; x <= start.width() + reach; ++x) {
        for (int y = start.height() - reach; y <= start.height() + reach; ++y) {
            if (!allows({x, y}, most))
                continue;
            const double bent = m_proportions ? std::abs(x - shape() * y) / std::max(1.0, shape()) : 0;
            const double away = std::abs(x - wanted.width()) + std::abs(y - wanted.height()) + bent;
            if (!best || away < leastAway) {
                best = QSize(x, y);
                leastAway = away;
            }
        }
    }
    return best;
}

std::optional<QSize> CropFrame::onLine(QSizeF wanted, double shape, Qt::Edges edges, QSize most) const
{
    const bool sideways = edges & (Qt::LeftEdge | Qt::RightEdge);
    const bool upright = edges & (Qt::TopEdge | Qt::BottomEdge);
    double height = (wanted.width() * shape + wanted.height()) / (shape * shape + 1);
    if (sideways != upright)
        height = sideways ? wanted.width() / shape : wanted.height();
    const double least = std::max(double(m_least.height()), m_least.width() / shape);
    const double highest = std::min(double(most.height()), most.width() / shape);
    height = std::min(std::max(height, least), highest);
    return around({height * shape, height}, most);
}

std::optional<QSize> CropFrame::alongSide(QSize wanted, Qt::Edges edges, QSize most) const
{
    const bool sideways = edges & (Qt::LeftEdge | Qt::RightEdge);
    int &side = sideways ? wanted.rwidth() : wanted.rheight();
    const int other = sideways ? wanted.height() : wanted.width();
    const double low = sideways ? other * m_shapes.over : other / m_shapes.under;
    const double high = sideways ? other * m_shapes.under : other / m_shapes.over;
    const int largest = sideways ? most.width() : most.height();
    const double held = std::min(std::max(double(side), low), high);
    const int start = int(std::min(held, double(largest)));
    constexpr int reach = 3;
    for (int away = 0; away <= reach; ++away) {
        for (const int tried : {start - away, start + away}) {
            side = tried;
            if (allows(wanted, most))
                return wanted;
        }
    }
    return std::nullopt;
}

std::optional<QSize> CropFrame::nearest(QSize wanted, Qt::Edges edges, QSize most) const
{
    if (m_proportions)
        return onLine(wanted, shape(), edges, most);
    wanted = wanted.expandedTo(m_least).boundedTo(most);
    const bool corner = (edges & (Qt::LeftEdge | Qt::RightEdge)) && (edges & (Qt::TopEdge | Qt::BottomEdge));
    if (allows(wanted, most))
        return wanted;
    if (!corner)
        return alongSide(wanted, edges, most);
    return onLine(wanted, m_shapes.isTooWide(wanted) ? m_shapes.under : m_shapes.over, edges, most);
}

std::optional<QSize> CropFrame::largest(double shape) const
{
    const double height = std::min(double(m_picture.height()), m_picture.width() / shape);
    return around({height * shape, height}, m_picture);
}

std::optional<QRect> CropFrame::middle(std::optional<QSize> size) const
{
    if (!size)
        return std::nullopt;
    return QRect({(m_picture.width() - size->width()) / 2, (m_picture.height() - size->height()) / 2}, *size);
}

bool CropFrame::offers(QSize proportions) const
{
    CropFrame tried = *this;
    tried.m_proportions = proportions;
    return isPossible() && !proportions.isEmpty() && tried.largest(tried.shape()).has_value();
}

void CropFrame::setProportions(std::optional<QSize> proportions)
{
    if (proportions && !offers(*proportions))
        return;
    m_proportions = proportions;
    if (m_proportions)
        m_rect = *middle(largest(shape()));
}

void CropFrame::moveTo(QPoint topLeft)
{
    m_rect.moveTo(clampedPlace(topLeft.x(), m_rect.width(), m_picture.width()),
                  clampedPlace(topLeft.y(), m_rect.height(), m_picture.height()));
}

void CropFrame::pull(const QRect &from, Qt::Edges edges, QPoint to)
{
    const bool left = edges & Qt::LeftEdge;
    const bool right = edges & Qt::RightEdge;
    const bool top = edges & Qt::TopEdge;
    const bool bottom = edges & Qt::BottomEdge;
    const QSize most(left    ? from.right() + 1
                     : right ? m_picture.width() - from.left()
                             : m_picture.width(),
                     top      ? from.bottom() + 1
                     : bottom ? m_picture.height() - from.top()
                              : m_picture.height());
    const QSize wanted(left    ? from.right() + 1 - to.x()
                       : right ? to.x() - from.left()
                               : from.width(),
                       top      ? from.bottom() + 1 - to.y()
                       : bottom ? to.y() - from.top()
                                : from.height());
    const auto size = nearest(wanted, edges, most);
    if (!size)
        return;
    m_rect = QRect({placeOf(left, right, from.left(), from.right(), size->width(), m_picture.width()),
                    placeOf(top, bottom, from.top(), from.bottom(), size->height(), m_picture.height())},
                   *size);
}

std::optional<QRect> CropFrame::widest() const
{
    if (!std::isfinite(m_limits.aspectUnder))
        return std::nullopt;
    CropFrame free = *this;
    free.m_proportions.reset();
    const double wanted = std::max(m_picture.width() / m_shapes.under, double(m_least.height()));
    const double height = std::min(wanted, double(m_picture.height()));
    return middle(
        free.around({std::min(double(m_picture.width()), height * m_shapes.under), height}, m_picture));
}

std::optional<QRect> CropFrame::tallest() const
{
    if (m_limits.aspectOver <= 0)
        return std::nullopt;
    CropFrame free = *this;
    free.m_proportions.reset();
    const double wanted = std::max(m_picture.height() * m_shapes.over, double(m_least.width()));
    const double width = std::min(wanted, double(m_picture.width()));
    return middle(
        free.around({width, std::min(double(m_picture.height()), width / m_shapes.over)}, m_picture));
}

} // namespace maquette
