// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of FormPanel that brings settings, prompts and works in from outside, and takes that back.
#include "app/jobs/drafts.h"
#include "app/jobs/prompthistory.h"
#include "models/core/catalogue.h"
#include "models/core/sizechoice.h"
#include "ui/form/alternativeruns.h"
#include "ui/form/fieldeditor.h"
#include "ui/form/formfooter.h"
#include "ui/form/formpanel.h"
#include "ui/form/formundo.h"
#include "ui/form/formview.h"
#include "ui/form/kinds/medialisteditor.h"
#include "ui/form/kinds/prompteditor.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/mediasource.h"
#include "ui/form/noticebar.h"
#include "ui/form/settingscompare.h"
#include "ui/form/textarea.h"

#include <algorithm>

namespace maquette
{

std::optional<QSize> FormPanel::wantedProportions() const
{
    const auto &model = m_view->model();
    const Field *size = model ? model->fieldWithRole(FieldRole::Size) : nullptr;
    const FieldEditor *editor = size != nullptr ? m_view->editor(size->key) : nullptr;
    const auto value = editor != nullptr ? editor->value() : std::nullopt;
    return value && value->is_string() ? proportionsOf(stringOf(*value)) : std::nullopt;
}

void FormPanel::putBack(const ModelId &id, const QByteArray &state)
{
    if (const auto old = m_catalogue.find(id)) {
        applyModel(old, FormState::fromBytes(state));
        saveDraft();
    }
}

void FormPanel::tellUndoable(const QString &text, const ModelId &id, const QByteArray &before,
                             const std::function<void()> &also)
{
    const ModelId there = model();
    m_footer->notice().tell(text, [this, id, before, also, there, after = m_view->state().toBytes()] {
        const ModelId left = model();
        const QByteArray written = m_view->state().toBytes();
        if (left != id && m_view->model())
            saveDraft();
        if (also)
            also();
        putBack(id, before);
        if (model() == id && (left != there || written != after)) // it would have gone without a word
            tellUndoable(tr("The form is as it was before. What you did since can come back."), left,
                         written);
    });
}

void FormPanel::applyPreset(const FormState &state, const QString &text)
{
    const QByteArray before = m_view->state().toBytes();
    m_restored = true;
    applyModel(m_view->model(), state);
    saveDraft();
    tellUndoable(text, model(), before);
}

void FormPanel::resetForm()
{
    const bool nothingToDo = m_view->isAtDefaults() && m_view->pending().isEmpty(); // nor on its way
    if (!m_view->model() || nothingToDo)
        return;
    const QByteArray before = m_view->state().toBytes();
    m_view->reset();
    saveDraft();
    tellUndoable(tr("The form is reset."), model(), before);
}

void FormPanel::useSettings(const ModelId &id, const QByteArray &input, AssetId from)
{
    const auto target = m_catalogue.find(id);
    const Result<Json> parsed = parseJson(input);
    if (!target || !parsed || !parsed->is_object()) {
        m_footer->notice().tellTrouble(
            target ? tr("The settings of this work cannot be read.")
                   : tr("The model of this work, %1, is not installed.").arg(id.text()));
        return;
    }
    FormState state;
    state.values = m_alternatives->literal(*target, *parsed);
    if (const auto work = m_pictures->work(from);
        work && !work->parent.isNull() && m_pictures->work(work->parent)) {
        const std::string key = work->parentField.toStdString();
        if (state.values.contains(key))
            state.values[key] = jsonString(assetValue(work->parent));
    }
    // Undo leads back to the model and the form of before, and to the draft that this one had.
    const ModelId before = model();
    const QByteArray beforeState = m_view->state().toBytes();
    const QByteArray targetDraft = before == id ? beforeState : m_drafts.values(id);
    if (before != id && m_view->model())
        saveDraft();
    m_restored = true;
    applyModel(target, state);
    saveDraft();
    tellUndoable(tr("These are the settings of the work."), before, beforeState,
                 [this, before, id, targetDraft] {
                     if (before != id)
                         m_drafts.save(id, targetDraft);
                 });
}

void FormPanel::takeSettings(const SettingsUse &use, const QString &told)
{
    if (!m_view->model())
        return;
    if (use.isEmpty()) {
        m_footer->notice().tell(tr("The form has these settings already."));
        return;
    }
    const QByteArray before = m_view->state().toBytes();
    m_restored = true;
    m_undo->seal();
    FormState state = m_view->state();
    QStringList keys = use.cleared;
    for (const QString &key : use.cleared)
        state.values.erase(key.toStdString());
    for (const auto &[key, value] : use.values.items()) {
        state.values[key] = value;
        keys += QString::fromStdString(key);
    }
    // What is no value yet goes with the value it would have become.
    for (const QString &place : state.texts.keys()) {
        if (keys.contains(place) || keys.contains(place.section(u'/', 0, 0)))
            state.texts.remove(place);
    }
    m_view->restore(state, {}, {});
    m_view->check();
    m_undo->seal();
    saveDraft();
    tellUndoable(told, model(), before);
}

std::shared_ptr<const Model> FormPanel::currentModel() const
{
    return m_view->model();
}

FormState FormPanel::state() const
{
    return m_view->state();
}

InputValues FormPanel::written(const Model &model, const InputValues &sent) const
{
    return m_alternatives->literal(model, sent);
}

void FormPanel::useWork(AssetId work, const ModelId &id, const QString &fieldKey)
{
    const auto target = m_catalogue.find(id);
    if (!target || target->field(fieldKey) == nullptr) {
        m_footer->notice().tellTrouble(tr("There is no such field any more."));
        return;
    }
    setModel(id);
    FieldEditor *editor = m_view->editor(fieldKey);
    if (auto *list = qobject_cast<MediaListEditor *>(editor))
        list->append(assetValue(work));
    else if (editor != nullptr)
        editor->setValue(std::optional<Json>(std::in_place, jsonString(assetValue(work))));
    saveDraft();
    m_view->check();
    m_view->focusField(fieldKey); // brings it into view
    focusPrompt();                // what comes next is to say how it moves
}

void FormPanel::usePrompt(const ModelId &id, const PastPrompt &prompt)
{
    const auto target = m_catalogue.find(id);
    const Field *field = target ? target->fieldWithRole(FieldRole::Prompt) : nullptr;
    if (field == nullptr) {
        m_footer->notice().tellTrouble(
            target ? tr("%1 takes no prompt.").arg(target->displayName)
                   : tr("The model of this prompt, %1, is not installed.").arg(id.text()));
        return;
    }
    setModel(id);
    m_undo->seal();
    const auto put = [this](const Field *place, const QString &text) {
        FieldEditor *editor = place != nullptr ? m_view->editor(place->key) : nullptr;
        if (editor != nullptr)
            editor->setValue(std::optional<Json>(std::in_place, jsonString(text)));
    };
    const auto meant = [&](const QString &text) {
        return prompt.written ? text : m_alternatives->literal(text);
    };
    put(field, meant(prompt.text));
    if (!prompt.negative.trimmed().isEmpty())
        put(target->fieldWithRole(FieldRole::NegativePrompt), meant(prompt.negative));
    m_view->check();
    m_undo->seal();
    saveDraft();
    focusPrompt();
}

void FormPanel::takeExample()
{
    const auto exampleOf = [](const Model &model) {
        const Field *prompt = model.fieldWithRole(FieldRole::Prompt);
        const bool shows = prompt && prompt->exampleDefault && prompt->defaultValue;
        return shows && !stringOf(*prompt->defaultValue).isEmpty() ? prompt : nullptr;
    };
    const auto &models = m_catalogue.entries();
    const auto other =
        std::find_if(models.begin(), models.end(), [](const auto &each) { return each.showsExample; });
    // Who asks for an example wants to see one: where this model has none, of the first that has.
    if (m_view->model() && !exampleOf(*m_view->model()) && other != models.end())
        setModel(other->id);
    const Field *prompt = m_view->model() ? exampleOf(*m_view->model()) : nullptr;
    if (prompt == nullptr)
        return;
    if (auto *editor = qobject_cast<PromptEditor *>(m_view->editor(prompt->key)))
        editor->area()->takeExample();
    focusPrompt();
}

} // namespace maquette
