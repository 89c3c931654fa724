// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/metrics.h"

#include <QStyle>
#include <QStyleOption>

class QPainter;

namespace maquette::items
{

//! The ground of a cell in a list or a table: what is selected, and what the pointer is over.
void ground(QPainter &painter, const QStyleOptionViewItem &option);

//! What the content of a cell keeps from its ends, beyond Qt's own three pixels, so that it begins where the
//! text of a field does.
inline constexpr int inset = metrics::small - 3;
//! Whether \a element is a part of that content.
bool isContent(QStyle::SubElement element);
//! The cell as its content sees it.
QStyleOptionViewItem inside(const QStyleOptionViewItem &option);

} // namespace maquette::items
