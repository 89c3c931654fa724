// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;
class QStyleOptionViewItem;

namespace maquette::items
{

//! The ground of a cell in a list or a table: what is selected, and what the pointer is over.
void ground(QPainter &painter, const QStyleOptionViewItem &option);

} // namespace maquette::items
