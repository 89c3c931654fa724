// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two programs on one profile: the second one says so, and the first goes on as if nothing had been.
#include "app/jobs/account.h"
#include "app/library/libraryhold.h"
#include "tests/integration/app/headlessprogram.h"
#include "tests/integration/app/program.h"

#include <QProcess>
#include <QTest>
#include <QThreadPool>

#include <csignal>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

class TestOneProfile : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_rig = std::make_unique<HeadlessRig>(); }
    void windowFirst_data();
    void windowFirst();
    void runFirst();
    void twoRuns();
    void twoWindows();
    void twoProfilesOnOneLibrary();

private:
    [[nodiscard]] Options options() const
    {
        Options options;
        options.profile = m_rig->path(u"profile"_s);
        options.library = m_rig->path(u"library"_s);
        options.apiBase = m_rig->api.url().toString();
        return options;
    }
    void startRunThatLasts(HeadlessProcess &program)
    {
        m_rig->api.statuses = {R"({"status":"in_progress"})"};
        QVERIFY(program.start(m_rig->arguments({u"--run"_s, m_rig->oneRun()})));
        QVERIFY(program.waitFor("running"));
    }
    //! The one that lasts is not disturbed.
    void letItEnd(HeadlessProcess &program)
    {
        m_rig->api.statuses = {R"({"status":"completed"})"};
        QCOMPARE(program.exitCode(), 0);
        QCOMPARE(program.fault(), QString());
        QCOMPARE(m_rig->works().size(), 1);
        QCOMPARE(m_rig->api.submits(), 1);
        QCOMPARE(m_rig->journal(), QStringList{u"5 req-1"_s});
    }

    std::unique_ptr<HeadlessRig> m_rig;
};

void TestOneProfile::windowFirst_data()
{
    QTest::addColumn<bool>("resume");
    QTest::newRow("--run") << false;
    QTest::newRow("--resume") << true;
}

void TestOneProfile::windowFirst()
{
    QFETCH(bool, resume);
    Program window(m_rig->folder.path(), options());
    QVERIFY(window.startWhole());
    QStringList what{u"--resume"_s};
    if (!resume)
        what = QStringList{u"--run"_s, m_rig->oneRun()};
    HeadlessProcess &program = m_rig->program;
    QCOMPARE(program.run(m_rig->arguments(what)), 7);
    QCOMPARE(program.fault(), QString());
    const Json failed = program.events("failed").value(0);
    QVERIFY2(textIn(failed, "error").contains(u"Another Maquette"_s), qPrintable(textIn(failed, "error")));
    QVERIFY2(program.words().contains(u"--profile"_s), qPrintable(program.words()));
    QCOMPARE(m_rig->api.submits(), 0);
    window.stop();
    QCOMPARE(m_rig->journal(), QStringList());
    // Once the window is closed it may.
    QCOMPARE(program.run(m_rig->arguments(what)), 0);
    QCOMPARE(m_rig->api.submits(), resume ? 0 : 1);
}

void TestOneProfile::runFirst()
{
    HeadlessProcess &program = m_rig->program;
    startRunThatLasts(program);
    Program window(m_rig->folder.path(), options());
    const Result<void> started = window.start();
    QVERIFY(!started);
    QCOMPARE(started.error().kind, ErrorKind::ProfileInUse);
    window.stop();
    letItEnd(program);
}

void TestOneProfile::twoRuns()
{
    HeadlessProcess &first = m_rig->program;
    startRunThatLasts(first);
    HeadlessProcess second;
    second.setToken(m_rig->api.token);
    QCOMPARE(second.run(m_rig->arguments({u"--run"_s, m_rig->oneRun(2)})), 7);
    QCOMPARE(second.fault(), QString());
    letItEnd(first);
}

void TestOneProfile::twoWindows()
{
    Program window(m_rig->folder.path(), options());
    QVERIFY(window.startWhole());
    QProcess second;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    second.setProcessEnvironment(environment);
    second.start(QStringLiteral(MAQUETTE_PROGRAM), m_rig->arguments({}));
    QString words;
    const auto said = [&second, &words] {
        words += QString::fromUtf8(second.readAllStandardError());
        return words.contains(u"Another Maquette is open with this profile."_s);
    };
    QTRY_VERIFY2_WITH_TIMEOUT(said(), qPrintable(words), 30000);
    // Its window says so, and waits for the artist.
    QCOMPARE(second.state(), QProcess::Running);
    second.kill();
    QVERIFY(second.waitForFinished());
    QVERIFY(window.notice().isEmpty());
    QCOMPARE(m_rig->api.submits(), 0);
}

void TestOneProfile::twoProfilesOnOneLibrary()
{
    Program first(m_rig->folder.path(), options());
    QVERIFY(first.startWhole());
    QVERIFY(QThreadPool::globalInstance()->waitForDone(20000));
    QCOMPARE(LibraryHold::take(m_rig->path(u"library"_s))->isFirst(), false);
    Options others = options();
    others.profile = m_rig->path(u"other"_s);
    Program second(m_rig->folder.path(), others);
    QVERIFY(second.startWhole());
    QTRY_VERIFY_WITH_TIMEOUT(second.notice().contains(u"Another Maquette has this library folder open."_s),
                             20000);
    QVERIFY(first.notice().isEmpty());
    second.stop();
    first.stop();
    QVERIFY(LibraryHold::take(m_rig->path(u"library"_s))->isFirst());
}

QTEST_MAIN(TestOneProfile)
#include "tst_oneprofile.moc"
