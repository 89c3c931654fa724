// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/tilebadges.h"

#include "ui/gallery/colourdots.h"
#include "ui/gallery/worktexts.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/starshape.h"

#include <QFontMetrics>
#include <QPainter>
#include <QtMath>

namespace maquette
{

namespace
{

constexpr int roomyForBadges = 140;
constexpr int star = 10;
constexpr int badgeGap = 2;
constexpr int badgeDot = 8;
constexpr int sheet = 8;     //!< side of the front one
constexpr int sheetStep = 3; //!< the one behind is that far up and right
const QColor dark(0, 0, 0, 178);

QPixmap emptyField(QSize size, qreal ratio)
{
    QPixmap picture(qCeil(size.width() * ratio), qCeil(size.height() * ratio));
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    return picture;
}

} // namespace

void TileBadges::paint(QPainter &painter, const QRect &tile, const Asset &asset)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QFont font = Fonts::tabular(Fonts::hint());
    const auto place = [&](const Key &key, bool atRight) {
        const QPixmap picture = field(key);
        const QSize size = picture.deviceIndependentSize().toSize();
        const int x =
            atRight ? tile.right() + 1 - metrics::small - size.width() : tile.left() + metrics::small;
        painter.drawPixmap(QPoint(x, tile.bottom() + 1 - metrics::small - size.height()), picture);
    };
    if (asset.durationMs > 0)
        place({0, 0, false, WorkTexts::duration(asset.durationMs), ratio, 0, false, font}, true);
    if (asset.rating > 0 || asset.colour > 0)
        place({asset.rating, asset.colour, tile.width() < roomyForBadges, {}, ratio, 0, false, font}, false);
}

QRect TileBadges::stackRect(const QRect &tile, int works)
{
    const QFontMetrics letters(Fonts::tabular(Fonts::hint()));
    const int width =
        3 * metrics::tiny + sheet + sheetStep + letters.horizontalAdvance(QString::number(works)) + 2;
    return {tile.right() + 1 - metrics::small - width, tile.top() + metrics::small, width,
            letters.height() + 3};
}

void TileBadges::paintStack(QPainter &painter, const QRect &tile, int works, bool isOpen)
{
    const Key key{
        0, 0, false, {}, painter.device()->devicePixelRatioF(), works, isOpen, Fonts::tabular(Fonts::hint())};
    painter.drawPixmap(stackRect(tile, works).topLeft(), field(key));
}

QPixmap TileBadges::field(const Key &key)
{
    if (const QPixmap *known = m_fields.object(key))
        return *known;
    const QPixmap made = key.stack > 0 ? drawnStack(key) : drawn(key);
    m_fields.insert(key, new QPixmap(made));
    return made;
}

QPixmap TileBadges::drawnStack(const Key &key)
{
    const QRect room(QPoint(0, 0), stackRect({}, key.stack).size());
    QPixmap picture = emptyField(room.size(), key.ratio);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ground = key.isOpen ? QColor(255, 255, 255, 224) : dark;
    const QColor ink = key.isOpen ? QColor(24, 24, 24) : QColor(Qt::white);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(room, metrics::tiny, metrics::tiny);
    const qreal top = (room.height() - sheet - sheetStep) / 2.0;
    painter.setPen(QPen(ink, 1));
    painter.setBrush(Qt::NoBrush);
    const QRectF behind(metrics::tiny + sheetStep + 0.5, top + 0.5, sheet - 1, sheet - 1);
    painter.drawRoundedRect(behind, 1, 1);
    painter.setBrush(ink);
    painter.drawRoundedRect(behind.translated(-sheetStep, sheetStep), 1, 1);
    painter.setFont(key.font);
    painter.drawText(room.adjusted(2 * metrics::tiny + sheet + sheetStep, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, QString::number(key.stack));
    return picture;
}

//! Fewer stars, but their number, where the tile is small.
QPixmap TileBadges::drawn(const Key &key)
{
    const QFontMetrics letters(key.font);
    const int height = letters.height() + 3;
    const bool isNumber = key.isSmall && key.rating > 1;
    const int stars = key.isSmall ? std::min(key.rating, 1) : key.rating;
    const QString text = isNumber ? QString::number(key.rating) : key.text;
    const int letter = text.isEmpty() ? 0 : letters.horizontalAdvance(text);
    const int pad = key.text.isEmpty() ? metrics::tiny : 6;
    int width = 2 * pad + stars * (star + badgeGap) + letter + (isNumber ? badgeGap : 0);
    if (key.colour > 0)
        width += badgeDot + (stars > 0 ? metrics::tiny : 0);
    else if (stars > 0)
        width -= badgeGap;

    QPixmap picture = emptyField({width, height}, key.ratio);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(dark);
    painter.drawRoundedRect(QRect(0, 0, width, height), metrics::tiny, metrics::tiny);
    qreal x = pad;
    const qreal middle = height / 2.0;
    for (int i = 0; i < stars; ++i, x += star + badgeGap)
        paintStar(painter, QRectF(x, middle - star / 2.0, star, star), Qt::white, true, star);
    if (!text.isEmpty()) {
        painter.setFont(key.font);
        painter.setPen(Qt::white);
        painter.drawText(QRectF(x, 0, letter + 1, height), Qt::AlignLeft | Qt::AlignVCenter, text);
        x += letter + badgeGap;
    }
    if (key.colour > 0) {
        x += stars > 0 ? metrics::tiny - badgeGap : 0;
        painter.setPen(Qt::NoPen);
        painter.setBrush(labelColour(key.colour));
        painter.drawEllipse(QRectF(x, middle - badgeDot / 2.0, badgeDot, badgeDot));
    }
    return picture;
}

} // namespace maquette
