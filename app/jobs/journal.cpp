// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/journal.h"

#include "app/base/log.h"
#include "app/jobs/journalwrites.h"
#include "app/store/downloadrepository.h"

#include <QHash>
#include <QTimer>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

//! What one job is waiting to have written.
struct Line
{
    JobRow latest;
    QList<std::shared_ptr<journal::Owed>> owed;
    qsizetype inFlight = 0; //!< how many of `owed` are with the store
    bool rescued = false;
};

} // namespace

struct Journal::Private
{
    Private(Journal *q, Store &store, const JobTiming &timing)
        : q(q)
        , store(store)
        , timing(timing)
        , rescue(store.file() + u".requests"_s)
        , log(store.file() + u".submits"_s)
    {}

    Journal *q;
    Store &store;
    const JobTiming &timing;
    RescueFile rescue;
    const SubmitLog log;
    QHash<JobId, Line> lines;
    QList<JobRow> withdrawals;
    QTimer retry;
    int failures = 0;
    bool dropWanted = false;

    void dropIfWritten()
    {
        if (!dropWanted || !lines.isEmpty())
            return;
        dropWanted = false;
        rescue.remove();
    }

    void noteFailure(const Error &error)
    {
        ++failures;
        if (!retry.isActive())
            retry.start(backoff(failures - 1, timing.journal));
        emit q->troubled(error);
    }

    void noteSuccess()
    {
        if (failures == 0)
            return;
        failures = 0;
        rescue.reserve();
        emit q->mended();
    }

    void save(JobId job)
    {
        Line &line = lines[job];
        if (line.inFlight > 0 || line.owed.isEmpty())
            return;
        line.inFlight = line.owed.size();
        const auto owed = line.owed;
        store.runShared<void>(
            q,
            [row = line.latest, owed, log = log](Database &database) {
                journal::witness(log, row, owed);
                return journal::write(database, row, owed);
            },
            [this, job, owed](const Result<void> &answer) { saved(job, owed, answer); });
    }

    void saved(JobId job, const QList<std::shared_ptr<journal::Owed>> &owed, const Result<void> &answer)
    {
        Line &line = lines[job];
        line.inFlight = 0;
        if (!answer) {
            rescueRequest(line);
            noteFailure(answer.error());
            for (const auto &item : owed) {
                if (const auto otherwise = std::exchange(item->otherwise, {}))
                    otherwise();
            }
            return;
        }
        line.owed.remove(0, owed.size());
        if (line.owed.isEmpty())
            lines.remove(job);
        noteSuccess();
        dropIfWritten();
        for (const auto &item : owed) {
            if (item->then)
                item->then();
        }
        if (lines.contains(job))
            save(job);
    }

    void rescueRequest(Line &line)
    {
        if (line.rescued || line.latest.request.isEmpty())
            return;
        const auto done = rescue.append({line.latest.id, line.latest.endpoint, line.latest.request});
        line.rescued = done.has_value();
        if (!done)
            qCWarning(logJobs) << done.error().message << done.error().detail;
    }

    void withdrawAll()
    {
        for (const JobRow &row : std::as_const(withdrawals)) {
            store.runShared<void>(
                q, [row](Database &database) { return journal::cancel(database, row); },
                [this, ticket = row.ticket](const Result<void> &answer) {
                    if (!answer) {
                        noteFailure(answer.error());
                        return;
                    }
                    withdrawals.removeIf([&ticket](const JobRow &row) { return row.ticket == ticket; });
                    if (withdrawals.isEmpty() && lines.isEmpty())
                        noteSuccess();
                });
        }
    }

    void tryAgain()
    {
        withdrawAll();
        const QList<JobId> waiting = lines.keys();
        for (const JobId job : waiting)
            save(job);
    }
};

const QStringList &Journal::kinds()
{
    static const QStringList s_kinds{
        u"ordered"_s,   u"submitting"_s,    u"notSent"_s,      u"rejected"_s,    u"uncertain"_s,
        u"accepted"_s,  u"running"_s,       u"unheard"_s,      u"result"_s,      u"failed"_s,
        u"saved"_s,     u"collectFailed"_s, u"collectAgain"_s, u"cancelAsked"_s, u"cancelRefused"_s,
        u"cancelled"_s, u"adopted"_s,       u"account"_s,      u"sentAgain"_s,   u"interrupted"_s,
        u"withdrawn"_s, u"cost"_s,          u"moved"_s,        u"allowed"_s,     u"hostAllowed"_s,
        u"dismissed"_s, u"unsaved"_s,       u"notFound"_s};
    return s_kinds;
}

Journal::Journal(Store &store, const JobTiming &timing, QObject *parent)
    : QObject(parent)
    , d(new Private(this, store, timing))
{
    d->retry.setSingleShot(true);
    d->rescue.reserve();
    connect(&d->retry, &QTimer::timeout, this, [this] { d->tryAgain(); });
}

Journal::~Journal()
{
    // A last try: the store finishes what it has accepted.
    for (const JobRow &row : std::as_const(d->withdrawals))
        d->store.run<void>(nullptr, [row](Database &database) { return journal::cancel(database, row); }, {});
    for (const Line &line : std::as_const(d->lines)) {
        const auto rest = line.owed.mid(line.inFlight);
        if (rest.isEmpty())
            continue;
        d->store.run<void>(nullptr,
                           [row = line.latest, rest, log = d->log](Database &database) {
                               journal::witness(log, row, rest);
                               return journal::write(database, row, rest);
                           },
                           {});
    }
}

void Journal::read(const std::shared_ptr<JobId> &cursor, std::function<void(Result<JournalContents>)> answer)
{
    d->store.run<JournalContents>(
        this,
        [cursor, rescued = d->rescue.read(), log = d->log](Database &database) -> Result<JournalContents> {
            auto part = journal::contents(database, rescued, log, *cursor);
            if (part && !part->jobs.isEmpty())
                *cursor = part->jobs.constLast().id; // the store thread's alone
            return part;
        },
        std::move(answer));
}

void Journal::insert(const JobRow &row, const JobEvent &event,
                     const std::optional<std::pair<JobRow, JobEvent>> &before,
                     std::function<void(Result<JobId>)> answer)
{
    d->store.runShared<JobId>(
        this,
        [row, event, before](Database &database) -> Result<JobId> {
            return journal::insert(database, row, event, before);
        },
        std::move(answer));
}

void Journal::withdraw(const JobRow &row)
{
    d->withdrawals << row;
    d->withdrawAll();
}

void Journal::commit(const JobRow &row, const JobEvent &event, std::function<void(Result<void>)> answer)
{
    if (const auto line = d->lines.constFind(row.id); line != d->lines.cend() && d->failures > 0) {
        const auto refuse = [answer = std::move(answer)] {
            answer(fail(ErrorKind::DatabaseFailed, tr("The journal cannot be written just now."), {}));
        };
        QMetaObject::invokeMethod(this, refuse, Qt::QueuedConnection);
        return;
    }
    d->store.runShared<void>(
        this,
        [row, event, log = d->log](Database &database) -> Result<void> {
            if (auto witnessed = log.begin(row); !witnessed)
                return witnessed;
            return journal::write(database, row,
                                  {std::make_shared<journal::Owed>(journal::Owed{event, {}, {}, {}})});
        },
        [this, row, answer = std::move(answer)](const Result<void> &written) {
            if (const auto line = d->lines.find(row.id); written && line != d->lines.end())
                line->latest = row;
            if (written)
                d->noteSuccess();
            else
                d->log.notSent(row); // now: what is kept may never be written
            answer(written);
        });
}

void Journal::keep(const JobRow &row, const JobEvent &event, Extra extra, std::function<void()> then,
                   std::function<void()> otherwise)
{
    Line &line = d->lines[row.id];
    line.latest = row;
    line.owed << std::make_shared<journal::Owed>(
        journal::Owed{event, std::move(extra), std::move(then), std::move(otherwise)});
    if (d->failures > 0)
        d->rescueRequest(line);
    d->save(row.id);
}

void Journal::readOutputs(JobId job, std::function<void(Result<QList<DownloadRow>>)> answer)
{
    d->store.run<QList<DownloadRow>>(
        this, [job](Database &database) { return DownloadRepository(database).byJob(job); },
        std::move(answer));
}

void Journal::findHolder(const JobRow &row, const RequestId &request,
                         std::function<void(Result<std::optional<JobId>>)> answer)
{
    d->store.run<std::optional<JobId>>(
        this,
        [id = row.id, endpoint = row.endpoint, request](Database &database) {
            return JobRepository(database).holderOf(endpoint, request, id);
        },
        std::move(answer));
}

bool Journal::isTroubled() const
{
    return d->failures > 0;
}

void Journal::dropRescueFile()
{
    d->dropWanted = true;
    d->dropIfWritten();
}

} // namespace maquette
