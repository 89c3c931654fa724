// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/textfind.h"

#include <QStringMatcher>

namespace maquette
{

namespace
{

char32_t before(const QString &text, qsizetype at)
{
    if (at <= 0)
        return U' ';
    if (at >= 2 && text[at - 1].isLowSurrogate() && text[at - 2].isHighSurrogate())
        return QChar::surrogateToUcs4(text[at - 2], text[at - 1]);
    return text[at - 1].unicode();
}

char32_t behind(const QString &text, qsizetype at)
{
    if (at >= text.size())
        return U' ';
    if (at + 1 < text.size() && text[at].isHighSurrogate() && text[at + 1].isLowSurrogate())
        return QChar::surrogateToUcs4(text[at], text[at + 1]);
    return text[at].unicode();
}

bool belongsToWord(char32_t letter)
{
    return letter == U'_' || QChar::isLetterOrNumber(letter) || QChar::isMark(letter);
}

bool cutsALetter(const QString &text, qsizetype at)
{
    return at > 0 && at < text.size() && text[at].isLowSurrogate() && text[at - 1].isHighSurrogate();
}

} // namespace

QList<int> placesOf(const TextNeedle &needle, const QString &text)
{
    QList<int> places;
    const qsizetype length = needle.text.size();
    if (length == 0)
        return places;
    const QStringMatcher matcher(needle.text, needle.matchCase ? Qt::CaseSensitive : Qt::CaseInsensitive);
    for (qsizetype at = matcher.indexIn(text); at >= 0;) {
        const bool cut = cutsALetter(text, at) || cutsALetter(text, at + length);
        const bool inWord = needle.wholeWords &&
                            (belongsToWord(before(text, at)) || belongsToWord(behind(text, at + length)));
        if (!cut && !inWord)
            places.append(int(at));
        at = matcher.indexIn(text, at + (cut || inWord ? 1 : length));
    }
    return places;
}

} // namespace maquette
