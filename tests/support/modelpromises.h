// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/checks.h"
#include "models/core/descriptor.h"

//! What holds of every model that could be read, whatever its file and whatever is typed into its form.
namespace maquette::test
{

//! The first promise of its fields that \a model breaks; null for none.
inline const char *brokenField(const Model &model)
{
    for (const Field &field : model.fields) {
        if (field.kind == FieldKind::Choice && field.choices.isEmpty())
            return "a choice has choices";
        if (field.kind == FieldKind::Number &&
            !(field.minimum && field.maximum && field.step && *field.step > 0))
            return "a number has bounds and a step";
        if (field.defaultValue && field.defaultValue->is_null())
            return "null is no default";
        for (const Json &choice : field.choices) {
            if (!checkValue(field, choice).isEmpty())
                return "a choice fits its field";
        }
    }
    return nullptr;
}

//! The first promise that \a model breaks with \a values in its form; null for none.
inline const char *brokenPromise(const Model &model, const InputValues &values)
{
    if (const char *broken = brokenField(model))
        return broken;
    const InputValues body = requestInput(model, values);
    if (!body.is_object())
        return "a request is an object";
    for (const auto &[key, value] : body.items()) {
        if (!model.field(QString::fromStdString(key)))
            return "a request holds fields of its model";
    }
    if (requestInput(model, body) != body)
        return "a request stays what it is";
    for (const FieldProblem &problem : checkInput(model, values)) {
        if (problem.message.isEmpty())
            return "a problem has words";
        if (!problem.key.isEmpty() && !model.field(problem.key))
            return "a problem is one of a field";
    }
    const InputValues carried = carryOver(model, model, values);
    for (const auto &[key, value] : carried.items()) {
        if (!model.field(QString::fromStdString(key)))
            return "what is carried over are fields of the model";
    }
    return nullptr;
}

} // namespace maquette::test
