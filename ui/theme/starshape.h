// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

class QColor;
class QPainter;
class QRectF;

namespace maquette
{

//! A star of five points in the middle of \a room, in outline or filled; the painter's pen and brush change.
void paintStar(QPainter &painter, const QRectF &room, const QColor &ink, bool filled, qreal size = 14);

} // namespace maquette
