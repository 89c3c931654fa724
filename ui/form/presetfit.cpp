// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/presetfit.h"

#include "models/core/fitting.h"
#include "models/core/unset.h"
#include "ui/form/choicetext.h"
#include "ui/form/mediaaddress.h"

#include <QCoreApplication>

#include <algorithm>

namespace maquette
{

namespace
{

QString fitWords(const char *text)
{
    return QCoreApplication::translate("PresetFit", text);
}

//! The first fault that keeps a value from being sent; empty if there is none.
QString valueFault(const Model &model, const Field &field, const Json &value)
{
    Json values = Json::object();
    values[field.key.toStdString()] = value;
    values = withPlaceholders(model, std::move(values));
    const QList<FieldProblem> problems = checkValue(field, values[field.key.toStdString()]);
    const auto found =
        std::find_if(problems.cbegin(), problems.cend(), [](const FieldProblem &p) { return p.blocks; });
    return found == problems.cend() ? QString() : found->message;
}

QString shown(const Json &value)
{
    return value.is_number() ? numberText(value) : shownValue(value);
}

void fitValue(const Model &model, const std::string &key, const Json &value, PresetFit &fit)
{
    const QString name = QString::fromStdString(key);
    const Field *field = model.field(name);
    if (!field) {
        fit.notes << fitWords("%1: this model has no such field any more.").arg(name);
        return;
    }
    const QString why = isUnset(*field, value) ? QString() : valueFault(model, *field, value);
    if (why.isEmpty()) {
        fit.state.values[key] = value;
        return;
    }
    Json alone = Json::object();
    alone[key] = value;
    const InputValues carried = carriedValues(model, model, alone);
    const Json *instead = member(carried, key);
    const auto nearest =
        instead ? std::optional<Json>(std::in_place, *instead) : nearestFitting(*field, value);
    if (!nearest) {
        fit.notes << fitWords("%1 is left out: %2").arg(field->title, why);
        return;
    }
    fit.state.values[key] = *nearest;
    if (!sameJson(*nearest, value))
        fit.notes << fitWords("%1: there is no %2 any more. It is %3 now.")
                         .arg(field->title, shown(value), shown(*nearest));
}

} // namespace

PresetFit fitPreset(const Model &model, const FormState &state)
{
    PresetFit fit;
    if (state.values.is_object()) {
        for (const auto &[key, value] : state.values.items())
            fitValue(model, key, value, fit);
    }
    for (auto text = state.texts.cbegin(); text != state.texts.cend(); ++text) {
        if (model.field(text.key()))
            fit.state.texts.insert(text.key(), text.value());
        else
            fit.notes << fitWords("%1: this model has no such field any more.").arg(text.key());
    }
    for (auto seed = state.lastSeeds.cbegin(); seed != state.lastSeeds.cend(); ++seed) {
        if (model.field(seed.key()))
            fit.state.lastSeeds.insert(seed.key(), seed.value());
    }
    return fit;
}

} // namespace maquette
