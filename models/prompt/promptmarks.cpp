// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/prompt/promptmarks.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace maquette::prompt
{

namespace
{

bool isSpecial(QChar c)
{
    return c == u'{' || c == u'|' || c == u'}' || c == u'_';
}

bool isMarkDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

//! A number of at most three digits; larger ones are as good as the largest.
std::optional<int> numberAt(const QString &text, qsizetype &at, qsizetype to)
{
    constexpr int largest = 999;
    if (at >= to || !isMarkDigit(text.at(at)))
        return std::nullopt;
    int number = 0;
    for (; at < to && isMarkDigit(text.at(at)); ++at)
        number = std::min(largest, number * 10 + text.at(at).digitValue());
    return number;
}

} // namespace

bool isEscape(const QString &text, qsizetype at)
{
    return text.at(at) == u'\\' && at + 1 < text.size() && isSpecial(text.at(at + 1));
}

QString nameAt(const QString &text, qsizetype at, qsizetype to)
{
    constexpr qsizetype longest = 200;
    const auto allowed = [](QChar c) {
        return c.isLetterOrNumber() || c.isSurrogate() || c == u'_' || c == u'-' || c == u'.' || c == u'/';
    };
    qsizetype end = at;
    while (end < to && end - at <= longest && allowed(text.at(end)) &&
           !(text.at(end) == u'_' && end + 1 < to && text.at(end + 1) == u'_'))
        ++end;
    if (end == at || end + 1 >= to || text.at(end) != u'_' || text.at(end + 1) != u'_')
        return {};
    const QString name = text.sliced(at, end - at);
    const QStringList folders = name.split(u'/');
    const bool odd = name.startsWith(u'_') ||
                     std::any_of(folders.cbegin(), folders.cend(),
                                 [](const QString &f) { return f.isEmpty() || f.startsWith(u'.'); });
    return odd ? QString() : name;
}

std::optional<double> weightAt(const QString &text, qsizetype &from, qsizetype to)
{
    constexpr double largest = 1e6;
    constexpr qsizetype longest = 12;
    qsizetype at = from;
    while (at < to && text.at(at).isSpace())
        ++at;
    const qsizetype start = at;
    while (at < to && at - start < longest && (isMarkDigit(text.at(at)) || text.at(at) == u'.'))
        ++at;
    bool ok = false;
    const double weight = text.sliced(start, at - start).toDouble(&ok);
    if (!ok || at + 1 >= to || text.at(at) != u':' || text.at(at + 1) != u':')
        return std::nullopt;
    from = at + 2;
    return std::min(weight, largest);
}

Prefix prefixAt(const QString &text, qsizetype from, qsizetype to)
{
    Prefix prefix;
    prefix.separator = QStringLiteral(", ");
    prefix.end = from;
    qsizetype at = from;
    const auto isMark = [&](qsizetype place) {
        return place + 1 < to && text.at(place) == u'$' && text.at(place + 1) == u'$';
    };
    const auto least = numberAt(text, at, to);
    const bool range = at < to && text.at(at) == u'-';
    at += range ? 1 : 0;
    const auto most = range ? numberAt(text, at, to) : least;
    if ((!least && !most) || !isMark(at))
        return prefix;
    prefix.given = true;
    prefix.least = least.value_or(0);
    prefix.most = most.value_or(mostTaken);
    prefix.end = at + 2;
    for (at = prefix.end; at < to && text.at(at) != u'{' && text.at(at) != u'}' && text.at(at) != u'|';
         ++at) {
        if (isMark(at)) {
            prefix.separator = text.sliced(prefix.end, at - prefix.end);
            prefix.end = at + 2;
            break;
        }
    }
    if (prefix.least > prefix.most)
        std::swap(prefix.least, prefix.most);
    return prefix;
}

} // namespace maquette::prompt
