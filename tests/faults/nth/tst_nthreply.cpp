// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/job.h"
#include "tests/faults/nth/trials.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray inQueue = R"({"status":"in_queue","queue_position":2})";
const QByteArray completed = R"({"status":"completed"})";

Script redirect(const ApiDouble &api, const SeenRequest &request)
{
    const QByteArray there =
        api.url().resolved(QUrl(QString::fromLatin1("/moved" + request.target))).toEncoded();
    return {Step::send(ScriptedServer::answer(302, {}, "Location: " + there + "\r\n"))};
}

//! \brief A way in which a run can go, with the calls that belong to it.
struct Course
{
    const char *name;
    QStringList tasks;
    QList<QByteArray> statuses;
    bool hidesCost = false;
    bool redirects = false;
};

const Course courses[] = {
    {"two runs, files elsewhere", {u"order=one"_s, u"order=two"_s}, {inQueue, completed}, false, true},
    {"a cost that comes late", {u"order=one"_s}, {completed}, true, false},
    {"a cancel that is refused", {u"order=one"_s, u"do=cancel@2"_s}, {inQueue, completed}, false, false},
};

//! \brief The answer to the n-th call, and to all after it if `lasting`, is none; until it has passed.
struct Interference
{
    const Course &course;
    ApiDouble &api;
    Script none;
    int nth;
    bool lasting;
    int calls = 0;
    QStringList struck;
    bool passed = false;

    Script operator()(const QByteArray &kind, const SeenRequest &request)
    {
        const int number = calls++;
        const bool isFile = kind == "unknown";
        if (!passed && nth >= 0 && (number == nth || (lasting && number > nth))) {
            struck +=
                isFile ? QString::fromLatin1(request.target.split('/').value(1)) : QString::fromLatin1(kind);
            return none;
        }
        if (isFile && course.redirects && !request.target.startsWith("/moved/"))
            return redirect(api, request);
        return {};
    }
};

Trial attempt(const Course &course, int nth, bool lasting, const Script &none)
{
    const auto prepare = [&course](ApiDouble &api) {
        api.statuses = course.statuses;
        api.cancelOutcome = "not_cancellable";
        if (!course.hidesCost)
            return;
        QByteArray without = api.result;
        without.replace(R"("cost":0.25,)", "").replace("%1", "req-1");
        api.script("result", {Step::send(ScriptedServer::answer(200, without))});
    };
    Stage stage({course.name, prepare, {{course.tasks, {}}}});
    Interference interference{course, stage.api(), none, nth, lasting, 0, {}, false};
    stage.api().interfere = [&interference](const QByteArray &kind, const SeenRequest &request) {
        return interference(kind, request);
    };
    QStringList tasks = course.tasks;
    if (lasting)
        tasks += u"resign"_s;
    if (none.constFirst().kind == Step::Kind::Hang)
        tasks += u"patience=700"_s;
    const QStringList prompts = tasks.filter(u"order="_s).replaceInStrings(u"order="_s, QString());
    Victim &victim = stage.victim();
    const int code = victim.run(tasks);
    interference.passed = true;
    Trial trial{!interference.struck.isEmpty(), {}, interference.struck.value(0)};
    const QList<JobRow> rows = victim.rows();
    const bool unknown = std::any_of(rows.cbegin(), rows.cend(),
                                     [](const JobRow &row) { return row.state == int(JobState::Unknown); });
    if (code != 0)
        trial.fault = u"it ended with %1"_s.arg(code);
    else if (unknown != interference.struck.contains(u"submit"_s))
        trial.fault = u"unknown is what has no answer to its submit, and nothing else"_s;
    else
        trial.fault = unknown ? stage.settle() : stage.goOnAlone();
    if (trial.fault.isEmpty())
        trial.fault = lookAfterwards(stage, prompts, 0, false);
    if (!trial.fault.isEmpty())
        trial.fault += u" ["_s + victim.events().join(u' ') + u']';
    return trial;
}

} // namespace

//! Every answer of the server fails in turn: once, and from then on until the next start. In the end every
//! run was sent once and has landed.
class TestNthReply : public QObject
{
    Q_OBJECT

private slots:
    void everyReplyFailsInTurn_data();
    void everyReplyFailsInTurn();
    void everyKindOfCallHasFailed();

private:
    QSet<QString> m_kinds;
    int m_tried = 0;
};

void TestNthReply::everyReplyFailsInTurn_data()
{
    QTest::addColumn<int>("course");
    QTest::addColumn<bool>("lasting");
    QTest::addColumn<Script>("none");
    const std::pair<const char *, Script> ends[] = {
        {"closed", {Step::close()}},
        {"reset", {Step::reset()}},
        {"503", {Step::send(ScriptedServer::answer(503, "busy"))}},
        {"no answer", {Step::hang()}},
    };
    for (size_t course = 0; course < std::size(courses); ++course) {
        for (const auto &[name, none] : ends) {
            QTest::addRow("%s: %s once", courses[course].name, name) << int(course) << false << none;
            QTest::addRow("%s: %s from then on", courses[course].name, name) << int(course) << true << none;
        }
    }
}

void TestNthReply::everyReplyFailsInTurn()
{
    QFETCH(int, course);
    QFETCH(bool, lasting);
    QFETCH(Script, none);
    constexpr int threads = 8; // they wait, for the most part
    const Trials trials =
        tryAll([&](int nth) { return attempt(courses[course], nth, lasting, none); }, threads);
    QVERIFY2(trials.faults.isEmpty(), qPrintable(u'\n' + trials.faults.join(u'\n')));
    QVERIFY(trials.tried >= 4);
    m_kinds += trials.kinds;
    m_tried += trials.tried;
}

void TestNthReply::everyKindOfCallHasFailed()
{
    qInfo("%d replies failed", m_tried);
    for (const auto *kind : {"submit", "status", "result", "cancel", "files", "moved"})
        QVERIFY2(m_kinds.contains(QLatin1String(kind)), kind);
}

QTEST_GUILESS_MAIN(TestNthReply)
#include "tst_nthreply.moc"
