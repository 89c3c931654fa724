// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QPainter;
class QRect;
class QPalette;
class QStyleOptionMenuItem;

namespace maquette::menus
{

//! The frame and ground of an open menu.
void panel(QPainter &painter, const QRect &rect, const QPalette &palette);
void item(QPainter &painter, const QStyleOptionMenuItem &option);
void barItem(QPainter &painter, const QStyleOptionMenuItem &option, bool bold);
//! The ground of the menu bar, with the line under it.
void bar(QPainter &painter, const QRect &rect, const QPalette &palette);
//! \a contents is what QMenu measured: text, tab and shortcut.
QSize itemSize(const QStyleOptionMenuItem &option, const QSize &contents);

} // namespace maquette::menus
