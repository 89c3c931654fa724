// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema/exactnumber.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace maquette
{

namespace
{

static_assert(std::numeric_limits<long double>::digits >= 64, "holds every 64-bit number and every double");

__extension__ using Wide = unsigned __int128;

//! \brief digits * 10^exponent, without its sign; digits do not end in 0.
struct Decimal
{
    quint64 digits = 0;
    int exponent = 0;
};

Decimal trimmed(quint64 digits, int exponent)
{
    while (digits != 0 && digits % 10 == 0) {
        digits /= 10;
        ++exponent;
    }
    return {digits, exponent};
}

Decimal decimalOf(double value)
{
    constexpr double wholeLimit = 18446744073709551616.0; // 2^64
    value = std::abs(value);
    if (value < wholeLimit && value == std::floor(value))
        return trimmed(static_cast<quint64>(value), 0);
    char text[40];
    const auto end = value < wholeLimit
                         ? std::to_chars(text, text + sizeof text, value, std::chars_format::scientific, 14)
                         : std::to_chars(text, text + sizeof text, value, std::chars_format::scientific);
    quint64 digits = 0;
    int exponent = 0;
    bool fraction = false;
    for (const char *at = text; at != end.ptr; ++at) {
        if (*at == 'e') {
            int written = 0;
            std::from_chars(at[1] == '+' ? at + 2 : at + 1, end.ptr, written);
            return trimmed(digits, exponent + written);
        }
        if (*at == '.') {
            fraction = true;
            continue;
        }
        digits = digits * 10 + quint64(*at - '0');
        exponent -= fraction ? 1 : 0;
    }
    return trimmed(digits, exponent);
}

Decimal decimalOf(const Json &number)
{
    if (number.is_number_unsigned())
        return trimmed(number.get<quint64>(), 0);
    if (number.is_number_integer()) {
        const auto value = number.get<qint64>();
        return trimmed(value < 0 ? quint64(0) - quint64(value) : quint64(value), 0);
    }
    return decimalOf(number.get<double>());
}

quint64 powerOfTen(int exponent, quint64 modulus)
{
    Wide power = 1 % modulus;
    for (Wide base = 10 % modulus; exponent > 0; exponent /= 2) {
        if (exponent % 2 == 1)
            power = power * base % modulus;
        base = base * base % modulus;
    }
    return static_cast<quint64>(power);
}

} // namespace

std::partial_ordering compareNumbers(const Json &a, const Json &b)
{
    return a.get<long double>() <=> b.get<long double>();
}

bool isAtLeast(quint64 count, const Json *limit)
{
    return !limit || static_cast<long double>(count) >= limit->get<long double>();
}

bool isAtMost(quint64 count, const Json *limit)
{
    return !limit || static_cast<long double>(count) <= limit->get<long double>();
}

bool isWholeNumber(const Json &value)
{
    if (value.is_number_integer())
        return true;
    const auto number = value.get<double>();
    return std::isfinite(number) && number == std::floor(number);
}

bool isMultipleOf(const Json &value, const Json &step)
{
    const Decimal number = decimalOf(value);
    const Decimal part = decimalOf(step);
    if (number.digits == 0 || part.digits == 0)
        return number.digits == 0;
    const int shift = number.exponent - part.exponent;
    // Digits that do not end in 0 cannot be divided by a power of ten.
    if (shift < 0)
        return false;
    const Wide rest = Wide(number.digits % part.digits) * powerOfTen(shift, part.digits);
    return static_cast<quint64>(rest % part.digits) == 0;
}

} // namespace maquette
