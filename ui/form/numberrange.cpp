// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/numberrange.h"

#include <algorithm>
#include <cmath>

namespace maquette
{

namespace
{
constexpr int mostPositions = 10000;
constexpr int mostDecimals = 6;

int decimalsOf(double number)
{
    double scale = 1;
    for (int decimals = 0; decimals < mostDecimals; ++decimals, scale *= 10) {
        if (std::abs(number * scale - std::round(number * scale)) <
            1e-9 * std::max(1.0, std::abs(number * scale)))
            return decimals;
    }
    return mostDecimals;
}

WideInteger boundOf(const Field &field, const char *name, const std::optional<double> &value)
{
    if (field.schema.is_object() && field.schema.contains(name)) {
        if (const auto exact = WideInteger::fromJson(field.schema[name]))
            return *exact;
    }
    return WideInteger::fromSigned(qint64(value.value_or(0)));
}
} // namespace

NumberRange::NumberRange(const Field &field)
    : m_integer(field.integer)
{
    if (m_integer)
        readIntegers(field);
    else
        readFloats(field);
}

void NumberRange::readIntegers(const Field &field)
{
    if (field.choices.isEmpty()) {
        m_lowest = boundOf(field, "minimum", field.minimum);
        m_highest = boundOf(field, "maximum", field.maximum);
    } else {
        m_lowest = WideInteger::fromJson(field.choices.front()).value_or(WideInteger());
        m_highest = WideInteger::fromJson(field.choices.back()).value_or(WideInteger());
    }
    m_minimum = m_lowest.toJson().get<double>();
    m_maximum = m_highest.toJson().get<double>();
    m_step = std::max(1.0, std::floor(field.step.value_or(1)));
    m_positions = int(std::clamp(std::floor((m_maximum - m_minimum) / m_step), 1.0, double(mostPositions)));
}

void NumberRange::readFloats(const Field &field)
{
    m_minimum = field.minimum.value_or(0);
    m_maximum = std::max(field.maximum.value_or(1), m_minimum);
    const double span = std::max(m_maximum - m_minimum, 1e-6);
    m_step = field.step.value_or(std::clamp(std::pow(10, std::floor(std::log10(span)) - 2), 1e-6, 1.0));
    if (!(m_step > 0))
        m_step = span / 100;
    m_decimals = std::max({decimalsOf(m_step), decimalsOf(m_minimum), decimalsOf(m_maximum), 1});
    if (field.defaultValue && field.defaultValue->is_number())
        m_decimals = std::max(m_decimals, decimalsOf(field.defaultValue->get<double>()));
    m_positions = int(std::clamp(std::round(span / m_step), 1.0, double(mostPositions)));
}

int NumberRange::positionOf(const Json &number) const
{
    const double span = m_maximum - m_minimum;
    if (!number.is_number() || !(span > 0))
        return 0;
    const double part = (number.get<double>() - m_minimum) / span;
    return int(std::round(std::clamp(part, 0.0, 1.0) * m_positions));
}

Json NumberRange::numberAt(int position) const
{
    if (position >= m_positions)
        return m_integer ? m_highest.toJson() : Json(m_maximum);
    const double span = m_maximum - m_minimum;
    if (m_integer) {
        const double steps = std::round(span / m_step * position / m_positions) * m_step;
        return m_lowest.plus(qint64(std::min(steps, 9e18))).toJson();
    }
    const double scale = std::pow(10, m_decimals);
    return Json(std::round((m_minimum + span * position / m_positions) * scale) / scale);
}

} // namespace maquette
