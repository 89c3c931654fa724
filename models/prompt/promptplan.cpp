// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/prompt/promptplan.h"

#include "models/core/valuewalk.h"
#include "models/prompt/promptsampling.h"

namespace maquette
{

namespace
{

void setText(Json &values, const JsonPath &path, const QString &text)
{
    Json *at = &values;
    for (const JsonStep &step : path)
        at = step.index < 0 ? &(*at)[step.key.toStdString()] : &(*at)[std::size_t(step.index)];
    *at = jsonString(text);
}

} // namespace

PromptPlan::PromptPlan(const Model &model, const InputValues &values, const Wildcards *wildcards)
    : m_values(values)
    , m_effort(sizeOf(values))
{
    eachValue(model, m_values, [&](const Field &field, Json &value, const JsonPath &path) {
        if (field.kind != FieldKind::Text || !field.multiline || !value.is_string())
            return;
        const QString text = stringOf(value);
        PromptTemplate read = PromptTemplate::parse(text, wildcards);
        if (read.isPlain() && read.oddities().isEmpty() && read.at(0).text == text)
            return;
        m_effort += read.effort();
        const Field *whole = model.field(path.constFirst().key);
        const QString title = field.title.isEmpty() && whole ? whole->title : field.title;
        m_texts << PlannedText{path.constFirst().key, title, path, std::move(read)};
    });
}

bool PromptPlan::isPlain() const
{
    return std::all_of(m_texts.cbegin(), m_texts.cend(),
                       [](const PlannedText &planned) { return planned.text.isPlain(); });
}

quint64 PromptPlan::count() const
{
    quint64 count = 1;
    for (const PlannedText &planned : m_texts)
        count = prompt::times(count, planned.text.count());
    return count;
}

int PromptPlan::bound(int limit) const
{
    return prompt::boundFor(m_effort, limit);
}

int PromptPlan::runs(PromptMode mode, int limit) const
{
    const auto most = quint64(bound(limit));
    return int(mode == PromptMode::Each ? most : std::min(most, count()));
}

PlannedInput PromptPlan::inputOf(const QList<ExpandedPrompt> &texts) const
{
    PlannedInput input{m_values, {}, {}};
    for (qsizetype i = 0; i < texts.size(); ++i) {
        setText(input.values, m_texts.at(i).path, texts.at(i).text);
        input.chosen << texts.at(i).chosen;
        input.name += texts.at(i).name + '/';
    }
    return input;
}

QList<PlannedInput> PromptPlan::variants(PromptMode mode, int limit, QRandomGenerator &random) const
{
    const auto at = [this](quint64 index) {
        QList<ExpandedPrompt> texts(m_texts.size());
        for (qsizetype i = m_texts.size(); i-- > 0;) {
            const quint64 count = m_texts.at(i).text.count();
            texts[i] = m_texts.at(i).text.at(index % count);
            index /= count;
        }
        return inputOf(texts);
    };
    const auto draw = [this, &random] {
        QList<ExpandedPrompt> texts;
        for (const PlannedText &planned : m_texts)
            texts << planned.text.draw(random);
        return inputOf(texts);
    };
    return prompt::sample(mode, bound(limit), count(), random, at, draw,
                          [](const PlannedInput &input) { return input.name; });
}

} // namespace maquette
