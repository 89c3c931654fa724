// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/histogramview.h"

#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"
#include "ui/theme/surfaces.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace maquette
{

namespace
{

constexpr QSize graphSize(208, 72);

} // namespace

HistogramView::HistogramView(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Histogram"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize HistogramView::sizeHint() const
{
    return graphSize;
}

void HistogramView::setHistogram(const Histogram &histogram)
{
    m_histogram = histogram;
    m_top = histogram.top();
    update();
}

void HistogramView::setLight(int value)
{
    m_light = value;
    update();
}

QPolygonF HistogramView::graph(const Histogram::Channel &channel, const QRectF &area) const
{
    QPolygonF points;
    points.reserve(Histogram::values);
    for (int value = 0; value < Histogram::values; ++value) {
        // By the root: what is rare is seen beside what is frequent.
        const double share =
            std::sqrt(std::min(1.0, double(channel[static_cast<size_t>(value)]) / std::max(1U, m_top)));
        points.append({area.left() + area.width() * value / (Histogram::values - 1),
                       area.bottom() - area.height() * share});
    }
    return points;
}

void HistogramView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors &colors = Colors::from(palette());
    const QRectF area = QRectF(rect()).adjusted(0, 1, 0, -1);
    painter.setPen(QPen(colors.line, metrics::hair));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    const std::pair<const Histogram::Channel *, Qt::GlobalColor> channels[] = {
        {&m_histogram.red, Qt::red}, {&m_histogram.green, Qt::green}, {&m_histogram.blue, Qt::blue}};
    if (m_top > 0) {
        for (const auto &[channel, color] : channels) {
            const QPolygonF line = graph(*channel, area);
            QColor ink = channelInk(color, palette());
            painter.setPen(QPen(ink, 1));
            painter.drawPolyline(line);
            constexpr int wash = 56;
            ink.setAlpha(wash);
            QPainterPath fill;
            fill.addPolygon(QPolygonF(line) << area.bottomRight() << area.bottomLeft());
            painter.fillPath(fill, ink);
        }
        painter.setPen(QPen(colors.dim, 1));
        painter.drawPolyline(graph(m_histogram.light, area));
    }
    if (m_light >= 0) {
        const double x = area.left() + area.width() * m_light / (Histogram::values - 1);
        painter.setPen(QPen(colors.text, 1, Qt::DotLine));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
}

} // namespace maquette
