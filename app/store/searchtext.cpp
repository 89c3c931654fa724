// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/searchtext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype mostText = 64LL * 1024;
//! Larger ones hold pictures as data; what else stands in them is read, but not beyond reason.
constexpr qsizetype mostInput = 256LL * 1024 * 1024;

bool isUnspaced(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

void addText(const QString &text, QString &to)
{
    if (text.startsWith("data:"_L1, Qt::CaseInsensitive))
        return;
    const bool isAddress = text.startsWith("http://"_L1) || text.startsWith("https://"_L1);
    to += isAddress ? QUrl(text).fileName() : text.left(mostText);
    to += u'\n';
}

void addValue(const QJsonValue &value, QString &to)
{
    if (to.size() > mostText)
        return;
    if (value.isString()) {
        addText(value.toString(), to);
    } else if (value.isDouble()) {
        const qint64 whole = value.toInteger();
        to += value == QJsonValue(whole) ? QString::number(whole) : QString::number(value.toDouble());
        to += u'\n';
    } else if (value.isArray()) {
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items)
            addValue(item, to);
    } else if (value.isObject()) {
        const QJsonObject members = value.toObject();
        for (const QJsonValue &member : members)
            addValue(member, to);
    }
}

} // namespace

QString spacedText(const QString &text)
{
    const auto letters = text.toUcs4();
    if (std::none_of(letters.cbegin(), letters.cend(), isUnspaced))
        return text;
    QString spaced;
    spaced.reserve(text.size() * 2);
    for (const char32_t letter : letters) {
        const bool apart = isUnspaced(letter);
        if (apart)
            spaced += u' ';
        spaced += QString::fromUcs4(&letter, 1);
        if (apart)
            spaced += u' ';
    }
    return spaced;
}

QString searchedInput(const QByteArray &input)
{
    if (input.size() > mostInput)
        return {};
    const QJsonObject members = QJsonDocument::fromJson(input).object();
    QString text;
    for (auto member = members.constBegin(); member != members.constEnd(); ++member) {
        if (member.key() != u"prompt") // stands in a column of its own
            addValue(*member, text);
    }
    return text.left(mostText);
}

QString matchTerm(const QString &text, bool isPrefix)
{
    const QString spaced = spacedText(text).simplified();
    const auto letters = spaced.toUcs4();
    if (std::none_of(letters.cbegin(), letters.cend(), [](char32_t c) { return QChar::isLetterOrNumber(c); }))
        return {};
    const QString quoted = u'"' + QString(spaced).replace(u'"', "\"\""_L1) + u'"';
    return isPrefix ? QString(quoted + u'*') : quoted;
}

} // namespace maquette
