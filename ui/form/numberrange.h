// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/field.h"
#include "ui/form/wideinteger.h"

namespace maquette
{

//! \brief The positions of a slider for a field with bounds, and what number each one means.
//!
//! Whole numbers are exact over 64 bits; a range with more numbers than the slider has positions is spread.
class NumberRange
{
public:
    //! From minimum, maximum and step; of a list of choices, from its first to its last.
    explicit NumberRange(const Field &field);

    [[nodiscard]] bool isInteger() const { return m_integer; }
    [[nodiscard]] double minimum() const { return m_minimum; }
    [[nodiscard]] double maximum() const { return m_maximum; }
    [[nodiscard]] double step() const { return m_step; }
    [[nodiscard]] int decimals() const { return m_decimals; } //!< 0 for whole numbers
    [[nodiscard]] WideInteger lowest() const { return m_lowest; }
    [[nodiscard]] WideInteger highest() const { return m_highest; }

    [[nodiscard]] int positions() const { return m_positions; } //!< 0 to this, both included
    [[nodiscard]] int positionOf(const Json &number) const;
    [[nodiscard]] Json numberAt(int position) const;

private:
    void readIntegers(const Field &field);
    void readFloats(const Field &field);

    bool m_integer = false;
    double m_minimum = 0;
    double m_maximum = 1;
    double m_step = 1;
    int m_decimals = 0;
    int m_positions = 1;
    WideInteger m_lowest;
    WideInteger m_highest;
};

} // namespace maquette
