// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>

#include <optional>

class QStyleOption;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QWidget;

//! How large the controls of StudioStyle and their parts are, in device-independent pixels.
namespace maquette::measures
{

//! Wide enough for the square corner of the viewport to stay inside the round corner of the frame.
constexpr int fieldFrame = 3;

//! Nothing where Fusion's own figure stands.
std::optional<int> metric(QStyle::PixelMetric metric);

QSize spinBoxSize(const QStyleOption *option, const QSize &contents);
QSize buttonSize(const QStyleOption *option, const QSize &contents, const QWidget *widget);
QSize comboBoxSize(const QSize &contents);

//! Parts as they stand from left to right; the style mirrors them.
QRect spinBoxPart(const QStyleOptionSpinBox &option, QStyle::SubControl part);
QRect comboBoxPart(const QRect &all, QStyle::SubControl part);
QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part);

} // namespace maquette::measures
