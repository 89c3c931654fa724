// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/fieldnames.h"

namespace maquette
{

using namespace Qt::StringLiterals;

QStringList wordsOfKey(const QString &key)
{
    QStringList words;
    QString word;
    const auto finish = [&] {
        if (!word.isEmpty())
            words.append(word.toLower());
        word.clear();
    };
    for (qsizetype i = 0; i < key.size(); ++i) {
        const QChar c = key.at(i);
        if (!c.isLetterOrNumber()) {
            finish();
            continue;
        }
        const QChar before = i > 0 ? key.at(i - 1) : QChar();
        const bool newWord = c.isUpper() && (before.isLower() || before.isDigit());
        if (newWord)
            finish();
        word.append(c);
    }
    finish();
    return words;
}

QString titleFromKey(const QString &key)
{
    if (key == u"multi_prompt"_s) // what it is called wherever films are made
        return u"Shots"_s;
    QStringList words = wordsOfKey(key);
    while (words.size() > 1 && words.constFirst().at(0).isDigit())
        words.removeFirst();
    const QString number =
        words.size() > 1 && words.constLast().at(0).isDigit() ? words.takeLast() : QString();
    static const QStringList addresses{u"url"_s, u"uri"_s, u"urls"_s, u"uris"_s};
    if (words.size() > 1 && addresses.contains(words.constLast())) {
        const bool several = words.takeLast().endsWith(u's');
        if (several && !words.constLast().endsWith(u's') && !words.constLast().endsWith(u"audio"_s))
            words.last() += u's';
    }
    if (!number.isEmpty())
        words.append(number);
    if (words.isEmpty())
        return key;
    QString title = words.join(u' ');
    title[0] = title.at(0).toUpper();
    return title;
}

QString withoutDocKeys(const QString &text)
{
    return text.contains(u"modelApiDoc_"_s) ? QString() : text;
}

} // namespace maquette
