// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/workquery.h"

#include <QHash>

#include <algorithm>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

struct Token
{
    QString key; //!< before the colon, or empty
    QString text;
    bool quoted = false;
    bool without = false;
};

//! One token from \a at on, which stands on no blank.
Token takeToken(const QString &text, qsizetype &at)
{
    Token token;
    if (text.at(at) == u'-' && at + 1 < text.size() && !text.at(at + 1).isSpace()) {
        token.without = true;
        ++at;
    }
    bool inQuotes = false;
    for (; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (c == u'"') {
            inQuotes = !inQuotes;
            token.quoted = true;
        } else if (!inQuotes && c.isSpace()) {
            break;
        } else if (!inQuotes && !token.quoted && c == u':' && token.key.isEmpty() && !token.text.isEmpty()) {
            token.key = std::exchange(token.text, {});
        } else {
            token.text += c;
        }
    }
    return token;
}

template <typename T, typename Read>
std::optional<Span<T>> spanOf(const QString &text, Read read)
{
    Span<T> span;
    const qsizetype dots = text.indexOf(".."_L1);
    const bool isLeast = dots < 0 && text.endsWith(u'+');
    const QString first = dots >= 0 ? text.left(dots) : isLeast ? text.chopped(1) : text;
    const QString last = dots >= 0 ? text.mid(dots + 2) : isLeast ? QString() : text;
    if (!first.isEmpty() && !(span.from = read(first, false)))
        return std::nullopt;
    if (!last.isEmpty() && !(span.to = read(last, true)))
        return std::nullopt;
    return span.isOpen() ? std::nullopt : std::optional(span);
}

std::optional<int> wholeOf(const QString &text, bool)
{
    bool ok = false;
    const int value = text.toInt(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

std::optional<double> numberOf(const QString &text, bool)
{
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok && value >= 0 ? std::optional(value) : std::nullopt;
}

//! A day, or the first or last day of a month or year.
std::optional<QDate> dayOf(const QString &text, bool last)
{
    const QDate day = QDate::fromString(text, u"yyyy-MM-dd"_s);
    if (day.isValid())
        return day;
    const QDate month = QDate::fromString(text, u"yyyy-MM"_s);
    if (month.isValid())
        return last ? month.addMonths(1).addDays(-1) : month;
    const QDate year = QDate::fromString(text, u"yyyy"_s);
    if (year.isValid())
        return last ? year.addYears(1).addDays(-1) : year;
    return std::nullopt;
}

template <typename T, typename Read>
bool takeSpan(const QString &text, Span<T> &to, Read read)
{
    const auto span = spanOf<T>(text, read);
    if (span)
        to = *span;
    return span.has_value();
}

const QHash<QString, WorkQuery::Kind> &kinds()
{
    static const QHash<QString, WorkQuery::Kind> s_kinds{{u"image"_s, WorkQuery::Kind::Images},
                                                         {u"clip"_s, WorkQuery::Kind::Clips},
                                                         {u"audio"_s, WorkQuery::Kind::Audio}};
    return s_kinds;
}

const QHash<QString, WorkQuery::Shape> &shapes()
{
    static const QHash<QString, WorkQuery::Shape> s_shapes{{u"portrait"_s, WorkQuery::Shape::Portrait},
                                                           {u"landscape"_s, WorkQuery::Shape::Landscape},
                                                           {u"square"_s, WorkQuery::Shape::Square}};
    return s_shapes;
}

bool takeList(const QString &text, QStringList &to)
{
    if (!text.isEmpty() && !to.contains(text))
        to.append(text);
    return !text.isEmpty();
}

bool takeColour(const QString &text, QList<int> &to)
{
    const auto place = int(colourKeys().indexOf(text.toLower())) + 1;
    if (place > 0 && !to.contains(place))
        to.append(place);
    return place > 0;
}

//! False when it is none.
bool takeFacet(const Token &token, WorkQuery &query)
{
    const QString key = token.key.toLower();
    const QString &text = token.text;
    if (token.without)
        return false;
    if (key == u"model")
        return takeList(text, query.models);
    if (key == u"project")
        return takeList(text, query.projects);
    if (key == u"tag")
        return takeList(text, query.tags);
    if (key == u"colour" || key == u"color")
        return takeColour(text, query.colours);
    if (key == u"rating")
        return takeSpan(text, query.rating, wholeOf);
    if (key == u"side")
        return takeSpan(text, query.side, wholeOf);
    if (key == u"length")
        return takeSpan(text, query.length, numberOf);
    if (key == u"cost")
        return takeSpan(text, query.cost, numberOf);
    if (key == u"date")
        return takeSpan(text, query.date, dayOf);
    if (key == u"kind" && kinds().contains(text.toLower()))
        query.kind = kinds().value(text.toLower());
    else if (key == u"shape" && shapes().contains(text.toLower()))
        query.shape = shapes().value(text.toLower());
    else
        return false;
    return true;
}

QString quoted(const QString &text)
{
    const bool plain = std::none_of(text.cbegin(), text.cend(), [](QChar c) { return c.isSpace(); });
    return plain && !text.isEmpty() ? text : u'"' + text + u'"';
}

template <typename T, typename Write>
void addSpan(QStringList &parts, QLatin1StringView key, const Span<T> &span, Write write)
{
    if (span.isOpen())
        return;
    QString text = span.from ? write(*span.from) : QString();
    if (!span.to)
        text += u'+';
    else if (span.from != span.to)
        text += ".."_L1 + write(*span.to);
    parts << key + text;
}

QString numberText(double value)
{
    return QString::number(value, 'g', 12);
}

void addWords(QStringList &parts, const QList<WorkQuery::Word> &words)
{
    for (const WorkQuery::Word &word : words) {
        const QString text = word.exact ? u'"' + word.text + u'"' : word.text;
        parts << (word.without ? QString(u'-' + text) : text);
    }
}

} // namespace

const QStringList &colourKeys()
{
    static const QStringList s_keys{u"red"_s, u"yellow"_s, u"green"_s, u"blue"_s, u"purple"_s};
    return s_keys;
}

WorkQuery WorkQuery::parse(const QString &text)
{
    WorkQuery query;
    for (qsizetype at = 0; at < text.size();) {
        if (text.at(at).isSpace()) {
            ++at;
            continue;
        }
        const Token token = takeToken(text, at);
        if (!token.key.isEmpty() && takeFacet(token, query))
            continue;
        const QString word = token.key.isEmpty() ? token.text : QString(token.key + u':' + token.text);
        if (!word.trimmed().isEmpty())
            query.words.append({word, token.quoted, token.without});
    }
    return query;
}

QString WorkQuery::text() const
{
    QStringList parts;
    addWords(parts, words);
    if (kind != Kind::All)
        parts << "kind:"_L1 + kinds().key(kind);
    for (const QString &model : models)
        parts << "model:"_L1 + quoted(model);
    for (const QString &project : projects)
        parts << "project:"_L1 + quoted(project);
    for (const QString &tag : tags)
        parts << "tag:"_L1 + quoted(tag);
    for (const int colour : colours)
        parts << "colour:"_L1 + colourKeys().value(colour - 1);
    addSpan(parts, "rating:"_L1, rating, [](int value) { return QString::number(value); });
    addSpan(parts, "date:"_L1, date, [](QDate day) { return day.toString(Qt::ISODate); });
    if (shape != Shape::Any)
        parts << "shape:"_L1 + shapes().key(shape);
    addSpan(parts, "side:"_L1, side, [](int value) { return QString::number(value); });
    addSpan(parts, "length:"_L1, length, numberText);
    addSpan(parts, "cost:"_L1, cost, numberText);
    return parts.join(u' ');
}

bool WorkQuery::hasFacets() const
{
    WorkQuery bare = *this;
    bare.words.clear();
    bare.kind = Kind::All;
    return !bare.isEmpty();
}

} // namespace maquette
