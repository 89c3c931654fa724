// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/nestedcheck.h"

#include "models/core/checkwords.h"
#include "models/core/unset.h"

namespace maquette
{

namespace
{

//! \brief Gathers what is wrong with a list or an object and with what it holds.
class NestedCheck
{
public:
    NestedCheck(const Field &field, const Json &value)
        : m_field(field)
        , m_value(value)
    {}

    QList<FieldProblem> run()
    {
        if (m_field.kind == FieldKind::Group)
            checkGroup();
        else if (m_field.kind == FieldKind::Map)
            checkMap();
        else if (m_field.kind == FieldKind::Variant)
            checkVariant();
        else
            checkList();
        return m_problems;
    }

private:
    void block(const QString &message) { m_problems.append({m_field.key, message, true, {}}); }

    void checkPart(const Field &part, const Json &value, const JsonStep &step)
    {
        const bool missing = part.required && isUnset(part, value);
        const QList<FieldProblem> inner =
            missing ? QList<FieldProblem>{{part.key, missingMessage(part), true, {}}}
                    : checkValue(part, value);
        for (const FieldProblem &problem : inner)
            m_problems.append({m_field.key, problem.message, problem.blocks, JsonPath{step} + problem.inner});
    }

    void checkGroup()
    {
        if (!m_value.is_object())
            return block(checkWords("This must be a group of settings."));
        for (const Field &part : m_field.parts) {
            if (const Json *value = member(m_value, part.key.toStdString()))
                checkPart(part, *value, {part.key, -1});
            else if (part.required)
                m_problems.append({m_field.key, missingMessage(part), true, {{part.key, -1}}});
        }
        const Json *more = member(m_field.rules, "additionalProperties");
        if (!more || !more->is_boolean() || more->get<bool>() || member(m_field.rules, "patternProperties"))
            return;
        for (const auto &[key, value] : m_value.items()) {
            const QString name = QString::fromStdString(key);
            if (!m_field.part(name))
                block(checkWords("\"%1\" is not one of these settings.").arg(name));
        }
    }

    void checkMap()
    {
        if (!m_value.is_object())
            return block(checkWords("This must be a list of names and values."));
        checkCount(m_value.size());
        for (const auto &[key, value] : m_value.items())
            checkPart(m_field.entry(), value, {QString::fromStdString(key), -1});
    }

    void checkList()
    {
        if (!m_value.is_array())
            return block(checkWords("This must be a list."));
        checkCount(m_value.size());
        const bool tuple = m_field.kind == FieldKind::Tuple;
        for (std::size_t i = 0; i < m_value.size(); ++i) {
            const auto index = static_cast<qsizetype>(i);
            if (tuple && index >= m_field.parts.size())
                return block(checkWords("There are more values than places."));
            checkPart(tuple ? m_field.parts.at(index) : m_field.entry(), m_value.at(i), {{}, index});
            if (m_field.uniqueItems && isRepeated(i))
                m_problems.append({m_field.key, checkWords("This is here twice."), true, {{{}, index}}});
        }
    }

    [[nodiscard]] bool isRepeated(std::size_t index) const
    {
        for (std::size_t before = 0; before < index; ++before) {
            if (sameJson(m_value.at(before), m_value.at(index)))
                return true;
        }
        return false;
    }

    void checkCount(std::size_t size)
    {
        const int count = static_cast<int>(size);
        if (count == 0 && m_field.minItems == 1)
            block(missingMessage(m_field));
        else if (m_field.minItems && count < *m_field.minItems)
            block(checkWords("At least %1 needed; this has %2.").arg(*m_field.minItems).arg(count));
        else if (m_field.maxItems && count > *m_field.maxItems)
            block(checkWords("At most %1 allowed; this has %2.").arg(*m_field.maxItems).arg(count));
    }

    //! What the kind that comes nearest has to say.
    void checkVariant()
    {
        std::optional<QList<FieldProblem>> nearest;
        for (const Field &part : m_field.parts) {
            const QList<FieldProblem> problems = checkValue(part, m_value);
            const auto blocks = [](const FieldProblem &p) { return p.blocks; };
            if (std::none_of(problems.cbegin(), problems.cend(), blocks)) {
                nearest = problems;
                break;
            }
            const bool ownType = std::none_of(problems.cbegin(), problems.cend(), [&](const FieldProblem &p) {
                return p.blocks && p.inner.isEmpty() && part.kind == FieldKind::Group;
            });
            if (!nearest || (ownType && problems.size() < nearest->size()))
                nearest = problems;
        }
        for (const FieldProblem &problem : nearest.value_or(QList<FieldProblem>()))
            m_problems.append({m_field.key, problem.message, problem.blocks, problem.inner});
    }

    const Field &m_field;
    const Json &m_value;
    QList<FieldProblem> m_problems;
};

} // namespace

QList<FieldProblem> checkNested(const Field &field, const Json &value)
{
    return NestedCheck(field, value).run();
}

} // namespace maquette
