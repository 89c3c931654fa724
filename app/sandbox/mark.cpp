// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/mark.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace maquette
{

namespace
{

constexpr double markHeight = 0.048; // of the longer side
constexpr double letterHeight = 0.5; // of the mark's height
constexpr double letterGap = 0.3;    // of a letter's height

// Letters as strokes in a box of height 1; y goes down. Returns the letter's width.
double addLetter(QPainterPath &path, QChar letter, QPointF at, double height)
{
    const auto p = [&](double x, double y) { return at + QPointF(x, y) * height; };
    const auto line = [&](std::initializer_list<QPointF> points) {
        bool first = true;
        for (const QPointF &point : points) {
            if (first)
                path.moveTo(p(point.x(), point.y()));
            else
                path.lineTo(p(point.x(), point.y()));
            first = false;
        }
    };
    switch (letter.unicode()) {
    case 'S':
        path.moveTo(p(0.52, 0.18));
        path.cubicTo(p(0.46, -0.06), p(0.02, -0.06), p(0.02, 0.25));
        path.cubicTo(p(0.02, 0.56), p(0.54, 0.42), p(0.54, 0.74));
        path.cubicTo(p(0.54, 1.06), p(0.06, 1.06), p(0.0, 0.8));
        return 0.54;
    case 'I':
        line({{0, 0}, {0, 1}});
        return 0.0;
    case 'M':
        line({{0, 1}, {0, 0}, {0.38, 0.62}, {0.76, 0}, {0.76, 1}});
        return 0.76;
    case 'U':
        path.moveTo(p(0, 0));
        path.lineTo(p(0, 0.66));
        path.cubicTo(p(0, 1.11), p(0.6, 1.11), p(0.6, 0.66));
        path.lineTo(p(0.6, 0));
        return 0.6;
    case 'L':
        line({{0, 0}, {0, 1}, {0.46, 1}});
        return 0.46;
    case 'A':
        line({{0, 1}, {0.36, 0}, {0.72, 1}});
        line({{0.13, 0.66}, {0.59, 0.66}});
        return 0.72;
    case 'T':
        line({{0, 0}, {0.62, 0}});
        line({{0.31, 0}, {0.31, 1}});
        return 0.62;
    case 'O':
        path.addEllipse(QRectF(p(0, -0.01), p(0.72, 1.01)));
        return 0.72;
    case 'N':
        line({{0, 1}, {0, 0}, {0.6, 1}, {0.6, 0}});
        return 0.6;
    default:
        return 0;
    }
}

QPainterPath word(QPointF at, double height)
{
    QPainterPath path;
    for (const QChar letter : QStringLiteral("SIMULATION"))
        at.rx() += (addLetter(path, letter, at, height) + letterGap) * height;
    return path;
}

} // namespace

QRect markRect(QSize picture, double scale)
{
    const double height = markHeight * std::max(picture.width(), picture.height()) * scale;
    const double letters = word({}, letterHeight * height).boundingRect().width();
    const int h = std::max(8, static_cast<int>(std::lround(height)));
    const int w = static_cast<int>(std::lround(letters + 0.95 * height));
    return QRect((picture.width() - w) / 2, picture.height() - h, w, h);
}

void paintMark(QPainter &painter, QSize picture, double scale, double opacity)
{
    const QRect rect = markRect(picture, scale);
    const double h = rect.height();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath label;
    label.addRoundedRect(QRectF(rect.left(), rect.top(), rect.width(), 2 * h), h * 0.28, h * 0.28);
    painter.fillPath(label, QColor(14, 14, 16, static_cast<int>(opacity * 255)));
    const QPointF start(rect.left() + h * 0.46, rect.top() + h * (1 - letterHeight) / 2);
    painter.strokePath(word(start, h * letterHeight), QPen(QColor(255, 255, 255, 235), h * 0.082,
                                                           Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.restore();
}

} // namespace maquette
