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
    QStringList words = wordsOfKey(key);
    while (words.size() > 1 && words.constFirst().at(0).isDigit())
        words.removeFirst();
    if (words.size() > 1 && (words.constLast() == u"url"_s || words.constLast() == u"uri"_s))
        words.removeLast();
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
