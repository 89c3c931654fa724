// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>

class QPainter;
class QRect;
class QPalette;
class QStyleOption;
class QStyleOptionMenuItem;

namespace maquette::menus
{

//! The frame and ground of an open menu.
void panel(QPainter &painter, const QRect &rect, const QPalette &palette);
//! Items and the bar: false where \a element is no part of a menu.
bool draw(QStyle::ControlElement element, const QStyleOption &option, QPainter &painter);
//! \a contents is what QMenu measured: text, tab and shortcut.
QSize itemSize(const QStyleOptionMenuItem &option, const QSize &contents);

} // namespace maquette::menus
