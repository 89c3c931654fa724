// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/dropzones.h"

#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/surfaces.h"

#include <QPainter>

#include <algorithm>

namespace maquette
{

DropZones::DropZones(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("dropZones"));
    setAccessibleName(tr("Where a file can be dropped"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    hide();
}

void DropZones::showZones(const QList<Zone> &zones, QPoint pointer)
{
    m_zones = zones;
    m_pointer = pointer;
    setGeometry(parentWidget()->rect());
    raise();
    show();
    update();
}

void DropZones::moveTo(QPoint pointer)
{
    const auto zoneAt = [this](QPoint place) {
        return std::find_if(m_zones.cbegin(), m_zones.cend(),
                            [place](const Zone &zone) { return zone.area.contains(place); });
    };
    if (zoneAt(m_pointer) != zoneAt(pointer))
        update();
    m_pointer = pointer;
}

void DropZones::paintEvent(QPaintEvent *)
{
    const Colors &colors = Colors::from(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Zone &zone : std::as_const(m_zones)) {
        const bool isHere = zone.area.contains(m_pointer);
        constexpr qreal inset = metrics::tiny + metrics::focusRing / 2.0;
        QPen pen(isHere ? colors.accent : colors.dim, metrics::focusRing);
        pen.setStyle(isHere ? Qt::SolidLine : Qt::DashLine);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(zone.area).adjusted(inset, inset, -inset, -inset),
                                metrics::buttonRadius, metrics::buttonRadius);
        const QFontMetricsF large(Fonts::strong());
        const QFontMetricsF small(Fonts::hint());
        const bool hinted = !zone.hint.isEmpty();
        const qreal width =
            std::max(large.horizontalAdvance(zone.title), hinted ? small.horizontalAdvance(zone.hint) : 0) +
            2 * metrics::large;
        const qreal height =
            large.height() + (hinted ? small.height() + metrics::tiny : 0) + 2 * metrics::medium;
        QRectF card(0, 0, std::min<qreal>(width, zone.area.width() - 2 * metrics::large), height);
        // Low, where it hides no field that takes the file too.
        card.moveCenter(QPointF(zone.area.center().x(), 0));
        card.moveBottom(zone.area.bottom() - metrics::controlHeight);
        paintCard(painter, card, palette());
        QRectF line = card.adjusted(metrics::medium, metrics::medium, -metrics::medium, -metrics::medium);
        painter.setPen(colors.text);
        painter.setFont(Fonts::strong());
        painter.drawText(line, Qt::AlignHCenter | Qt::AlignTop, zone.title);
        painter.setPen(colors.dim);
        painter.setFont(Fonts::hint());
        if (hinted)
            painter.drawText(line, Qt::AlignHCenter | Qt::AlignBottom,
                             small.elidedText(zone.hint, Qt::ElideRight, line.width()));
    }
}

} // namespace maquette
