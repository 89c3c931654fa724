// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/checks.h"

#include "models/core/checkwords.h"
#include "models/core/unset.h"
#include "models/schema/schema.h"
#include "models/schema/violationwords.h"

#include <QHash>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

//! Whether something nearer to the point is said of the value at \a inner, of what it holds or of what holds
//! it.
bool isSaid(const QList<FieldProblem> &problems, const QString &key, const JsonPath &inner)
{
    return std::any_of(problems.cbegin(), problems.cend(), [&](const FieldProblem &problem) {
        const qsizetype common = std::min(problem.inner.size(), inner.size());
        return problem.blocks && problem.key == key && problem.inner.first(common) == inner.first(common);
    });
}

//! A member that is missing is named where it would stand.
JsonPath placeOf(const Violation &violation)
{
    const bool missing = violation.keyword == Keyword::Required && violation.expected.is_string();
    return missing ? violation.path + JsonPath{{stringOf(violation.expected), -1}} : violation.path;
}

//! The schema as a whole, for what the checks of single fields let through.
void checkWhole(const Model &model, const InputValues &body, QList<FieldProblem> &problems)
{
    if (!model.validator)
        return;
    const bool clean =
        std::none_of(problems.cbegin(), problems.cend(), [](const auto &p) { return p.blocks; });
    QList<FieldProblem> found;
    const QList<Violation> violations = plainest(model.validator->check(body));
    for (const Violation &violation : violations) {
        const JsonPath path = placeOf(violation);
        if (!path.isEmpty() && model.field(path.constFirst().key))
            found.append({path.constFirst().key, wordsOf(violation, valueAt(body, violation.path)), true,
                          path.mid(1)});
    }
    std::stable_sort(found.begin(), found.end(), [](const FieldProblem &a, const FieldProblem &b) {
        return a.inner.size() > b.inner.size();
    });
    for (const FieldProblem &problem : std::as_const(found)) {
        if (!isSaid(problems, problem.key, problem.inner))
            problems.append(problem);
    }
    if (clean && found.isEmpty() && !violations.isEmpty())
        problems.append({{}, wordsOf(violations.constFirst(), &body), true, {}});
}

void sortByForm(const Model &model, QList<FieldProblem> &problems)
{
    QHash<QString, qsizetype> places;
    for (const Field &field : model.fields)
        places.insert(field.key, places.size());
    std::stable_sort(problems.begin(), problems.end(), [&](const FieldProblem &a, const FieldProblem &b) {
        return places.value(a.key, places.size()) < places.value(b.key, places.size());
    });
}

} // namespace

QList<FieldProblem> checkRequest(const Model &model, const InputValues &body)
{
    if (!body.is_object())
        return {{{}, checkWords("The input is not a JSON object."), true, {}}};
    QList<FieldProblem> problems;
    for (const Field &field : model.fields) {
        const Json *value = member(body, field.key.toStdString());
        if (value && !(field.required && isUnset(field, *value)))
            problems.append(checkValue(field, *value));
        else if (field.required)
            problems.append({field.key, missingMessage(field), true, {}});
    }
    checkWhole(model, body, problems);
    sortByForm(model, problems);
    return problems;
}

QList<FieldProblem> checkInput(const Model &model, const InputValues &values)
{
    return checkRequest(model, requestInput(model, values));
}

} // namespace maquette
