// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/runteller.h"

#include "app/base/advice.h"
#include "app/library/library.h"

#include <QMap>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

const char *wordFor(JobState state)
{
    switch (state) {
    case JobState::Waiting:
        return "waiting";
    case JobState::Submitting:
        return "submitting";
    case JobState::Queued:
        return "queued";
    case JobState::Running:
        return "running";
    case JobState::Collecting:
        return "collecting";
    case JobState::Saved:
        return "saved";
    case JobState::Failed:
        return "failed";
    case JobState::Cancelled:
        return "cancelled";
    case JobState::Unknown:
        break;
    }
    return "unknown";
}

//! What went wrong, what it means for the money, what to do.
QString sentencesOf(const Json &facts)
{
    QStringList sentences;
    for (const char *key : {"error", "money", "next_step"}) {
        if (const auto text = facts.find(key); text != facts.end())
            sentences << stringOf(*text);
    }
    return sentences.join(u' ');
}

//! What the service has taken is never ordered anew because of what holds it up.
void addStep(Json &facts, const Job &job)
{
    const ErrorKind kind = job.error->kind;
    if (job.state == JobState::Waiting || isOfStorage(kind) || kind == ErrorKind::NotConfirmed)
        return;
    facts["next_step"] =
        jsonString(kind == ErrorKind::TokenRejected
                       ? RunTeller::tr("It goes on at the server. Enter the API token of your RunComfy "
                                       "profile in Maquette's settings, or put it into RUNCOMFY_TOKEN; then "
                                       "collect it with: maquette --resume")
                       : RunTeller::tr("Nothing has to be done: Maquette goes on by itself."));
}

} // namespace

bool wasRefused(const Job &job)
{
    return job.state == JobState::Failed && job.request.isEmpty();
}

bool canBeResumed(const Job &job)
{
    const bool asks = job.error && (job.error->kind == ErrorKind::ForeignHost ||
                                    job.error->kind == ErrorKind::FileTooLarge);
    return job.canCollectAgain && !asks;
}

RunTeller::RunTeller(EventLines &lines, const Library &library)
    : m_lines(lines)
    , m_library(library)
{}

void RunTeller::ordered(const Job &job, const RequestedRun &origin)
{
    Json facts = factsOf(job, &origin);
    if (job.priceShown)
        facts["base_price_usd"] = job.priceShown->dollars();
    m_lines.write("ordered", facts);
}

void RunTeller::notOrdered(const RequestedRun &origin, const Error &error)
{
    Job job;
    job.model = origin.order.model;
    job.modelName = origin.order.modelName;
    Json facts = factsOf(job, &origin);
    facts["accepted"] = false;
    addError(facts, error, nullptr);
    m_lines.write("failed", facts);
    m_lines.say(tr("%1 was not sent: %2").arg(nameOf(job), error.message));
}

void RunTeller::step(const Job &job, const RequestedRun *origin)
{
    Json facts = factsOf(job, origin);
    if (job.state == JobState::Queued && job.queuePosition >= 0)
        facts["position"] = job.queuePosition;
    if (job.state == JobState::Collecting && job.outputs > 0)
        facts["outputs"] = job.outputs;
    m_lines.write(wordFor(job.state), facts);
    if (job.state == JobState::Submitting)
        m_lines.say(tr("%1 is sent.").arg(nameOf(job)));
}

void RunTeller::held(const Job &job, const RequestedRun *origin)
{
    Json facts = factsOf(job, origin);
    facts["state"] = wordFor(job.state);
    addError(facts, *job.error, &job);
    addStep(facts, job);
    m_lines.write("held", facts);
    m_lines.say(u"%1: %2"_s.arg(nameOf(job), job.error->message));
}

void RunTeller::ended(const Job &job, const RequestedRun *origin)
{
    Json facts = factsOf(job, origin);
    switch (job.state) {
    case JobState::Saved:
        saved(job, std::move(facts));
        return;
    case JobState::Unknown:
        unknown(job, std::move(facts));
        return;
    case JobState::Cancelled:
        m_lines.write("cancelled", facts);
        m_lines.say(job.request.isEmpty() ? tr("%1 was not sent.").arg(nameOf(job))
                                          : tr("%1 was cancelled at the server.").arg(nameOf(job)));
        return;
    default:
        failed(job, std::move(facts));
        return;
    }
}

void RunTeller::saved(const Job &job, Json facts)
{
    QMap<int, QString> files;
    for (const Asset &asset : m_library.worksOf(job.id))
        files.insert(asset.index, m_library.absolutePath(asset));
    facts["files"] = Json::array();
    for (const QString &file : std::as_const(files))
        facts["files"].push_back(jsonString(file));
    if (job.seed)
        facts["seed"] = *job.seed;
    if (job.cost)
        facts["cost_usd"] = job.cost->dollars();
    m_lines.write("saved", facts);
    m_lines.say(tr("%1 is saved: %2").arg(nameOf(job), QStringList(files.values()).join(u", "_s)));
}

void RunTeller::failed(const Job &job, Json facts)
{
    facts["accepted"] = !wasRefused(job);
    if (job.error)
        addError(facts, *job.error, &job);
    if (canBeResumed(job))
        facts["next_step"] =
            jsonString(tr("Mend the cause, then fetch its files with --resume: that is free."));
    m_lines.write("failed", facts);
    m_lines.say(u"%1: %2"_s.arg(nameOf(job), job.error ? sentencesOf(facts) : tr("It failed.")));
}

void RunTeller::unknown(const Job &job, Json facts)
{
    const QString step =
        tr("Look at the Generations page of your account. Then open Maquette's window: enter "
           "its request id there, or send it again if it is not there.");
    if (job.error)
        addError(facts, *job.error, &job);
    if (!job.sandbox)
        facts["money"] = jsonString(tr("It may have been charged. It is not sent again."));
    facts["next_step"] = jsonString(step);
    m_lines.write("unknown", facts);
    m_lines.say(tr("%1: nobody knows whether the service took it. %2").arg(nameOf(job), step));
}

void RunTeller::cost(JobId id, Money cost)
{
    Json facts = Json::object();
    facts["job"] = id.number();
    facts["cost_usd"] = cost.dollars();
    m_lines.write("cost", facts);
}

} // namespace maquette
