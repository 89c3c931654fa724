// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of FormPanel that makes orders, and brings settings and works in from outside.
#include "app/jobs/drafts.h"
#include "app/jobs/learnedprice.h"
#include "app/jobs/prices.h"
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
#include "ui/form/requestpreparer.h"
#include "ui/form/textarea.h"

#include <QGuiApplication>
#include <QStyleHints>

namespace maquette
{

QString FormPanel::reason() const
{
    return m_footer->reason();
}

void FormPanel::updateFooter()
{
    const auto &model = m_view->model();
    if (!model) {
        const bool waits = m_catalogue.hasMoreToCome();
        m_footer->setReason(waits ? tr("Reading the models…") : tr("There is no model to generate with."),
                            !waits);
        return;
    }
    QString reason;
    bool severe = false;
    QSet<QString> more; // fields: one may have several problems
    QString first;
    for (const FieldProblem &problem : m_view->problems()) {
        if (!problem.blocks)
            continue;
        if (!reason.isEmpty()) {
            if (problem.key != first)
                more.insert(problem.key);
            continue;
        }
        first = problem.key;
        const FieldEditor *editor = m_view->editor(problem.key);
        const bool missing = editor != nullptr && !editor->value();
        severe = !missing;
        reason = editor == nullptr ? problem.message
                 : missing         ? tr("%1 is required").arg(editor->field().title)
                                   : tr("%1: %2").arg(editor->field().title, problem.message);
    }
    if (!more.isEmpty()) {
        if (reason.endsWith(u'.'))
            reason.chop(1);
        reason += more.size() == 1 ? tr(", and one more field") : tr(", and %1 more fields").arg(more.size());
    }
    if (reason.isEmpty() && !m_view->pending().isEmpty())
        reason = m_view->pending().constFirst();
    if (m_preparer->doing().isEmpty())
        m_footer->setReason(reason, severe);
    else
        m_footer->setDoing(m_preparer->doing());
    updatePrice();
}

bool FormPanel::isRepeat()
{
    // The second click of a double click must not pay a second time.
    const int pause = QGuiApplication::styleHints()->mouseDoubleClickInterval();
    if (m_lastRun.isValid() && m_lastRun.elapsed() < pause)
        return true;
    m_lastRun.start();
    return false;
}

void FormPanel::generateUnlessRepeat()
{
    if (isRepeat())
        m_footer->notice().tell(
            tr("Two quick presses count as one, so that nothing is paid for twice. To run it "
               "more often, raise the number beside Generate."));
    else
        generate();
}

void FormPanel::goToFirstProblem()
{
    m_view->showAllProblems();
    for (const FieldProblem &problem : m_view->problems()) {
        if (problem.blocks && m_view->editor(problem.key) != nullptr) {
            m_view->focusProblem(problem);
            return;
        }
    }
}

RunPlan FormPanel::plan() const
{
    RunPlan plan;
    plan.model = m_view->model();
    plan.values = m_view->values();
    plan.randomSeeds = m_view->randomSeeds();
    plan.runs = m_footer->runs();
    plan.variants = m_alternatives->variants();
    plan.price = shownPrice().value_or(Price());
    if (const auto learned = learnedPrice())
        plan.learned = learned->high;
    return plan;
}

std::optional<QSize> FormPanel::wantedProportions() const
{
    const auto &model = m_view->model();
    const Field *size = model ? model->fieldWithRole(FieldRole::Size) : nullptr;
    const FieldEditor *editor = size != nullptr ? m_view->editor(size->key) : nullptr;
    const auto value = editor != nullptr ? editor->value() : std::nullopt;
    return value && value->is_string() ? proportionsOf(stringOf(*value)) : std::nullopt;
}

void FormPanel::generate()
{
    if (!m_view->model())
        return;
    const RunPlan shown = plan();
    m_view->check(); // reads the lists of prompts anew, which may have been changed in an editor
    updateFooter();
    if (!m_footer->reason().isEmpty()) {
        m_lastRun.invalidate();
        goToFirstProblem();
        return;
    }
    const RunPlan now = plan();
    if (isSeenFirst())
        readPrompts();
    else if (sameJson(shown.values, now.values) && !sameRuns(shown, now))
        tellChangedBeneath();
    else
        prepare(now);
}

void FormPanel::tellChangedBeneath()
{
    m_lastRun.invalidate();
    m_footer->notice().tellTrouble(
        tr("Nothing was sent: the prompts or their number have changed since they were shown. Look again."));
}

void FormPanel::generateRead(const RunPlan &shown)
{
    m_view->check();
    updateFooter();
    if (!m_footer->reason().isEmpty()) {
        m_lastRun.invalidate();
        goToFirstProblem();
    } else if (!sameRuns(shown, plan())) {
        tellChangedBeneath();
    } else {
        m_lastRun.start();
        prepare(shown);
    }
}

void FormPanel::prepare(const RunPlan &next)
{
    if (!variantsFit(next)) {
        m_lastRun.invalidate();
        return;
    }
    m_footer->notice().dismiss();
    m_preparer->prepare(next, [this](const RunPlan &ready) { sendOrders(ready); });
}

void FormPanel::stopPreparing()
{
    if (!m_preparer->isBusy())
        return;
    m_preparer->cancel();
    m_lastRun.invalidate();
    m_footer->notice().tell(tr("Stopped. Nothing was sent to the service, and nothing was paid."));
}

void FormPanel::tellNotReady(const OwnMedia &own, const Error &error)
{
    const Field *field = m_view->model() ? m_view->model()->field(own.field) : nullptr;
    m_lastRun.invalidate();
    m_footer->notice().tellTrouble(
        tr("Nothing was sent, and nothing was paid. %1, %2: %3")
            .arg(field != nullptr ? field->title : own.field, own.name, error.message));
}

WideInteger FormPanel::nextSeed(const Field &field)
{
    if (!m_nextSeeds.contains(field.key))
        m_nextSeeds.insert(field.key, randomSeed(field));
    return m_nextSeeds.value(field.key);
}

void FormPanel::sendOrders(const RunPlan &plan)
{
    if (!isSmallEnough(plan)) {
        m_lastRun.invalidate();
        return;
    }
    const RequestBuilder builder([this](const Field &field) {
        const WideInteger seed = nextSeed(field);
        m_nextSeeds.remove(field.key);
        return seed;
    });
    const QList<JobOrder> orders = builder.orders(plan);
    m_alternatives->drawAnew();
    if (const Result<Json> sent = parseJson(orders.constLast().input))
        m_view->setLastSeeds(*sent);
    m_undo->seal();
    saveDraft();
    m_prices.refresh(plan.model->id);
    emit generateRequested(orders);
}

void FormPanel::previewRequest()
{
    if (!m_view->model())
        return;
    m_preparer->preview(plan(), [this](RunPlan ready) {
        ready.runs = 1;
        const RequestBuilder builder([this](const Field &field) { return nextSeed(field); });
        emit requestPreviewRequested(ready.model->id, builder.orders(ready).constFirst().input);
    });
}

void FormPanel::offerUndo(const QString &text, const ModelId &model, const QByteArray &state)
{
    m_footer->notice().tell(text, [this, model, state] {
        if (const auto old = m_catalogue.find(model)) {
            applyModel(old, FormState::fromBytes(state));
            saveDraft();
        }
    });
    emit notice(text);
}

void FormPanel::resetForm()
{
    if (!m_view->model() || m_view->isAtDefaults())
        return;
    const QByteArray before = m_view->state().toBytes();
    m_view->reset();
    saveDraft();
    offerUndo(tr("The form is reset."), model(), before);
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
    const QString text = tr("These are the settings of the work.");
    m_footer->notice().tell(text, [this, before, beforeState, id, targetDraft] {
        if (before != id)
            m_drafts.save(id, targetDraft);
        if (const auto old = m_catalogue.find(before)) {
            applyModel(old, FormState::fromBytes(beforeState));
            saveDraft();
        }
    });
    emit notice(text);
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
