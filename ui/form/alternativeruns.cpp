// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/alternativeruns.h"

#include "models/core/valuewalk.h"

#include <algorithm>

namespace maquette
{

namespace
{

constexpr qsizetype mostOddities = 3; // of one text: the fourth is seen once these are mended

PromptMode modeOf(AlternativesChoice::Way way)
{
    switch (way) {
    case AlternativesChoice::Way::Distinct:
        return PromptMode::Distinct;
    case AlternativesChoice::Way::Each:
        return PromptMode::Each;
    default:
        return PromptMode::Every;
    }
}

//! Than it was typed.
bool isSentOtherwise(const PlannedText &text)
{
    return !text.text.isPlain() || text.text.at(0).text != text.text.source();
}

} // namespace

AlternativeRuns::AlternativeRuns(const QString &usualFolder)
    : m_usualFolder(usualFolder)
    , m_lists(std::make_unique<WildcardFolder>(usualFolder))
    , m_seed(QRandomGenerator::global()->generate())
{}

void AlternativeRuns::setChoice(const AlternativesChoice &choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    m_choice.most = qBound(1, choice.most, AlternativesChoice::mostVariants);
    openFolder();
}

void AlternativeRuns::setUsualFolder(const QString &folder)
{
    m_usualFolder = folder;
    openFolder();
}

void AlternativeRuns::openFolder()
{
    const QString folder = m_choice.folder.isEmpty() ? m_usualFolder : m_choice.folder;
    if (folder != m_lists->folder())
        m_lists = std::make_unique<WildcardFolder>(folder);
}

const Wildcards *AlternativeRuns::wildcards() const
{
    return m_lists->folder().isEmpty() ? nullptr : m_lists.get();
}

QStringList AlternativeRuns::lists() const
{
    return wildcards() == nullptr ? QStringList() : m_lists->names();
}

bool AlternativeRuns::isPlain() const
{
    return !m_plan || m_plan->texts().isEmpty() || m_choice.way == AlternativesChoice::Way::Plain;
}

bool AlternativeRuns::areThere() const
{
    return m_plan && std::any_of(m_plan->texts().cbegin(), m_plan->texts().cend(), isSentOtherwise);
}

bool AlternativeRuns::surprises() const
{
    if (isPlain())
        return false;
    const bool leavesOut =
        m_choice.way == AlternativesChoice::Way::Every && combinations() > quint64(count());
    return leavesOut || std::any_of(m_plan->texts().cbegin(), m_plan->texts().cend(),
                                    [](const PlannedText &text) { return !text.text.oddities().isEmpty(); });
}

InputValues AlternativeRuns::literal(const Model &model, InputValues values) const
{
    eachValue(model, values, [this](const Field &field, Json &value, const JsonPath &) {
        if (field.kind == FieldKind::Text && field.multiline && value.is_string())
            value = jsonString(literal(stringOf(value)));
    });
    return values;
}

QString AlternativeRuns::literal(const QString &text) const
{
    if (m_choice.way == AlternativesChoice::Way::Plain)
        return text;
    return PromptTemplate::escaped(text, wildcards());
}

FormReading AlternativeRuns::read(const Model &model, const InputValues &values)
{
    m_plan.emplace(model, values, wildcards());
    FormReading reading{values, {}};
    if (isPlain())
        return reading;
    reading.values = planned(1).constFirst().values;
    for (const PlannedText &text : m_plan->texts()) {
        for (const PromptOddity &oddity : text.text.oddities().mid(0, mostOddities))
            reading.problems << FieldProblem{text.key, oddity.message, false, text.path.mid(1)};
    }
    return reading;
}

int AlternativeRuns::count() const
{
    if (isPlain() || m_plan->isPlain())
        return 1;
    return m_plan->runs(modeOf(m_choice.way), m_choice.most);
}

QList<PlannedInput> AlternativeRuns::planned(int most) const
{
    QRandomGenerator random(m_seed);
    return m_plan->variants(modeOf(m_choice.way), most, random);
}

QList<InputValues> AlternativeRuns::variants() const
{
    QList<InputValues> variants;
    for (PlannedInput &input : isPlain() ? QList<PlannedInput>() : planned(count()))
        variants << std::move(input.values);
    return variants;
}

QStringList AlternativeRuns::fields() const
{
    QStringList keys;
    for (const PlannedText &text : isPlain() ? QList<PlannedText>() : m_plan->texts()) {
        if (!text.text.isPlain())
            keys << text.key;
    }
    return keys;
}

QStringList AlternativeRuns::prompts() const
{
    QStringList prompts;
    for (const InputValues &values : variants()) {
        QStringList texts;
        for (const PlannedText &text : m_plan->texts()) {
            const Json *value = isSentOtherwise(text) ? valueAt(values, text.path) : nullptr;
            if (value != nullptr)
                texts << stringOf(*value);
        }
        prompts << texts.join(QStringLiteral("\n"));
    }
    return prompts;
}

void AlternativeRuns::drawAnew()
{
    m_seed = QRandomGenerator::global()->generate();
}

} // namespace maquette
