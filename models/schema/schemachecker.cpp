// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema/schemachecker.h"

#include "models/schema/exactnumber.h"

namespace maquette
{

namespace
{

constexpr qint64 mostSteps = 500000;
constexpr int mostCheckDepth = 500; // schemas inside of each other, each a few hundred bytes of stack

quint8 bitOfValue(const Json &value)
{
    switch (value.type()) {
    case Json::value_t::string:
        return StringBit;
    case Json::value_t::boolean:
        return BooleanBit;
    case Json::value_t::array:
        return ArrayBit;
    case Json::value_t::object:
        return ObjectBit;
    case Json::value_t::null:
        return NullBit;
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
        return IntegerBit;
    case Json::value_t::number_float:
        return isWholeNumber(value) ? IntegerBit : NumberBit;
    case Json::value_t::binary:
    case Json::value_t::discarded:
        break;
    }
    return 0;
}

quint64 utf8CodePoints(const std::string &utf8)
{
    return quint64(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

} // namespace

SchemaChecker::SchemaChecker(const SchemaProgram &program, QList<Violation> *violations)
    : m_program(program)
    , m_violations(violations)
    , m_budget(mostSteps)
{}

bool SchemaChecker::spend(qint64 steps)
{
    return m_budget.spend(steps);
}

SchemaVerdict SchemaChecker::unknown()
{
    m_complete = false;
    return Verdict::Unknown;
}

SchemaVerdict SchemaChecker::fail(Keyword keyword, const Json &expected,
                                  const QList<QList<Violation>> &branches, int matched)
{
    if (!m_violations)
        return Verdict::Fails;
    // A violation costs what it copies.
    if (!spend(20 + qint64(m_path.size()) + qint64(expected.size())))
        return unknown();
    Violation violation{{}, keyword, expected, branches, matched};
    violation.path.reserve(qsizetype(m_path.size()));
    for (const Step &step : m_path)
        violation.path.append({step.key ? utf16Of(*step.key) : QString(), step.index});
    m_violations->append(std::move(violation));
    return Verdict::Fails;
}

bool SchemaChecker::isFalse(int node) const
{
    return node != noNode && m_program.nodes[std::size_t(node)].kind == SchemaNode::Kind::Never;
}

bool SchemaChecker::has(const Json &object, const std::string &name)
{
    spend(1 + qint64(object.size() / 16)); // members are searched one by one
    return member(object, name);
}

SchemaVerdict SchemaChecker::apply(int index, const Json &value)
{
    if (m_depth >= mostCheckDepth || !spend())
        return unknown();
    ++m_depth;
    const std::size_t followed = m_followed.size();
    const SchemaNode *node = &m_program.nodes[std::size_t(index)];
    Verdict verdict = follow(node, value);
    if (verdict == Verdict::Fits)
        verdict = checkRules(*node, value);
    m_followed.resize(followed);
    --m_depth;
    return verdict;
}

//! To the first schema that is no reference; one that was passed already at this value ends it.
SchemaVerdict SchemaChecker::follow(const SchemaNode *&node, const Json &value)
{
    while (node->kind == SchemaNode::Kind::Reference) {
        for (auto it = m_followed.crbegin(); it != m_followed.crend() && it->instance == &value; ++it) {
            if (!spend() || it->node == node->target)
                return unknown();
        }
        m_followed.push_back({node->target, &value});
        node = &m_program.nodes[std::size_t(node->target)];
    }
    return Verdict::Fits;
}

SchemaVerdict SchemaChecker::applyAt(int node, const Json &value, const Step &step)
{
    m_path.push_back(step);
    const Verdict verdict = apply(node, value);
    m_path.pop_back();
    return verdict;
}

SchemaVerdict SchemaChecker::applyQuietly(int node, const Json &value, QList<Violation> *violations)
{
    QList<Violation> *const kept = std::exchange(m_violations, violations);
    const Verdict verdict = apply(node, value);
    m_violations = kept;
    return verdict;
}

SchemaVerdict SchemaChecker::checkRules(const SchemaNode &node, const Json &value)
{
    if (node.kind == SchemaNode::Kind::Never)
        return fail(Keyword::Never);
    if (node.kind == SchemaNode::Kind::Undecided)
        return unknown();
    Verdict verdict = checkPlain(node, value);
    if (!goesOn(verdict))
        return verdict;
    if (value.is_number())
        verdict = both(verdict, checkNumber(node.number, value));
    else if (value.is_string())
        verdict = both(verdict, checkString(node.string, value));
    else if (value.is_array() && node.array)
        verdict = both(verdict, checkArray(*node.array, value));
    else if (value.is_object() && node.object)
        verdict = both(verdict, checkObject(*node.object, value));
    if (node.combined && goesOn(verdict))
        verdict = both(verdict, checkCombined(*node.combined, value));
    return verdict;
}

SchemaVerdict SchemaChecker::checkPlain(const SchemaNode &node, const Json &value)
{
    Verdict verdict = Verdict::Fits;
    if (node.types && (node.typeBits & bitOfValue(value)) == 0)
        verdict = fail(Keyword::Type, *node.types);
    if (node.values && goesOn(verdict)) {
        const bool listed = std::any_of(node.values->begin(), node.values->end(),
                                        [&](const Json &entry) { return equalJson(entry, value, m_budget); });
        if (!listed)
            verdict = both(verdict, m_budget.isSpent() ? unknown() : fail(Keyword::Enum, *node.values));
    }
    if (node.constant && goesOn(verdict) && !equalJson(*node.constant, value, m_budget))
        verdict = both(verdict, m_budget.isSpent() ? unknown() : fail(Keyword::Const, *node.constant));
    return verdict;
}

SchemaVerdict SchemaChecker::checkNumber(const NumberRules &rules, const Json &value)
{
    Verdict verdict = Verdict::Fits;
    const auto order = [&](const Json *bound) { return compareNumbers(value, *bound); };
    if (rules.minimum && order(rules.minimum) < 0)
        verdict = both(verdict, fail(Keyword::Minimum, *rules.minimum));
    if (rules.maximum && order(rules.maximum) > 0)
        verdict = both(verdict, fail(Keyword::Maximum, *rules.maximum));
    if (rules.exclusiveMinimum && order(rules.exclusiveMinimum) <= 0)
        verdict = both(verdict, fail(Keyword::ExclusiveMinimum, *rules.exclusiveMinimum));
    if (rules.exclusiveMaximum && order(rules.exclusiveMaximum) >= 0)
        verdict = both(verdict, fail(Keyword::ExclusiveMaximum, *rules.exclusiveMaximum));
    if (rules.multipleOf && !isMultipleOf(value, *rules.multipleOf))
        verdict = both(verdict, fail(Keyword::MultipleOf, *rules.multipleOf));
    return verdict;
}

SchemaVerdict SchemaChecker::checkString(const StringRules &rules, const Json &value)
{
    const auto &text = value.get_ref<const std::string &>();
    Verdict verdict = Verdict::Fits;
    if (rules.minLength || rules.maxLength) {
        const quint64 length = utf8CodePoints(text);
        spend(qint64(text.size() / 64));
        if (!isAtLeast(length, rules.minLength))
            verdict = fail(Keyword::MinLength, *rules.minLength);
        if (!isAtMost(length, rules.maxLength))
            verdict = both(verdict, fail(Keyword::MaxLength, *rules.maxLength));
    }
    if (!rules.patternSource || !goesOn(verdict))
        return verdict;
    const Verdict matched = matches(rules.pattern, text);
    return both(verdict, matched == Verdict::Fails ? fail(Keyword::Pattern, *rules.patternSource) : matched);
}

SchemaVerdict SchemaChecker::matches(const std::optional<EcmaPattern> &pattern, const std::string &text)
{
    // A pattern can take the square of the text's length.
    const auto length = qint64(std::min(text.size(), std::size_t(100'000)));
    if (!pattern || !spend(20 + length * length / 400))
        return unknown();
    switch (pattern->match(utf16Of(text))) {
    case EcmaPattern::Match::Yes:
        return Verdict::Fits;
    case EcmaPattern::Match::No:
        return Verdict::Fails;
    case EcmaPattern::Match::Unknown:
        break;
    }
    return unknown();
}

SchemaVerdict SchemaChecker::checkCombined(const CombinedRules &rules, const Json &value)
{
    Verdict verdict = Verdict::Fits;
    for (const int branch : rules.allOf) {
        if (goesOn(verdict))
            verdict = both(verdict, apply(branch, value));
    }
    if (!rules.anyOf.empty() && goesOn(verdict))
        verdict = both(verdict, checkAny(rules, value));
    if (!rules.oneOf.empty() && goesOn(verdict))
        verdict = both(verdict, checkOne(rules, value));
    if (rules.negated != noNode && goesOn(verdict))
        verdict = both(verdict, checkNot(rules, value));
    if (rules.condition != noNode && goesOn(verdict))
        verdict = both(verdict, checkCondition(rules, value));
    return verdict;
}

SchemaVerdict SchemaChecker::checkAny(const CombinedRules &rules, const Json &value)
{
    QList<QList<Violation>> branches;
    bool undecided = false;
    for (const int branch : rules.anyOf) {
        QList<Violation> violations;
        const Verdict verdict = applyQuietly(branch, value, m_violations ? &violations : nullptr);
        if (verdict == Verdict::Fits)
            return verdict;
        undecided = undecided || verdict == Verdict::Unknown;
        branches.append(violations);
    }
    return undecided ? unknown() : fail(Keyword::AnyOf, rules.anyOfNames, branches);
}

SchemaVerdict SchemaChecker::checkOne(const CombinedRules &rules, const Json &value)
{
    QList<QList<Violation>> branches;
    bool undecided = false;
    int matched = 0;
    for (const int branch : rules.oneOf) {
        QList<Violation> violations;
        const Verdict verdict = applyQuietly(branch, value, m_violations ? &violations : nullptr);
        undecided = undecided || verdict == Verdict::Unknown;
        matched += verdict == Verdict::Fits ? 1 : 0;
        branches.append(violations);
        if (matched > 1 && !m_violations)
            return Verdict::Fails;
    }
    if (matched > 1 || (matched == 0 && !undecided))
        return fail(Keyword::OneOf, rules.oneOfNames, branches, matched);
    return undecided ? unknown() : Verdict::Fits;
}

} // namespace maquette
