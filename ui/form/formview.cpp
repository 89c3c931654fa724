// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/formview.h"

#include "models/schema/schema.h"
#include "ui/form/editorfactory.h"
#include "ui/form/fieldeditor.h"
#include "ui/form/fieldkeys.h"
#include "ui/form/formcolumn.h"
#include "ui/form/kinds/rawjsoneditor.h"
#include "ui/form/kinds/seededitor.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/optionaljson.h"
#include "ui/theme/metrics.h"

#include <QScopedValueRollback>
#include <QScrollBar>
#include <QVBoxLayout>

namespace maquette
{

namespace
{
//! Each editor and where it stands: "seed", "shots/0/prompt".
template <typename Visit>
void eachInside(FieldEditor *editor, const QString &place, const Visit &visit)
{
    visit(editor, place);
    for (const auto &[step, inner] : editor->inner()) {
        const QString below =
            !step ? QString() : u'/' + (step->index < 0 ? step->key : QString::number(step->index));
        eachInside(inner, place + below, visit);
    }
}

template <typename Visit>
void eachEditor(const QList<FieldEditor *> &editors, const Visit &visit)
{
    for (FieldEditor *editor : editors)
        eachInside(editor, editor->field().key, visit);
}
} // namespace

FormView::FormView(MediaSource &pictures, QWidget *parent)
    : ScrollColumn(parent)
    , m_pictures(pictures)
{
    setAccessibleName(tr("Settings of the model"));
    new FieldKeys(*this);
    m_checkTimer.setSingleShot(true);
    connect(&m_checkTimer, &QTimer::timeout, this, &FormView::check);
}

FormView::~FormView()
{
    delete takeWidget(); // before the model, whose fields its editors refer to
}

QSize FormView::minimumSizeHint() const
{
    return {0, metrics::primaryHeight * 3};
}

bool FormView::focusNextPrevChild(bool next)
{
    const bool moved = ScrollColumn::focusNextPrevChild(next);
    if (QWidget *focused = focusWidget();
        moved && focused != nullptr && widget() != nullptr && widget()->isAncestorOf(focused))
        ensureWidgetVisible(focused, 0, metrics::huge);
    return moved;
}

void FormView::setModel(std::shared_ptr<const Model> model)
{
    m_checkTimer.stop();
    m_editors.clear();
    m_problems.clear();
    m_advice.reset();
    delete takeWidget(); // before the fields that its editors refer to
    m_model = std::move(model);
    if (!m_model)
        return;
    m_advice = std::make_unique<FormAdvice>(*m_model);
    for (const Field &field : m_model->fields)
        makeEditor(field);
    m_column = new FormColumn;
    m_column->place(m_editors);
    m_column->setMoreOpen(m_moreOpen);
    connect(m_column, &FormColumn::moreToggled, this, [this](bool open) { m_moreOpen = open; });
    setContent(m_column,
               {metrics::panelPadding, metrics::medium, metrics::panelPadding, metrics::panelPadding});
    m_column->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    verticalScrollBar()->setValue(0);
    check();
}

void FormView::makeEditor(const Field &field)
{
    FieldEditor *editor = EditorFactory::make(field, m_pictures, nullptr);
    connect(editor, &FieldEditor::valueChanged, this, &FormView::onChange);
    connect(editor, &FieldEditor::submitRequested, this, &FormView::submitRequested);
    connect(editor, &FieldEditor::pendingChanged, this, &FormView::checkSoon);
    connect(editor, &FieldEditor::innerChanged, this, &FormView::fieldsMoved);
    m_editors += editor;
}

void FormView::onChange()
{
    checkSoon();
    if (!m_filling)
        emit valuesChanged();
}

void FormView::checkSoon()
{
    if (!m_checkTimer.isActive())
        m_checkTimer.start(0);
}

QStringList FormView::setValues(const InputValues &values)
{
    QStringList left;
    {
        const QScopedValueRollback filling(m_filling, true);
        for (FieldEditor *each : m_editors) {
            if (!setField(*each, values))
                left += each->field().key;
        }
    }
    for (const auto &[key, value] : values.items()) {
        if (editor(QString::fromStdString(key)) == nullptr)
            left += QString::fromStdString(key);
    }
    onChange();
    return left;
}

bool FormView::setField(FieldEditor &editor, const InputValues &values)
{
    const Json *value = member(values, editor.field().key.toStdString());
    if (value == nullptr) {
        editor.reset();
        return true;
    }
    if (editor.setValue(some(*value)))
        return true;
    const bool held = accepts(editor.field().key, *value);
    held ? editor.hold(*value) : editor.reset();
    return held;
}

//! Whether the schema allows a value that the controls cannot show.
bool FormView::accepts(const QString &key, const Json &value) const
{
    if (!m_model->validator)
        return false;
    InputValues alone = Json::object();
    alone[key.toStdString()] = value;
    const QList<Violation> violations = m_model->validator->check(alone);
    return std::none_of(violations.cbegin(), violations.cend(), [&](const Violation &violation) {
        return !violation.path.isEmpty() && violation.path.constFirst().key == key;
    });
}

InputValues FormView::values() const
{
    InputValues values = Json::object();
    for (const FieldEditor *each : m_editors) {
        if (auto value = each->value())
            values[each->field().key.toStdString()] = std::move(*value);
    }
    return values;
}

InputValues FormView::changedValues() const
{
    InputValues values = Json::object();
    for (const FieldEditor *each : m_editors) {
        if (auto value = each->isAtDefault() ? std::nullopt : each->value())
            values[each->field().key.toStdString()] = std::move(*value);
    }
    return values;
}

FormState FormView::state() const
{
    FormState state;
    state.values = values();
    eachEditor(m_editors, [&state](FieldEditor *each, const QString &place) {
        if (const auto *raw = qobject_cast<const RawJsonEditor *>(each); raw && !raw->ownProblems().isEmpty())
            state.texts.insert(place, raw->text());
    });
    for (const FieldEditor *each : m_editors) {
        const QString &key = each->field().key;
        if (const auto *seed = qobject_cast<const SeedEditor *>(each); seed && seed->lastUsed())
            state.lastSeeds.insert(key, *seed->lastUsed());
    }
    return state;
}

void FormView::setState(const FormState &state)
{
    const QScopedValueRollback filling(m_filling, true);
    setValues(state.values);
    setRest(state);
}

void FormView::setRest(const FormState &state)
{
    eachEditor(m_editors, [&state](FieldEditor *each, const QString &place) {
        if (auto *raw = qobject_cast<RawJsonEditor *>(each); raw && state.texts.contains(place))
            raw->setText(state.texts.value(place));
    });
    for (FieldEditor *each : m_editors) {
        const QString &key = each->field().key;
        if (auto *seed = qobject_cast<SeedEditor *>(each); seed && state.lastSeeds.contains(key))
            seed->setLastUsed(state.lastSeeds.value(key));
    }
}

void FormView::reset()
{
    setValues(Json::object());
    for (FieldEditor *each : m_editors)
        each->setTouched(false);
}

bool FormView::isAtDefaults() const
{
    return std::all_of(m_editors.begin(), m_editors.end(),
                       [](const FieldEditor *each) { return each->isAtDefault(); });
}

void FormView::setRuns(int runs)
{
    m_runs = runs;
    checkSoon();
}

void FormView::check()
{
    m_checkTimer.stop();
    m_problems.clear();
    if (!m_model)
        return;
    const InputValues now = values();
    QHash<QString, QList<FieldProblem>> byKey;
    const FormReading reading = m_reader ? m_reader(*m_model, now) : FormReading{now, {}};
    for (const FieldProblem &problem : checkInput(*m_model, withPlaceholders(*m_model, reading.values)))
        byKey[problem.key] += problem;
    for (const FieldProblem &problem : reading.problems)
        byKey[problem.key] += problem;
    const Field *seed = m_model->fieldWithRole(FieldRole::Seed);
    const bool held = seed != nullptr && member(now, seed->key.toStdString()) != nullptr;
    for (const FieldProblem &problem : m_advice->problems(reading.values, m_runs, held))
        byKey[problem.key] += problem;
    for (FieldEditor *each : m_editors) {
        m_problems += each->settle(byKey.value(each->field().key));
    }
    m_problems += byKey.value(QString());
    emit checked();
}

std::optional<OutputCount> FormView::outputs() const
{
    return m_advice ? m_advice->outputs(values()) : std::nullopt;
}

} // namespace maquette
