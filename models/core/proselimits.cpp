// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/proselimits.h"

#include <QRegularExpression>

namespace maquette
{

using namespace Qt::StringLiterals;

ProseLimits proseLimits(const QString &description)
{
    // Number, at most two words in between ("English", "non-Chinese"), unit.
    static const QRegularExpression pattern(
        uR"((?<lead>\b(?:at least|minimum(?: of)?|min\.?|more than|over)\s{1,4}+)?(?<![\d.,])(?<number>\d{1,3}(?:,\d{3})+|\d{1,6})\+?(?<between>(?:\s{1,4}+[\p{L}-]{1,40}+){0,2}?)[\s-]{1,4}+(?<unit>words?|characters?|chars?)\b)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression chinese(uR"((?<!non-)\bChinese\b)"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    ProseLimits limits;
    for (auto it = pattern.globalMatch(description); it.hasNext();) {
        const auto match = it.next();
        const QString lead = match.captured(u"lead"_s).trimmed().toLower();
        const bool least = !lead.isEmpty() && lead != u"over"_s && lead != u"more than"_s;
        static const QRegularExpression negated(uR"(\bnot?\s*$)"_s,
                                                QRegularExpression::CaseInsensitiveOption);
        const qsizetype start = qMax(qsizetype(0), match.capturedStart(u"lead"_s));
        const qsizetype near = qMin(start, qsizetype(20)); // hostile texts have very many numbers
        const bool noMoreThan = negated.match(description.mid(start - near, near)).hasMatch();
        if (least || (!lead.isEmpty() && !noMoreThan) ||
            chinese.match(match.captured(u"between"_s)).hasMatch())
            continue;
        const int number = match.captured(u"number"_s).remove(u',').toInt();
        if (number <= 1)
            continue;
        auto &limit = match.captured(u"unit"_s).startsWith(u'w', Qt::CaseInsensitive) ? limits.words
                                                                                      : limits.characters;
        limit = std::max(limit.value_or(0), number);
    }
    // "Chinese ~≤500 characters, English ~≤1000 words": the words speak to everybody else.
    if (limits.words && limits.characters && chinese.match(description).hasMatch())
        limits.characters.reset();
    return limits;
}

} // namespace maquette
