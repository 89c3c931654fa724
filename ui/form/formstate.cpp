// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/formstate.h"

namespace maquette
{

namespace
{
constexpr char formatKey[] = "maquette-form";
} // namespace

QByteArray FormState::toBytes() const
{
    Json whole = Json::object();
    whole[formatKey] = 1;
    whole["values"] = values;
    for (auto text = texts.begin(); text != texts.end(); ++text)
        whole["texts"][text.key().toStdString()] = jsonString(text.value());
    for (auto seed = lastSeeds.begin(); seed != lastSeeds.end(); ++seed)
        whole["lastSeeds"][seed.key().toStdString()] = seed.value().toJson();
    return maquette::toBytes(whole);
}

FormState FormState::fromBytes(const QByteArray &bytes)
{
    FormState state;
    const Result<Json> parsed = parseJson(bytes);
    if (!parsed || !parsed->is_object())
        return state;
    if (member(*parsed, formatKey) == nullptr) {
        state.values = *parsed;
        return state;
    }
    if (const Json *values = member(*parsed, "values"); values != nullptr && values->is_object())
        state.values = *values;
    if (const Json *texts = member(*parsed, "texts"); texts != nullptr && texts->is_object()) {
        for (const auto &[key, text] : texts->items())
            state.texts.insert(QString::fromStdString(key), stringOf(text));
    }
    if (const Json *seeds = member(*parsed, "lastSeeds"); seeds != nullptr && seeds->is_object()) {
        for (const auto &[key, seed] : seeds->items()) {
            if (const auto number = WideInteger::fromJson(seed))
                state.lastSeeds.insert(QString::fromStdString(key), *number);
        }
    }
    return state;
}

} // namespace maquette
