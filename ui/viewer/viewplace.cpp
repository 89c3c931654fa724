// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/viewplace.h"

#include <algorithm>
#include <cmath>

namespace maquette
{

namespace
{

constexpr double exactly = 1e-6;

QPointF middleOf(QSizeF size)
{
    return {size.width() / 2, size.height() / 2};
}

} // namespace

void ViewPlace::setView(QSizeF size, double ratio)
{
    m_view = size;
    m_ratio = ratio;
    if (!m_fitted)
        keepInView();
}

void ViewPlace::setPicture(QSize size)
{
    const QSize before = shown();
    m_picture = size;
    const QSize now = shown();
    if (m_fitted || (!m_held && !m_actual)) {
        fit();
        return;
    }
    if (m_held && !before.isEmpty()) {
        m_center = QPointF(m_center.x() / before.width() * now.width(),
                           m_center.y() / before.height() * now.height());
    } else {
        m_zoom = m_held ? m_zoom : 1;
        m_center = middleOf(now);
    }
    keepInView();
}

void ViewPlace::setTurn(int quarters)
{
    const int turn = ((quarters % quartersAround) + quartersAround) % quartersAround;
    if (turn == m_turn)
        return;
    const QPointF middle = turned(m_picture, m_turn).inverted().map(m_center);
    m_turn = turn;
    m_center = turned(m_picture, m_turn).map(middle);
    keepInView();
}

void ViewPlace::fit()
{
    m_fitted = true;
    m_actual = false;
    m_center = middleOf(shown());
}

double ViewPlace::fitZoom() const
{
    const QSize size = shown();
    if (size.isEmpty())
        return 1;
    return std::min(
        {1.0, m_view.width() * m_ratio / size.width(), m_view.height() * m_ratio / size.height()});
}

void ViewPlace::setZoom(double zoom, QPointF anchor)
{
    if (m_picture.isEmpty())
        return;
    const QPointF aside = anchor - middleOf(m_view);
    const QPointF under = m_center + aside / scale();
    m_zoom = std::clamp(zoom, std::min(leastZoom, fitZoom()), mostZoom);
    m_fitted = false;
    m_actual = std::abs(m_zoom - 1) < exactly;
    m_center = under - aside / scale();
    keepInView();
}

void ViewPlace::panBy(QPointF distance)
{
    m_center -= distance / scale();
    keepInView();
}

void ViewPlace::reveal(QPointF point)
{
    const QPointF shownPoint = turned(m_picture, m_turn).map(point);
    const QPointF half = middleOf(m_view) / scale();
    const auto near = [](double center, double wanted, double reach) {
        return wanted < center - reach || wanted > center + reach ? wanted : center;
    };
    m_center = QPointF(near(m_center.x(), shownPoint.x(), half.x() - 1),
                       near(m_center.y(), shownPoint.y(), half.y() - 1));
    keepInView();
}

void ViewPlace::forgetChoices()
{
    m_held = false;
    fit();
}

void ViewPlace::keepInView()
{
    const auto bounded = [](double center, double side, double half) {
        return 2 * half >= side ? side / 2 : std::clamp(center, half, side - half);
    };
    const QPointF half = middleOf(m_view) / scale();
    const QSize size = shown();
    m_center = QPointF(bounded(m_center.x(), size.width(), half.x()),
                       bounded(m_center.y(), size.height(), half.y()));
}

QRectF ViewPlace::rect() const
{
    const QPointF corner = (middleOf(m_view) - m_center * scale()) * m_ratio + m_origin;
    const QPointF whole(std::round(corner.x()), std::round(corner.y()));
    return {(whole - m_origin) / m_ratio, QSizeF(shown()) * scale()};
}

QPointF ViewPlace::toPicture(QPointF inView) const
{
    const QPointF shownPoint = (inView - rect().topLeft()) / scale();
    return turned(m_picture, m_turn).inverted().map(shownPoint);
}

QPointF ViewPlace::toView(QPointF inPicture) const
{
    return rect().topLeft() + turned(m_picture, m_turn).map(inPicture) * scale();
}

QTransform ViewPlace::turned(QSizeF size, int quarters)
{
    switch (quarters) {
    case 1:
        return {0, 1, -1, 0, size.height(), 0};
    case 2:
        return {-1, 0, 0, -1, size.width(), size.height()};
    case 3:
        return {0, -1, 1, 0, 0, size.width()};
    default:
        return {};
    }
}

} // namespace maquette
