// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/inspectorpanel.h"

#include "app/jobs/scheduler.h"
#include "app/library/library.h"
#include "ui/gallery/filepage.h"
#include "ui/gallery/jobpage.h"
#include "ui/gallery/labeleditor.h"
#include "ui/gallery/manypage.h"
#include "ui/gallery/settingspart.h"
#include "ui/gallery/thumbnailpictures.h"
#include "ui/gallery/workactions.h"
#include "ui/gallery/workpage.h"
#include "ui/queue/jobactions.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"

#include <QApplication>
#include <QLabel>
#include <QPointer>
#include <QScrollBar>
#include <QVBoxLayout>

namespace maquette
{

InspectorPanel::InspectorPanel(Library &library, Scheduler &scheduler, Thumbnails &thumbnails,
                               const Catalogue &catalogue, WorkActions &actions, QWidget *parent)
    : ScrollColumn(parent)
    , m_library(library)
    , m_scheduler(scheduler)
    , m_jobActions(new JobActions(scheduler, this))
    , m_pictures(new ThumbnailPictures(library, thumbnails, this))
    , m_content(new QWidget(this))
    , m_nothing(new InkLabel(tr("Select a work to see how it was made."), InkLabel::Ink::Dim, m_content))
    , m_workPage(new WorkPage(library, catalogue, actions, *m_pictures, m_content))
    , m_jobPage(new JobPage(library, catalogue, *m_jobActions, *m_pictures, m_content))
    , m_filePage(new FilePage(library, catalogue, *m_pictures, m_content))
    , m_manyPage(new ManyPage(library, actions, m_content))
{
    setObjectName(QStringLiteral("inspector"));
    setAccessibleName(tr("Details"));
    // The panel's own colour: AlternateBase is Colors::panel.
    setBackgroundRole(QPalette::AlternateBase);
    viewport()->setBackgroundRole(QPalette::AlternateBase);
    m_content->setBackgroundRole(QPalette::AlternateBase);
    m_content->setAutoFillBackground(true);
    m_nothing->setWordWrap(true);
    auto *layout = new QVBoxLayout(m_content);
    for (QWidget *page : {static_cast<QWidget *>(m_nothing), static_cast<QWidget *>(m_workPage),
                          static_cast<QWidget *>(m_jobPage), static_cast<QWidget *>(m_filePage),
                          static_cast<QWidget *>(m_manyPage)})
        layout->addWidget(page, 0, Qt::AlignTop);
    layout->addStretch(1);
    constexpr int padding = metrics::panelPadding;
    setContent(m_content, {padding, padding, padding, padding});
    connectPages();
    connectSources();
    refresh();
}

InspectorPanel::~InspectorPanel() = default;

void InspectorPanel::connectPages()
{
    connect(m_workPage, &WorkPage::openRequested, this, &InspectorPanel::openRequested);
    connect(m_workPage, &WorkPage::relativeChosen, this, &InspectorPanel::workChosen);
    connect(m_workPage, &WorkPage::notice, this, &InspectorPanel::notice);
    connect(m_jobPage, &JobPage::notice, this, &InspectorPanel::notice);
    connect(m_jobActions, &JobActions::notice, this, &InspectorPanel::notice);
    connect(m_jobActions, &JobActions::settingsRequested, this, &InspectorPanel::settingsRequested);
    connect(m_jobActions, &JobActions::useSettingsRequested, this, &InspectorPanel::useSettingsRequested);
    connect(m_jobPage, &JobPage::workChosen, this, &InspectorPanel::workChosen);
    connectFilePage();
    for (SettingsPart *part : parts()) {
        connect(part, &SettingsPart::used, this, &InspectorPanel::settingsUsed);
        connect(part, &SettingsPart::focusMoved, this,
                [this](QWidget *to) { ensureWidgetVisible(to, 0, metrics::huge); });
        connect(part, &SettingsPart::onlyDifferencesChosen, this, [this](bool only) {
            setOnlyDifferences(only);
            emit onlyDifferencesChosen(only);
        });
    }
}

void InspectorPanel::connectFilePage()
{
    connect(m_filePage, &FilePage::closeRequested, this, &InspectorPanel::closeFile);
    connect(m_filePage, &FilePage::openModelRequested, this, &InspectorPanel::useSettingsRequested);
    connect(m_filePage, &FilePage::workChosen, this, &InspectorPanel::workChosen);
    connect(m_filePage, &FilePage::notice, this, &InspectorPanel::notice);
}

void InspectorPanel::showFile(const QString &file, bool takeFocus)
{
    m_isFile = true;
    m_filePage->setFile(file);
    refresh();
    verticalScrollBar()->setValue(0);
    if (takeFocus)
        m_filePage->firstControl()->setFocus(Qt::OtherFocusReason);
}

void InspectorPanel::closeFile()
{
    m_isFile = false;
    refresh();
}

void InspectorPanel::setForm(FormPanel &form)
{
    for (SettingsPart *part : parts())
        part->setForm(form);
}

void InspectorPanel::setLedger(Ledger &ledger)
{
    m_workPage->setLedger(ledger);
}

void InspectorPanel::setOnlyDifferences(bool only)
{
    for (SettingsPart *part : parts())
        part->setOnlyDifferences(only);
}

QList<SettingsPart *> InspectorPanel::parts() const
{
    return {&m_workPage->settings(), &m_jobPage->settings(), &m_filePage->settings()};
}

void InspectorPanel::connectSources()
{
    connect(&m_library, &Library::assetChanged, this, [this](const Asset &asset) {
        if (m_works.contains(asset.id))
            refresh();
    });
    connect(&m_library, &Library::assetAdded, this, [this](const Asset &asset) {
        if (m_works.size() == 1 && asset.parent == m_works.first())
            m_workPage->updateRelatives();
    });
    connect(&m_library, &Library::assetRemoved, this, [this](AssetId id) {
        if (m_works.removeAll(id) > 0)
            refresh();
        else if (m_works.size() == 1)
            m_workPage->updateRelatives();
    });
    connect(&m_scheduler, &Scheduler::jobChanged, this, [this](const Job &job) {
        if (job.id == m_job)
            refresh();
    });
    connect(&m_scheduler, &Scheduler::jobRemoved, this, [this](JobId id) {
        if (id == m_job) {
            m_job = {};
            refresh();
        }
    });
}

void InspectorPanel::setSelection(const QList<AssetId> &works, JobId job)
{
    m_works = works;
    m_job = job;
    m_isFile = false;
    refresh();
}

void InspectorPanel::refresh()
{
    const QPointer<QWidget> focused = QApplication::focusWidget();
    const bool had = focused && isAncestorOf(focused);
    showSelection();
    if (had && (!focused || !focused->isVisibleTo(this) || !focused->isEnabled()))
        emit focusLost();
}

void InspectorPanel::showSelection()
{
    const Job *job = m_job.isNull() ? nullptr : m_scheduler.find(m_job);
    const AssetPtr asset = m_works.size() == 1 ? m_library.find(m_works.first()) : AssetPtr();
    if (m_isFile) {
        showPage(m_filePage);
    } else if (m_works.size() > 1) {
        m_manyPage->setWorks(m_works);
        showPage(m_manyPage);
    } else if (asset != nullptr) {
        m_workPage->setWork(*asset);
        showPage(m_workPage);
    } else if (job != nullptr) {
        m_jobPage->setJob(*job, m_scheduler.usualTime(job->model));
        showPage(m_jobPage);
    } else {
        showPage(m_nothing);
    }
}

LabelEditor *InspectorPanel::labels() const
{
    if (m_works.isEmpty() || m_isFile)
        return nullptr;
    return m_works.size() == 1 ? &m_workPage->labels() : &m_manyPage->labels();
}

bool InspectorPanel::focusTags()
{
    LabelEditor *editor = labels();
    if (editor != nullptr)
        editor->focusTags();
    return editor != nullptr;
}

bool InspectorPanel::focusProject()
{
    LabelEditor *editor = labels();
    if (editor != nullptr)
        editor->focusProject();
    return editor != nullptr;
}

void InspectorPanel::showPage(QWidget *page)
{
    for (QWidget *other : {static_cast<QWidget *>(m_nothing), static_cast<QWidget *>(m_workPage),
                           static_cast<QWidget *>(m_jobPage), static_cast<QWidget *>(m_filePage),
                           static_cast<QWidget *>(m_manyPage)})
        other->setVisible(other == page);
}

} // namespace maquette
