// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

namespace maquette
{

//! The side that "2K", "3k", "4K" stand for: 2048, 3072, 4096; 0 for other texts.
int edgeOf(const QString &text);
//! The shape a prompt asks for ("16:9", "vertical poster", "panorama"), as the models read it when only "2K"
//! is chosen; 1:1 when it asks for none.
QSize shapeInWords(const QString &prompt);
//! The size with that shape and about the area of a square of \a edge; exactly that square for 1:1. Multiples
//! of 16.
QSize sizeOfShape(QSize shape, int edge);
//! "Generate 4 images of ...": 4; 1 when no number of pictures is spoken of.
int countInWords(const QString &prompt);

} // namespace maquette
