// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;
class QPalette;
class QRectF;

namespace maquette
{

//! What stands behind transparent pictures.
void paintChecker(QPainter &painter, const QRectF &area);
//! The ground and the hairline of what floats above the panel that fills \a area.
void paintCard(QPainter &painter, const QRectF &area, const QPalette &palette);

} // namespace maquette
