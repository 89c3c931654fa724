// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where things stand in a FormView, and what its seeds are.
#include "ui/form/fieldeditor.h"
#include "ui/form/formcolumn.h"
#include "ui/form/formview.h"
#include "ui/form/kinds/seededitor.h"
#include "ui/form/optionaljson.h"
#include "ui/theme/metrics.h"

#include <QScopedValueRollback>
#include <QSet>

#include <algorithm>

namespace maquette
{

namespace
{
//! Whether something is typed there that is no value: the value alone does not say how the field stands.
bool holdsText(const FieldEditor &editor)
{
    const FieldKind kind = editor.field().kind;
    const bool media =
        kind == FieldKind::Media || kind == FieldKind::MediaList; // what is wrong is in the file
    return !media && !editor.ownProblems().isEmpty();
}
} // namespace

FieldEditor *FormView::editor(const QString &key) const
{
    for (FieldEditor *each : m_editors) {
        if (each->field().key == key)
            return each;
    }
    return nullptr;
}

FieldEditor *FormView::editorAt(const QString &key, const JsonPath &inner) const
{
    FieldEditor *at = editor(key);
    JsonPath left = inner;
    while (at != nullptr) {
        const QList<InnerEditor> editors = at->inner();
        const auto next = std::find_if(editors.cbegin(), editors.cend(), [&](const InnerEditor &each) {
            return !each.step || (!left.isEmpty() && *each.step == left.constFirst());
        });
        if (next == editors.cend())
            break;
        if (next->step)
            left.removeFirst();
        at = next->editor;
    }
    return at;
}

void FormView::focusField(const QString &key)
{
    if (FieldEditor *each = editor(key))
        focusEditor(each);
}

void FormView::focusProblem(const FieldProblem &problem)
{
    if (FieldEditor *each = editorAt(problem.key, problem.inner))
        focusEditor(each);
}

void FormView::goToFirstProblem()
{
    showAllProblems();
    for (const FieldProblem &problem : m_problems) {
        if (problem.blocks && editor(problem.key) != nullptr) {
            focusProblem(problem);
            return;
        }
    }
}

FormObstacle FormView::obstacle() const
{
    const FieldProblem *first = nullptr;
    QSet<QString> others; // fields: one may have several problems
    for (const FieldProblem &problem : m_problems) {
        if (!problem.blocks)
            continue;
        if (first == nullptr)
            first = &problem;
        else if (problem.key != first->key)
            others.insert(problem.key);
    }
    if (first == nullptr) {
        const QStringList waiting = pending();
        return {waiting.isEmpty() ? QString() : waiting.constFirst(), false};
    }
    QString text = problemText(*first);
    if (!others.isEmpty() && text.endsWith(u'.'))
        text.chop(1);
    if (others.size() == 1)
        text += tr(", and one more field");
    else if (!others.isEmpty())
        text += tr(", and %1 more fields").arg(others.size());
    const FieldEditor *at = editor(first->key);
    return {text, at == nullptr || at->value().has_value()};
}

QString FormView::problemText(const FieldProblem &problem) const
{
    const FieldEditor *at = editor(problem.key);
    if (at == nullptr)
        return problem.message;
    const QString &title = at->field().title;
    return at->value() ? tr("%1: %2").arg(title, problem.message) : tr("%1 is required").arg(title);
}

void FormView::focusEditor(FieldEditor *editor)
{
    m_column->reveal(editor);
    ensureWidgetVisible(editor, 0, metrics::huge);
    editor->focusTarget()->setFocus(Qt::OtherFocusReason);
}

void FormView::showAllProblems()
{
    for (FieldEditor *each : m_editors)
        each->setTouched(true);
}

QStringList FormView::pending() const
{
    QStringList texts;
    for (const FieldEditor *each : m_editors) {
        if (each->isPending())
            texts += tr("%1: %2").arg(each->field().title, each->pendingText());
    }
    return texts;
}

QStringList FormView::randomSeeds() const
{
    QStringList keys;
    for (const FieldEditor *each : m_editors) {
        if (const auto *seed = qobject_cast<const SeedEditor *>(each); seed && seed->isRandom())
            keys += seed->field().key;
    }
    return keys;
}

bool FormView::holdsSeed() const
{
    return std::any_of(m_editors.cbegin(), m_editors.cend(), [](const FieldEditor *each) {
        const auto *seed = qobject_cast<const SeedEditor *>(each);
        return seed && seed->isSeed() && !seed->isRandom();
    });
}

void FormView::setLastSeeds(const InputValues &input)
{
    for (FieldEditor *each : m_editors) {
        auto *seed = qobject_cast<SeedEditor *>(each);
        const Json *used = seed ? member(input, seed->field().key.toStdString()) : nullptr;
        if (used != nullptr && seed->isSeed())
            seed->setLastUsed(WideInteger::fromJson(*used));
    }
}

void FormView::restore(const FormState &state, const QString &key, const JsonPath &inner)
{
    const auto wanted = [&state](const FieldEditor &each) {
        const Json *value = member(state.values, each.field().key.toStdString());
        return value != nullptr ? some(*value) : std::nullopt;
    };
    const auto holds = [&](const FieldEditor &each) { return sameValue(each.value(), wanted(each)); };
    {
        const QScopedValueRollback filling(m_filling, true);
        for (FieldEditor *each : m_editors) {
            const QString &name = each->field().key;
            if (holds(*each) && !state.texts.contains(name) && !holdsText(*each))
                continue;
            const Json *part = name == key && !inner.isEmpty()
                                   ? valueAt(state.values, JsonPath{{key, -1}} + inner)
                                   : nullptr;
            const bool set = part != nullptr && editorAt(key, inner)->setValue(some(*part)) && holds(*each);
            if (!set)
                setField(*each, state.values);
        }
        setRest(state);
    }
    onChange();
}

} // namespace maquette
