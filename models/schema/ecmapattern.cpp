// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema/ecmapattern.h"

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype longestPattern = 5000;
constexpr qsizetype longestMatched = 10000;

} // namespace

EcmaPattern::EcmaPattern(const QRegularExpression &expression)
    : m_expression(expression)
{}

std::optional<EcmaPattern> EcmaPattern::compile(const QString &source)
{
    if (source.size() > longestPattern)
        return std::nullopt;
    const std::optional<QString> translated = pcrePattern(source);
    if (!translated)
        return std::nullopt;
    // In steps from one start in the text, and in KiB. What stays just below them at each start of the
    // longest text takes a tenth of a second.
    const QRegularExpression expression(u"(*LIMIT_MATCH=20000)(*LIMIT_DEPTH=20000)(*LIMIT_HEAP=8192)"_s +
                                        *translated);
    if (!expression.isValid())
        return std::nullopt;
    return EcmaPattern(expression);
}

EcmaPattern::Match EcmaPattern::match(const QString &text) const
{
    if (text.size() > longestMatched)
        return Match::Unknown;
    const QRegularExpressionMatch match = m_expression.match(text);
    if (!match.isValid())
        return Match::Unknown;
    return match.hasMatch() ? Match::Yes : Match::No;
}

} // namespace maquette
