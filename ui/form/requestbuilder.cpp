// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/requestbuilder.h"

#include "ui/form/priceestimate.h"

#include <algorithm>

namespace maquette
{

namespace
{
constexpr int drawsPerSeed = 64;

QString textIn(const InputValues &values, const Field &field)
{
    const auto found = values.find(field.key.toStdString());
    return found == values.end() ? QString() : stringOf(*found);
}

//! Which text stands for the run: the prompt, else the first that says something.
const Field *promptField(const Model &model, const InputValues &values)
{
    if (const Field *prompt = model.fieldWithRole(FieldRole::Prompt))
        return prompt;
    const auto said = std::find_if(model.fields.cbegin(), model.fields.cend(), [&values](const Field &field) {
        return field.kind == FieldKind::Text && !textIn(values, field).isEmpty();
    });
    return said != model.fields.cend() ? &*said : nullptr;
}
//! What was written, where it is not what is sent.
void noteWritten(const RunPlan &plan, JobOrder &order)
{
    const Field *prompt = promptField(*plan.model, plan.values);
    const Field *negative = plan.model->fieldWithRole(FieldRole::NegativePrompt);
    const auto isTemplate = [&plan](const Field *field) {
        return field != nullptr && plan.templates.contains(field->key);
    };
    if (!isTemplate(prompt) && !isTemplate(negative))
        return;
    if (prompt != nullptr)
        order.written = textIn(plan.values, *prompt);
    if (negative != nullptr)
        order.writtenNegative = textIn(plan.values, *negative);
}
} // namespace

bool sameRuns(const RunPlan &a, const RunPlan &b)
{
    return a.model == b.model && a.runs == b.runs && a.randomSeeds == b.randomSeeds &&
           a.price.base == b.price.base && sameJson(a.values, b.values) &&
           std::equal(a.variants.cbegin(), a.variants.cend(), b.variants.cbegin(), b.variants.cend(),
                      [](const InputValues &x, const InputValues &y) { return sameJson(x, y); });
}

RequestBuilder::RequestBuilder(SeedSource seeds)
    : m_seeds(std::move(seeds))
{}

QList<JobOrder> RequestBuilder::orders(const RunPlan &plan) const
{
    const QList<InputValues> variants = plan.variants.isEmpty() ? QList{plan.values} : plan.variants;
    QList<JobOrder> orders;
    Given given;
    for (int run = 0; run < plan.runs; ++run) {
        for (const InputValues &variant : variants)
            orders += order(plan, variant, given);
    }
    return orders;
}

JobOrder RequestBuilder::order(const RunPlan &plan, InputValues values, Given &given) const
{
    for (const QString &key : plan.randomSeeds) {
        const Field *field = plan.model->field(key);
        if (field == nullptr)
            continue;
        std::set<WideInteger> &before = given[key];
        WideInteger seed = m_seeds(*field);
        for (int draw = 1; draw < drawsPerSeed && before.contains(seed); ++draw)
            seed = m_seeds(*field);
        before.insert(seed);
        values[key.toStdString()] = seed.toJson();
    }
    const InputValues input = requestInput(*plan.model, values);
    JobOrder order;
    order.model = plan.model->id;
    order.modelName = plan.model->displayName;
    order.prompt = promptOf(*plan.model, input);
    noteWritten(plan, order);
    order.input = toBytes(input);
    order.seed = seedOf(*plan.model, input);
    order.priceShown = plan.price.base;
    order.estimate = plan.learned ? plan.learned : priceEstimate(*plan.model, input, plan.price);
    order.parent = plan.parent.id;
    order.parentField = plan.parent.field;
    return order;
}

QString promptOf(const Model &model, const InputValues &values)
{
    const Field *field = promptField(model, values);
    return field != nullptr ? textIn(values, *field) : QString();
}

std::optional<qint64> seedOf(const Model &model, const InputValues &input)
{
    const Field *field = model.fieldWithRole(FieldRole::Seed);
    if (field == nullptr)
        return std::nullopt;
    const auto found = input.find(field->key.toStdString());
    if (found == input.end())
        return std::nullopt;
    const auto number = WideInteger::fromJson(*found);
    return number ? number->toSigned() : std::nullopt;
}

} // namespace maquette
