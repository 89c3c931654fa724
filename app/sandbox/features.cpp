// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/features.h"

#include "app/sandbox/random.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>
#include <QRadialGradient>

#include <cmath>
#include <functional>

namespace maquette
{

namespace
{

void paintStars(QPainter &painter, const Scene &scene, QSizeF size)
{
    Random random(scene.seed ^ 0x57a25ULL);
    const double unit = std::min(size.width(), size.height());
    const double bottom = scene.motif == Motif::Space ? 1.0 : scene.horizon * 0.92;
    const int count = static_cast<int>(190 * size.width() * size.height() / (unit * unit));
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < count; ++i) {
        const double y = random.unit() * bottom;
        const double fade = scene.motif == Motif::Space ? 1.0 : 1.0 - y / bottom * 0.8;
        const double bright = std::pow(random.unit(), 2.2);
        const double radius = unit * (0.0006 + 0.0018 * bright);
        const Colour colour =
            mix(scene.palette.glow, Colour::fromHex(0xffffff), static_cast<float>(random.unit()));
        painter.setBrush(colour.toQColor((0.25 + 0.75 * bright) * fade));
        painter.drawEllipse(QPointF(random.unit() * size.width(), y * size.height()), radius, radius);
    }
}

void paintSun(QPainter &painter, const Scene &scene, QSizeF size)
{
    const double unit = std::min(size.width(), size.height());
    const QPointF centre(scene.sunX * size.width(), scene.sunY * size.height());
    const double radius = scene.sunRadius * unit;
    const bool soft = scene.light == Daylight::Mist || scene.light == Daylight::Storm;
    const Colour core = mix(scene.palette.glow, Colour::fromHex(0xffffff), 0.65F);
    QRadialGradient gradient(centre, radius * 1.5);
    gradient.setColorAt(0, core.toQColor(soft ? 0.75 : 1));
    gradient.setColorAt(0.6, core.toQColor(soft ? 0.6 : 1));
    gradient.setColorAt(0.68, scene.palette.glow.toQColor(soft ? 0.3 : 0.5));
    gradient.setColorAt(1, scene.palette.glow.toQColor(0));
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    painter.drawEllipse(centre, radius * 1.5, radius * 1.5);
}

void paintPlanet(QPainter &painter, const Scene &scene, QSizeF size)
{
    Random random(scene.seed ^ 0x914e7ULL);
    const double unit = std::min(size.width(), size.height());
    const double radius = unit * random.range(0.2, 0.3);
    const QPointF centre((1 - scene.sunX) * size.width(), size.height() * random.range(0.4, 0.52));
    const QPointF towardsSun(scene.sunX * size.width() - centre.x(), scene.sunY * size.height() - centre.y());
    const double length = std::hypot(towardsSun.x(), towardsSun.y());
    const QPointF focus = centre + towardsSun / length * radius * 0.75;

    QRadialGradient halo(centre, radius * 1.25);
    halo.setColorAt(0.78, scene.palette.horizon.toQColor(0.55));
    halo.setColorAt(1, scene.palette.horizon.toQColor(0));
    painter.setPen(Qt::NoPen);
    painter.setBrush(halo);
    painter.drawEllipse(centre, radius * 1.25, radius * 1.25);

    QRadialGradient body(focus, radius * 1.9);
    body.setColorAt(0, mix(scene.palette.glow, Colour::fromHex(0xe7b58a), 0.5F).toQColor());
    body.setColorAt(0.4, mix(scene.palette.horizon, Colour::fromHex(0xa8674f), 0.5F).toQColor());
    body.setColorAt(0.75, mix(scene.palette.middle, scene.palette.near, 0.5F).toQColor());
    body.setColorAt(1, scene.palette.near.toQColor());
    painter.setBrush(body);
    painter.drawEllipse(centre, radius, radius);
}

// Short, with a knot, or long.
void addHair(QPainterPath &crown, const std::function<QPointF(double, double)> &at, double headSize, int cut)
{
    const double low = cut == 2 ? 2.05 : 0.15;
    const double wide = cut == 2 ? 1.12 : 0.8;
    crown.moveTo(at(-wide, low));
    crown.cubicTo(at(-0.98, low * 0.45 - 0.25), at(-0.9, -1.2), at(0, -1.22));
    crown.cubicTo(at(0.9, -1.2), at(0.98, low * 0.45 - 0.25), at(wide, low));
    crown.closeSubpath();
    if (cut == 1) {
        QPainterPath knot;
        knot.addEllipse(at(0.05, -1.38), 0.36 * headSize, 0.32 * headSize);
        crown = crown.united(knot);
    }
}

QPainterPath figure(const Scene &scene, double headSize, QPointF head)
{
    const auto at = [&](double x, double y) { return head + QPointF(x, y) * headSize; };
    QPainterPath skull;
    skull.moveTo(at(0, -1.05));
    skull.cubicTo(at(0.62, -1.05), at(0.82, -0.55), at(0.76, 0));
    skull.cubicTo(at(0.72, 0.45), at(0.42, 1.0), at(0, 1.02));
    skull.cubicTo(at(-0.42, 1.0), at(-0.72, 0.45), at(-0.76, 0));
    skull.cubicTo(at(-0.82, -0.55), at(-0.62, -1.05), at(0, -1.05));

    QPainterPath bust;
    bust.moveTo(at(-0.36, 0.5));
    bust.cubicTo(at(-0.36, 1.2), at(-0.4, 1.45), at(-0.8, 1.6));
    bust.cubicTo(at(-1.7, 1.85), at(-2.0, 2.3), at(-2.2, 4.5));
    bust.lineTo(at(2.2, 4.5));
    bust.cubicTo(at(2.0, 2.3), at(1.7, 1.85), at(0.8, 1.6));
    bust.cubicTo(at(0.4, 1.45), at(0.36, 1.2), at(0.36, 0.5));
    bust.closeSubpath();

    QPainterPath crown;
    if (scene.hat) {
        crown.addEllipse(at(0, -0.62), 1.75 * headSize, 0.3 * headSize);
        QPainterPath top;
        top.moveTo(at(-0.8, -0.6));
        top.cubicTo(at(-0.8, -1.7), at(0.8, -1.7), at(0.8, -0.6));
        top.closeSubpath();
        crown = crown.united(top);
    } else {
        addHair(crown, at, headSize, static_cast<int>(scene.seed % 3));
    }
    return skull.united(bust).united(crown);
}

void paintPortrait(QPainter &painter, const Scene &scene, QSizeF size)
{
    Random random(scene.seed ^ 0xface5ULL);
    const double unit = std::min(size.width(), size.height() * 1.1);
    const double headSize = unit * random.range(0.15, 0.165);
    const QPointF head(size.width() * (0.5 + (0.5 - scene.sunX) * 0.5),
                       size.height() * random.range(0.42, 0.46));
    const QPainterPath path = figure(scene, headSize, head);
    const Palette &p = scene.palette;
    const double side = scene.sunX * size.width() > head.x() ? 1 : -1;

    QLinearGradient body(head + QPointF(side * 2.2 * headSize, -headSize),
                         head + QPointF(-side * 1.6 * headSize, 3 * headSize));
    body.setColorAt(0, mix(p.far, p.horizon, 0.25F).toQColor());
    body.setColorAt(0.45, mix(p.far, p.near, 0.72F).toQColor());
    body.setColorAt(1, p.near.toQColor());
    painter.setPen(Qt::NoPen);
    painter.fillPath(path, body);

    painter.save();
    painter.setClipPath(path);
    for (int i = 0; i < 5; ++i) {
        QLinearGradient rim(head + QPointF(side * 2.2 * headSize, 0),
                            head - QPointF(side * headSize * 0.5, 0));
        rim.setColorAt(0, p.glow.toQColor(0.17));
        rim.setColorAt(1, p.glow.toQColor(0));
        painter.strokePath(path, QPen(QBrush(rim), headSize * (0.04 + 0.09 * i)));
    }
    painter.restore();
}

void paintBirds(QPainter &painter, const Scene &scene, QSizeF size)
{
    Random random(scene.seed ^ 0xb12d5ULL);
    const double unit = std::min(size.width(), size.height());
    const QPointF flock(size.width() * random.range(0.25, 0.75), size.height() * random.range(0.16, 0.3));
    const int count = 4 + random.below(5);
    for (int i = 0; i < count; ++i) {
        const QPointF at = flock + QPointF(random.range(-0.16, 0.16), random.range(-0.05, 0.05)) * unit;
        const double span = unit * random.range(0.007, 0.014);
        QPainterPath wings(at + QPointF(-span, -span * 0.25));
        wings.quadTo(at + QPointF(-span * 0.35, -span * 0.55), at);
        wings.quadTo(at + QPointF(span * 0.35, -span * 0.6), at + QPointF(span, -span * 0.3));
        painter.strokePath(
            wings, QPen(scene.palette.near.toQColor(0.7), unit * 0.0018, Qt::SolidLine, Qt::RoundCap));
    }
}

} // namespace

void paintSkyFeatures(QImage &image, const Scene &scene)
{
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QSizeF size = image.size();
    if (scene.stars)
        paintStars(painter, scene, size);
    if (scene.motif == Motif::Space)
        paintPlanet(painter, scene, size);
    else if (scene.motif != Motif::Orbs && scene.motif != Motif::Portrait)
        paintSun(painter, scene, size);
    else if (scene.motif == Motif::Portrait) {
        const double unit = std::min(size.width(), size.height());
        const QPointF centre(scene.sunX * size.width(), scene.sunY * size.height());
        painter.setPen(Qt::NoPen);
        painter.setBrush(mix(scene.palette.horizon, scene.palette.glow, 0.5F).toQColor(0.5));
        painter.drawEllipse(centre, scene.sunRadius * unit, scene.sunRadius * unit);
    }
}

void paintForeground(QImage &image, const Scene &scene)
{
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    if (scene.motif == Motif::Portrait)
        paintPortrait(painter, scene, image.size());
    const bool open =
        scene.motif == Motif::Mountains || scene.motif == Motif::Ocean || scene.motif == Motif::Dunes;
    if (open && scene.light != Daylight::Night && scene.light != Daylight::Storm)
        paintBirds(painter, scene, image.size());
}

} // namespace maquette
