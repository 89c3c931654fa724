// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qnamespace.h>

class QColor;
class QPainter;
class QPalette;
class QRectF;

namespace maquette
{

//! What stands behind transparent pictures.
void paintChecker(QPainter &painter, const QRectF &area);
//! The ground and the hairline of what floats above the panel that fills \a area.
void paintCard(QPainter &painter, const QRectF &area, const QPalette &palette);

//! How \a channel (Qt::red, Qt::green or Qt::blue) of a picture is drawn in a graph. No state is meant.
QColor channelInk(Qt::GlobalColor channel, const QPalette &palette);

} // namespace maquette
