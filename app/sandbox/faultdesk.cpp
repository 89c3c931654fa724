// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/faultdesk.h"

#include <QLocale>

#include <utility>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

QByteArray httpDate(const QDateTime &when)
{
    return QLocale::c().toString(when.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss"_s).toLatin1() + " GMT";
}

QByteArray withState(const QByteArray &body, const QString &state)
{
    Json json = parseJson(body).value_or(Json::object());
    if (!json.is_object())
        return body;
    json["status"] = state.toStdString();
    if (state != "succeeded"_L1 && state != "completed"_L1)
        json.erase("output");
    return toBytes(json);
}

void cutBody(HttpReply &reply, const BodyCut &cut)
{
    if (reply.file) {
        reply.body = reply.file->seek(0) ? reply.file->readAll() : QByteArray();
        reply.file.reset();
    }
    reply.body.truncate(cut.in(reply.body.size()));
}

} // namespace

FaultDesk::FaultDesk(FaultPlan plan)
    : m_plan(std::move(plan))
    , m_counts(static_cast<size_t>(m_plan.entries.size()))
{}

FaultDesk::Strike FaultDesk::strike(const Call &call)
{
    const std::lock_guard lock(m_mutex);
    Strike found;
    for (qsizetype i = 0; i < m_plan.entries.size(); ++i) {
        const Fault &fault = m_plan.entries.at(i);
        if (!fault.fits(call))
            continue;
        // A submit has no run yet: each counts as a run of its own.
        const bool alone = fault.eachRun && call.operation == ApiOperation::Submit;
        int &count = m_counts[static_cast<size_t>(i)][fault.eachRun ? call.request : QString()];
        const int seen = alone ? 1 : ++count;
        const bool strikes = seen >= fault.nth && (fault.times == 0 || seen - fault.nth < fault.times);
        if (strikes && !found.fault)
            found = {&fault, seen - fault.nth};
    }
    return found;
}

HttpReply spoiled(HttpReply usual, const Fault &fault, int number, const QDateTime &now)
{
    HttpReply reply = std::move(usual);
    if (fault.kind == FaultKind::States)
        reply.body = withState(reply.body, fault.states.at(qMin(number, int(fault.states.size()) - 1)));
    if (fault.kind == FaultKind::Truncated)
        cutBody(reply, fault.cut);
    if (fault.kind == FaultKind::ChangedEtag)
        reply.etag = "\"changed-" + QByteArray::number(number + 1) + '"';
    if (fault.status != 0)
        reply.status = fault.status;
    if (!fault.type.isEmpty())
        reply.type = fault.type;
    if (fault.body) {
        reply.body = *fault.body;
        reply.file.reset();
    }
    reply.headers += fault.headers;
    if (fault.retryAfter)
        reply.headers.append({"Retry-After", fault.retryAfter->dateIn
                                                 ? httpDate(now.addSecs(*fault.retryAfter->dateIn))
                                                 : fault.retryAfter->text});
    reply.rangeFault = fault.range;
    if (fault.wire != WireFault())
        reply.wire = fault.wire;
    return reply;
}

} // namespace maquette
