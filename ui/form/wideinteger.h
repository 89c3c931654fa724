// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/json.h"

#include <QString>

#include <compare>
#include <limits>
#include <optional>

namespace maquette
{

//! \brief A whole number from the smallest signed to the largest unsigned one of 64 bits, as seeds are.
class WideInteger
{
public:
    constexpr WideInteger() = default;
    static constexpr WideInteger fromSigned(qint64 number)
    {
        return number < 0 ? WideInteger(true, quint64(0) - quint64(number))
                          : WideInteger(false, quint64(number));
    }
    static constexpr WideInteger fromUnsigned(quint64 number) { return {false, number}; }
    //! Nothing for what is not a whole number.
    static std::optional<WideInteger> fromJson(const Json &json);
    //! Blanks and the group marks of the locale are ignored; nothing when it does not fit.
    static std::optional<WideInteger> fromText(const QString &text);
    static constexpr WideInteger lowest() { return fromSigned(std::numeric_limits<qint64>::min()); }
    static constexpr WideInteger highest() { return fromUnsigned(std::numeric_limits<quint64>::max()); }

    [[nodiscard]] QString toText() const;
    [[nodiscard]] Json toJson() const;
    //! Nothing above the largest signed number.
    [[nodiscard]] std::optional<qint64> toSigned() const;
    //! Stops at the ends of the range.
    [[nodiscard]] WideInteger plus(qint64 steps) const;

    friend constexpr bool operator==(WideInteger, WideInteger) = default;
    friend constexpr std::strong_ordering operator<=>(WideInteger a, WideInteger b)
    {
        if (a.m_negative != b.m_negative)
            return a.m_negative ? std::strong_ordering::less : std::strong_ordering::greater;
        return a.m_negative ? b.m_magnitude <=> a.m_magnitude : a.m_magnitude <=> b.m_magnitude;
    }

private:
    constexpr WideInteger(bool negative, quint64 magnitude)
        : m_negative(negative)
        , m_magnitude(magnitude)
    {}
    bool m_negative = false;
    quint64 m_magnitude = 0;
};

} // namespace maquette
