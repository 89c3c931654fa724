// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the tour does, step by step.
#include "ui/tour/tour.h"

#include "app/jobs/drafts.h"
#include "app/library/library.h"
#include "models/core/catalogue.h"
#include "ui/form/formpanel.h"
#include "ui/settings/preferences.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowactions.h"
#include "ui/shell/workspace.h"
#include "ui/viewer/clipplayer.h"
#include "ui/viewer/viewer.h"

#include <QAction>
#include <QDialog>

namespace maquette
{

namespace
{

//! How long a view that has just changed is given to load and paint, before its picture is taken.
constexpr int viewSettleMs = 400;
constexpr int clipMs = 10000;

} // namespace

void Tour::addStep(const QString &what, std::function<QString()> begin, std::function<bool()> over,
                   std::chrono::seconds limit)
{
    m_steps.push_back({what, std::move(begin), std::move(over), limit});
}

void Tour::addPicture(const QString &name)
{
    addStep(
        tr("settling before %1").arg(name), [] { return QString(); },
        [this] { return m_stepTime.elapsed() >= viewSettleMs && picturesSettled(); });
    addStep(tr("picture %1").arg(name), [this, name] { return takePicture(name); });
}

void Tour::buildSteps()
{
    addStep(
        tr("start"), [] { return QString(); },
        [this] {
            return m_studio.library.isLoaded() && m_studio.drafts.isLoaded() && !m_window.isFirstRun();
        });
    addPicture(QStringLiteral("start"));
    for (const TourRun &run : runs())
        addRun(run);
    addLooks();
}

void Tour::addRun(const TourRun &run)
{
    const std::shared_ptr<const Model> model = m_studio.catalogue.find(run.model);
    if (!model)
        return addStep(run.name,
                       [run]() -> QString { return tr("there is no model %1").arg(run.model.text()); });
    if (run.fromWorkField.isEmpty())
        addStep(
            tr("choosing %1").arg(model->displayName),
            [this, model] { return m_driver.chooseModel(model->displayName); },
            [this, run] { return m_window.workspace().form().model() == run.model; });
    else
        addStep(
            tr("taking the first image along"), [this, run] { return useFirstImage(run); },
            [this, run] { return m_window.workspace().form().model() == run.model; });
    addStep(tr("filling the form of %1").arg(model->displayName), [this, run] {
        QString problem;
        for (const auto &[key, value] : run.values) {
            if (problem.isEmpty())
                problem = m_driver.fill(key, value);
        }
        return problem;
    });
    addPicture(run.name + QStringLiteral("-form"));
    addStep(
        tr("generating with %1").arg(model->displayName),
        [this] {
            for (const WorkKey &key : m_studio.library.keys().all())
                m_known.insert(AssetId(key.id));
            return m_driver.generate();
        },
        [this] { return jobSeenRunning(); });
    addPicture(run.name + QStringLiteral("-running"));
    addStep(
        tr("waiting for %1").arg(model->displayName), [] { return QString(); },
        [this, run] { return jobsAtRest() && newWorks().size() >= run.expected.outputs; },
        std::chrono::seconds(120));
    addStep(
        tr("keeping the outputs of %1").arg(model->displayName), [this, run] { return keepOutputs(run); },
        [this] { return m_saving == 0; });
    addPicture(run.name + QStringLiteral("-done"));
}

void Tour::addLooks()
{
    Workspace *work = &m_window.workspace();
    const auto openWork = [this, work](MediaKind kind) {
        return [this, work, kind]() -> QString {
            const AssetId id = firstOf(kind);
            work->openWork(id);
            return work->viewerOpen() ? QString() : tr("the viewer did not open");
        };
    };
    addStep(tr("opening a picture"), openWork(MediaKind::Image));
    addPicture(QStringLiteral("viewer-picture"));
    // A machine whose backend plays nothing gets its picture all the same.
    addStep(tr("opening the clip"), openWork(MediaKind::Video), [this, work] {
        const auto *player = work->viewer()->findChild<ClipPlayer *>();
        return (player && player->position() > 0) || m_stepTime.elapsed() >= clipMs;
    });
    addPicture(QStringLiteral("viewer-clip"));
    addStep(
        tr("back to the gallery"),
        [work]() -> QString {
            WindowDriver::key(work->viewer(), Qt::Key_Escape);
            return {};
        },
        [work] { return !work->viewerOpen(); });
    addStep(
        tr("opening the settings"),
        [this]() -> QString {
            m_window.actions().settings->trigger();
            return {};
        },
        [this] { return m_driver.visible(QStringLiteral("settings")) != nullptr; });
    addStep(tr("picture of the settings"), [this] {
        auto *dialog = qobject_cast<QDialog *>(m_driver.visible(QStringLiteral("settings")));
        const QString problem = pictureOf(dialog, QStringLiteral("settings"));
        dialog->close();
        return problem;
    });
    for (const Theme::Mode mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
        addStep(tr("theme"), [this, mode]() -> QString {
            m_studio.preferences.setTheme(mode);
            return {};
        });
        addPicture(Theme::nameOf(mode));
    }
}

} // namespace maquette
