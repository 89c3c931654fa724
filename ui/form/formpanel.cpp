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
#include "ui/form/formpresets.h"
#include "ui/form/formundo.h"
#include "ui/form/formview.h"
#include "ui/form/librarypictures.h"
#include "ui/form/modelheader.h"
#include "ui/form/noticebar.h"
#include "ui/form/promptlistsmenu.h"
#include "ui/form/rundesk.h"
#include "ui/form/runprice.h"
#include "ui/form/textarea.h"
#include "ui/form/texttools.h"
#include "ui/settings/preferences.h"
#include "ui/theme/colors.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
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
    m_view->disconnect(this); // a line that loses the focus while it is destroyed may change the form
    delete m_desk;
    delete m_presets;
    delete m_undo;
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
    m_price = new RunPrice(*m_view, *m_footer, *m_alternatives, m_prices, this);
    m_desk = new RunDesk(*m_view, *m_footer, *m_alternatives, *m_price, *m_pictures, this);
    rows->addLayout(m_head);
    rows->addWidget(m_view, 1);
    rows->addWidget(m_footer);
}

void FormPanel::connectParts()
{
    connect(m_header, &QAbstractButton::clicked, this, &FormPanel::openBrowser);
    connect(m_view, &FormView::valuesChanged, &m_draftTimer, qOverload<>(&QTimer::start));
    connect(m_view, &FormView::checked, this, &FormPanel::updateFooter);
    connect(m_view, &FormView::checked, this, &FormPanel::settingsChanged);
    connect(m_view, &FormView::fieldsMoved, this, &FormPanel::chainFocus);
    connect(m_undo, &FormUndo::changed, this, &FormPanel::undoChanged);
    connect(m_footer, &FormFooter::resetRequested, this, &FormPanel::resetForm);
    connect(m_desk, &RunDesk::ordered, this, &FormPanel::onOrdered);
    connect(m_desk, &RunDesk::previewed, this, &FormPanel::requestPreviewRequested);
    connect(&m_draftTimer, &QTimer::timeout, this, &FormPanel::saveDraft);
}

void FormPanel::setLearnedPrices(LearnedPrices &prices)
{
    m_price->setLearnedPrices(prices);
}

void FormPanel::setPurse(const Account &account, const Scheduler &scheduler)
{
    m_price->setPurse(account, scheduler);
}

void FormPanel::setPromptLists(const QString &folder, Preferences &preferences)
{
    m_alternatives->setUsualFolder(folder);
    m_alternatives->setChoice(preferences.alternatives());
    m_listsMenu = new PromptListsMenu(*m_alternatives, preferences, this);
    connect(&m_footer->alternatives(), &AlternativesBar::choiceChanged, &preferences,
            &Preferences::setAlternatives);
    connect(&preferences, &Preferences::alternativesChanged, this, [this, &preferences] {
        m_alternatives->setChoice(preferences.alternatives());
        m_view->check();
    });
    m_view->check();
}

bool FormPanel::welcome(TextArea &area)
{
    m_undo->adopt(area);
    if (m_textTools == nullptr)
        return false;
    m_textTools->adopt(area);
    connect(&area, &TextArea::menuFilling, this, [this, field = &area](QMenu *menu) {
        if (field->isProse() && m_listsMenu != nullptr)
            m_listsMenu->fill(*menu, *field);
    });
    return true;
}

void FormPanel::chainFocus()
{
    QWidget *before = m_header;
    if (m_presets) {
        setTabOrder(before, m_presets->button());
        before = m_presets->button();
    }
    for (QWidget *each : focusOrder(m_view->widget())) {
        setTabOrder(before, each);
        m_undo->watch(*each);
        before = each;
    }
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

void FormPanel::generate()
{
    m_desk->generate();
}

void FormPanel::generateUnlessRepeat()
{
    m_desk->generateUnlessRepeat();
}

void FormPanel::previewRequest()
{
    m_desk->preview();
}

QString FormPanel::reason() const
{
    return m_footer->reason();
}

void FormPanel::updateFooter()
{
    if (m_view->model()) {
        m_desk->show();
        return;
    }
    const bool waits = m_catalogue.hasMoreToCome();
    m_footer->setReason(waits ? tr("Reading the models…") : tr("There is no model to generate with."),
                        !waits);
}

void FormPanel::onOrdered(const QList<JobOrder> &orders)
{
    m_undo->seal();
    saveDraft();
    m_prices.refresh(orders.constFirst().model);
    emit generateRequested(orders);
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
    if (event->key() == Qt::Key_Escape && m_desk->isPreparing())
        return m_desk->stopPreparing();
    const bool control = (event->modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier;
    if (!enter || !control) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (!event->isAutoRepeat())
        m_desk->generateUnlessRepeat();
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
