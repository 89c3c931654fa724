// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.h"

#include <QApplication>
#include <QFontDatabase>

namespace maquette
{

namespace
{

constexpr qreal hintScale = 12.0 / 13.0;
constexpr qreal titleScale = 15.0 / 13.0;

QFont scaled(QFont font, qreal factor)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    return font;
}

} // namespace

QFont Fonts::text()
{
    return QApplication::font();
}

QFont Fonts::hint()
{
    return scaled(text(), hintScale);
}

QFont Fonts::label()
{
    QFont font = text();
    font.setWeight(QFont::Medium);
    return font;
}

QFont Fonts::strong()
{
    QFont font = text();
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont Fonts::title()
{
    QFont font = scaled(text(), titleScale);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont Fonts::fixed()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const QFont size = hint();
    if (size.pointSizeF() > 0)
        font.setPointSizeF(size.pointSizeF());
    else
        font.setPixelSize(size.pixelSize());
    return font;
}

QFont Fonts::tabular(QFont font)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature("tnum", 1);
#endif
    return font;
}

} // namespace maquette
