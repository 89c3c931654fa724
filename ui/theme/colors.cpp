// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/colors.h"

#include <QPalette>

namespace maquette
{

const Colors &Colors::dark()
{
    static const Colors colors{QColor(0x1d1d1f), QColor(0x252527), QColor(0x2e2e31), QColor(0x161617),
                               QColor(0x3a3a3e), QColor(0xe9e9ea), QColor(0xa3a3a8), QColor(0x77777d),
                               QColor(0x4f8cff), QColor(0x306fe6), QColor(0xffffff), QColor(0xff7b72),
                               QColor(0xe3b341), QColor(0x57b97b)};
    return colors;
}

const Colors &Colors::light()
{
    static const Colors colors{QColor(0xf2f2f3), QColor(0xfafafa), QColor(0xffffff), QColor(0xffffff),
                               QColor(0xd9d9dc), QColor(0x1c1c1e), QColor(0x5d5d63), QColor(0x8b8b91),
                               QColor(0x2f6fe4), QColor(0x2f6fe4), QColor(0xffffff), QColor(0xc0362c),
                               QColor(0x8a5a00), QColor(0x2b7a48)};
    return colors;
}

const Colors &Colors::from(const QPalette &palette)
{
    constexpr int middle = 128;
    return palette.color(QPalette::Window).lightness() < middle ? dark() : light();
}

QPalette Colors::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, field);
    palette.setColor(QPalette::AlternateBase, panel);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, faint);
    palette.setColor(QPalette::Button, raised);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, red);
    palette.setColor(QPalette::Light, raised.lighter());
    palette.setColor(QPalette::Midlight, raised);
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Dark, line);
    palette.setColor(QPalette::Shadow, QColor(0, 0, 0, 120));
    palette.setColor(QPalette::Highlight, accentFill);
    palette.setColor(QPalette::HighlightedText, onAccent);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    palette.setColor(QPalette::ToolTipBase, raised);
    palette.setColor(QPalette::ToolTipText, text);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, line);
    return palette;
}

} // namespace maquette
