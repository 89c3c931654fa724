// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportdialog.h"

#include "app/library/library.h"
#include "ui/export/exportchoices.h"
#include "ui/export/exportnaming.h"
#include "ui/export/exportplace.h"
#include "ui/export/exportprogress.h"
#include "ui/gallery/showinfolder.h"
#include "ui/settings/preferences.h"
#include "ui/theme/metrics.h"
#include "ui/theme/namedbutton.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalBlocker>

namespace maquette
{

namespace
{

//! For the names that are shown, and for the inputs that are offered for them.
constexpr qsizetype mostLookedAt = 50;
constexpr int usualWidth = 600;

QString exportText(qsizetype count)
{
    return count == 1 ? ExportDialog::tr("&Export 1 work") : ExportDialog::tr("&Export %1 works").arg(count);
}

} // namespace

ExportDialog::ExportDialog(Library &library, Preferences &preferences, QWidget *parent)
    : QDialog(parent)
    , m_library(library)
    , m_preferences(preferences)
    , m_form(new QWidget)
    , m_which(new QComboBox)
    , m_naming(new ExportNaming)
    , m_choices(new ExportChoices)
    , m_place(new ExportPlace)
    , m_progress(new ExportProgress)
    , m_showTarget(namedButton(tr("Show in fol&der"), QStringLiteral("showExport")))
    , m_export(namedButton({}, QStringLiteral("startExport")))
    , m_cancel(namedButton(tr("&Cancel the export"), QStringLiteral("cancelExport")))
    , m_close(namedButton(tr("Close"), QStringLiteral("closeExport")))
{
    setObjectName(QStringLiteral("exportWorks"));
    setWindowTitle(tr("Export"));
    setAccessibleName(windowTitle());
    build();
    restore();
    connect(m_which, &QComboBox::currentIndexChanged, this, &ExportDialog::takeWorks);
    connect(m_naming, &ExportNaming::changed, this, &ExportDialog::showState);
    connect(m_place, &ExportPlace::changed, this, &ExportDialog::showState);
    connect(m_choices, &ExportChoices::changed, this, [this] { m_naming->showFor(plan()); });
    // What the last export said does not belong to what is chosen now.
    connect(m_which, &QComboBox::currentIndexChanged, this, &ExportDialog::forgetLast);
    connect(m_naming, &ExportNaming::changed, this, &ExportDialog::forgetLast);
    connect(m_place, &ExportPlace::changed, this, &ExportDialog::forgetLast);
    connect(m_choices, &ExportChoices::changed, this, &ExportDialog::forgetLast);
    connect(m_showTarget, &QPushButton::clicked, this, &ExportDialog::showTarget);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::start);
    connect(m_cancel, &QPushButton::clicked, this, &ExportDialog::cancel);
    connect(m_close, &QPushButton::clicked, this, &QWidget::close);
    m_naming->showFor(plan());
    m_progress->hide();
    m_showTarget->hide();
    showState();
    m_naming->focusTemplate();
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::build()
{
    m_which->setObjectName(QStringLiteral("exportWhich"));
    auto *label = new QLabel(tr("&Works"));
    label->setBuddy(m_which);
    label->setMinimumWidth(m_choices->labelWidth());
    auto *which = new QHBoxLayout;
    which->setSpacing(metrics::medium);
    which->addWidget(label);
    which->addWidget(m_which);
    which->addStretch();
    auto *fields = new QVBoxLayout(m_form);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(metrics::fieldGap);
    fields->addLayout(which);
    fields->addWidget(m_naming);
    fields->addWidget(m_choices);
    fields->addWidget(m_place);
    fields->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::large, metrics::huge, metrics::large);
    column->setSpacing(metrics::fieldGap);
    column->addWidget(m_form, 1);
    column->addWidget(m_progress);
    column->addWidget(buttonRow());
    setMinimumWidth(usualWidth);
}

QWidget *ExportDialog::buttonRow()
{
    m_export->setProperty("primary", true);
    m_export->setDefault(true);
    auto *row = new QWidget;
    auto *buttons = new QHBoxLayout(row);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(metrics::small);
    buttons->addWidget(m_showTarget);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_export);
    buttons->addWidget(m_close);
    return row;
}

void ExportDialog::restore()
{
    const ExportChoice last = m_preferences.exportChoice();
    m_naming->setTemplate(last.plan.names);
    m_choices->show(last.plan);
    m_place->setPlaces(last.folder, last.zip, last.plan.isZip);
}

void ExportDialog::keep()
{
    ExportChoice choice{plan(), m_place->folder(), m_place->zip()};
    choice.plan.target.clear();
    m_preferences.setExportChoice(choice);
}

ExportPlan ExportDialog::plan() const
{
    ExportPlan plan;
    m_choices->fill(plan);
    m_place->fill(plan);
    plan.names = m_naming->text();
    return plan;
}

void ExportDialog::setWorks(const QList<AssetId> &selected, const QList<AssetId> &shown)
{
    m_selected = selected;
    m_shown = shown;
    {
        const QSignalBlocker quiet(m_which);
        m_which->clear();
        if (!selected.isEmpty())
            m_which->addItem(selected.size() == 1 ? tr("The selected work")
                                                  : tr("The %1 selected works").arg(selected.size()),
                             true);
        if (shown.size() > selected.size())
            m_which->addItem(tr("All %1 that are shown").arg(shown.size()), false);
    }
    forgetLast();
    takeWorks();
}

void ExportDialog::forgetLast()
{
    if (isRunning())
        return;
    m_progress->hide();
    m_showTarget->hide();
}

const QList<AssetId> &ExportDialog::works() const
{
    return m_which->currentData().toBool() ? m_selected : m_shown;
}

void ExportDialog::takeWorks()
{
    QList<Asset> first;
    for (const AssetId id : works().mid(0, mostLookedAt)) {
        if (const AssetPtr work = m_library.find(id))
            first.append(*work);
    }
    m_naming->setWorks(first, works().size());
    m_export->setText(exportText(works().size()));
    showState();
}

void ExportDialog::showState()
{
    const bool running = isRunning();
    m_form->setEnabled(!running);
    m_export->setVisible(!running);
    m_export->setEnabled(m_naming->isValid() && m_place->isValid() && !works().isEmpty());
    m_cancel->setVisible(running);
    m_close->setText(running ? tr("Hide") : tr("Close"));
    m_close->setToolTip(running ? tr("The export goes on") : QString());
}

void ExportDialog::start()
{
    keep();
    m_run = std::make_unique<ExportRun>(m_library, works(), plan());
    connect(m_run.get(), &ExportRun::progressed, this, [this] {
        if (m_cancel->isEnabled())
            m_progress->showRunning(m_run->count());
    });
    // Not from inside its own signal: it goes with it.
    connect(m_run.get(), &ExportRun::finished, this, &ExportDialog::end, Qt::QueuedConnection);
    m_run->start();
    m_progress->showRunning(m_run->count());
    m_progress->show();
    m_showTarget->hide();
    m_cancel->setEnabled(true);
    showState();
    m_cancel->setFocus();
}

void ExportDialog::cancel()
{
    m_cancel->setEnabled(false);
    m_progress->showCancelling();
    m_run->cancel();
    m_close->setFocus();
}

void ExportDialog::end(const ExportOutcome &outcome)
{
    m_run.reset();
    m_target = outcome.target;
    m_progress->showEnded(outcome);
    m_showTarget->setVisible(!m_target.isEmpty() && outcome.count.done() > outcome.count.failed);
    showState();
    (m_showTarget->isVisible() ? m_showTarget : m_close)->setFocus();
    emit ended(outcome);
}

void ExportDialog::showTarget()
{
    showInFolder(m_target, [self = QPointer(this)] {
        if (self)
            self->m_progress->showProblem(tr("There is nothing here that shows folders."));
    });
}

//! Texts that wrap are no part of the least height that Qt finds.
bool ExportDialog::event(QEvent *event)
{
    const bool handled = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        setMinimumHeight(layout()->totalHeightForWidth(width()));
    return handled;
}

void ExportDialog::done(int result)
{
    keep();
    QDialog::done(result);
}

} // namespace maquette
