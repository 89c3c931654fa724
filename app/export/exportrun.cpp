// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exportrun.h"

#include "app/export/exporttarget.h"
#include "app/export/nametemplate.h"
#include "app/library/library.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <thread>

namespace maquette
{

namespace
{

constexpr std::chrono::milliseconds lookEvery(40);
constexpr std::chrono::milliseconds patience(3000);
constexpr int niceness = 5;
//! That are read at once in the main thread, at some 20 microseconds each.
constexpr qsizetype fedAtOnce = 100;

int makerCount()
{
    constexpr int most = 4; // pictures in memory at a time
    return std::clamp(static_cast<int>(std::thread::hardware_concurrency()) - 1, 1, most);
}

void makeAll(ExportBelt &belt, const ExportPlan &plan)
{
    const NameTemplate names(plan.names);
    const qsizetype total = belt.count().total;
    while (const auto work = belt.nextToMake()) {
        const QString path = names.nameFor(work->known.row, work->number, total);
        belt.made(*work, makeExport(*work, path, plan, belt.callOffMark()));
    }
}

void placeAll(ExportBelt &belt, const ExportPlan &plan, const QString &library)
{
    auto target = ExportTarget::open(plan, library, belt.callOffMark());
    if (!target) {
        belt.end({}, target.error());
        return;
    }
    while (const auto item = belt.nextToPlace()) {
        const auto placed = item->result ? (*target)->place(*item->result) : item->result.error();
        if (placed)
            belt.placed(!*placed);
        else if (!belt.callOffMark().isCalledOff())
            belt.failed({item->id, item->name, placed.error()});
        if ((*target)->broken())
            break;
    }
    const auto finished = (*target)->finish();
    target->reset(); // what it has no name for goes before the end is told
    if (finished)
        belt.end(*finished, {});
    else
        belt.end({}, finished.error());
}

} // namespace

ExportRun::ExportRun(Library &library, QList<AssetId> works, ExportPlan plan, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_works(std::move(works))
    , m_plan(std::move(plan))
    , m_belt(std::make_shared<ExportBelt>(m_works.size(), makerCount() + 2))
{
    m_timer.setInterval(lookEvery);
    connect(&m_timer, &QTimer::timeout, this, &ExportRun::look);
}

ExportRun::~ExportRun()
{
    m_belt->callOff();
    m_threads.end(patience);
}

void ExportRun::start()
{
    const auto belt = m_belt;
    m_threads.start([belt, plan = m_plan, folder = m_library.folder()] { placeAll(*belt, plan, folder); },
                    niceness);
    for (int i = 0; i < makerCount(); ++i)
        m_threads.start([belt, plan = m_plan] { makeAll(*belt, plan); }, niceness);
    feed();
    m_timer.start();
}

void ExportRun::cancel()
{
    m_cancelled = true;
    m_belt->callOff();
}

ExportWork ExportRun::workOf(const Asset &row, qsizetype number) const
{
    ExportWork work;
    work.number = number;
    work.known.row = row;
    work.file = m_library.absolutePath(row);
    if (const AssetPtr parent = row.parent.isNull() ? nullptr : m_library.find(row.parent))
        work.known.parentDocument = parent->document;
    return work;
}

void ExportRun::feed()
{
    const qsizetype most = std::min(fedAtOnce, m_belt->room());
    for (qsizetype i = 0; i < most; ++i) {
        const AssetId id = m_works.at(m_fed++);
        const AssetPtr row = m_library.find(id);
        if (row && !m_library.absolutePath(*row).isEmpty()) {
            m_belt->add(workOf(*row, m_fed));
            continue;
        }
        const QString text = tr("This work is no longer in the library.");
        m_belt->addFailed(m_fed, {id, {}, fail(ErrorKind::FileAccess, text).error});
    }
}

void ExportRun::look()
{
    feed();
    m_outcome.failures += m_belt->takeFailures();
    emit progressed();
    const auto end = m_belt->ended();
    if (!end)
        return;
    m_timer.stop();
    m_outcome.failures += m_belt->takeFailures();
    m_outcome.count = m_belt->count();
    m_outcome.cancelled =
        m_cancelled && (m_outcome.count.done() < m_outcome.count.total || end->target.isEmpty());
    m_outcome.error = m_cancelled ? std::nullopt : end->error;
    m_outcome.target = end->target;
    emit finished(m_outcome);
}

} // namespace maquette
