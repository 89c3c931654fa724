// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/checks.h"
#include "models/core/checkwords.h"
#include "models/core/nestedcheck.h"
#include "models/schema/ecmapattern.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

QString numberText(double value)
{
    return QString::number(value, 'g', 15);
}

qsizetype codePoints(const QString &string)
{
    return std::count_if(string.cbegin(), string.cend(), [](QChar c) { return !c.isLowSurrogate(); });
}

qsizetype wordCount(const QString &string)
{
    return string.simplified().split(u' ', Qt::SkipEmptyParts).size();
}

//! \brief Gathers what is wrong with one value.
class ValueCheck
{
public:
    ValueCheck(const Field &field, const Json &value)
        : m_field(field)
        , m_value(value)
    {}

    QList<FieldProblem> run()
    {
        switch (m_field.kind) {
        case FieldKind::Text:
            checkText();
            break;
        case FieldKind::Choice:
            checkChoice();
            break;
        case FieldKind::Number:
        case FieldKind::Amount:
        case FieldKind::Seed:
            checkNumber();
            break;
        case FieldKind::Boolean:
            if (!m_value.is_boolean())
                block(checkWords("Choose yes or no."));
            break;
        case FieldKind::Media:
            checkAddress();
            break;
        case FieldKind::Fixed:
            if (!sameJson(m_field.choices.constFirst(), m_value))
                block(checkWords("Only one value can be sent here."));
            break;
        case FieldKind::MediaList:
        case FieldKind::List:
        case FieldKind::Group:
        case FieldKind::Tuple:
        case FieldKind::Map:
        case FieldKind::Variant:
            return checkNested(m_field, m_value);
        case FieldKind::Raw:
            break;
        }
        return m_problems;
    }

private:
    void block(const QString &message) { m_problems.append({m_field.key, message, true, {}}); }
    void advise(const QString &message) { m_problems.append({m_field.key, message, false, {}}); }

    [[nodiscard]] std::optional<double> keyword(const std::string &key) const
    {
        const Json *found = member(m_field.rules, key);
        return found && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
    }

    void checkText()
    {
        if (!m_value.is_string())
            return block(checkWords("This must be text."));
        const QString string = stringOf(m_value);
        const qsizetype length = codePoints(string);
        if (m_field.maxLength && length > *m_field.maxLength) {
            if (keyword("maxLength"))
                block(checkWords("At most %1 characters; this has %2.").arg(*m_field.maxLength).arg(length));
            else
                advise(checkWords("At most %1 characters are recommended; this has %2.")
                           .arg(*m_field.maxLength)
                           .arg(length));
        }
        if (const auto least = keyword("minLength"); least && static_cast<double>(length) < *least)
            block(checkWords("At least %1 characters; this has %2.").arg(numberText(*least)).arg(length));
        if (const qsizetype words = wordCount(string); m_field.maxWords && words > *m_field.maxWords)
            advise(checkWords("At most %1 words are recommended; this has %2.")
                       .arg(*m_field.maxWords)
                       .arg(words));
        checkPattern(string);
    }

    void checkPattern(const QString &string)
    {
        const QString pattern = stringMember(m_field.rules, "pattern");
        if (pattern.isEmpty())
            return;
        const auto expression = EcmaPattern::compile(pattern);
        if (expression && expression->match(string) == EcmaPattern::Match::No)
            block(checkWords("This does not have the form that the model asks for."));
    }

    void checkChoice()
    {
        const auto fits = [&](const Json &choice) { return sameJson(choice, m_value); };
        if (std::none_of(m_field.choices.cbegin(), m_field.choices.cend(), fits))
            block(checkWords("Choose one of the listed values."));
    }

    void checkNumber()
    {
        if (!m_value.is_number() || !std::isfinite(m_value.get<double>()))
            return block(checkWords("This must be a number."));
        if (m_field.integer && std::floor(m_value.get<double>()) != m_value.get<double>())
            return block(checkWords("This must be a whole number."));
        const bool low = isBeyond("minimum", true) || isBeyond("exclusiveMinimum", true);
        const bool high = isBeyond("maximum", false) || isBeyond("exclusiveMaximum", false);
        if (low || high)
            block(boundsMessage(low));
        else if (const auto multiple = keyword("multipleOf"); multiple && *multiple > 0) {
            const double parts = m_value.get<double>() / *multiple;
            if (std::abs(parts - std::round(parts)) > 1e-9 * std::max(1.0, std::abs(parts)))
                block(checkWords("Choose a multiple of %1.").arg(numberText(*multiple)));
        }
    }

    //! In long double, which holds every 64-bit whole number.
    [[nodiscard]] bool isBeyond(const std::string &key, bool below) const
    {
        const Json *bound = member(m_field.rules, key);
        if (!bound || !bound->is_number())
            return false;
        const auto value = m_value.get<long double>();
        const auto limit = bound->get<long double>();
        return (below ? value < limit : value > limit) || (key.starts_with("exclusive") && value == limit);
    }

    [[nodiscard]] QString boundsMessage(bool low) const
    {
        if (keyword("minimum") && keyword("maximum"))
            return checkWords("Choose a value from %1 to %2.")
                .arg(boundText("minimum"), boundText("maximum"));
        if (low)
            return isBeyond("minimum", true) ? checkWords("At least %1.").arg(boundText("minimum"))
                                             : checkWords("More than %1.").arg(boundText("exclusiveMinimum"));
        return isBeyond("maximum", false) ? checkWords("At most %1.").arg(boundText("maximum"))
                                          : checkWords("Less than %1.").arg(boundText("exclusiveMaximum"));
    }

    [[nodiscard]] QString boundText(const std::string &key) const
    {
        const Json *bound = member(m_field.rules, key);
        if (bound && bound->is_number_integer())
            return QString::fromUtf8(toBytes(*bound));
        return bound ? numberText(bound->get<double>()) : QString();
    }

    void checkAddress()
    {
        const QString address = stringOf(m_value).trimmed();
        if (address.startsWith(u"data:"_s, Qt::CaseInsensitive)) {
            static constexpr const char16_t *kinds[] = {u"image/", u"video/", u"audio/"};
            const QString kind = QString::fromUtf16(kinds[static_cast<int>(m_field.media)]);
            if (!QStringView(address).mid(5).startsWith(kind, Qt::CaseInsensitive))
                block(wrongKind());
            return;
        }
        static const QRegularExpression web(uR"(^https?://[^\s/?#]+\S*$)"_s,
                                            QRegularExpression::CaseInsensitiveOption);
        if (!m_value.is_string() || !web.match(address).hasMatch())
            block(checkWords("Enter a web address that begins with https://."));
        else
            checkPattern(address);
    }

    [[nodiscard]] QString wrongKind() const
    {
        switch (m_field.media) {
        case MediaKind::Video:
            return checkWords("This is not a video.");
        case MediaKind::Audio:
            return checkWords("This is not a sound.");
        case MediaKind::Image:
            break;
        }
        return checkWords("This is not an image.");
    }

    const Field &m_field;
    const Json &m_value;
    QList<FieldProblem> m_problems;
};

} // namespace

bool passesChecks(const Field &field, const Json &value)
{
    const QList<FieldProblem> problems = checkValue(field, value);
    return std::none_of(problems.cbegin(), problems.cend(), [](const FieldProblem &p) { return p.blocks; });
}

QList<FieldProblem> checkValue(const Field &field, const Json &value)
{
    if (field.nullable && value.is_null())
        return {};
    return ValueCheck(field, value).run();
}

} // namespace maquette
