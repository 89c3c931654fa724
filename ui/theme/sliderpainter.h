// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;
class QPalette;
class QRect;
class QStyleOptionProgressBar;
class QStyleOptionSlider;

namespace maquette::sliders
{

//! A thin groove, filled with the accent up to the round handle.
void slider(QPainter &painter, const QStyleOptionSlider &option, const QRect &groove, const QRect &handle);
//! Only the handle: the ground under it stays what it is, as if it lay over the contents.
void scrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &handle);
//! Determinate: filled from the start. Busy: \a phase in [0,1) moves a piece along; without motion it stands
//! in the middle.
void progress(QPainter &painter, const QStyleOptionProgressBar &option, double phase);

} // namespace maquette::sliders
