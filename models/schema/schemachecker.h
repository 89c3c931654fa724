// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/schema/jsonequality.h"
#include "models/schema/schemanode.h"

namespace maquette
{

enum class SchemaVerdict { Fits, Fails, Unknown };

//! What follows for a value that both apply to.
inline SchemaVerdict both(SchemaVerdict a, SchemaVerdict b)
{
    if (a == SchemaVerdict::Fails || b == SchemaVerdict::Fails)
        return SchemaVerdict::Fails;
    return a == SchemaVerdict::Fits ? b : a;
}

//! \brief Holds one value against a program, once. With a list for violations it goes on to find all of them,
//! without one it ends at the first. A check has 500,000 steps; what is left after them is Unknown.
class SchemaChecker
{
public:
    SchemaChecker(const SchemaProgram &program, QList<Violation> *violations);

    SchemaVerdict run(const Json &instance) { return apply(0, instance); }
    //! False once anything was Unknown on the way.
    [[nodiscard]] bool isComplete() const { return m_complete; }

private:
    using Verdict = SchemaVerdict;

    //! \brief Where in the instance the check is; the key belongs to the instance.
    struct Step
    {
        const std::string *key;
        qsizetype index;
    };
    struct Followed
    {
        int node;
        const Json *instance;
    };

    Verdict apply(int node, const Json &value);
    Verdict applyAt(int node, const Json &value, const Step &step);
    Verdict applyQuietly(int node, const Json &value, QList<Violation> *violations = nullptr);
    Verdict follow(const SchemaNode *&node, const Json &value);
    Verdict checkRules(const SchemaNode &node, const Json &value);
    Verdict checkPlain(const SchemaNode &node, const Json &value);
    Verdict checkNumber(const NumberRules &rules, const Json &value);
    Verdict checkString(const StringRules &rules, const Json &value);
    Verdict matches(const std::optional<EcmaPattern> &pattern, const std::string &text);
    Verdict checkArray(const ArrayRules &rules, const Json &value);
    Verdict checkItems(const ArrayRules &rules, const Json &value);
    Verdict checkContains(const ArrayRules &rules, const Json &value);
    Verdict checkUnique(const Json &value);
    Verdict checkObject(const ObjectRules &rules, const Json &value);
    Verdict checkMember(const ObjectRules &rules, const std::string &key, const Json &value);
    Verdict checkName(const ObjectRules &rules, const std::string &key);
    Verdict checkDependency(const DependencyRule &rule, const Json &value);
    Verdict checkCombined(const CombinedRules &rules, const Json &value);
    Verdict checkAny(const CombinedRules &rules, const Json &value);
    Verdict checkOne(const CombinedRules &rules, const Json &value);
    Verdict checkNot(const CombinedRules &rules, const Json &value);
    Verdict checkCondition(const CombinedRules &rules, const Json &value);

    [[nodiscard]] bool goesOn(Verdict verdict) const { return verdict != Verdict::Fails || m_violations; }
    [[nodiscard]] bool has(const Json &object, const std::string &name);
    bool spend(qint64 steps = 1);
    Verdict unknown();
    Verdict fail(Keyword keyword, const Json &expected = {}, const QList<QList<Violation>> &branches = {},
                 int matched = 0);
    [[nodiscard]] bool isFalse(int node) const;

    const SchemaProgram &m_program;
    QList<Violation> *m_violations;
    StepBudget m_budget;
    std::vector<Step> m_path;
    std::vector<Followed> m_followed; //!< references that are being followed, the innermost last
    int m_depth = 0;
    bool m_complete = true;
};

} // namespace maquette
