// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>

class QPainter;
class QPalette;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionSpinBox;
class QWidget;

namespace maquette::boxes
{

//! A rounded rectangle whose border of \a width lies wholly inside \a rect, sharp at any scale.
void rounded(QPainter &painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &border,
             qreal width = 1);
//! A chevron centred in \a rect; \a degrees 0 points down.
void chevron(QPainter &painter, const QRectF &rect, const QColor &ink, qreal degrees = 0);
//! The 2 px accent ring just inside \a rect.
void focusRing(QPainter &painter, const QRectF &rect, qreal radius, const QPalette &palette);
//! One step towards the text colour: what a surface becomes under the pointer.
QColor hovered(const QColor &surface, const QPalette &palette);

void field(QPainter &painter, const QStyleOption &option);
void button(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget);
void checkBox(QPainter &painter, const QStyleOption &option);
void radioButton(QPainter &painter, const QStyleOption &option);
void comboBox(QPainter &painter, const QStyleOptionComboBox &option, const QRect &arrow);
void spinBox(QPainter &painter, const QStyleOptionSpinBox &option, const QRect &up, const QRect &down);

//! The dynamic properties that choose a button's look (see studiostyle.h).
bool isPrimary(const QWidget *widget);
bool isChip(const QWidget *widget);
bool isFlat(const QWidget *widget);

} // namespace maquette::boxes
