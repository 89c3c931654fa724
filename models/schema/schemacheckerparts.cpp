// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema/schemachecker.h"

#include "models/schema/exactnumber.h"

namespace maquette
{

SchemaVerdict SchemaChecker::checkArray(const ArrayRules &rules, const Json &value)
{
    Verdict verdict = Verdict::Fits;
    if (!isAtLeast(value.size(), rules.minItems))
        verdict = fail(Keyword::MinItems, *rules.minItems);
    if (!isAtMost(value.size(), rules.maxItems))
        verdict = both(verdict, fail(Keyword::MaxItems, *rules.maxItems));
    if (goesOn(verdict))
        verdict = both(verdict, checkItems(rules, value));
    if (rules.unique && goesOn(verdict))
        verdict = both(verdict, checkUnique(value));
    if (rules.contains != noNode && goesOn(verdict))
        verdict = both(verdict, checkContains(rules, value));
    return verdict;
}

SchemaVerdict SchemaChecker::checkItems(const ArrayRules &rules, const Json &value)
{
    Verdict verdict = Verdict::Fits;
    const std::size_t listed = rules.tuple.size();
    if (rules.isTuple && value.size() > listed && isFalse(rules.items))
        verdict = fail(Keyword::AdditionalItems, Json(listed));
    const bool rest = rules.items != noNode && !(rules.isTuple && isFalse(rules.items));
    const std::size_t end = rest ? value.size() : std::min(listed, value.size());
    for (std::size_t i = 0; i < end && goesOn(verdict); ++i) {
        const int node = i < listed ? rules.tuple[i] : rules.items;
        verdict = both(verdict, applyAt(node, value[i], {nullptr, qsizetype(i)}));
        if (m_budget.isSpent())
            return both(verdict, unknown());
    }
    return verdict;
}

SchemaVerdict SchemaChecker::checkContains(const ArrayRules &rules, const Json &value)
{
    bool undecided = false;
    for (const Json &item : value) {
        const Verdict verdict = applyQuietly(rules.contains, item);
        if (verdict == Verdict::Fits)
            return verdict;
        undecided = undecided || verdict == Verdict::Unknown;
        if (m_budget.isSpent())
            return unknown();
    }
    return undecided ? unknown() : fail(Keyword::Contains);
}

SchemaVerdict SchemaChecker::checkUnique(const Json &value)
{
    std::vector<std::pair<std::size_t, std::size_t>> items; // hash and index
    items.reserve(value.size());
    for (std::size_t i = 0; i < value.size(); ++i)
        items.emplace_back(jsonHash(value[i], m_budget), i);
    std::sort(items.begin(), items.end());
    for (std::size_t i = 0; i < items.size(); ++i) {
        for (std::size_t j = i + 1; j < items.size() && items[j].first == items[i].first; ++j) {
            const std::size_t one = items[i].second;
            const std::size_t other = items[j].second;
            const bool equal = equalJson(value[one], value[other], m_budget);
            if (m_budget.isSpent())
                return unknown();
            if (equal)
                return fail(Keyword::UniqueItems, Json::array({one, other}));
        }
    }
    return m_budget.isSpent() ? unknown() : Verdict::Fits;
}

SchemaVerdict SchemaChecker::checkObject(const ObjectRules &rules, const Json &value)
{
    Verdict verdict = Verdict::Fits;
    if (!isAtLeast(value.size(), rules.minProperties))
        verdict = fail(Keyword::MinProperties, *rules.minProperties);
    if (!isAtMost(value.size(), rules.maxProperties))
        verdict = both(verdict, fail(Keyword::MaxProperties, *rules.maxProperties));
    for (const std::string &name : rules.required) {
        if (m_budget.isSpent())
            return both(verdict, unknown());
        if (goesOn(verdict) && !has(value, name))
            verdict = both(verdict, fail(Keyword::Required, Json(name)));
    }
    const bool members = !rules.properties.empty() || !rules.patterns.empty() || rules.additional != noNode ||
                         rules.names != noNode;
    if (members) {
        for (const auto &[key, entry] : value.get_ref<const Json::object_t &>()) {
            if (m_budget.isSpent())
                return both(verdict, unknown());
            if (goesOn(verdict))
                verdict = both(verdict, checkMember(rules, key, entry));
        }
    }
    for (const DependencyRule &rule : rules.dependencies) {
        if (m_budget.isSpent())
            return both(verdict, unknown());
        if (goesOn(verdict))
            verdict = both(verdict, checkDependency(rule, value));
    }
    return verdict;
}

SchemaVerdict SchemaChecker::checkMember(const ObjectRules &rules, const std::string &key, const Json &value)
{
    spend();
    Verdict verdict = rules.names == noNode ? Verdict::Fits : checkName(rules, key);
    const Step step{&key, -1};
    bool known = false;
    bool undecided = false;
    if (const auto property = rules.properties.find(key); property != rules.properties.end()) {
        known = true;
        if (goesOn(verdict))
            verdict = both(verdict, applyAt(property->second, value, step));
    }
    for (const auto &[pattern, node] : rules.patterns) {
        if (!goesOn(verdict))
            return verdict;
        const Verdict matched = matches(pattern, key);
        known = known || matched == Verdict::Fits;
        undecided = undecided || matched == Verdict::Unknown;
        if (matched == Verdict::Fits)
            verdict = both(verdict, applyAt(node, value, step));
    }
    if (undecided)
        verdict = both(verdict, Verdict::Unknown);
    if (known || undecided || rules.additional == noNode || !goesOn(verdict))
        return verdict;
    return both(verdict, isFalse(rules.additional) ? fail(Keyword::AdditionalProperties, Json(key))
                                                   : applyAt(rules.additional, value, step));
}

SchemaVerdict SchemaChecker::checkName(const ObjectRules &rules, const std::string &key)
{
    spend(qint64(key.size() / 64));
    const Json name(key);
    QList<Violation> violations;
    const Verdict verdict = applyQuietly(rules.names, name, m_violations ? &violations : nullptr);
    return verdict == Verdict::Fails ? fail(Keyword::PropertyNames, name, {violations}) : verdict;
}

SchemaVerdict SchemaChecker::checkDependency(const DependencyRule &rule, const Json &value)
{
    if (!has(value, rule.name))
        return Verdict::Fits;
    Verdict verdict = Verdict::Fits;
    for (const std::string &name : rule.names) {
        if (m_budget.isSpent())
            return both(verdict, unknown());
        if (goesOn(verdict) && !has(value, name))
            verdict = both(verdict, fail(Keyword::Dependencies, Json::array({rule.name, name})));
    }
    return rule.schema == noNode || !goesOn(verdict) ? verdict : both(verdict, apply(rule.schema, value));
}

SchemaVerdict SchemaChecker::checkNot(const CombinedRules &rules, const Json &value)
{
    switch (applyQuietly(rules.negated, value)) {
    case Verdict::Fits:
        return fail(Keyword::Not, rules.negatedNames);
    case Verdict::Fails:
        return Verdict::Fits;
    case Verdict::Unknown:
        break;
    }
    return Verdict::Unknown;
}

SchemaVerdict SchemaChecker::checkCondition(const CombinedRules &rules, const Json &value)
{
    if (rules.then == noNode && rules.otherwise == noNode)
        return Verdict::Fits;
    const Verdict condition = applyQuietly(rules.condition, value);
    if (condition == Verdict::Unknown)
        return condition;
    const int branch = condition == Verdict::Fits ? rules.then : rules.otherwise;
    return branch == noNode ? Verdict::Fits : apply(branch, value);
}

} // namespace maquette
