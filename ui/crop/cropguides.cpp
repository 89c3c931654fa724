// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crop/cropguides.h"

#include "ui/theme/metrics.h"

#include <algorithm>
#include <cmath>

namespace maquette
{

namespace
{

constexpr double guideGap = metrics::small; // the handles of a frame on its edge stand in it

//! Where the words of \a guide may stand, the best first: inside it, outside \a picture, over its edge.
QList<QPointF> corners(const CropGuide &guide, const QRectF &picture)
{
    const QRectF &place = guide.place;
    const double wide = guide.words.width();
    const double high = guide.words.height();
    const double left = place.left() + guideGap;
    const double right = place.right() - guideGap - wide;
    const double middle = place.center().x() - wide / 2;
    const double top = place.top() + guideGap;
    const double bottom = place.bottom() - guideGap - high;
    const double level = place.center().y() - high / 2;
    const QPointF above(guide.last ? middle : left, picture.top() - guideGap - high);
    const QPointF below(guide.last ? middle : left, picture.bottom() + guideGap);
    const QPointF before(picture.left() - guideGap - wide, level);
    const QPointF after(picture.right() + guideGap, level);
    QList<QPointF> points;
    if (wide + 2 * guideGap <= place.width() && high + 2 * guideGap <= place.height())
        points = guide.last ? QList<QPointF>{{right, bottom}, {right, top}, {left, bottom}, {left, top}}
                            : QList<QPointF>{{left, top}, {left, bottom}, {right, top}, {right, bottom}};
    if (picture.width() > picture.height())
        points += guide.last ? QList{below, above} : QList{above, below};
    else
        points += {after, before};
    return points + QList<QPointF>{{middle, guide.last ? bottom : top}, {middle, guide.last ? top : bottom}};
}

bool liesOn(const QLineF &line, const QLineF &other)
{
    constexpr double near = 1.5;
    const bool flat = std::abs(line.dy()) < near;
    if (flat != (std::abs(other.dy()) < near))
        return false;
    const auto inside = [](double a, double b, double low, double high) {
        return std::min(a, b) >= std::min(low, high) - near && std::max(a, b) <= std::max(low, high) + near;
    };
    return flat ? std::abs(line.y1() - other.y1()) < near &&
                      inside(line.x1(), line.x2(), other.x1(), other.x2())
                : std::abs(line.x1() - other.x1()) < near &&
                      inside(line.y1(), line.y2(), other.y1(), other.y2());
}

} // namespace

void placeLabels(QList<CropGuide> &guides, const QRectF &picture, const QRectF &room)
{
    QList<QRectF> taken;
    for (CropGuide &guide : guides) {
        guide.label = {};
        for (const QPointF corner : corners(guide, picture)) {
            QRectF label(corner, guide.words);
            label.moveLeft(
                std::clamp(label.left(), room.left(), std::max(room.left(), room.right() - label.width())));
            const bool free = std::none_of(taken.cbegin(), taken.cend(), [&label](const QRectF &other) {
                return other.intersects(label.adjusted(-2, -2, 2, 2));
            });
            if (!free || !room.contains(label))
                continue;
            guide.label = label;
            taken << label;
            break;
        }
    }
}

QList<QLineF> guideLines(const QList<CropGuide> &guides)
{
    QList<QLineF> lines;
    for (const CropGuide &guide : guides) {
        const QRectF place = guide.place.adjusted(0.5, 0.5, -0.5, -0.5); // a line inside it
        for (const QLineF &line :
             {QLineF(place.topLeft(), place.topRight()), QLineF(place.bottomLeft(), place.bottomRight()),
              QLineF(place.topLeft(), place.bottomLeft()), QLineF(place.topRight(), place.bottomRight())}) {
            if (std::none_of(lines.cbegin(), lines.cend(),
                             [&line](const QLineF &other) { return liesOn(line, other); }))
                lines << line;
        }
    }
    return lines;
}

} // namespace maquette
