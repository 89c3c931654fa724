// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of FormPanel that keeps the draft of each model, and brings it back with the model.
#include "app/jobs/drafts.h"
#include "models/core/catalogue.h"
#include "models/core/valuewalk.h"
#include "ui/browser/modelmarks.h"
#include "ui/form/formfooter.h"
#include "ui/form/formpanel.h"
#include "ui/form/formundo.h"
#include "ui/form/formview.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/noticebar.h"
#include "ui/form/rundesk.h"

#include <algorithm>

namespace maquette
{

namespace
{
//! Whether words that somebody has written give way to others.
bool replacesWords(const Model &model, const InputValues &before, const InputValues &after)
{
    return std::any_of(model.fields.cbegin(), model.fields.cend(), [&](const Field &field) {
        const Json *old = member(before, field.key.toStdString());
        const Json *now = member(after, field.key.toStdString());
        return field.kind == FieldKind::Text && old && now && old->is_string() &&
               !stringOf(*old).trimmed().isEmpty() && !sameJson(*old, *now);
    });
}
} // namespace

void FormPanel::restoreDrafts()
{
    if (m_restored)
        return;
    if (m_draftTimer.isActive()) { // typed before the drafts were read: that is newer
        m_restored = true;
        saveDraft();
        return;
    }
    if (isWaitingForModels())
        return;
    m_restored = true;
    auto last = m_catalogue.find(m_drafts.lastModel());
    if (!last)
        last = m_view->model() ? m_view->model() : firstModel();
    if (last)
        applyKept(last, FormState::fromBytes(m_drafts.values(last->id)));
}

std::shared_ptr<const Model> FormPanel::firstModel() const
{
    const ModelEntry *first = m_catalogue.firstChoice();
    return first ? m_catalogue.find(first->id) : nullptr;
}

FormState FormPanel::writtenBefore(const Model &model, FormState state) const
{
    const FormState draft = FormState::fromBytes(m_drafts.values(model.id));
    for (const Field &field : model.fields) {
        const std::string key = field.key.toStdString();
        if (field.kind != FieldKind::Text)
            continue;
        state.values.erase(key);
        if (const Json *value = member(draft.values, key))
            state.values[key] = *value;
    }
    return state;
}

void FormPanel::applyModel(const std::shared_ptr<const Model> &model, const FormState &state)
{
    m_desk->stopPreparing();
    m_desk->startAnew();
    const bool other = m_view->model() != model;
    if (other) {
        m_view->setModel(model);
        showHeader(*model);
        chainFocus();
        m_marks->use(model->id);
        m_footer->setRuns(1); // how often was meant for the model before
        if (!m_undo->knows(model->id)) {
            m_view->setState(writtenBefore(*model, state));
            m_undo->open();
        }
    }
    m_view->setState(state);
    if (other)
        m_undo->open();
    m_view->check();
    m_undo->seal();
    updateFooter();
    if (other)
        emit modelChanged(model->id);
}

FormState FormPanel::stateFor(const Model &to) const
{
    FormState state = FormState::fromBytes(m_drafts.values(to.id));
    const auto &from = m_view->model();
    if (!from)
        return state;
    const InputValues carried = carriedValues(*from, to, m_view->changedValues());
    for (const auto &[key, value] : carried.items())
        state.values[key] = value;
    return state;
}

void FormPanel::setModel(const ModelId &id)
{
    const auto model = m_catalogue.find(id);
    if (!model || m_view->model() == model)
        return;
    m_restored = true;
    const bool hadOne = m_view->model() != nullptr;
    if (hadOne)
        saveDraft();
    const QByteArray kept = m_drafts.values(id);
    const FormState state = stateFor(*model);
    const QString told = m_footer->notice().text();
    applyKept(model, state);
    saveDraft();
    const bool newlyTold = m_footer->notice().text() != told; // that the model has changed
    if (hadOne && !newlyTold && replacesWords(*model, FormState::fromBytes(kept).values, state.values))
        tellUndoable(tr("What you wrote came along. Here it said something else."), id, kept);
}

void FormPanel::saveDraft()
{
    m_draftTimer.stop();
    if (m_view->model())
        m_drafts.save(m_view->model()->id, m_view->state().toBytes());
}

} // namespace maquette
