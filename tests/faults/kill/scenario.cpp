// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/kill/scenario.h"

#include <QBuffer>
#include <QImage>

namespace maquette::test
{

using namespace Qt::StringLiterals;

namespace
{

const QByteArray inQueue = R"({"status":"in_queue","queue_position":2})";
const QByteArray inProgress = R"({"status":"in_progress"})";
const QByteArray completed = R"({"status":"completed"})";

Script refusal()
{
    return {Step::send(ScriptedServer::answer(402, R"({"error_code":400002,"error_message":"no funds"})"))};
}

//! Everything else goes as usual.
std::function<void(ApiDouble &)> statuses(const QList<QByteArray> &answers)
{
    return [answers](ApiDouble &api) { api.statuses = answers; };
}

void closeFirstSubmit(ApiDouble &api)
{
    api.statuses = {completed};
    api.script("submit", {Step::close()});
}

void hideCostOnce(ApiDouble &api)
{
    api.statuses = {completed};
    QByteArray without = api.result;
    without.replace(R"("cost":0.25,)", "").replace("%1", "req-1");
    api.script("result", {Step::send(ScriptedServer::answer(200, without))});
}

void refuseCancel(ApiDouble &api)
{
    api.statuses = {inQueue, completed};
    api.cancelOutcome = "not_cancellable";
}

void loseFilesTwice(ApiDouble &api)
{
    api.statuses = {completed};
    api.script("unknown", {Step::send(ScriptedServer::answer(404, "gone"))}, 2);
}

//! Asked for twice before the artist is asked.
void fileElsewhere(ApiDouble &api)
{
    api.statuses = {completed};
    const QByteArray there = R"({"request_id":"req-1","status":"succeeded","cost":0.25,)"
                             R"("output":{"images":["https://files.example.org/req-1.png"]}})";
    api.script("result", {Step::send(ScriptedServer::answer(200, there))}, 2);
}

void refuseSubmit(ApiDouble &api)
{
    api.scriptAll("submit", refusal());
}

void failRun(ApiDouble &api)
{
    api.statuses = {completed};
    api.result = R"({"request_id":"%1","status":"failed","error":"The moon was in the way."})";
}

} // namespace

QList<Scenario> scenarios()
{
    const QString one = u"order=one"_s;
    return {
        {"plain", statuses({inQueue, inProgress, completed}), {{{one}, {}}}},
        {"late cost", hideCostOnce, {{{one}, {}}}},
        {"status never heard of", statuses({R"({"status":"pondering"})", completed}), {{{one}, {}}}},
        {"token away at the submit", statuses({completed}), {{{one, u"flicker"_s}, {}}}},
        {"refused", refuseSubmit, {{{one}, {}}}, false},
        {"refused and dismissed", refuseSubmit, {{{one, u"do=dismiss@6"_s}, {}}}, false},
        {"failed", failRun, {{{one}, {}}}, false},
        {"no answer", closeFirstSubmit, {{{one}, {}}}},
        {"no answer, adopted", closeFirstSubmit, {{{one}, {}}, {{u"adopt=1:req-1"_s}, {}}}},
        {"no answer, another id first", closeFirstSubmit, {{{one}, {}}, {{u"adopt=1:req-77"_s}, {}}}},
        {"no answer, sent again", closeFirstSubmit, {{{one, u"do=again@8"_s}, {}}}},
        {"ended inside the submit", statuses({completed}), {{{one, u"kill=event:2:after"_s}, {}}, {{}, {}}}},
        {"cancelled in the queue", statuses({inQueue, completed}), {{{one, u"do=cancel@2"_s}, {}}}},
        {"cancel refused", refuseCancel, {{{one, u"do=cancel@2"_s}, {}}}},
        {"files come later", loseFilesTwice, {{{one, u"do=collect@6"_s}, {}}}},
        {"files elsewhere, allowed", fileElsewhere, {{{one, u"do=allow@6"_s}, {}}}},
        {"another token",
         statuses({inProgress, completed}),
         {{{one, u"leave=3"_s}, {}}, {{}, "renewed-token-77"}}},
        {"held, put in order and allowed", statuses({completed}), {{{one, u"order=two"_s, u"hold"_s}, {}}}},
        {"folder in the way", statuses({inProgress, completed}), {{{one, u"block"_s}, {}}}},
        {"answer to the order lost", statuses({completed}), {{{one, u"lose"_s}, {}}}},
    };
}

Stage::Stage(const Scenario &scenario)
    : m_scenario(scenario)
{
    QByteArray here = m_api.url().toEncoded();
    while (here.endsWith('/'))
        here.chop(1);
    m_api.result = R"({"request_id":"%1","status":"succeeded","cost":0.25,"output":{"images":[")" + here +
                   R"(/files/%1.png"]}})";
    m_api.scriptAll("unknown", {Step::send(ScriptedServer::answer(200, picture(), {}, "image/png"))});
    m_scenario.prepare(m_api);
    m_victim.setServer(m_api.url(), m_api.token);
    m_victim.expect(picture());
}

bool Stage::play(const QString &kill)
{
    m_killed = false;
    for (const Scenario::Session &session : std::as_const(m_scenario.sessions)) {
        if (!session.token.isEmpty()) {
            m_api.token = session.token;
            m_victim.setServer(m_api.url(), m_api.token);
        }
        const bool diesAnyway = !session.tasks.filter(u"kill="_s).isEmpty();
        QStringList tasks = session.tasks;
        if (!diesAnyway && !kill.isEmpty())
            tasks += u"kill="_s + kill;
        const int code = m_victim.run(tasks);
        m_killed = code == -1 && !diesAnyway;
        if (m_killed)
            return true;
        if (code != (diesAnyway ? -1 : 0))
            return false;
    }
    return true;
}

int Stage::carryOn(const QString &kill)
{
    QStringList tasks{u"do=collect@6"_s};
    if (!kill.isEmpty())
        tasks += u"kill="_s + kill;
    return m_victim.run(tasks);
}

QString Stage::settle()
{
    if (const int code = carryOn(); code != 0)
        return u"the last session ended with %1"_s.arg(code);
    const QStringList adoptions = m_victim.adoptions(taken());
    if (!adoptions.isEmpty()) {
        if (const int code = m_victim.run(adoptions); code != 0)
            return u"adopting ended with %1"_s.arg(code);
    }
    return m_victim.missing(taken());
}

QString Stage::goOnAlone()
{
    const int code = m_victim.run({});
    return code == 0 ? m_victim.missing(taken()) : QString(u"the last session ended with %1"_s.arg(code));
}

QByteArray Stage::picture(int side)
{
    // Noise: three bytes a pixel, so that the smallest has more than one page.
    QImage image(side, side, QImage::Format_RGB32);
    quint32 state = 1;
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x)
            image.setPixel(x, y, 0xFF000000U | (state = state * 1664525U + 1013904223U) >> 8);
    }
    QBuffer png;
    image.save(&png, "png");
    return png.data();
}

QList<Taken> Stage::taken() const
{
    // What the artist has said is not there, he has given up.
    QStringList held;
    bool givenUp = false;
    for (const JobRow &row : m_victim.rows()) {
        held += row.request.text();
        givenUp = givenUp || !row.follows.isNull();
    }
    QList<Taken> list;
    for (const DoubleRun &run : m_api.runs()) {
        const bool orphan = givenUp && !held.contains(QString::fromLatin1(run.id));
        list += {run.id, promptIn(run.body), m_scenario.gives && !run.cancelled && !orphan};
    }
    return list;
}

} // namespace maquette::test
