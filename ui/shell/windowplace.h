// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRect>

class QByteArray;
class QSize;
class QWidget;

namespace maquette
{

//! Where a window that stood at \a frame (title bar included) may stand on \a screens, the first of which is
//! the main one; all in device-independent pixels. It stays where it is while a hand can reach its title bar,
//! and is never larger than the screen it stands on: it may have been closed on another, or at another scale.
QRect reachablePlace(const QRect &frame, const QList<QRect> &screens);

//! Puts \a window where it stood when \a geometry was saved, as far as that can be reached; else into the
//! middle of the main screen, as large as \a usual where that fits.
void restorePlace(QWidget &window, const QByteArray &geometry, QSize usual);

} // namespace maquette
