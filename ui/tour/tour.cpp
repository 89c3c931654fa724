// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tour/tour.h"

#include "app/jobs/scheduler.h"
#include "app/library/library.h"
#include "app/library/thumbnails.h"
#include "ui/gallery/gallerypanel.h"
#include "ui/gallery/workactions.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/workspace.h"

#include <QDir>
#include <QFileInfo>

#include <cstdio>

namespace maquette
{

namespace
{

constexpr QSize windowSize(1440, 900);
constexpr int tickMs = 25;

void say(const QString &line)
{
    std::fputs((line + QLatin1Char('\n')).toUtf8().constData(), stdout);
    std::fflush(stdout);
}

} // namespace

Tour::Tour(MainWindow &window, const Studio &studio, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_studio(studio)
    , m_driver(window)
    , m_folder(QDir(folder).absolutePath())
{
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &Tour::advance);
    connect(&studio.scheduler, &Scheduler::jobFinished, this, [this](const Job &job) {
        if (job.state == JobState::Failed && m_problem.isEmpty())
            m_problem = tr("the run failed: %1").arg(job.error ? job.error->message : QString());
    });
    connect(&studio.scheduler, &Scheduler::orderFailed, this,
            [this](const Error &error) { m_problem = error.message; });
}

Tour::~Tour() = default;

void Tour::start()
{
    for (const auto *sub : {"outputs", "screens"}) {
        if (!QDir(m_folder).mkpath(QString::fromLatin1(sub)))
            return end(tr("the folder %1 cannot be made").arg(m_folder));
    }
    m_window.resize(windowSize);
    buildSteps();
    m_tick.start();
}

void Tour::advance()
{
    if (m_advancing || m_ended)
        return;
    m_advancing = true;
    while (!m_ended) {
        if (!m_inStep) {
            if (m_next == m_steps.size()) {
                end({});
                break;
            }
            beginStep();
            continue;
        }
        const Step &step = m_steps.at(m_next);
        if (!m_problem.isEmpty()) {
            end(tr("%1: %2").arg(step.what, m_problem));
        } else if (!step.over || step.over()) {
            m_inStep = false;
            ++m_next;
        } else if (m_stepTime.elapsed() > std::chrono::milliseconds(step.limit).count()) {
            end(tr("%1: not done after %2 s").arg(step.what).arg(step.limit.count()));
        } else {
            break;
        }
    }
    m_advancing = false;
}

void Tour::beginStep()
{
    m_inStep = true;
    m_stepTime.start();
    const QString problem = m_steps.at(m_next).begin();
    if (!problem.isEmpty() && m_problem.isEmpty())
        m_problem = problem;
}

void Tour::end(const QString &problem)
{
    m_ended = true;
    m_tick.stop();
    if (problem.isEmpty()) {
        say(tr("%1 outputs, %2 pictures of the window; all there and right").arg(m_outputs).arg(m_pictures));
    } else {
        std::fputs((tr("tour: %1\n").arg(problem)).toUtf8().constData(), stderr);
        if (!takePicture(QStringLiteral("problem")).isEmpty())
            std::fputs("tour: no picture of the problem either\n", stderr);
    }
    emit finished(problem.isEmpty() ? 0 : 1);
}

QString Tour::takePicture(const QString &name)
{
    return pictureOf(&m_window, name);
}

QString Tour::pictureOf(QWidget *widget, const QString &name)
{
    const QString file = QStringLiteral("%1/screens/%2_%3.png")
                             .arg(m_folder)
                             .arg(++m_pictures, 2, 10, QLatin1Char('0'))
                             .arg(name);
    return widget && widget->grab().save(file) ? QString() : tr("%1 cannot be written").arg(file);
}

QList<AssetId> Tour::newWorks() const
{
    QList<AssetId> works;
    for (const WorkKey &key : m_studio.library.keys().all()) {
        if (!m_known.contains(AssetId(key.id)))
            works.append(AssetId(key.id));
    }
    return works;
}

bool Tour::jobsAtRest() const
{
    const QList<Job> jobs = m_studio.scheduler.jobs();
    return std::all_of(jobs.begin(), jobs.end(), [](const Job &job) { return job.isFinished(); });
}

bool Tour::jobSeenRunning() const
{
    const QList<Job> jobs = m_studio.scheduler.jobs();
    return std::any_of(jobs.begin(), jobs.end(), [](const Job &job) {
        return job.state == JobState::Running || job.state == JobState::Collecting || job.isFinished();
    });
}

bool Tour::picturesSettled() const
{
    constexpr int shown = 256;
    const QList<WorkKey> &works = m_studio.library.keys().all();
    return std::all_of(works.begin(), works.end(), [this](const WorkKey &work) {
        const AssetId id(work.id);
        return !m_studio.thumbnails.get(id, shown).isNull() || !m_studio.thumbnails.problem(id).isEmpty();
    });
}

AssetId Tour::firstOf(MediaKind kind) const
{
    const QList<WorkKey> &works = m_studio.library.keys().all();
    const auto first =
        std::find_if(works.begin(), works.end(), [kind](const WorkKey &work) { return work.kind == kind; });
    return first == works.end() ? AssetId() : AssetId(first->id);
}

QString Tour::useFirstImage(const TourRun &run)
{
    const AssetId first = firstOf(MediaKind::Image);
    if (first.isNull())
        return tr("there is no image to take along");
    Workspace &work = m_window.workspace();
    work.gallery().select(first);
    emit work.works().useInFieldRequested(first, run.model, run.fromWorkField);
    return {};
}

QString Tour::keepOutputs(const TourRun &run)
{
    const QList<AssetId> works = newWorks();
    if (works.size() != run.expected.outputs)
        return tr("%1 outputs instead of %2").arg(works.size()).arg(run.expected.outputs);
    for (const AssetId id : works) {
        const AssetPtr asset = m_studio.library.find(id);
        const QString file = QStringLiteral("%1/outputs/%2").arg(m_folder, QFileInfo(asset->path).fileName());
        ++m_saving;
        m_studio.library.saveCopy(id, file, [this, run, id, file](const Result<void> &outcome) {
            onSaved(run, id, file, outcome);
        });
    }
    return {};
}

void Tour::onSaved(const TourRun &run, AssetId id, const QString &file, const Result<void> &outcome)
{
    --m_saving;
    const AssetPtr asset = m_studio.library.find(id);
    if (!outcome || !asset) {
        m_problem = outcome ? tr("a work is gone") : outcome.error().message;
        return;
    }
    const std::optional<OutputFacts> facts = readOutput(file, asset->kind);
    const QString problem =
        asset->kind == run.expected.kind ? outputProblem(facts, run.expected) : tr("it is of the wrong kind");
    if (!problem.isEmpty()) {
        m_problem = tr("%1: %2").arg(file, problem);
        return;
    }
    ++m_outputs;
    say(QStringLiteral("%1  %2  %3 x %4  %5 s")
            .arg(file, run.model.text())
            .arg(facts->pixels.width())
            .arg(facts->pixels.height())
            .arg(facts->seconds, 0, 'f', 2));
}

} // namespace maquette
