// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/formpanel.h"

#include "app/jobs/drafts.h"
#include "app/jobs/prices.h"
#include "models/core/catalogue.h"
#include "ui/browser/modelmarks.h"
#include "ui/form/alternativeruns.h"
#include "ui/form/alternativesbar.h"
#include "ui/form/focusorder.h"
#include "ui/form/formfooter.h"
#include "ui/form/formundo.h"
#include "ui/form/formview.h"
#include "ui/form/librarypictures.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/modelheader.h"
#include "ui/form/noticebar.h"
#include "ui/form/requestpreparer.h"
#include "ui/form/textarea.h"
#include "ui/form/texttools.h"
#include "ui/presets/presetspanel.h"
#include "ui/theme/colors.h"

#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace maquette
{

namespace
{
constexpr int draftPauseMs = 150;
} // namespace

FormPanel::FormPanel(const Catalogue &catalogue, Drafts &drafts, Prices &prices, Library &library,
                     Thumbnails &thumbnails, MediaDesk &files, QWidget *parent)
    : FormPanel(catalogue, drafts, prices, std::make_unique<LibraryPictures>(library, thumbnails, files),
                parent)
{}

FormPanel::FormPanel(const Catalogue &catalogue, Drafts &drafts, Prices &prices,
                     std::unique_ptr<MediaSource> pictures, QWidget *parent)
    : QWidget(parent)
    , m_catalogue(catalogue)
    , m_drafts(drafts)
    , m_prices(prices)
    , m_alternatives(std::make_unique<AlternativeRuns>())
    , m_pictures(std::move(pictures))
    , m_marks(new ModelMarks(nullptr, this))
    , m_preparer(new RequestPreparer(*m_pictures, this))
{
    setObjectName(QStringLiteral("formPanel"));
    setAccessibleName(tr("What to make"));
    build();
    connectParts();
    m_pictures->setWantedProportions([this] { return wantedProportions(); });
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(draftPauseMs);
    if (m_drafts.isLoaded()) {
        restoreDrafts();
    } else {
        if (const auto first = m_catalogue.hasMoreToCome() ? nullptr : firstModel())
            applyModel(first, {}); // else the one that was used last may still come
        connect(&m_drafts, &Drafts::loaded, this, &FormPanel::restoreDrafts);
    }
    if (m_catalogue.entries().empty() && !m_catalogue.hasMoreToCome())
        m_header->setModelText(tr("No models"), tr("No model description could be read"));
    updateFooter();
}

FormPanel::~FormPanel()
{
    if (m_draftTimer.isActive())
        saveDraft();
    delete m_undo;
    delete m_presetsPanel;
    delete m_view; // its editors listen to the pictures
}

void FormPanel::build()
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(1); // the hairlines are painted in the gaps
    m_header = new ModelHeader;
    m_head = new QHBoxLayout;
    m_head->addWidget(m_header, 1);
    m_view = new FormView(*m_pictures);
    m_view->setReader([this](const Model &model, const InputValues &values) {
        return m_alternatives->read(model, values);
    });
    m_undo = new FormUndo(*m_view, this);
    m_undo->watch(*this); // what no control has taken comes here
    m_footer = new FormFooter;
    rows->addLayout(m_head);
    rows->addWidget(m_view, 1);
    rows->addWidget(m_footer);
}

void FormPanel::connectParts()
{
    connect(m_header, &QAbstractButton::clicked, this, &FormPanel::openBrowser);
    connect(m_view, &FormView::valuesChanged, this, [this] {
        m_lastRun.invalidate();
        m_draftTimer.start();
    });
    connect(m_view, &FormView::checked, this, &FormPanel::updateFooter);
    connect(m_undo, &FormUndo::changed, this, &FormPanel::undoChanged);
    connect(m_view, &FormView::fieldsMoved, this, &FormPanel::chainFocus);
    connect(m_view, &FormView::submitRequested, this, &FormPanel::generateUnlessRepeat);
    connect(m_footer, &FormFooter::generateClicked, this, &FormPanel::generateUnlessRepeat);
    connect(&m_footer->alternatives(), &AlternativesBar::promptsRequested, this, &FormPanel::readPrompts);
    connect(m_footer, &FormFooter::reasonClicked, this, &FormPanel::goToFirstProblem);
    connect(m_footer, &FormFooter::resetRequested, this, &FormPanel::resetForm);
    connect(m_footer, &FormFooter::previewRequested, this, &FormPanel::previewRequest);
    connect(m_footer, &FormFooter::runsChanged, this, [this](int runs) {
        m_lastRun.invalidate();
        m_view->setRuns(runs);
        updatePrice();
    });
    connect(&m_prices, &Prices::changed, this, [this](const ModelId &changed) {
        if (changed == model())
            updatePrice();
    });
    connect(&m_draftTimer, &QTimer::timeout, this, &FormPanel::saveDraft);
    connect(m_preparer, &RequestPreparer::busyChanged, this, &FormPanel::updateFooter);
    connect(m_preparer, &RequestPreparer::doingChanged, this,
            [this] { m_footer->setDoing(m_preparer->doing()); });
    connect(m_preparer, &RequestPreparer::failed, this, &FormPanel::tellNotReady);
    connect(m_footer, &FormFooter::stopClicked, this, &FormPanel::stopPreparing);
}

bool FormPanel::welcome(TextArea &area)
{
    m_undo->adopt(area);
    if (m_textTools == nullptr)
        return false;
    m_textTools->adopt(area);
    connect(&area, &TextArea::menuFilling, this, [this, field = &area](QMenu *menu) {
        if (field->isProse() && m_chooseLists)
            fillMenu(*menu, *field);
    });
    return true;
}

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
    stopPreparing();
    m_nextSeeds.clear();
    m_lastRun.invalidate();
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

void FormPanel::chainFocus()
{
    QWidget *before = m_header;
    if (m_presetsButton) {
        setTabOrder(before, m_presetsButton);
        before = m_presetsButton;
    }
    for (QWidget *each : focusOrder(m_view->widget())) {
        setTabOrder(before, each);
        m_undo->watch(*each);
        before = each;
    }
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
    applyKept(model, stateFor(*model));
    saveDraft();
}

ModelId FormPanel::model() const
{
    return m_view->model() ? m_view->model()->id : ModelId();
}

bool FormPanel::setValues(const InputValues &values)
{
    const bool all = m_view->setValues(values).isEmpty();
    m_view->check();
    return all;
}

InputValues FormPanel::values() const
{
    return m_view->values();
}

int FormPanel::runs() const
{
    return m_footer->runs();
}

void FormPanel::setRuns(int runs)
{
    m_footer->setRuns(runs);
}

void FormPanel::saveDraft()
{
    m_draftTimer.stop();
    if (m_view->model())
        m_drafts.save(m_view->model()->id, m_view->state().toBytes());
}

void FormPanel::undo()
{
    m_undo->undo();
}

void FormPanel::redo()
{
    m_undo->redo();
}

bool FormPanel::canUndo() const
{
    return m_undo->canUndo();
}

bool FormPanel::canRedo() const
{
    return m_undo->canRedo();
}

void FormPanel::focusPrompt()
{
    if (!m_view->model())
        return;
    if (const Field *prompt = m_view->model()->fieldWithRole(FieldRole::Prompt))
        m_view->focusField(prompt->key);
}

void FormPanel::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape && m_preparer->isBusy())
        return stopPreparing();
    const bool control = (event->modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier;
    if (!enter || !control) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (!event->isAutoRepeat())
        generateUnlessRepeat();
    event->accept();
}

void FormPanel::paintEvent(QPaintEvent *)
{
    const Colors &colors = Colors::from(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colors.panel);
    painter.fillRect(0, m_header->geometry().bottom() + 1, width(), 1, colors.line);
    painter.fillRect(0, m_footer->geometry().top() - 1, width(), 1, colors.line);
}

} // namespace maquette
