// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scriptedserver.h"

#include <QHash>

#include <functional>

namespace maquette::test
{

//! One whole answer.
inline Step answer(int status, const QByteArray &body, const QByteArray &headers = {})
{
    return Step::send(ScriptedServer::answer(status, body, headers));
}

//! \brief One run as the double plays it.
struct DoubleRun
{
    QByteArray id;
    QByteArray body; //!< what was submitted
    int statusCalls = 0;
    int resultCalls = 0;
    bool cancelled = false;
};

//! \brief A small RunComfy on loopback for the tests of the jobs: takes submits and counts them, plays each
//! run through `statuses`, then gives `result`. Single calls can be scripted away.
class ApiDouble
{
public:
    ApiDouble();

    [[nodiscard]] QUrl url() const { return m_server.url(); }
    [[nodiscard]] ScriptedServer &server() { return m_server; }

    [[nodiscard]] int submits() const { return m_submits; }
    [[nodiscard]] int submitsOf(const QByteArray &body) const { return m_submitsOf.value(body); }
    //! The largest number of submits that one body had.
    [[nodiscard]] int mostSubmitsOfOneBody() const;
    [[nodiscard]] int calls(const QByteArray &kind) const { return m_calls.value(kind); }
    [[nodiscard]] QList<DoubleRun> runs() const { return m_runs.values(); }
    [[nodiscard]] const DoubleRun *run(const QByteArray &id) const;

    //! A run that somebody else has submitted.
    void addRun(const QByteArray &id) { m_runs.insert(id, {id, {}}); }
    //! Used once each, in order, instead of the usual answer. "submit" answers given so still accept the run.
    void script(const QByteArray &kind, const Script &script, int times = 1);
    //! Every further call of this kind, until cleared with an empty script.
    void scriptAll(const QByteArray &kind, const Script &script);

    //! Asked at every call, whose run is taken by then: what it gives is the answer, if it is anything.
    std::function<Script(const QByteArray &kind, const SeenRequest &request)> interfere;

    //! What stands at \a path outside the API, such as a run's output.
    void serveFile(const QByteArray &path, const Script &script) { m_files.insert(path, script); }

    //! Whatever stands outside the API, when it is set.
    std::function<Script(const SeenRequest &)> onFile;

    //! JSON bodies of the status answers, one a call; the last one stays.
    QList<QByteArray> statuses = {R"({"status":"in_queue","queue_position":2})",
                                  R"({"status":"in_progress"})", R"({"status":"completed"})"};
    //! %1 is the request id.
    QByteArray result = R"({"request_id":"%1","status":"succeeded","cost":0.25,)"
                        R"("output":{"images":["https://files.example.net/%1.png"]}})";
    QByteArray cancelOutcome = "cancelled";
    int cancelStatus = 202;
    QByteArray token = "test-token-123456";

private:
    Script onRequest(const SeenRequest &request);
    Script usual(const QByteArray &kind, const SeenRequest &request, const QByteArray &id);
    Script onSubmit(const SeenRequest &request);

    ScriptedServer m_server;
    QMap<QByteArray, DoubleRun> m_runs;
    QHash<QByteArray, int> m_calls;
    QHash<QByteArray, int> m_submitsOf;
    QHash<QByteArray, QList<Script>> m_scripts;
    QHash<QByteArray, Script> m_always;
    QHash<QByteArray, Script> m_files;
    int m_submits = 0;
};

} // namespace maquette::test
