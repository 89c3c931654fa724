// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workspace.h"

#include "app/jobs/scheduler.h"
#include "app/library/library.h"
#include "ui/form/formpanel.h"
#include "ui/form/texttools.h"
#include "ui/gallery/gallerypanel.h"
#include "ui/gallery/inspectorpanel.h"
#include "ui/gallery/workactions.h"
#include "ui/gallery/workhistory.h"
#include "ui/settings/preferences.h"
#include "ui/shell/shellnotice.h"
#include "ui/spelling/speller.h"
#include "ui/theme/metrics.h"
#include "ui/viewer/viewer.h"

#include <QApplication>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace maquette
{

namespace
{

constexpr int narrowestForm = 288;
constexpr int narrowestMiddle = 440;
//! As tall as the strip and the bars under a clip: notices float above them.
constexpr int transportHeight = 148;
constexpr int narrowestDetails = 240;
constexpr int reorderMs = 100;

} // namespace

Workspace::Workspace(const Studio &studio, QWidget *parent)
    : QWidget(parent)
    , m_studio(studio)
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_middle(new QStackedWidget)
    , m_textTools(new TextTools(studio.preferences, studio.speller, this))
    , m_works(new WorkActions(studio.library, studio.catalogue, this))
    , m_form(new FormPanel(studio.catalogue, studio.drafts, studio.prices, studio.library, studio.thumbnails,
                           studio.mediaDesk, nullptr))
    , m_gallery(new GalleryPanel(studio.library, studio.scheduler, studio.thumbnails, studio.catalogue,
                                 *m_works, nullptr))
    , m_inspector(new InspectorPanel(studio.library, studio.scheduler, studio.thumbnails, studio.catalogue,
                                     *m_works, nullptr))
    , m_notices(new ShellNotice(m_middle))
{
    buildColumns();
    connectForm();
    connectWorks();
}

void Workspace::buildColumns()
{
    m_form->setMinimumWidth(narrowestForm);
    m_middle->setMinimumWidth(narrowestMiddle);
    m_inspector->setMinimumWidth(narrowestDetails);
    m_middle->addWidget(m_gallery);
    m_splitter->setAccessibleName(tr("Columns"));
    m_splitter->addWidget(m_form);
    m_splitter->addWidget(m_middle);
    m_splitter->addWidget(m_inspector);
    for (int i = 0; i < m_splitter->count(); ++i) {
        m_splitter->setCollapsible(i, false);
        m_splitter->setStretchFactor(i, i == 1 ? 1 : 0);
    }
    m_splitter->setSizes({metrics::leftColumn, 784, metrics::rightColumn});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_splitter);
}

void Workspace::connectForm()
{
    m_form->setLearnedPrices(m_studio.learnedPrices);
    m_form->setPreferences(m_studio.preferences);
    m_form->setPromptLists(m_studio.promptLists, m_studio.preferences);
    m_form->setPresets(m_studio.presets);
    m_form->setKeeper(m_studio.keeper);
    m_form->setTextTools(*m_textTools);
    m_form->setPurse(m_studio.account, m_studio.scheduler);
    m_gallery->setLedger(m_studio.ledger);
    connect(m_form, &FormPanel::generateRequested, this,
            [this](const QList<JobOrder> &orders) { m_studio.scheduler.order(orders); });
    connect(m_form, &FormPanel::requestPreviewRequested, this, &Workspace::requestPreviewRequested);
    connect(&m_studio.speller, &Speller::failed, this,
            [this](const Error &error) { m_notices->tell(error.message); });
    m_works->setFormModel(m_form->model());
    connect(m_form, &FormPanel::modelChanged, m_works, &WorkActions::setFormModel);
    m_inspector->setForm(*m_form);
}

void Workspace::connectWorks()
{
    const auto tell = [this](const QString &text) { m_notices->tell(text); };
    connect(m_gallery, &GalleryPanel::selectionChanged, m_inspector, &InspectorPanel::setSelection);
    connect(m_gallery, &GalleryPanel::selectionChanged, this, &Workspace::currentWorksChanged);
    connect(m_gallery, &GalleryPanel::openRequested, this, &Workspace::openWork);
    connect(m_gallery, &GalleryPanel::settingsRequested, this, &Workspace::settingsRequested);
    connect(m_gallery, &GalleryPanel::useSettingsRequested, this,
            [this](const ModelId &model, const QByteArray &input) { m_form->useSettings(model, input, {}); });
    connect(m_gallery, &GalleryPanel::notice, this, tell);
    connect(m_gallery, &GalleryPanel::exampleRequested, this, [this] {
        m_form->takeExample();
        m_form->focusPrompt();
    });
    connect(m_works, &WorkActions::openRequested, this, &Workspace::openWork);
    connect(m_works, &WorkActions::useSettingsRequested, this, &Workspace::useSettings);
    connect(m_works, &WorkActions::useInFieldRequested, this, &Workspace::useInField);
    connect(m_works, &WorkActions::notice, this, [this](const QString &text, bool isUndoable) {
        if (isUndoable)
            m_notices->tell(text, tr("Undo"), [this] { m_works->history().undo(); });
        else
            m_notices->tell(text);
    });
    connectInspector();
}

void Workspace::connectInspector()
{
    connect(m_inspector, &InspectorPanel::openRequested, this, &Workspace::openWork);
    connect(m_inspector, &InspectorPanel::settingsRequested, this, &Workspace::settingsRequested);
    connect(m_inspector, &InspectorPanel::notice, this,
            [this](const QString &text) { m_notices->tell(text); });
    connect(m_inspector, &InspectorPanel::useSettingsRequested, this,
            [this](const ModelId &model, const QByteArray &input) { m_form->useSettings(model, input, {}); });
    m_inspector->setLedger(m_studio.ledger);
    m_inspector->setOnlyDifferences(m_studio.preferences.onlyDifferences());
    connect(m_inspector, &InspectorPanel::onlyDifferencesChosen, &m_studio.preferences,
            &Preferences::setOnlyDifferences);
    connect(m_inspector, &InspectorPanel::settingsUsed, this, [this] { m_formChangedFromWorks = true; });
    connect(&m_works->history(), &WorkHistory::changed, this, [this] { m_formChangedFromWorks = false; });
    connect(m_inspector, &InspectorPanel::focusLost, m_gallery, &GalleryPanel::focusGallery);
    connect(m_inspector, &InspectorPanel::workChosen, this, [this](AssetId id) {
        m_gallery->select(id);
        if (viewerOpen())
            openWork(id);
    });
}

QList<AssetId> Workspace::currentWorks() const
{
    if (viewerOpen())
        return {m_viewer->current()};
    return m_gallery->selectedWorks();
}

QList<QWidget *> Workspace::workPlaces() const
{
    return {m_middle, m_inspector};
}

bool Workspace::isAmongWorks() const
{
    const QWidget *focused = QApplication::focusWidget();
    const QList<QWidget *> places = workPlaces();
    return focused != nullptr && std::any_of(places.cbegin(), places.cend(), [focused](const QWidget *place) {
               return place == focused || place->isAncestorOf(focused);
           });
}

void Workspace::makeViewer()
{
    if (m_viewer)
        return;
    m_viewer = new Viewer(m_studio.library, m_studio.thumbnails, *m_works);
    m_viewer->setSound(m_studio.preferences.sound());
    m_middle->addWidget(m_viewer);
    m_notices->raise();
    connect(m_viewer, &Viewer::soundChosen, this,
            [this](const SoundChoice &sound) { m_studio.preferences.setSound(sound); });
    connect(m_viewer, &Viewer::closed, this, &Workspace::closeViewer);
    m_viewer->setChoice(m_studio.preferences.viewer());
    connect(m_viewer, &Viewer::choiceChanged, &m_studio.preferences, &Preferences::setViewer);
    connect(m_viewer, &Viewer::choiceChanged, m_notices,
            [this] { m_notices->setLift(transportHeight + m_viewer->stripHeight()); });
    // Once for all that arrive together: the order of a large library is long.
    auto *reorder = new QTimer(m_viewer);
    reorder->setSingleShot(true);
    reorder->setInterval(reorderMs);
    connect(reorder, &QTimer::timeout, this, [this] {
        if (viewerOpen())
            m_viewer->setOrder(m_gallery->order());
    });
    connect(&m_studio.library, &Library::assetAdded, reorder, qOverload<>(&QTimer::start));
    connect(m_viewer, &Viewer::currentChanged, this, [this](AssetId id) {
        m_gallery->select(id);
        emit currentWorksChanged();
    });
    connect(m_viewer, &Viewer::fullScreenRequested, this, &Workspace::fullScreenRequested);
    connect(m_viewer, &Viewer::notice, this, [this](const QString &text) { m_notices->tell(text); });
}

bool Workspace::viewerOpen() const
{
    return m_viewer && m_middle->currentWidget() == m_viewer;
}

void Workspace::undoForm()
{
    m_formChangedFromWorks = false;
    m_form->undo();
}

void Workspace::openWork(AssetId id)
{
    if (!m_studio.library.find(id))
        return;
    makeViewer();
    m_middle->setCurrentWidget(m_viewer);
    m_notices->setLift(transportHeight + m_viewer->stripHeight());
    if (m_fullScreen)
        setFullScreen(true); // the window was, before there was a viewer in it
    m_viewer->open(id, m_gallery->order());
    m_viewer->setFocus();
    emit currentWorksChanged();
}

void Workspace::closeViewer()
{
    if (!viewerOpen())
        return;
    const AssetId last = m_viewer->current();
    m_middle->setCurrentWidget(m_gallery);
    m_notices->setLift(0);
    m_viewer->close();
    if (!last.isNull())
        m_gallery->select(last);
    m_gallery->focusGallery();
    emit currentWorksChanged();
    emit fullScreenRequested(false);
}

void Workspace::setDetailsShown(bool shown)
{
    m_detailsShown = shown;
    m_inspector->setVisible(shown && !m_fullScreen);
}

void Workspace::setFullScreen(bool on)
{
    m_fullScreen = on;
    const bool alone = on && viewerOpen();
    m_form->setVisible(!alone);
    m_inspector->setVisible(!alone && m_detailsShown);
    if (m_viewer)
        m_viewer->setFullScreen(on);
}

QByteArray Workspace::columns() const
{
    return m_splitter->saveState();
}

void Workspace::restoreColumns(const QByteArray &state)
{
    if (!state.isEmpty())
        m_splitter->restoreState(state);
}

void Workspace::useSettings(AssetId id)
{
    const AssetPtr asset = m_studio.library.find(id);
    if (!asset)
        return;
    m_form->useSettings(asset->model, asset->input, id);
}

void Workspace::useInField(AssetId id, const ModelId &model, const QString &fieldKey)
{
    m_form->useWork(id, model, fieldKey);
}

} // namespace maquette
