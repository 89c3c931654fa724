// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/jobpage.h"

#include "app/library/library.h"
#include "models/core/catalogue.h"
#include "ui/gallery/factsgrid.h"
#include "ui/gallery/settingspart.h"
#include "ui/gallery/worktexts.h"
#include "ui/queue/jobtexts.h"
#include "ui/theme/fonts.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace maquette
{

namespace
{

constexpr int pageTickMs = 1000;

InkLabel *wrapped(QWidget *parent, const QString &name, const QFont &font,
                  InkLabel::Ink ink = InkLabel::Ink::Text)
{
    auto *label = new InkLabel(ink, parent);
    label->setObjectName(name);
    label->setFont(font);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setMinimumWidth(1);
    return label;
}

//! What has no button of its own.
bool isSeldom(JobActions::Step step)
{
    using Step = JobActions::Step;
    return step == Step::SendFirst || step == Step::SendLast || step == Step::CopyDetails;
}

} // namespace

JobPage::JobPage(Library &library, const Catalogue &catalogue, JobActions &actions, PictureSource &source,
                 QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_catalogue(catalogue)
    , m_actions(actions)
    , m_title(wrapped(this, QStringLiteral("jobTitle"), Fonts::strong()))
    , m_headline(wrapped(this, QStringLiteral("jobHeadline"), Fonts::hint(), InkLabel::Ink::Dim))
    , m_state(wrapped(this, QStringLiteral("jobState"), Fonts::label()))
    , m_detail(wrapped(this, QStringLiteral("jobDetail"), Fonts::tabular(Fonts::hint())))
    , m_why(wrapped(this, QStringLiteral("jobWhy"), Fonts::text()))
    , m_settings(new SettingsPart(library, source, this))
    , m_facts(new FactsGrid(this))
    , m_buttons(new QVBoxLayout)
    , m_tick(new QTimer(this))
{
    m_tick->setInterval(pageTickMs);
    connect(m_tick, &QTimer::timeout, this, &JobPage::refresh);
    connect(m_facts, &FactsGrid::copied, this,
            [this](const QString &title) { emit notice(tr("Copied: %1").arg(title)); });
    connect(m_settings, &SettingsPart::notice, this, &JobPage::notice);
    connect(m_settings, &SettingsPart::workChosen, this, &JobPage::workChosen);
    connect(m_settings, &SettingsPart::openModelRequested, this,
            [this] { emit m_actions.useSettingsRequested(m_job.model, m_job.input); });
    m_buttons->setSpacing(metrics::small);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::small);
    layout->addWidget(m_title);
    layout->addWidget(m_headline);
    layout->addSpacing(metrics::small);
    layout->addWidget(m_state);
    layout->addWidget(m_detail);
    layout->addWidget(m_why);
    layout->addSpacing(metrics::tiny);
    layout->addLayout(m_buttons);
    layout->addSpacing(metrics::small);
    layout->addWidget(m_settings);
    layout->addSpacing(metrics::small);
    layout->addWidget(m_facts);
    layout->addStretch(1);
}

void JobPage::setJob(const Job &job, std::optional<std::chrono::seconds> usual)
{
    const bool sameSteps = job.id == m_job.id && JobActions::stepsFor(job) == JobActions::stepsFor(m_job) &&
                           job.state == m_job.state;
    const bool sameInput = job.id == m_job.id && job.input == m_job.input && job.parent == m_job.parent;
    m_job = job;
    m_usual = usual;
    m_title->setText(WorkTexts::title(job.prompt, job.modelName));
    QStringList headline{job.modelName, WorkTexts::moment(job.createdAt, QDate::currentDate(), QLocale())};
    if (job.sandbox)
        headline += tr("Sandbox");
    if (job.cost)
        headline += toText(*job.cost, QLocale());
    m_headline->setText(headline.join(QStringLiteral(" · ")));
    if (!sameInput)
        showSettings();
    QList<Fact> facts = InspectorTexts::timeFacts(
        {job.createdAt, job.submittedAt, {}, job.startedAt, job.finishedAt, {}, {}, {}});
    if (!job.request.isEmpty())
        facts.append({tr("Request"), job.request.text(), {}, true});
    m_facts->setFacts(facts);
    if (!sameSteps)
        rebuildButtons();
    refresh();
}

void JobPage::showSettings()
{
    GivenSettings given = settingsOfInput(m_job.model, m_job.modelName, m_job.input, m_catalogue);
    if (!m_job.parent.isNull() && m_library.find(m_job.parent))
        putParent(given, m_job.parent, m_job.parentField);
    m_settings->setGiven(given, {}, m_job.input);
}

void JobPage::refresh()
{
    const JobTexts texts = JobTexts::of(m_job, m_usual, QDateTime::currentDateTimeUtc());
    m_state->setText(texts.state);
    m_state->setInk(texts.tone == JobTexts::Tone::Bad       ? InkLabel::Ink::Red
                    : texts.tone == JobTexts::Tone::Waiting ? InkLabel::Ink::Amber
                                                            : InkLabel::Ink::Text);
    m_detail->setText(texts.detail);
    m_detail->setVisible(!texts.detail.isEmpty() && texts.detail != m_job.modelName);
    m_why->setText(JobTexts::explanation(m_job));
    m_why->setVisible(!m_why->text().isEmpty());
    const bool tick = texts.ticking && isVisible();
    if (tick != m_tick->isActive())
        tick ? m_tick->start() : m_tick->stop();
}

void JobPage::rebuildButtons()
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        // Not deleted at once: this may come of a press on one of them.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    QList<JobActions::Step> seldom;
    for (const JobActions::Step step : JobActions::stepsFor(m_job)) {
        if (step == JobActions::Step::CopyRequestId)
            continue; // stands beside the id itself
        if (isSeldom(step)) {
            seldom += step;
            continue;
        }
        QPushButton *button = addButton(JobActions::nameOf(step), JobActions::textOf(step, m_job));
        connect(button, &QPushButton::clicked, this,
                [this, step] { m_actions.run(step, m_job.id, window()); });
    }
    if (!seldom.isEmpty())
        addMore(seldom);
}

QPushButton *JobPage::addButton(const QString &name, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QStringLiteral("job:") + name);
    button->setAutoDefault(false);
    button->setAccessibleName(text);
    m_buttons->addWidget(button);
    return button;
}

void JobPage::addMore(const QList<JobActions::Step> &steps)
{
    QPushButton *more = addButton(QStringLiteral("more"), tr("More"));
    auto *menu = new QMenu(more);
    for (const JobActions::Step step : steps) {
        QAction *action = menu->addAction(JobActions::textOf(step, m_job));
        action->setObjectName(JobActions::nameOf(step));
        connect(action, &QAction::triggered, this, [this, step] { m_actions.run(step, m_job.id, window()); });
    }
    more->setMenu(menu);
}

void JobPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void JobPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_tick->stop();
}

} // namespace maquette
