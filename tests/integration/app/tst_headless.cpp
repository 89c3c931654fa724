// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// maquette --run as a process: what it prints, and the exit code of every way to end.
#include "tests/integration/app/headlessprogram.h"

#include <QImageReader>
#include <QSet>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

class TestHeadless : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_rig = std::make_unique<HeadlessRig>(); }
    void cleanup()
    {
        if (m_rig)
            QCOMPARE(m_rig->program.fault(), QString());
    }
    void oneRunFromAFile();
    void optionalFieldsAreLeftOut();
    void threeRunsFromStandardInput();
    void severalFilesAndAnArray();
    void heldSeedIsSaid();
    void failedRun();
    void refusedByTheService();
    void unknownOutcome();
    void unknownIsWorseThanFailed();
    void noToken();
    void refusedTokenSendsNothingMore();
    void troubleIsHeldAndPasses();
    void lateCost();
    void readerThatIsGone();
    void libraryThatIsGone();
    void inTheSandbox();
    void limitOfTheWindow();
    void spendingLimitHoldsAndIsGivenUp();
    void spendingLimitOfTheDay();

private:
    std::unique_ptr<HeadlessRig> m_rig;
};

void TestHeadless::oneRunFromAFile()
{
    m_rig->api.statuses = {R"({"status":"in_queue","queue_position":1})", R"({"status":"in_progress"})",
                           R"({"status":"completed"})"};
    HeadlessProcess &program = m_rig->program;
    const QString file = m_rig->oneRun();
    QCOMPARE(program.run(m_rig->arguments({u"--run"_s, file})), 0);
    QCOMPARE(program.names(), QStringList({u"ordered"_s, u"submitting"_s, u"queued"_s, u"running"_s,
                                           u"collecting"_s, u"saved"_s, u"done"_s}));
    for (const Json &line : program.lines().mid(0, 6)) {
        QCOMPARE(numberIn(line, "job"), 1);
        QCOMPARE(textIn(line, "model"), u"test/small/text-to-image"_s);
        QCOMPARE(textIn(line, "source"), file);
        QVERIFY(QDateTime::fromString(textIn(line, "time"), Qt::ISODateWithMs).isValid());
    }
    const Json saved = program.events("saved").constFirst();
    QCOMPARE(textIn(saved, "request_id"), u"req-1"_s);
    QCOMPARE(saved["cost_usd"].get<double>(), 0.25);
    QCOMPARE(saved["files"].size(), std::size_t(1));
    const QStringList works = m_rig->works();
    QCOMPARE(works.size(), 1);
    QCOMPARE(stringOf(saved["files"][0]), works.constFirst());
    QCOMPARE(m_rig->api.submits(), 1);
    const Json done = program.lines().constLast();
    QCOMPARE(numberIn(done, "saved"), 1);
    QCOMPARE(done["cost_usd"].get<double>(), 0.25);
    QVERIFY2(program.words().contains(works.constFirst()), qPrintable(program.words()));
}

void TestHeadless::optionalFieldsAreLeftOut()
{
    const QString file = m_rig->file(u"r.json"_s, R"({"model": "bytedance/dreamina-4-0/text-to-image",
        "input": {"prompt": "a lighthouse", "scale": null}})");
    QCOMPARE(m_rig->program.run(m_rig->arguments({u"--run"_s, file})), 0);
    QCOMPARE(m_rig->api.submitsOf(R"({"prompt":"a lighthouse"})"), 1);
}

void TestHeadless::threeRunsFromStandardInput()
{
    HeadlessProcess &program = m_rig->program;
    QCOMPARE(program.run(m_rig->arguments({u"--run"_s, u"-"_s}), HeadlessRig::request(1, 3)), 0);
    const QList<Json> saved = program.events("saved");
    QCOMPARE(saved.size(), 3);
    QSet<int> runs;
    QSet<int> seeds;
    for (const Json &line : saved) {
        runs.insert(numberIn(line, "run"));
        seeds.insert(numberIn(line, "seed"));
        QCOMPARE(textIn(line, "source"), u"-"_s);
    }
    QCOMPARE(runs, QSet<int>({1, 2, 3}));
    QCOMPARE(seeds.size(), 3);
    QVERIFY(!seeds.contains(-1));
    QCOMPARE(m_rig->api.submits(), 3);
    QCOMPARE(m_rig->works().size(), 3);
}

void TestHeadless::severalFilesAndAnArray()
{
    HeadlessProcess &program = m_rig->program;
    const QString two =
        m_rig->file(u"two.json"_s, "[" + HeadlessRig::request(1) + "," + HeadlessRig::request(2) + "]");
    QCOMPARE(program.run(m_rig->arguments({u"--run"_s, two, m_rig->oneRun(3)})), 0);
    QStringList places;
    for (const Json &line : program.events("ordered"))
        places +=
            QFileInfo(textIn(line, "source")).fileName() + u' ' + QString::number(numberIn(line, "index"));
    QCOMPARE(places, QStringList({u"two.json 0"_s, u"two.json 1"_s, u"request3.json 0"_s}));
    QCOMPARE(m_rig->works().size(), 3);
}

void TestHeadless::heldSeedIsSaid()
{
    const QByteArray request =
        R"({"model":"test/small/text-to-image","input":{"prompt":"p","seed":7},"count":2})";
    QCOMPARE(m_rig->program.run(m_rig->arguments({u"--run"_s, u"-"_s}), request), 0);
    QVERIFY2(m_rig->program.words().contains(u"same seed"_s), qPrintable(m_rig->program.words()));
    QCOMPARE(m_rig->api.submitsOf(R"({"prompt":"p","seed":7})"), 2);
}

void TestHeadless::failedRun()
{
    m_rig->api.result = R"({"request_id":"%1","status":"failed","error":"The moon was in the way."})";
    QCOMPARE(m_rig->program.run(m_rig->arguments({u"--run"_s, m_rig->oneRun()})), 4);
    const Json failed = m_rig->program.events("failed").value(0);
    QVERIFY(!textIn(failed, "error").isEmpty() && !textIn(failed, "next_step").isEmpty());
    QCOMPARE(textIn(failed, "request_id"), u"req-1"_s);
    QCOMPARE(failed["accepted"].get<bool>(), true);
    QCOMPARE(numberIn(m_rig->program.lines().constLast(), "failed"), 1);
}

void TestHeadless::refusedByTheService()
{
    m_rig->api.scriptAll(
        "submit",
        {Step::send(ScriptedServer::answer(402, R"({"error_code":400002,"error_message":"no funds"})"))});
    QCOMPARE(m_rig->program.run(m_rig->arguments({u"--run"_s, m_rig->oneRun()})), 5);
    const Json failed = m_rig->program.events("failed").value(0);
    QCOMPARE(failed["accepted"].get<bool>(), false);
    QVERIFY2(textIn(failed, "money").contains(u"Nothing was charged"_s), qPrintable(textIn(failed, "money")));
    QCOMPARE(m_rig->api.submits(), 1);
}

void TestHeadless::unknownOutcome()
{
    m_rig->api.script("submit", {Step::close()});
    QCOMPARE(m_rig->program.run(m_rig->arguments({u"--run"_s, m_rig->oneRun()})), 3);
    const Json unknown = m_rig->program.events("unknown").value(0);
    QVERIFY2(textIn(unknown, "next_step").contains(u"Generations"_s),
             qPrintable(textIn(unknown, "next_step")));
    QCOMPARE(m_rig->api.submits(), 1);
    // It stays the first thing to be told until somebody has looked.
    QCOMPARE(m_rig->program.run(m_rig->arguments({u"--resume"_s})), 3);
    QCOMPARE(m_rig->program.events("unknown").size(), 1);
    QCOMPARE(m_rig->api.submits(), 1);
}

void TestHeadless::unknownIsWorseThanFailed()
{
    m_rig->api.script("submit", {Step::close()});
    m_rig->api.script(
        "submit",
        {Step::send(ScriptedServer::answer(402, R"({"error_code":400002,"error_message":"no funds"})"))});
    QCOMPARE(m_rig->program.run(m_rig->arguments({u"--run"_s, u"-"_s}), HeadlessRig::request(1, 3)), 3);
    const Json done = m_rig->program.lines().constLast();
    QCOMPARE(numberIn(done, "unknown"), 1);
    QCOMPARE(numberIn(done, "refused"), 1);
    QCOMPARE(numberIn(done, "saved"), 1);
}

void TestHeadless::noToken()
{
    m_rig->program.setToken({});
    QCOMPARE(m_rig->program.run(m_rig->arguments({u"--run"_s, m_rig->oneRun()})), 6);
    QVERIFY2(m_rig->program.words().contains(u"RUNCOMFY_TOKEN"_s), qPrintable(m_rig->program.words()));
    QCOMPARE(m_rig->api.submits(), 0);
    QCOMPARE(m_rig->journal(), QStringList());
    QCOMPARE(m_rig->program.run(m_rig->arguments({u"--resume"_s})), 0);
}

void TestHeadless::refusedTokenSendsNothingMore()
{
    m_rig->program.setToken("another-token-987654");
    QCOMPARE(m_rig->program.run(m_rig->arguments({u"--run"_s, u"-"_s}), HeadlessRig::request(1, 9)), 6);
    const Json done = m_rig->program.lines().constLast();
    const int refused = numberIn(done, "refused");
    QVERIFY(refused >= 1 && refused < 9);
    QCOMPARE(numberIn(done, "cancelled"), 9 - refused);
    // Nothing is left that would be sent later.
    QCOMPARE(m_rig->journal().filter(QRegularExpression(u"^[67]"_s)).size(), 9);
}

void TestHeadless::troubleIsHeldAndPasses()
{
    m_rig->api.script("status", {Step::send(ScriptedServer::answer(503, "away"))});
    QCOMPARE(m_rig->program.run(m_rig->arguments({u"--run"_s, m_rig->oneRun()})), 0);
    const Json held = m_rig->program.events("held").value(0);
    QCOMPARE(textIn(held, "state"), u"queued"_s);
    QCOMPARE(numberIn(held, "http_status"), 503);
}

void TestHeadless::lateCost()
{
    QByteArray without = m_rig->api.result;
    without.replace(R"("cost":0.25,)", "").replace("%1", "req-1");
    m_rig->api.script("result", {Step::send(ScriptedServer::answer(200, without))});
    QCOMPARE(m_rig->program.run(m_rig->arguments({u"--run"_s, m_rig->oneRun()})), 0);
    QVERIFY(!m_rig->program.events("saved").value(0).contains("cost_usd"));
    QCOMPARE(m_rig->program.events("cost").value(0)["cost_usd"].get<double>(), 0.25);
    QCOMPARE(m_rig->program.lines().constLast()["cost_usd"].get<double>(), 0.25);
}

void TestHeadless::readerThatIsGone()
{
    QVERIFY(m_rig->program.start(m_rig->arguments({u"--run"_s, m_rig->oneRun()})));
    m_rig->program.process().closeReadChannel(QProcess::StandardOutput);
    m_rig->program.process().closeReadChannel(QProcess::StandardError);
    QCOMPARE(m_rig->program.exitCode(), 0);
    QCOMPARE(m_rig->works().size(), 1);
    m_rig.reset();
}

void TestHeadless::libraryThatIsGone()
{
    QCOMPARE(m_rig->program.run(m_rig->arguments({u"--run"_s, m_rig->oneRun()})), 0);
    QVERIFY(QDir(m_rig->path(u"library"_s)).removeRecursively());
    QCOMPARE(m_rig->program.run(m_rig->arguments({u"--run"_s, m_rig->oneRun(2)})), 1);
    QVERIFY2(m_rig->program.words().contains(m_rig->path(u"library"_s)), qPrintable(m_rig->program.words()));
    QCOMPARE(m_rig->api.submits(), 1);
}

void TestHeadless::inTheSandbox()
{
    m_rig->program.setToken({});
    QCOMPARE(m_rig->program.run(m_rig->inSandbox({u"--run"_s, m_rig->oneRun()})), 0);
    const Json saved = m_rig->program.events("saved").value(0);
    QCOMPARE(saved["sandbox"].get<bool>(), true);
    QCOMPARE(m_rig->works().size(), 1);
    QCOMPARE(QImageReader(m_rig->works().constFirst()).size(), QSize(64, 64));
    QVERIFY(m_rig->program.words().contains(u"nothing is charged"_s));
}

void TestHeadless::limitOfTheWindow()
{
    m_rig->file(u"profile/config/maquette.ini"_s, "[jobs]\nlimit=1\n");
    QCOMPARE(m_rig->program.run(m_rig->arguments({u"--run"_s, u"-"_s}), HeadlessRig::request(1, 2)), 0);
    // The second is sent only when the first is no longer at the server.
    const QStringList names = m_rig->program.names();
    QVERIFY(names.lastIndexOf(u"submitting"_s) > names.indexOf(u"collecting"_s));
}

void TestHeadless::spendingLimitHoldsAndIsGivenUp()
{
    m_rig->file(u"profile/config/maquette.ini"_s, "[spending]\nperClick=50000\n");
    QCOMPARE(m_rig->program.run(m_rig->arguments({u"--run"_s, u"-"_s}), HeadlessRig::request(1, 2)), 9);
    const QList<Json> held = m_rig->program.events("held");
    QCOMPARE(held.size(), 2);
    QVERIFY2(textIn(held.constFirst(), "error").contains(u"limit"_s),
             qPrintable(textIn(held.constFirst(), "error")));
    QVERIFY(textIn(held.constFirst(), "next_step").contains(u"settings"_s));
    QCOMPARE(m_rig->program.events("cancelled").size(), 2);
    QCOMPARE(m_rig->api.submits(), 0);
    QCOMPARE(m_rig->journal(), QStringList({u"7"_s, u"7"_s}));
    // One alone is within it.
    QCOMPARE(m_rig->program.run(m_rig->arguments({u"--run"_s, m_rig->oneRun()})), 0);
}

void TestHeadless::spendingLimitOfTheDay()
{
    // The price says 0.04 a run, the result that it was 0.25: the second no longer fits.
    m_rig->file(u"profile/config/maquette.ini"_s, "[jobs]\nlimit=1\n[spending]\nperDay=200000\n");
    QCOMPARE(m_rig->program.run(m_rig->arguments({u"--run"_s, u"-"_s}), HeadlessRig::request(1, 2)), 9);
    QCOMPARE(m_rig->program.events("saved").size(), 1);
    QCOMPARE(m_rig->program.events("cancelled").size(), 1);
    QCOMPARE(m_rig->api.submits(), 1);
}

QTEST_GUILESS_MAIN(TestHeadless)
#include "tst_headless.moc"
