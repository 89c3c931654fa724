// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/kill/childtasks.h"

#include "app/api/apiclient.h"
#include "app/base/advice.h"
#include "models/core/json.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cstdio>

namespace maquette::test
{

using namespace Qt::StringLiterals;

ChildTasks::Plan ChildTasks::read(const QStringList &tasks)
{
    Plan plan;
    for (const QString &task : tasks) {
        const QString name = task.section(u'=', 0, 0);
        const QString value = task.section(u'=', 1);
        if (name == u"order")
            plan.orders += value;
        else if (name == u"adopt")
            plan.adoptions.insert(JobId(value.section(u':', 0, 0).toInt()),
                                  RequestId(value.section(u':', 1)));
        else if (name == u"do")
            plan.actions.insert(JobState(value.section(u'@', 1).toInt()), value.section(u'@', 0, 0));
        else if (name == u"leave")
            plan.leaveAt = JobState(value.toInt());
        else if (name == u"kill")
            plan.kill = value;
        else if (name == u"boot")
            plan.boot = value;
        plan.flickers = plan.flickers || name == u"flicker";
        plan.losesFirstInsert = plan.losesFirstInsert || name == u"lose";
        plan.holds = plan.holds || name == u"hold";
        plan.stays = plan.stays || name == u"stay";
        plan.blocks = plan.blocks || name == u"block";
        plan.resigns = plan.resigns || name == u"resign";
        if (name == u"patience")
            plan.patience = std::chrono::milliseconds(value.toInt());
    }
    return plan;
}

ChildTasks::ChildTasks(Scheduler &scheduler, ApiClient &client, const QString &library, const Plan &plan)
    : m_scheduler(scheduler)
    , m_client(client)
    , m_library(library)
    , m_plan(plan)
    , m_token(QCoreApplication::arguments().value(3))
{
    m_look.setSingleShot(true);
    m_cost.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &ChildTasks::look);
    connect(&m_cost, &QTimer::timeout, this, [this] {
        m_costless.clear();
        look();
    });
    connect(&scheduler, &Scheduler::recovered, this, &ChildTasks::begin);
    connect(&scheduler, &Scheduler::jobAdded, this, [this] {
        --m_pending;
        m_look.start(0);
    });
    connect(&scheduler, &Scheduler::journalTroubled, this, [this] {
        ++m_troubles;
        m_look.start(0);
    });
    connect(&scheduler, &Scheduler::orderFailed, this, [this] {
        std::puts("an order failed");
        --m_pending;
        m_look.start(0);
    });
    connect(&scheduler, &Scheduler::jobChanged, this, &ChildTasks::onChanged);
    connect(&scheduler, &Scheduler::jobRemoved, this, [this] { m_look.start(0); });
    connect(&scheduler, &Scheduler::costLearned, this, [this](JobId id) {
        m_costless.remove(id);
        m_look.start(0);
    });
}

void ChildTasks::begin()
{
    m_begun = true;
    if (m_plan.holds)
        m_scheduler.setLimits({Money::fromMicrodollars(1), {}});
    for (const QString &prompt : std::as_const(m_plan.orders)) {
        JobOrder order;
        order.model = ModelId(u"test/small/text-to-image"_s);
        order.modelName = u"Small"_s;
        order.prompt = prompt;
        Json input = Json::object();
        input["prompt"] = jsonString(prompt);
        order.input = toBytes(input);
        ++m_pending;
        m_scheduler.order({order});
    }
    for (auto it = m_plan.adoptions.cbegin(); it != m_plan.adoptions.cend(); ++it) {
        if (m_scheduler.adopt(it.key(), it.value()))
            ++m_pending; // until it is no longer Unknown
    }
    const QList<Job> jobs = m_scheduler.jobs();
    for (const Job &job : jobs)
        onChanged(job);
    m_look.start(0);
}

void ChildTasks::onChanged(const Job &job)
{
    if (m_plan.adoptions.contains(job.id) && job.state != JobState::Unknown) {
        m_plan.adoptions.remove(job.id);
        --m_pending;
    }
    if (m_plan.flickers && job.state == JobState::Submitting) {
        m_plan.flickers = false;
        m_client.setToken(u"not-"_s + m_token);
    } else if (job.state == JobState::Waiting && job.error && job.error->kind == ErrorKind::NotPermitted) {
        m_client.setToken(m_token);
    }
    if (job.state == JobState::Saved && !job.cost) {
        m_costless.insert(job.id);
        m_cost.start(1000);
    }
    if (m_plan.holds && job.error && job.error->kind == ErrorKind::OverLimit)
        QMetaObject::invokeMethod(this, &ChildTasks::letGo, Qt::QueuedConnection);
    block(job);
    const QString action = m_plan.actions.value(job.state);
    if (!action.isEmpty() && !m_acted.contains(job.id)) {
        m_acted.insert(job.id);
        ++m_pending; // until it is done
        QMetaObject::invokeMethod(
            this, [this, id = job.id, action] { act(id, action); }, Qt::QueuedConnection);
    }
    if (m_plan.leaveAt == job.state)
        QCoreApplication::exit(0);
    m_look.start(0);
}

void ChildTasks::act(JobId id, const QString &action)
{
    if (action != u"again")
        --m_pending;
    m_look.start(0);
    if (action == u"cancel")
        m_scheduler.cancel(id);
    else if (action == u"collect")
        m_scheduler.collectAgain(id);
    else if (action == u"allow")
        m_scheduler.allowHost(id);
    else if (action == u"dismiss")
        m_scheduler.dismiss(id);
    else if (action == u"again")
        m_scheduler.sendAgain(id); // until jobAdded() or orderFailed()
}

void ChildTasks::block(const Job &job)
{
    if (m_plan.blocks && job.state == JobState::Running) {
        m_plan.blocks = false;
        static_cast<void>(QFile(m_library).open(QIODevice::WriteOnly));
    } else if (job.state == JobState::Collecting && job.error && isOfStorage(job.error->kind)) {
        // Also what an earlier session has left.
        if (QFileInfo(m_library).isFile() && QFile::remove(m_library))
            m_scheduler.lookForStorage();
    }
}

void ChildTasks::letGo()
{
    const QList<JobId> waiting = m_scheduler.waiting();
    if (!m_plan.holds || waiting.size() < m_plan.orders.size())
        return;
    m_plan.holds = false;
    m_scheduler.move({waiting.constLast()}, waiting.constFirst());
    m_scheduler.allow(waiting);
}

void ChildTasks::look()
{
    constexpr int enough = 2;
    if (m_plan.resigns && m_troubles >= enough)
        QCoreApplication::exit(m_begun ? 0 : ChildTasks::unusable);
    if (!m_begun || m_pending > 0 || m_plan.stays || !m_costless.isEmpty())
        return;
    const QList<Job> jobs = m_scheduler.jobs();
    const bool over = std::all_of(jobs.cbegin(), jobs.cend(), [this](const Job &job) {
        return job.isFinished() || job.state == JobState::Unknown || (m_plan.resigns && job.error);
    });
    if (over)
        QCoreApplication::exit(0);
}

std::optional<Error> LostAnswer::operator()(const QString &sql, FaultPoint point)
{
    if (!m_active)
        return {};
    m_seen = m_seen || sql.startsWith(u"INSERT INTO jobs "_s);
    if (!m_seen || sql != u"COMMIT" || point != FaultPoint::After)
        return {};
    m_active = false;
    return fail(ErrorKind::DatabaseFailed, u"The answer was lost."_s).error;
}

} // namespace maquette::test
