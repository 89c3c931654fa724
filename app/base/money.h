// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <compare>
#include <optional>

class QLocale;
class QString;

namespace maquette
{

//! \brief US dollars as a whole number of millionths, so that sums are exact.
class Money
{
public:
    Money() = default;
    static constexpr Money fromMicrodollars(qint64 value) { return Money(value); }
    //! Nothing for NaN, infinity, and what does not fit; a cost or price must also not be negative, which the
    //! caller checks.
    static std::optional<Money> fromDollars(double dollars);

    [[nodiscard]] constexpr qint64 microdollars() const { return m_microdollars; }
    [[nodiscard]] double dollars() const { return static_cast<double>(m_microdollars) / 1e6; }
    friend Money operator+(Money a, Money b) { return Money(a.m_microdollars + b.m_microdollars); }
    friend bool operator==(const Money &, const Money &) = default;
    friend auto operator<=>(const Money &, const Money &) = default;

private:
    explicit constexpr Money(qint64 value)
        : m_microdollars(value)
    {}
    qint64 m_microdollars = 0;
};

//! "$0.04"; two digits after the point, more (at most six) when the amount needs them.
QString toText(Money money, const QLocale &locale);

} // namespace maquette
