// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// maquette --run that is stopped or killed, and maquette --resume after it.
#include "tests/integration/app/headlessprogram.h"

#include <QDir>
#include <QTest>

#include <csignal>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

class TestHeadlessResume : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_rig = std::make_unique<HeadlessRig>();
        m_usual = m_rig->api.statuses;
    }
    void cleanup() { QCOMPARE(m_rig->program.fault(), QString()); }
    void nothingToResume();
    void killedWhileItRuns();
    void killedInTheSandbox();
    void killedWhileItSubmits();
    void asleepWhileItAsks();
    void asleepWhileItFetches();
    void stoppedByASignal_data();
    void stoppedByASignal();
    void stoppedWhileItSubmits();
    void secondSignalEndsAtOnce();
    void whatWasNotSentIsCancelled();
    void stoppedBeforeAnythingWasSent();
    void whatWaitsInTheWindowIsNotSent();
    void resumeWithoutAToken();
    void resumeWithARefusedToken();
    void renewedTokenIsTried();
    void missingFilesAreFetchedAgain();
    void filesElsewhereAreNamed();
    void libraryGoesWhileItRuns();
    void troubleOnTheWayInvitesNoSecondOrder();
    void resumeIsStoppedToo();

private:
    QStringList resume() { return m_rig->arguments({u"--resume"_s}); }
    QStringList run(int count = 1)
    {
        return m_rig->arguments({u"--run"_s, m_rig->file(u"run.json"_s, HeadlessRig::request(1, count))});
    }
    //! The machine sleeps, and wakes when the service has let go of every connection.
    void sleepUntilDropped();
    //! Runs at the server that have not ended there yet.
    void keepRunning() { m_rig->api.statuses = {R"({"status":"in_progress"})"}; }
    void letEnd() { m_rig->api.statuses = m_usual; }

    std::unique_ptr<HeadlessRig> m_rig;
    QList<QByteArray> m_usual;
};

void TestHeadlessResume::nothingToResume()
{
    QCOMPARE(m_rig->program.run(resume()), 0);
    QCOMPARE(m_rig->program.names(), QStringList{u"done"_s});
    QVERIFY(m_rig->program.words().contains(u"nothing to collect"_s));
}

void TestHeadlessResume::killedWhileItRuns()
{
    keepRunning();
    QVERIFY(m_rig->program.start(run(2)));
    QVERIFY(m_rig->program.waitFor("running", 2));
    m_rig->program.signal(SIGKILL);
    QCOMPARE(m_rig->program.exitCode(), -1);
    letEnd();
    QCOMPARE(m_rig->program.run(resume()), 0);
    QCOMPARE(m_rig->program.events("saved").size(), 2);
    QCOMPARE(m_rig->works().size(), 2);
    QCOMPARE(m_rig->api.submits(), 2);
    QCOMPARE(m_rig->program.run(resume()), 0);
    QCOMPARE(m_rig->program.names(), QStringList{u"done"_s});
}

void TestHeadlessResume::killedInTheSandbox()
{
    m_rig->program.setToken({});
    const QByteArray slow =
        R"({"model":"test/small/text-to-image","input":{"prompt":"a hill [slow]"},"count":2})";
    QVERIFY(m_rig->program.start(m_rig->inSandbox({u"--run"_s, u"-"_s}), slow));
    QVERIFY(m_rig->program.waitFor("running", 2)); // one that is just being sent would be unknown
    m_rig->program.signal(SIGKILL);
    QCOMPARE(m_rig->program.exitCode(), -1);
    QCOMPARE(m_rig->program.run(m_rig->inSandbox({u"--resume"_s})), 0);
    const int both =
        int(m_rig->program.events("saved").size()) + numberIn(m_rig->program.lines().constLast(), "waiting");
    QCOMPARE(both, 2);
    QVERIFY(!m_rig->works().isEmpty());
}

void TestHeadlessResume::killedWhileItSubmits()
{
    m_rig->api.script("submit", {Step::hang()});
    QVERIFY(m_rig->program.start(run()));
    QTRY_COMPARE(m_rig->api.submits(), 1);
    m_rig->program.signal(SIGKILL);
    QCOMPARE(m_rig->program.exitCode(), -1);
    QCOMPARE(m_rig->program.run(resume()), 3);
    QCOMPARE(m_rig->program.events("unknown").size(), 1);
    QCOMPARE(m_rig->api.submits(), 1);
}

void TestHeadlessResume::sleepUntilDropped()
{
    m_rig->program.signal(SIGSTOP);
    m_rig->api.server().open("night");
    m_rig->api.server().closeIdle();
    QTRY_COMPARE(m_rig->api.server().openConnections(), 0);
    m_rig->program.signal(SIGCONT);
}

void TestHeadlessResume::asleepWhileItAsks()
{
    m_rig->api.script("status", {Step::waitFor("night"), Step::close()}, 2);
    QVERIFY(m_rig->program.start(run(2)));
    QTRY_COMPARE(m_rig->api.calls("status"), 2);
    sleepUntilDropped();
    QCOMPARE(m_rig->program.exitCode(), 0);
    QCOMPARE(m_rig->works().size(), 2);
    QCOMPARE(m_rig->api.submits(), 2);
}

void TestHeadlessResume::asleepWhileItFetches()
{
    const QByteArray whole = HeadlessRig::fileAnswer();
    m_rig->api.script("unknown",
                      {Step::send(whole.left(whole.size() - 20)), Step::waitFor("night"), Step::reset()});
    QVERIFY(m_rig->program.start(run()));
    QTRY_COMPARE(m_rig->api.calls("unknown"), 1);
    sleepUntilDropped();
    QCOMPARE(m_rig->program.exitCode(), 0);
    QCOMPARE(m_rig->api.calls("unknown"), 2);
    QCOMPARE(m_rig->works().size(), 1);
    QCOMPARE(m_rig->api.submits(), 1);
}

void TestHeadlessResume::stoppedByASignal_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestHeadlessResume::stoppedByASignal()
{
    QFETCH(int, number);
    keepRunning();
    QVERIFY(m_rig->program.start(run()));
    QVERIFY(m_rig->program.waitFor("running"));
    m_rig->program.signal(number);
    QCOMPARE(m_rig->program.exitCode(), 8);
    QVERIFY2(m_rig->program.words().contains(u"--resume"_s), qPrintable(m_rig->program.words()));
    QCOMPARE(numberIn(m_rig->program.lines().constLast(), "at_server"), 1);
    letEnd();
    QCOMPARE(m_rig->program.run(resume()), 0);
    QCOMPARE(m_rig->works().size(), 1);
    QCOMPARE(m_rig->api.submits(), 1);
}

void TestHeadlessResume::stoppedWhileItSubmits()
{
    m_rig->api.script("submit", {Step::waitFor("answer"),
                                 Step::send(ScriptedServer::answer(200, R"({"request_id":"req-1"})"))});
    QVERIFY(m_rig->program.start(run()));
    QTRY_COMPARE(m_rig->api.submits(), 1);
    m_rig->program.signal(SIGTERM);
    QVERIFY(m_rig->program.waitForWords(u"Stopping"_s));
    m_rig->api.server().open("answer");
    QCOMPARE(m_rig->program.exitCode(), 8);
    QCOMPARE(m_rig->journal(), QStringList{u"2 req-1"_s});
    QCOMPARE(m_rig->program.run(resume()), 0);
    QCOMPARE(m_rig->works().size(), 1);
    QCOMPARE(m_rig->api.submits(), 1);
}

void TestHeadlessResume::secondSignalEndsAtOnce()
{
    m_rig->api.script("submit", {Step::hang()});
    QVERIFY(m_rig->program.start(run()));
    QTRY_COMPARE(m_rig->api.submits(), 1);
    m_rig->program.signal(SIGINT);
    QVERIFY(m_rig->program.waitForWords(u"Stopping"_s));
    m_rig->program.signal(SIGTERM);
    QCOMPARE(m_rig->program.exitCode(), -1);
    QVERIFY(m_rig->program.wasKilled());
    QCOMPARE(m_rig->program.run(resume()), 3);
}

void TestHeadlessResume::whatWasNotSentIsCancelled()
{
    m_rig->file(u"profile/config/maquette.ini"_s, "[jobs]\nlimit=2\n");
    keepRunning();
    QVERIFY(m_rig->program.start(run(5)));
    QVERIFY(m_rig->program.waitFor("running", 2));
    m_rig->program.signal(SIGTERM);
    QCOMPARE(m_rig->program.exitCode(), 8);
    QCOMPARE(m_rig->program.events("cancelled").size(), 3);
    QCOMPARE(m_rig->program.names().constLast(), u"done"_s);
    QCOMPARE(numberIn(m_rig->program.lines().constLast(), "cancelled"), 3);
    QCOMPARE(numberIn(m_rig->program.lines().constLast(), "at_server"), 2);
    letEnd();
    QCOMPARE(m_rig->program.run(resume()), 0);
    QCOMPARE(m_rig->works().size(), 2);
    QCOMPARE(m_rig->api.submits(), 2);
    QCOMPARE(numberIn(m_rig->program.lines().constLast(), "waiting"), 0);
}

void TestHeadlessResume::stoppedBeforeAnythingWasSent()
{
    // The price is asked for before anything is ordered.
    m_rig->api.scriptAll("price", {Step::hang()});
    QVERIFY(m_rig->program.start(run()));
    QTRY_COMPARE(m_rig->api.calls("price"), 1);
    m_rig->program.signal(SIGTERM);
    QCOMPARE(m_rig->program.exitCode(), 8);
    QCOMPARE(m_rig->journal(), QStringList());
    QCOMPARE(m_rig->api.submits(), 0);
}

void TestHeadlessResume::whatWaitsInTheWindowIsNotSent()
{
    QVERIFY(m_rig->leaveWaiting());
    QCOMPARE(m_rig->program.run(run()), 0);
    QCOMPARE(m_rig->api.submits(), 1);
    QCOMPARE(m_rig->journal(), QStringList({u"0"_s, u"5 req-1"_s}));
    QCOMPARE(m_rig->program.run(resume()), 0);
    QCOMPARE(m_rig->api.submits(), 1);
    QCOMPARE(numberIn(m_rig->program.lines().constLast(), "waiting"), 1);
    QVERIFY2(m_rig->program.words().contains(u"window"_s), qPrintable(m_rig->program.words()));
    QCOMPARE(m_rig->journal(), QStringList({u"0"_s, u"5 req-1"_s}));
}

void TestHeadlessResume::resumeWithoutAToken()
{
    keepRunning();
    QVERIFY(m_rig->program.start(run()));
    QVERIFY(m_rig->program.waitFor("running"));
    m_rig->program.signal(SIGTERM);
    QCOMPARE(m_rig->program.exitCode(), 8);
    m_rig->program.setToken({});
    QCOMPARE(m_rig->program.run(resume()), 6);
    QCOMPARE(numberIn(m_rig->program.lines().constLast(), "at_server"), 1);
    QCOMPARE(m_rig->journal(), QStringList{u"3 req-1"_s});
}

void TestHeadlessResume::resumeWithARefusedToken()
{
    keepRunning();
    QVERIFY(m_rig->program.start(run()));
    QVERIFY(m_rig->program.waitFor("running"));
    m_rig->program.signal(SIGTERM);
    QCOMPARE(m_rig->program.exitCode(), 8);
    m_rig->api.scriptAll("status", {Step::send(ScriptedServer::answer(401, R"({"error":"bad token"})"))});
    QCOMPARE(m_rig->program.run(resume()), 6);
    QCOMPARE(numberIn(m_rig->program.lines().constLast(), "at_server"), 1);
    QVERIFY(!m_rig->program.events("held").isEmpty());
    for (const Json &held : m_rig->program.events("held")) {
        QVERIFY2(!textIn(held, "money").contains(u"Nothing"_s), toBytes(held).constData());
        QVERIFY2(textIn(held, "next_step").contains(u"--resume"_s), toBytes(held).constData());
    }
}

void TestHeadlessResume::renewedTokenIsTried()
{
    keepRunning();
    QVERIFY(m_rig->program.start(run()));
    QVERIFY(m_rig->program.waitFor("running"));
    m_rig->program.signal(SIGTERM);
    QCOMPARE(m_rig->program.exitCode(), 8);
    letEnd();
    m_rig->api.token = "renewed-token-5555";
    m_rig->program.setToken(m_rig->api.token);
    QCOMPARE(m_rig->program.run(resume()), 0);
    QCOMPARE(m_rig->works().size(), 1);
}

void TestHeadlessResume::missingFilesAreFetchedAgain()
{
    const QByteArray result = std::exchange(
        m_rig->api.result,
        R"({"request_id":"%1","status":"succeeded","output":{"images":["https://10.0.0.1/x.png"]}})");
    QCOMPARE(m_rig->program.run(run()), 4);
    m_rig->api.result = result;
    QCOMPARE(m_rig->journal(), QStringList{u"6 req-1"_s});
    QCOMPARE(m_rig->program.run(resume()), 0);
    QCOMPARE(m_rig->works().size(), 1);
    QCOMPARE(m_rig->api.submits(), 1);
}

//! The file lies on a host of nobody we know: the program says which, and what lets it be fetched.
void TestHeadlessResume::filesElsewhereAreNamed()
{
    const QByteArray result = std::exchange(
        m_rig->api.result,
        R"({"request_id":"%1","status":"succeeded","output":{"images":["https://cdn.example.org/x.png"]}})");
    QCOMPARE(m_rig->program.run(run()), 4);
    const QList<Json> failed = m_rig->program.events("failed");
    QCOMPARE(failed.size(), 1);
    QVERIFY(textIn(failed.first(), "error").contains(u"cdn.example.org"_s));
    QVERIFY(textIn(failed.first(), "next_step").contains(u"--resume --allow-host cdn.example.org"_s));
    m_rig->api.result = result;
    QCOMPARE(m_rig->program.run(resume() << u"--allow-host"_s << u"cdn.example.org"_s), 0);
    QCOMPARE(m_rig->works().size(), 1);
    QCOMPARE(m_rig->api.submits(), 1);
}

//! Nobody is there to bring it back: it ends, and what would have nowhere to land is not sent.
void TestHeadlessResume::libraryGoesWhileItRuns()
{
    constexpr int atOnce = 4; // the usual limit
    QCOMPARE(m_rig->program.run(run()), 0);
    keepRunning();
    QVERIFY(m_rig->program.start(run(atOnce + 2)));
    QVERIFY(m_rig->program.waitFor("running", atOnce));
    const QString library = m_rig->path(u"library"_s);
    QVERIFY(QDir().rename(library, library + u"-away"));
    letEnd();
    QCOMPARE(m_rig->program.exitCode(), 4);
    QCOMPARE(m_rig->program.events("failed").size(), atOnce);
    const Json failed = m_rig->program.events("failed").first();
    QVERIFY(textIn(failed, "next_step").contains(u"--resume"_s));
    QCOMPARE(textIn(failed, "money"), u"The run is paid; fetching it again is free."_s);
    QVERIFY2(m_rig->program.words().contains(textIn(failed, "money")), qPrintable(m_rig->program.words()));
    QVERIFY2(m_rig->program.words().contains(u"Of 4 of these the files can still be fetched"_s),
             qPrintable(m_rig->program.words()));
    QCOMPARE(m_rig->program.events("held").size(), 2);
    QVERIFY(!textIn(m_rig->program.events("held").first(), "error").contains(u"It is sent as soon as"_s));
    QCOMPARE(m_rig->program.events("cancelled").size(), 2);
    QVERIFY2(m_rig->program.words().contains(library), qPrintable(m_rig->program.words()));
    QCOMPARE(m_rig->program.run(resume()), 1); // still gone
    QVERIFY(QDir().rename(library + u"-away", library));
    QCOMPARE(m_rig->program.run(resume()), 0);
    QCOMPARE(m_rig->works().size(), 1 + atOnce);
    QCOMPARE(m_rig->api.submits(), 1 + atOnce);
}

//! A script that does what it reads must not pay twice.
void TestHeadlessResume::troubleOnTheWayInvitesNoSecondOrder()
{
    const Script broken = {Step::send(ScriptedServer::answer(503, "busy"))};
    m_rig->api.script("status", broken);
    m_rig->api.script("unknown", broken);
    QCOMPARE(m_rig->program.run(run()), 0);
    const QList<Json> held = m_rig->program.events("held");
    QCOMPARE(held.size(), 2);
    for (const Json &line : held)
        QVERIFY2(textIn(line, "next_step").contains(u"by itself"_s), toBytes(line).constData());
    QCOMPARE(textIn(held.first(), "money"), u"It was accepted and may cost; nothing is sent again."_s);
    QCOMPARE(textIn(held.last(), "money"), u"The run is paid, and nothing is sent again."_s);
    QCOMPARE(m_rig->api.submits(), 1);
}

void TestHeadlessResume::resumeIsStoppedToo()
{
    keepRunning();
    QVERIFY(m_rig->program.start(run()));
    QVERIFY(m_rig->program.waitFor("running"));
    m_rig->program.signal(SIGKILL);
    QCOMPARE(m_rig->program.exitCode(), -1);
    QVERIFY(m_rig->program.start(resume()));
    QVERIFY(m_rig->program.waitFor("running"));
    m_rig->program.signal(SIGTERM);
    QCOMPARE(m_rig->program.exitCode(), 8);
    QCOMPARE(m_rig->journal(), QStringList{u"3 req-1"_s});
}

QTEST_GUILESS_MAIN(TestHeadlessResume)
#include "tst_headlessresume.moc"
