// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QRect>
#include <QSize>

class QPainter;

namespace maquette
{

//! The place of the mark "SIMULATION" on a picture: a label in the middle of the bottom edge, whole in a
//! square crop too, as large as needed to be read on a thumbnail. \a scale is 1 for pictures; clips cover a
//! mark that moves below theirs.
QRect markRect(QSize picture, double scale = 1);
//! Draws the mark with strokes of its own: needs no font and no QGuiApplication.
void paintMark(QPainter &painter, QSize picture, double scale = 1, double opacity = 0.62);

} // namespace maquette
