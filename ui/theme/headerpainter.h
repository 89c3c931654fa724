// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QStyle>

class QPainter;
class QStyleOption;
class QStyleOptionHeader;

namespace maquette::headers
{

//! The ground of a section, or of what lies behind the last one; false where \a element is neither.
bool draw(QStyle::ControlElement element, const QStyleOption &option, QPainter &painter);
//! The chevron that tells the order.
void arrow(QPainter &painter, const QStyleOptionHeader &option);
void title(QPainter &painter, const QStyleOptionHeader &option);
//! Where the chevron stands in a section.
QRect arrowPlace(const QStyleOptionHeader &option);
//! \a contents is what a plain style makes of the title.
QSize sectionSize(const QSize &contents);

} // namespace maquette::headers
