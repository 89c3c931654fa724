// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/checks.h"

#include "models/schema/schema.h"
#include "models/schema/violationwords.h"

#include <QCoreApplication>
#include <QHash>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("Checks", source);
}

bool isBlank(const Json &value)
{
    return value.is_string() && stringOf(value).trimmed().isEmpty();
}

bool allowsNull(const Field &field)
{
    if (field.kind != FieldKind::Raw)
        return false;
    const Json *type = member(field.schema, "type");
    if (!type || !type->is_array())
        return type && stringOf(*type).compare(u"null"_s, Qt::CaseInsensitive) == 0;
    return std::any_of(type->begin(), type->end(),
                       [](const Json &name) { return stringOf(name) == u"null"_s; });
}

bool isUnset(const Field &field, const Json &value)
{
    if (value.is_null())
        return !allowsNull(field);
    return (field.kind == FieldKind::Text || field.kind == FieldKind::Media) && isBlank(value);
}

bool hasTrueDefault(const Field &field)
{
    return field.defaultValue && !field.exampleDefault;
}

//! A text that the artist emptied on purpose, where leaving it out would bring the default back.
bool clearsDefault(const Field &field, const Json &value)
{
    return field.kind == FieldKind::Text && !field.required && value.is_string() && hasTrueDefault(field) &&
           !isBlank(*field.defaultValue);
}

QString missingMessage(const Field &field)
{
    switch (field.kind) {
    case FieldKind::Text:
        return field.role == FieldRole::Prompt ? text("Write a prompt.") : text("Fill this in.");
    case FieldKind::Choice:
        return text("Choose one of the listed values.");
    case FieldKind::Media:
        return field.media == MediaKind::Image   ? text("Add an image.")
               : field.media == MediaKind::Video ? text("Add a video.")
                                                 : text("Add a sound.");
    case FieldKind::Number:
    case FieldKind::Seed:
    case FieldKind::Boolean:
    case FieldKind::Raw:
        break;
    }
    return text("Set a value.");
}

QString violationMessage(const Violation &violation, const InputValues &body)
{
    const QString words = wordsOf(violation, valueAt(body, violation.path));
    const QString place = pathText(violation.path.mid(1));
    return place.isEmpty() ? words : text("At %1: %2").arg(place, words);
}

bool blocksField(const QList<FieldProblem> &problems, const QString &key)
{
    return std::any_of(problems.cbegin(), problems.cend(),
                       [&](const FieldProblem &problem) { return problem.blocks && problem.key == key; });
}

//! The schema as a whole, for what the checks of single fields let through.
void checkWhole(const Model &model, const InputValues &body, QList<FieldProblem> &problems)
{
    if (!model.validator)
        return;
    const bool clean =
        std::none_of(problems.cbegin(), problems.cend(), [](const auto &p) { return p.blocks; });
    const QList<Violation> violations = plainest(model.validator->check(body));
    QHash<QString, Violation> deepest;
    for (const Violation &violation : violations) {
        const QString key = violation.path.value(0).key;
        const bool placed = !violation.path.isEmpty() && model.field(key);
        if (placed && violation.path.size() > deepest.value(key).path.size())
            deepest.insert(key, violation);
    }
    const bool placed = !deepest.isEmpty();
    for (const Violation &violation : std::as_const(deepest)) {
        const QString key = violation.path.constFirst().key;
        if (!blocksField(problems, key))
            problems.append({key, violationMessage(violation, body), true});
    }
    if (clean && !placed && !violations.isEmpty())
        problems.append({{}, violationMessage(violations.constFirst(), body), true});
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
        return {{{}, text("The input is not a JSON object."), true}};
    QList<FieldProblem> problems;
    for (const Field &field : model.fields) {
        const Json *value = member(body, field.key.toStdString());
        if (value && !(field.required && isUnset(field, *value)))
            problems.append(checkValue(field, *value));
        else if (field.required)
            problems.append({field.key, missingMessage(field), true});
    }
    checkWhole(model, body, problems);
    sortByForm(model, problems);
    return problems;
}

QList<FieldProblem> checkInput(const Model &model, const InputValues &values)
{
    return checkRequest(model, requestInput(model, values));
}

InputValues requestInput(const Model &model, const InputValues &values)
{
    InputValues body = Json::object();
    for (const Field &field : model.fields) {
        const std::string key = field.key.toStdString();
        const Json *value = member(values, key);
        if (value && (!isUnset(field, *value) || clearsDefault(field, *value)))
            body[key] = *value;
        else if ((!value || value->is_null()) && field.required && hasTrueDefault(field))
            body[key] = *field.defaultValue;
    }
    return body;
}

} // namespace maquette
