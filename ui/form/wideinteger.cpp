// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/wideinteger.h"

#include <cmath>

namespace maquette
{

std::optional<WideInteger> WideInteger::fromJson(const Json &json)
{
    if (json.is_number_unsigned())
        return fromUnsigned(json.get<quint64>());
    if (json.is_number_integer())
        return fromSigned(json.get<qint64>());
    constexpr double exact = 9007199254740992.0;
    if (json.is_number_float()) {
        const double number = json.get<double>();
        if (std::abs(number) <= exact && std::floor(number) == number)
            return fromSigned(qint64(number));
    }
    return std::nullopt;
}

std::optional<WideInteger> WideInteger::fromText(const QString &text)
{
    QString digits;
    for (const QChar letter : text) {
        if (!letter.isSpace() && letter != u',' && letter != u'\'' && letter != u'_')
            digits += letter;
    }
    const bool negative = digits.startsWith(u'-') || digits.startsWith(QChar(0x2212));
    bool fits = false;
    if (negative) {
        const qint64 number = QString(u'-' + digits.mid(1)).toLongLong(&fits);
        return fits ? std::optional(fromSigned(number)) : std::nullopt;
    }
    const quint64 number = digits.toULongLong(&fits);
    return fits ? std::optional(fromUnsigned(number)) : std::nullopt;
}

QString WideInteger::toText() const
{
    const QString digits = QString::number(m_magnitude);
    return m_negative ? QString(u'-' + digits) : digits;
}

Json WideInteger::toJson() const
{
    if (m_negative)
        return Json(qint64(quint64(0) - m_magnitude));
    return Json(m_magnitude);
}

std::optional<qint64> WideInteger::toSigned() const
{
    if (m_negative)
        return qint64(quint64(0) - m_magnitude);
    if (m_magnitude > quint64(std::numeric_limits<qint64>::max()))
        return std::nullopt;
    return qint64(m_magnitude);
}

WideInteger WideInteger::plus(qint64 steps) const
{
    const WideInteger other = fromSigned(steps);
    if (other.m_negative == m_negative) {
        const WideInteger end = m_negative ? lowest() : highest();
        if (other.m_magnitude > end.m_magnitude - m_magnitude)
            return end;
        return {m_negative, m_magnitude + other.m_magnitude};
    }
    if (other.m_magnitude > m_magnitude)
        return {other.m_negative, other.m_magnitude - m_magnitude};
    const quint64 left = m_magnitude - other.m_magnitude;
    return {m_negative && left != 0, left};
}

} // namespace maquette
