// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a person decides about a run of which nobody knows whether it was taken: found, or sent again.
#include "app/jobs/jobqueue.h"

#include "app/jobs/scheduler.h"

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

Error takenError(const RequestId &request)
{
    return {ErrorKind::AlreadyHere,
            JobQueue::tr("Another run in Maquette already has the request id %1.").arg(request.text()),
            {},
            0,
            0,
            {}};
}

} // namespace

void JobQueue::collect(const JobRow &row)
{
    const auto taken = [this](const Result<JobId> &id, const JobRow &row) {
        if (!id) {
            m_services.journal.withdraw(row);
            emit m_scheduler.orderFailed(id.error());
            return;
        }
        addNew(row, *id)->resume(false);
    };
    const auto looked = [this, row, taken](const Result<std::optional<JobId>> &holder) {
        if (!holder || *holder) {
            emit m_scheduler.orderFailed(holder ? takenError(row.request) : holder.error());
            return;
        }
        const JobEvent event{{}, row.createdAt, u"adopted"_s, row.state, row.request.text()};
        m_services.journal.insert(row, event, {}, [taken, row](const Result<JobId> &id) { taken(id, row); });
    };
    m_services.journal.findHolder(row, row.request, looked);
}

Result<void> JobQueue::adopt(JobRunner &runner, const RequestId &request)
{
    const JobId id = runner.job().id;
    if (!m_resolving.insert(id).second)
        return fail(ErrorKind::InvalidInput, tr("This run is just being decided on."));
    m_services.journal.findHolder(
        runner.record().row(), request,
        [this, id, request](const Result<std::optional<JobId>> &holder) { onHolder(id, request, holder); });
    return {};
}

void JobQueue::onHolder(JobId id, const RequestId &request, const Result<std::optional<JobId>> &holder)
{
    m_resolving.erase(id);
    JobRunner *runner = find(id);
    if (!runner || runner->job().state != JobState::Unknown)
        return;
    if (holder && !*holder) {
        runner->adopt(request);
        return;
    }
    const Error why = holder ? takenError(request) : holder.error();
    runner->record().job.error = why;
    onChanged(*runner);
    emit m_scheduler.orderFailed(why);
}

void JobQueue::sendAgain(JobRunner &runner)
{
    const Job before = runner.job();
    const bool foreign = before.state == JobState::Waiting && before.elsewhere;
    if ((before.state != JobState::Unknown && !foreign) || !m_resolving.insert(before.id).second)
        return;
    const JobOrder order{before.model,      before.modelName, before.prompt, before.input,      before.seed,
                         before.priceShown, before.estimate,  before.parent, before.parentField};
    JobRow row = rowsFor({order}, m_services).constFirst();
    row.place = m_order.placeAtEnd();
    row.follows = before.id;
    JobRow old = runner.record().row();
    row.written = old.written;
    row.writtenNegative = old.writtenNegative;
    old.state = int(foreign ? JobState::Cancelled : JobState::Failed);
    old.dismissed = true;
    const JobEvent event{
        {}, row.createdAt, u"ordered"_s, row.state, u"follows job %1"_s.arg(before.id.number())};
    const JobEvent last{before.id, row.createdAt, u"sentAgain"_s, old.state, {}};
    m_services.journal.insert(row, event, std::pair(old, last),
                              [this, row, old, foreign, id = before.id](const Result<JobId> &added) {
                                  m_resolving.erase(id);
                                  JobRunner *runner = find(id);
                                  if (!added) {
                                      // Neither may stand there half: the new one is withdrawn, the old one
                                      // written as it was.
                                      m_services.journal.withdraw(row);
                                      if (runner)
                                          runner->record().keep(u"uncertain"_s);
                                      emit m_scheduler.orderFailed(added.error());
                                      return;
                                  }
                                  if (runner) {
                                      runner->record().job.state = JobState(old.state);
                                      if (foreign)
                                          runner->record().job.error.reset();
                                      runner->record().setDismissed();
                                      onEnded(*runner);
                                      remove(*runner);
                                  }
                                  addNew(row, *added);
                              });
}

} // namespace maquette
