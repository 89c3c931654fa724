// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/jobs/apidouble.h"

namespace maquette::test
{

namespace
{

Script json(int status, const QByteArray &body)
{
    return {Step::send(ScriptedServer::answer(status, body))};
}

//! "submit", "status", "result", "cancel", "balance", "price".
std::pair<QByteArray, QByteArray> kindAndId(const SeenRequest &request)
{
    const QByteArray path = request.target.split('?').first();
    if (path == "/prod/v2/balance")
        return {"balance", {}};
    if (path.startsWith("/v1/models/"))
        return {request.method == "POST" ? "submit" : "price", path.mid(11)};
    const QList<QByteArray> parts = path.split('/');
    if (parts.size() == 5 && parts.at(2) == "requests")
        return {parts.at(4), parts.at(3)};
    return {"unknown", {}};
}

} // namespace

ApiDouble::ApiDouble()
{
    m_server.setHandler([this](const SeenRequest &request) { return onRequest(request); });
}

int ApiDouble::mostSubmitsOfOneBody() const
{
    int most = 0;
    for (const int count : m_submitsOf)
        most = std::max(most, count);
    return most;
}

const DoubleRun *ApiDouble::run(const QByteArray &id) const
{
    const auto it = m_runs.constFind(id);
    return it == m_runs.cend() ? nullptr : &*it;
}

void ApiDouble::script(const QByteArray &kind, const Script &script, int times)
{
    for (int i = 0; i < times; ++i)
        m_scripts[kind] << script;
}

void ApiDouble::scriptAll(const QByteArray &kind, const Script &script)
{
    m_always.insert(kind, script);
}

Script ApiDouble::onRequest(const SeenRequest &request)
{
    const auto [kind, id] = kindAndId(request);
    ++m_calls[kind];
    if (const auto file = m_files.constFind(request.target); file != m_files.cend())
        return *file;
    Script answer = kind == "submit" ? onSubmit(request) : Script();
    if (const Script other = interfere ? interfere(kind, request) : Script(); !other.isEmpty())
        return other;
    if (!m_scripts.value(kind).isEmpty())
        return m_scripts[kind].takeFirst();
    if (!m_always.value(kind).isEmpty())
        return m_always.value(kind);
    if (kind == "unknown" && onFile)
        return onFile(request);
    if (request.header("authorization") != "Bearer " + token)
        return json(401, R"({"error":"bad token"})");
    return answer.isEmpty() ? usual(kind, request, id) : answer;
}

Script ApiDouble::onSubmit(const SeenRequest &request)
{
    ++m_submits;
    ++m_submitsOf[request.body];
    const QByteArray id = "req-" + QByteArray::number(m_submits);
    m_runs.insert(id, {id, request.body});
    return json(200, R"({"request_id":")" + id + R"("})");
}

Script ApiDouble::usual(const QByteArray &kind, const SeenRequest &request, const QByteArray &id)
{
    if (kind == "balance")
        return json(200, R"({"balance_usd":12.5,"balance_microdollars":12500000,"currency":"USD"})");
    if (kind == "price")
        return json(200,
                    R"({"model_id":"a/b","base_price_usd":0.04,"price_unit":"output","pricing_note":"n"})");
    const auto run = m_runs.find(id);
    if (run == m_runs.end())
        return json(404, R"({"error_code":404001,"error_message":"not found"})");
    if (kind == "cancel") {
        run->cancelled = cancelOutcome == "cancelled";
        return json(cancelStatus, R"({"status":"completed","outcome":")" + cancelOutcome + R"("})");
    }
    if (kind == "status")
        return json(200, statuses.at(std::min<qsizetype>(run->statusCalls++, statuses.size() - 1)));
    if (kind == "result" && request.target.contains("include_cost=true")) {
        ++run->resultCalls;
        return json(200, QByteArray(result).replace("%1", id));
    }
    return json(404, R"({"error":"no such call"})");
}

} // namespace maquette::test
