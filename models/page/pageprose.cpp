// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/pageprose.h"

#include "models/core/descriptor.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int mostIds = 20;
constexpr qsizetype longestSentence = 300;

struct Mention
{
    QString id;
    int times = 0;
};

void count(QList<Mention> &mentions, const QString &id)
{
    const auto known = std::find_if(mentions.begin(), mentions.end(),
                                    [&](const Mention &mention) { return mention.id == id; });
    if (known != mentions.end())
        ++known->times;
    else if (mentions.size() < mostIds)
        mentions.append({id, 1});
}

//! The end of a sentence or of a list is no part of an address.
QString withoutEnd(QString id)
{
    while (id.endsWith(u'.') || id.endsWith(u'/'))
        id.chop(1);
    return id;
}

struct Language
{
    const char *code;
    const char *name;
    const char *words; //!< that are frequent, and in few other languages
};

constexpr std::array<Language, 10> languages{
    {{"en", QT_TRANSLATE_NOOP("PageProse", "English"),
      "the and of to is with for your this that you will when from should not it be are an or by"},
     {"fr", QT_TRANSLATE_NOOP("PageProse", "French"),
      "le les des du et est une pour dans que qui sur avec vous sont pas ou au aux cette votre plus lorsque"},
     {"it", QT_TRANSLATE_NOOP("PageProse", "Italian"),
      "il di che per con gli della delle non sono una del dell e è lo nel alla se più questo immagini"},
     {"de", QT_TRANSLATE_NOOP("PageProse", "German"),
      "der die das und ist nicht mit für ein eine von zu den dem des auf wird werden oder sie wenn bild"},
     {"es", QT_TRANSLATE_NOOP("PageProse", "Spanish"),
      "el los las del y que para con una por es se su más esta cuando imagen entre tu debe imágenes"},
     {"pt", QT_TRANSLATE_NOOP("PageProse", "Portuguese"),
      "o os as do da dos das e que para com uma não é são em ou se mais imagem quando você deve imagens"},
     {"ru", QT_TRANSLATE_NOOP("PageProse", "Russian"), ""},
     {"ja", QT_TRANSLATE_NOOP("PageProse", "Japanese"), ""},
     {"ko", QT_TRANSLATE_NOOP("PageProse", "Korean"), ""},
     {"zh", QT_TRANSLATE_NOOP("PageProse", "Chinese"), ""}}};

//! The language that letters alone tell; empty for Latin ones. A third of all letters is enough, since
//! names and addresses stay Latin.
QString languageOfScript(QStringView prose)
{
    QHash<QChar::Script, int> letters;
    int all = 0;
    for (const QChar c : prose) {
        if (!c.isLetter())
            continue;
        ++all;
        ++letters[c.script()];
    }
    const auto share = [&](int number) { return number >= 4 && number * 3 >= all; };
    const int kana = letters.value(QChar::Script_Hiragana) + letters.value(QChar::Script_Katakana);
    const int han = letters.value(QChar::Script_Han);
    if (kana > 0 && share(kana + han))
        return u"ja"_s;
    if (share(letters.value(QChar::Script_Hangul)))
        return u"ko"_s;
    if (share(letters.value(QChar::Script_Cyrillic)))
        return u"ru"_s;
    return share(han) ? u"zh"_s : QString();
}

} // namespace

QStringList modelIdsIn(const QString &prose)
{
    static const QRegularExpression address(
        uR"((?<host>model-api(?:-int)?\.runcomfy\.net)?/v1/models/(?<id>[A-Za-z0-9_.-]{1,200}+(?:/[A-Za-z0-9_.-]{1,200}+)+))"_s,
        QRegularExpression::CaseInsensitiveOption);
    QList<Mention> submits;
    QList<Mention> others;
    for (auto it = address.globalMatch(prose); it.hasNext();) {
        const auto match = it.next();
        const QString id = withoutEnd(match.captured(u"id"_s));
        if (isModelId(id))
            count(match.capturedLength(u"host"_s) > 0 ? submits : others, id);
    }
    QList<Mention> &found = submits.isEmpty() ? others : submits;
    std::stable_sort(found.begin(), found.end(),
                     [](const Mention &a, const Mention &b) { return a.times > b.times; });
    QStringList ids;
    for (const Mention &mention : std::as_const(found))
        ids.append(mention.id);
    return ids;
}

QString webNameIn(const QString &prose)
{
    static const QRegularExpression address(
        uR"(\bwww\.runcomfy\.com/(?:[a-z]{2}/)?(?:models|playground)/(?<name>[A-Za-z0-9_.-]{1,200}+(?:/[A-Za-z0-9_.-]{1,200}+)*))"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString name = withoutEnd(address.match(prose).captured(u"name"_s));
    if (name.endsWith(u"/api"_s))
        name.chop(4);
    return name.left(200);
}

QString priceSentenceIn(const QString &prose)
{
    static const QRegularExpression price(uR"(\$ ?\d|\d ?(?:USD|US dollars?)\b)"_s);
    const auto match = price.match(prose);
    if (!match.hasMatch())
        return {};
    const qsizetype at = match.capturedStart();
    const qsizetype from = qMax(qsizetype(0), at - longestSentence);
    const QString before = prose.mid(from, at - from);
    static const QRegularExpression end(uR"([\r\n\x{2028}\x{2029}]|[.!?;]\s|[。！？])"_s);
    qsizetype begin = from;
    for (auto it = end.globalMatch(before); it.hasNext();)
        begin = from + it.next().capturedEnd();
    const QString rest = prose.mid(at, longestSentence);
    const auto stop = end.match(rest);
    const qsizetype length = stop.hasMatch() ? stop.capturedEnd() : rest.size();
    const QString sentence = prose.mid(begin, at - begin + length).simplified();
    return sentence.size() <= longestSentence ? sentence : QString();
}

QString languageOf(const QString &prose)
{
    const QString text = prose.left(20000);
    if (const QString script = languageOfScript(text); !script.isEmpty())
        return script;
    static const QRegularExpression gaps(uR"([^\p{L}]+)"_s, QRegularExpression::UseUnicodePropertiesOption);
    QHash<QString, int> words;
    for (const QString &word : text.toLower().split(gaps, Qt::SkipEmptyParts))
        ++words[word];
    QString best;
    int most = 0;
    int second = 0;
    for (const Language &language : languages) {
        int hits = 0;
        for (const QString &word : QString::fromUtf8(language.words).split(u' ', Qt::SkipEmptyParts))
            hits += words.value(word);
        if (hits > most) {
            second = std::exchange(most, hits);
            best = QString::fromLatin1(language.code);
        } else {
            second = std::max(second, hits);
        }
    }
    return most >= 3 && most * 2 >= second * 3 ? best : QString();
}

QString languageName(const QString &code)
{
    for (const Language &language : languages) {
        if (code == QLatin1String(language.code))
            return QCoreApplication::translate("PageProse", language.name);
    }
    return code;
}

} // namespace maquette
