// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema/violationwords.h"

#include <QCoreApplication>
#include <QLocale>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype mostListed = 12;
constexpr qsizetype longestValue = 60;

QString violationWord(const char *source)
{
    return QCoreApplication::translate("Violation", source);
}

QString clipped(const QString &value)
{
    return value.size() > longestValue ? QString(value.left(longestValue) + u'…') : value;
}

//! As in a form: texts without quotes.
QString shown(const Json &value)
{
    if (value.is_string())
        return clipped(stringOf(value));
    if (value.is_number_float())
        return QString::number(value.get<double>(), 'g', 15);
    if (value.is_null())
        return violationWord("empty");
    if (value.is_boolean())
        return value.get<bool>() ? violationWord("yes") : violationWord("no");
    return clipped(QString::fromUtf8(toBytes(value)));
}

QString listOf(const Json &values)
{
    QStringList list;
    for (const Json &value : values) {
        if (list.size() == mostListed) {
            list.append(u"…"_s);
            break;
        }
        list.append(shown(value));
    }
    return list.join(u", "_s);
}

QString countText(quint64 count)
{
    QLocale locale(QLocale::English);
    locale.setNumberOptions(QLocale::DefaultNumberOptions);
    return locale.toString(count);
}

quint64 countOf(const Json &count)
{
    return count.is_number() && count.get<double>() < 1e15 ? count.get<quint64>() : 1'000'000'000'000'000;
}

QString typeWords(const QString &type)
{
    if (type == u"string"_s)
        return violationWord("text");
    if (type == u"integer"_s)
        return violationWord("a whole number");
    if (type == u"number"_s)
        return violationWord("a number");
    if (type == u"boolean"_s)
        return violationWord("yes or no");
    if (type == u"array"_s)
        return violationWord("a list");
    if (type == u"object"_s)
        return violationWord("a group of settings");
    return violationWord("empty");
}

QString typeSentence(const Json &expected)
{
    QStringList types;
    for (const Json &type : expected.is_array() ? expected : Json::array({expected}))
        types.append(typeWords(stringOf(type)));
    if (types.size() < 2)
        return violationWord("This must be %1.").arg(types.value(0));
    const QString last = types.takeLast();
    return violationWord("This must be %1 or %2.").arg(types.join(u", "_s), last);
}

//! "At most 1,000 characters; this has 1,204."
QString lengthSentence(const Violation &violation, const Json *value)
{
    const quint64 limit = countOf(violation.expected);
    QString sentence;
    if (violation.keyword == Keyword::MinLength)
        sentence = limit == 1 ? violationWord("At least 1 character")
                              : violationWord("At least %1 characters").arg(countText(limit));
    else
        sentence = limit == 1 ? violationWord("At most 1 character")
                              : violationWord("At most %1 characters").arg(countText(limit));
    if (!value || !value->is_string())
        return sentence + u'.';
    const QString string = stringOf(*value);
    const auto length =
        std::count_if(string.cbegin(), string.cend(), [](QChar c) { return !c.isLowSurrogate(); });
    return sentence + violationWord("; this has %1.").arg(countText(quint64(length)));
}

//! "At least 2 entries; add one more."
QString sizeSentence(const Violation &violation, const Json *value)
{
    const bool least = violation.keyword == Keyword::MinItems || violation.keyword == Keyword::MinProperties;
    const bool entries = violation.keyword == Keyword::MinItems || violation.keyword == Keyword::MaxItems ||
                         violation.keyword == Keyword::AdditionalItems;
    const quint64 limit = countOf(violation.expected);
    if (limit == 0 && !least)
        return violationWord("Leave this empty.");
    const char *one = entries ? (least ? "At least 1 entry" : "At most 1 entry")
                              : (least ? "At least 1 setting" : "At most 1 setting");
    const char *many = entries ? (least ? "At least %1 entries" : "At most %1 entries")
                               : (least ? "At least %1 settings" : "At most %1 settings");
    const QString sentence = limit == 1 ? violationWord(one) : violationWord(many).arg(countText(limit));
    if (!value || !value->is_structured())
        return sentence + u'.';
    const quint64 size = value->size();
    const quint64 apart = size < limit ? limit - size : size - limit;
    if (apart == 1)
        return sentence + (least ? violationWord("; add one more.") : violationWord("; remove one."));
    return sentence +
           (least ? violationWord("; add %1 more.") : violationWord("; remove %1.")).arg(countText(apart));
}

QString uniqueSentence(const Violation &violation)
{
    const Json &items = violation.expected;
    if (!items.is_array() || items.size() != 2)
        return violationWord("These two entries are the same.");
    return violationWord("Entries %1 and %2 are the same.")
        .arg(countText(items.at(0).get<quint64>() + 1), countText(items.at(1).get<quint64>() + 1));
}

QString combinedSentence(const Violation &violation, const Json *value)
{
    const bool names = violation.expected.is_array() && !violation.expected.empty();
    if (violation.keyword == Keyword::Not) {
        if (!names)
            return violationWord("This is not allowed here.");
        return violation.expected.size() == 1
                   ? violationWord("Leave \"%1\" out.").arg(shown(violation.expected.at(0)))
                   : violationWord("These cannot be used together: %1.").arg(listOf(violation.expected));
    }
    if (violation.matched > 1)
        return names ? violationWord("Fill in only one of: %1.").arg(listOf(violation.expected))
                     : violationWord("These settings exclude each other; use only one of them.");
    if (names)
        return violationWord("Fill in one of: %1.").arg(listOf(violation.expected));
    const QList<Violation> plain = plainest({violation});
    const Violation &first = plain.constFirst();
    if (first.keyword == violation.keyword && first.path == violation.path)
        return violationWord("This does not fit what the model accepts.");
    return wordsOf(first, first.path == violation.path ? value : nullptr);
}

QString numberSentence(const Violation &violation)
{
    const QString bound = shown(violation.expected);
    switch (violation.keyword) {
    case Keyword::Minimum:
        return violationWord("Choose %1 or more.").arg(bound);
    case Keyword::Maximum:
        return violationWord("Choose %1 or less.").arg(bound);
    case Keyword::ExclusiveMinimum:
        return violationWord("Choose more than %1.").arg(bound);
    case Keyword::ExclusiveMaximum:
        return violationWord("Choose less than %1.").arg(bound);
    default:
        return violationWord("Choose a multiple of %1.").arg(bound);
    }
}

//! Of what a member, or its name, is missing or too many.
QString memberSentence(const Violation &violation)
{
    if (violation.keyword == Keyword::Dependencies && violation.expected.is_array() &&
        violation.expected.size() == 2)
        return violationWord("With \"%1\" goes \"%2\"; fill it in too.")
            .arg(shown(violation.expected.at(0)), shown(violation.expected.at(1)));
    const QString name = shown(violation.expected);
    if (violation.keyword == Keyword::AdditionalProperties)
        return violationWord("The model does not know \"%1\" here.").arg(name);
    if (violation.keyword == Keyword::PropertyNames)
        return violationWord("\"%1\" cannot be a name here.").arg(name);
    return violationWord("Fill in \"%1\".").arg(name);
}

} // namespace

QString wordsOf(const Violation &violation, const Json *value)
{
    switch (violation.keyword) {
    case Keyword::Never:
        return violationWord("This cannot be set.");
    case Keyword::Type:
        return typeSentence(violation.expected);
    case Keyword::Enum:
        return violationWord("Choose one of: %1.").arg(listOf(violation.expected));
    case Keyword::Const:
        return violationWord("This must be: %1.").arg(shown(violation.expected));
    case Keyword::Minimum:
    case Keyword::Maximum:
    case Keyword::ExclusiveMinimum:
    case Keyword::ExclusiveMaximum:
    case Keyword::MultipleOf:
        return numberSentence(violation);
    case Keyword::MinLength:
    case Keyword::MaxLength:
        return lengthSentence(violation, value);
    case Keyword::Pattern:
        return violationWord("This does not have the form that the model asks for.");
    case Keyword::AdditionalItems:
    case Keyword::MinItems:
    case Keyword::MaxItems:
    case Keyword::MinProperties:
    case Keyword::MaxProperties:
        return sizeSentence(violation, value);
    case Keyword::UniqueItems:
        return uniqueSentence(violation);
    case Keyword::Contains:
        return violationWord("None of the entries is of the kind that has to be among them.");
    case Keyword::Required:
    case Keyword::AdditionalProperties:
    case Keyword::Dependencies:
    case Keyword::PropertyNames:
        return memberSentence(violation);
    case Keyword::AnyOf:
    case Keyword::OneOf:
    case Keyword::Not:
        return combinedSentence(violation, value);
    }
    return violationWord("This does not fit what the model accepts.");
}

} // namespace maquette
