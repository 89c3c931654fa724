// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/formadvice.h"

#include "ui/form/choicetext.h"
#include "ui/form/optionaljson.h"
#include "ui/form/wideinteger.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace maquette
{

namespace
{
QString adviceWords(const char *text)
{
    return QCoreApplication::translate("FormAdvice", text);
}

bool hasWord(const QString &text, const QString &word)
{
    if (word.isEmpty())
        return false;
    const QRegularExpression pattern(
        QStringLiteral("(?<![\\w-])%1(?![\\w-])").arg(QRegularExpression::escape(word)),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return pattern.match(text).hasMatch();
}

QString english(const Field &field, const char *member)
{
    return stringMember(field.schema, member);
}

std::optional<Json> valueOf(const Field &field, const InputValues &values)
{
    if (const Json *found = member(values, field.key.toStdString()))
        return some(*found);
    return field.exampleDefault ? std::nullopt : field.defaultValue;
}

std::optional<int> countIn(const std::optional<Json> &value)
{
    const auto number = value ? WideInteger::fromJson(*value) : std::nullopt;
    const auto plain = number ? number->toSigned() : std::nullopt;
    return plain && *plain > 0 && *plain < 1000 ? std::optional(int(*plain)) : std::nullopt;
}
} // namespace

FormAdvice::FormAdvice(const Model &model)
    : m_model(model)
{
    for (const Field &field : model.fields) {
        if (auto condition = conditionOf(model, field))
            m_conditions += *condition;
    }
    const Field *prompt = model.fieldWithRole(FieldRole::Prompt);
    const Field *count = model.fieldWithRole(FieldRole::Count);
    if (prompt != nullptr && count != nullptr) {
        m_promptNamesCount =
            hasWord(english(*count, "description"), QStringLiteral("prompt")) ||
            english(*prompt, "description").contains(QLatin1String("number of images"), Qt::CaseInsensitive);
    }
}

std::optional<FormAdvice::Condition> FormAdvice::conditionOf(const Model &model, const Field &field)
{
    const QString text = english(field, "description");
    static const QRegularExpression without(
        QStringLiteral("\\b(not take effect|no effect|not be? ?effective|ignored|not appl)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression only(QStringLiteral("\\bonly\\b"),
                                         QRegularExpression::CaseInsensitiveOption);
    const bool notThen = without.match(text).hasMatch();
    if (!notThen && !only.match(text).hasMatch())
        return std::nullopt;
    for (const Field &other : model.fields) {
        if (&other == &field || other.kind != FieldKind::Choice)
            continue;
        if (!hasWord(text, other.key) && !hasWord(text, english(other, "title")))
            continue;
        for (const Json &choice : other.choices) {
            if (choice.is_string() && hasWord(text, stringOf(choice)))
                return Condition{&field, &other, choice, !notThen};
        }
    }
    return std::nullopt;
}

const FormAdvice::Condition *FormAdvice::conditionFor(const Field &field) const
{
    for (const Condition &condition : m_conditions) {
        if (condition.field == &field)
            return &condition;
    }
    return nullptr;
}

bool FormAdvice::isEffective(const Condition &condition, const InputValues &values) const
{
    return sameValue(valueOf(*condition.other, values), some(condition.value)) == condition.onlyThen;
}

std::optional<OutputCount> FormAdvice::outputs(const InputValues &values) const
{
    const Field *field = m_model.fieldWithRole(FieldRole::Count);
    if (field == nullptr)
        return std::nullopt;
    if (const Condition *condition = conditionFor(*field); condition && !isEffective(*condition, values))
        return OutputCount{};
    const std::optional<int> number = countIn(valueOf(*field, values));
    if (!number)
        return std::nullopt;
    static const QRegularExpression most(QStringLiteral("\\bmax"), QRegularExpression::CaseInsensitiveOption);
    const bool atMost = most.match(english(*field, "title")).hasMatch() || most.match(field->key).hasMatch();
    return OutputCount{*number, atMost && !m_promptNamesCount};
}

std::optional<int> FormAdvice::numberInPrompt(const QString &prompt)
{
    static const QStringList names{
        QStringLiteral("one"),      QStringLiteral("two"),      QStringLiteral("three"),
        QStringLiteral("four"),     QStringLiteral("five"),     QStringLiteral("six"),
        QStringLiteral("seven"),    QStringLiteral("eight"),    QStringLiteral("nine"),
        QStringLiteral("ten"),      QStringLiteral("eleven"),   QStringLiteral("twelve"),
        QStringLiteral("thirteen"), QStringLiteral("fourteen"), QStringLiteral("fifteen")};
    static const QRegularExpression phrase(
        QStringLiteral(
            "\\b(\\d{1,2}|%1)\\s+(?:[\\w-]+\\s+){0,2}?(?:images?|pictures?|photos?|photographs?|frames?|"
            "panels?|illustrations?|shots?)\\b")
            .arg(names.join(u'|')),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    const QRegularExpressionMatch match = phrase.match(prompt);
    if (!match.hasMatch())
        return std::nullopt;
    bool isNumber = false;
    const int number = match.captured(1).toInt(&isNumber);
    return isNumber ? number : int(names.indexOf(match.captured(1).toLower())) + 1;
}

void FormAdvice::compareCount(const InputValues &values, QList<FieldProblem> &problems) const
{
    const Field *prompt = m_model.fieldWithRole(FieldRole::Prompt);
    const Field *count = m_model.fieldWithRole(FieldRole::Count);
    if (!m_promptNamesCount || prompt == nullptr || count == nullptr)
        return;
    const std::optional<Json> value = valueOf(*prompt, values);
    const QString text = value ? stringOf(*value) : QString();
    const std::optional<int> wanted = countIn(valueOf(*count, values));
    if (text.isEmpty() || !wanted)
        return;
    const std::optional<int> named = numberInPrompt(text);
    if (named && *named != *wanted) {
        problems += {count->key,
                     adviceWords("The prompt says %1, this field says %2.").arg(*named).arg(*wanted), false};
    } else if (!named && *wanted > 1) {
        problems +=
            {count->key, adviceWords("Say in the prompt how many images you want: %1.").arg(*wanted), false};
    }
}

QList<FieldProblem> FormAdvice::problems(const InputValues &values, int runs, bool seedIsHeld) const
{
    QList<FieldProblem> problems;
    for (const Condition &condition : m_conditions) {
        const Json *value = member(values, condition.field->key.toStdString());
        const bool chosen = value != nullptr && !sameValue(some(*value), condition.field->defaultValue);
        if (!chosen || isEffective(condition, values))
            continue;
        const QString other = condition.other->title;
        const QString choice = choiceText(condition.value);
        problems += {condition.field->key,
                     condition.onlyThen ? adviceWords("No effect unless %1 is %2.").arg(other, choice)
                                        : adviceWords("No effect while %1 is %2.").arg(other, choice),
                     false};
    }
    compareCount(values, problems);
    if (const Field *seed = m_model.fieldWithRole(FieldRole::Seed); seed != nullptr && seedIsHeld && runs > 1)
        problems +=
            {seed->key, adviceWords("The seed is held: all %1 runs will look alike.").arg(runs), false};
    return problems;
}

} // namespace maquette
