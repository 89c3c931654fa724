// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/gallery/works.h"
#include "ui/gallery/inspectortexts.h"
#include "ui/gallery/settingtexts.h"
#include "ui/gallery/worktexts.h"
#include "ui/queue/adoptdialog.h"
#include "ui/queue/jobactions.h"
#include "ui/queue/jobtexts.h"

#include <QDate>
#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using Step = JobActions::Step;

class TestJobTexts : public QObject
{
    Q_OBJECT

    QDateTime m_when = momentOf(0);
    [[nodiscard]] Job jobIn(JobState state) const
    {
        for (const Job &job : jobsInAllStates(m_when)) {
            if (job.state == state)
                return job;
        }
        return makeJob(1, state, m_when);
    }

private slots:
    void states_data();
    void states();
    void steps_data();
    void steps();
    void filesElsewhere();
    void filesTooLarge();
    void whatWaitsForStorage();
    void refusedCancelIsSaid();
    void otherAccountIsSaid();
    void unknownTellsOfMoney();
    void detailsHoldTheEvidence();
    void idsThatArePasted();
    void titles_data();
    void titles();
    void days();
    void factsFollowTheModel();
};

void TestJobTexts::states_data()
{
    QTest::addColumn<JobState>("state");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("detail");
    QTest::newRow("waiting") << JobState::Waiting << QStringLiteral("Waiting here")
                             << QStringLiteral("Dreamina 4.0");
    QTest::newRow("sending") << JobState::Submitting << QStringLiteral("Sending")
                             << QStringLiteral("Dreamina 4.0");
    QTest::newRow("queued") << JobState::Queued << QStringLiteral("Queued · position 3")
                            << QStringLiteral("Dreamina 4.0");
    QTest::newRow("running") << JobState::Running << QStringLiteral("Running")
                             << QStringLiteral("0:21 · usually 0:35");
    QTest::newRow("collecting") << JobState::Collecting << QStringLiteral("Collecting")
                                << QStringLiteral("2 of 4 · 3.1 of 8.0 MB");
    QTest::newRow("saved") << JobState::Saved << QStringLiteral("Saved") << QStringLiteral("Dreamina 4.0");
    QTest::newRow("failed") << JobState::Failed << QStringLiteral("Failed") << QStringLiteral("Dreamina 4.0");
    QTest::newRow("cancelled") << JobState::Cancelled << QStringLiteral("Cancelled")
                               << QStringLiteral("Dreamina 4.0");
    QTest::newRow("unknown") << JobState::Unknown << QStringLiteral("Outcome unknown")
                             << QStringLiteral("Dreamina 4.0");
}

void TestJobTexts::states()
{
    QFETCH(JobState, state);
    QFETCH(QString, words);
    QFETCH(QString, detail);
    const Job job = jobIn(state);
    const JobTexts texts = JobTexts::of(job, std::chrono::seconds(35), job.submittedAt.addSecs(21));
    QCOMPARE(texts.state, words);
    QCOMPARE(texts.detail, detail);
    QCOMPARE(texts.ticking, state == JobState::Running);
    QVERIFY(JobTexts::accessible(job).startsWith(words));
    if (state == JobState::Failed || state == JobState::Unknown || state == JobState::Cancelled)
        QVERIFY(!texts.reason.isEmpty());
}

void TestJobTexts::steps_data()
{
    QTest::addColumn<JobState>("state");
    QTest::addColumn<QList<int>>("steps");
    const auto list = [](std::initializer_list<Step> steps) -> QList<int> {
        QList<int> numbers;
        for (const Step step : steps)
            numbers.append(static_cast<int>(step));
        return numbers;
    };
    QTest::newRow("waiting") << JobState::Waiting
                             << list({Step::Cancel, Step::UseSettings, Step::SendFirst, Step::SendLast});
    QTest::newRow("queued") << JobState::Queued
                            << list({Step::Cancel, Step::UseSettings, Step::CopyRequestId});
    QTest::newRow("running") << JobState::Running << list({Step::UseSettings, Step::CopyRequestId});
    QTest::newRow("failed") << JobState::Failed
                            << list({Step::CollectAgain, Step::UseSettings, Step::CopyRequestId,
                                     Step::CopyDetails, Step::Dismiss});
    QTest::newRow("cancelled") << JobState::Cancelled
                               << list({Step::UseSettings, Step::CopyRequestId, Step::Dismiss});
    QTest::newRow("unknown") << JobState::Unknown
                             << list({Step::Adopt, Step::SendAgain, Step::OpenGenerations, Step::UseSettings,
                                      Step::Dismiss});
}

void TestJobTexts::steps()
{
    QFETCH(JobState, state);
    QFETCH(QList<int>, steps);
    const Job job = jobIn(state);
    QList<int> offered;
    for (const Step step : JobActions::stepsFor(job)) {
        offered.append(static_cast<int>(step));
        QVERIFY(!JobActions::textOf(step, job).isEmpty());
        QVERIFY(!JobActions::nameOf(step).isEmpty());
    }
    QCOMPARE(offered, steps);
}

//! The artist is told which host it is and decides by one press.
void TestJobTexts::filesElsewhere()
{
    Job job = jobIn(JobState::Failed);
    job.canCollectAgain = true;
    job.sandbox = false;
    job.error = Error{ErrorKind::ForeignHost,
                      QStringLiteral("The file lies on cdn.example.org."),
                      QStringLiteral("cdn.example.org"),
                      0,
                      0,
                      {}};
    QCOMPARE(JobActions::stepsFor(job).first(), Step::AllowHost);
    QCOMPARE(JobActions::textOf(Step::AllowHost, job), QStringLiteral("Fetch it from cdn.example.org"));
    const QString words = JobTexts::explanation(job);
    QVERIFY2(words.contains(QStringLiteral("cdn.example.org")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("The run is paid; fetching it again is free.")),
             qPrintable(words));
    job.canCollectAgain = false;
    QVERIFY(!JobActions::stepsFor(job).contains(Step::AllowHost));
}

void TestJobTexts::filesTooLarge()
{
    Job job = jobIn(JobState::Failed);
    job.canCollectAgain = true;
    job.sandbox = false;
    job.error = Error{ErrorKind::FileTooLarge,
                      QStringLiteral("The file is larger than 2.00 GiB."),
                      QStringLiteral("https://files.runcomfy.net/a.mp4"),
                      0,
                      0,
                      {}};
    QCOMPARE(JobActions::stepsFor(job).first(), Step::OpenLink);
    const QString words = JobTexts::explanation(job);
    QVERIFY2(words.contains(QStringLiteral("browser")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("The run was charged.")), qPrintable(words));
}

void TestJobTexts::whatWaitsForStorage()
{
    Job job = jobIn(JobState::Collecting);
    job.error = Error{ErrorKind::DiskFull, QStringLiteral("Waiting for room."), {}, 0, 0, {}};
    JobTexts texts = JobTexts::of(job, {}, m_when);
    QCOMPARE(texts.state, QStringLiteral("Waiting for room"));
    QCOMPARE(texts.reason, QStringLiteral("Waiting for room."));
    QVERIFY(!texts.moving);
    QVERIFY(JobTexts::explanation(job).contains(QStringLiteral("is paid")));
    QVERIFY(JobTexts::explanation(job).contains(QStringLiteral("Free some space")));
    QVERIFY(JobActions::stepsFor(job).startsWith(Step::TryNow));
    QVERIFY(JobActions::stepsFor(job).contains(Step::Cancel));
    QCOMPARE(JobActions::textOf(Step::Cancel, job), QStringLiteral("Stop waiting"));
    job.sandbox = true;
    QVERIFY(!JobTexts::explanation(job).contains(QStringLiteral("is paid")));

    job = jobIn(JobState::Waiting);
    job.error = Error{ErrorKind::FileAccess, QStringLiteral("It is missing."), {}, 0, 0, {}};
    texts = JobTexts::of(job, {}, m_when);
    QCOMPARE(texts.state, QStringLiteral("Waiting for the folder"));
    QVERIFY(JobTexts::explanation(job).contains(QStringLiteral("Bring the folder back")));
    QVERIFY(!JobTexts::explanation(job).contains(QStringLiteral("is paid")));
    QCOMPARE(JobActions::stepsFor(job).mid(0, 3),
             (QList<Step>{Step::TryNow, Step::Cancel, Step::OpenSettings}));
}

void TestJobTexts::refusedCancelIsSaid()
{
    Job job = jobIn(JobState::Queued);
    job.cancelRequested = true;
    QVERIFY(!JobActions::stepsFor(job).contains(Step::Cancel));
    QCOMPARE(JobTexts::of(job, {}, m_when).state, QStringLiteral("Cancelling"));
    job = jobIn(JobState::Running);
    QVERIFY(JobTexts::explanation(job).contains(QStringLiteral("can no longer be cancelled")));
    QVERIFY(JobTexts::of(job, {}, m_when).reason.isEmpty()); // but it is no fault
    job.submittedAt = m_when.addSecs(-60);
    job.startedAt = m_when.addSecs(-7);
    QCOMPARE(JobTexts::of(job, {}, m_when).detail, QStringLiteral("0:07")); // without its time in the queue
    job.runsOn = true;
    QVERIFY(JobTexts::of(job, {}, m_when).reason.contains(QStringLiteral("may cost")));
}

void TestJobTexts::otherAccountIsSaid()
{
    Job job = jobIn(JobState::Waiting);
    job.elsewhere = true;
    QVERIFY(JobTexts::of(job, {}, m_when).reason.contains(QStringLiteral("another account")));
    QCOMPARE(JobActions::textOf(Step::SendAgain, job), QStringLiteral("Send with this account…"));
    QVERIFY(JobActions::stepsFor(job).contains(Step::SendAgain));
}

void TestJobTexts::unknownTellsOfMoney()
{
    QVERIFY(
        JobTexts::explanation(jobIn(JobState::Unknown)).contains(QStringLiteral("May have been charged")));
    QVERIFY(
        JobTexts::explanation(jobIn(JobState::Failed)).contains(QStringLiteral("fetching it again is free")));
    Job job = jobIn(JobState::Failed);
    job.sandbox = false;
    job.error = Error{ErrorKind::RequestGone, QStringLiteral("It is gone."), {}, 404, 0, {}};
    QVERIFY(JobTexts::explanation(job).contains(QStringLiteral("may have been charged")));
    job.cost = Money::fromMicrodollars(30'000);
    QVERIFY(JobTexts::explanation(job).contains(QStringLiteral("The run was charged: $0.03.")));
    job.cost = Money();
    QVERIFY(JobTexts::explanation(job).contains(QStringLiteral("Nothing was charged.")));
    job.cost.reset();
    job.canCollectAgain = true;
    job.error = Error{ErrorKind::GenerationFailed, QStringLiteral("No."), {}, 0, 0, {}};
    QVERIFY(!JobTexts::explanation(job).contains(QStringLiteral("is paid")));
    // A wrong request id was entered.
    job = jobIn(JobState::Unknown);
    job.sandbox = false;
    job.error = Error{ErrorKind::RequestGone, QStringLiteral("There is no run r-9."), {}, 404, 0, {}};
    const QString reason = JobTexts::of(job, {}, m_when).reason;
    QCOMPARE(reason, QStringLiteral("May have been charged. There is no run r-9."));
    const auto doubt = [this, job](ErrorKind kind, const char *message, int status) {
        Job lost = job;
        lost.error = Error{kind, QString::fromLatin1(message), {}, status, 0, {}};
        return JobTexts::of(lost, {}, m_when).reason;
    };
    QCOMPARE(doubt(ErrorKind::TimedOut, "No answer came in time.", 0),
             QStringLiteral("May have been charged. No answer came in time."));
    QCOMPARE(doubt(ErrorKind::ConnectionLost, "Maquette ended while it was sent.", 0),
             QStringLiteral("May have been charged. Maquette ended while it was sent."));
    QCOMPARE(doubt(ErrorKind::BadAnswer, "The answer cannot be used.", 200),
             QStringLiteral("May have been charged. The answer cannot be used."));
    QCOMPARE(doubt(ErrorKind::InvalidInput, "No capacity.", 200),
             QStringLiteral("May have been charged. The answer was: No capacity."));
    QCOMPARE(doubt(ErrorKind::ConnectionLost, "", 0),
             QStringLiteral("May have been charged. The connection broke while it was sent."));
}

void TestJobTexts::detailsHoldTheEvidence()
{
    const QString details = JobTexts::details(jobIn(JobState::Failed));
    for (const char *part : {"5f1c00aa-77-9a2e", "got 10 of 20 bytes", "dreamina", "input: {"})
        QVERIFY2(details.contains(QLatin1String(part)), part);
}

void TestJobTexts::idsThatArePasted()
{
    QCOMPARE(AdoptDialog::idIn(QStringLiteral("  \"5f1c-9a_2E\"\n")).text(), QStringLiteral("5f1c-9a_2E"));
    for (const char *bad : {"", "  ", "a b", "../x", "https://www.runcomfy.com/x", "ä"})
        QVERIFY2(AdoptDialog::idIn(QString::fromUtf8(bad)).isEmpty(), bad);
    QVERIFY(AdoptDialog::idIn(QString(129, u'a')).isEmpty());
}

void TestJobTexts::titles_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("title");
    QTest::newRow("up to the comma") << QStringLiteral("A lighthouse on a cliff at the blue hour, heavy sea")
                                     << QStringLiteral("A lighthouse on a cliff at the blue hour");
    QTest::newRow("short") << QStringLiteral("A, b") << QStringLiteral("A, b");
    QTest::newRow("decimals are no stop") << QStringLiteral("Aperture of f/5.6 in the evening sun")
                                          << QStringLiteral("Aperture of f/5.6 in the evening sun");
    QTest::newRow("lines") << QStringLiteral("One\n  two") << QStringLiteral("One two");
    QTest::newRow("none") << QStringLiteral(" \n") << QStringLiteral("Model");
    QTest::newRow("long") << QStringLiteral("word ").repeated(30)
                          << QStringLiteral("word word word word word word word word word word word word…");
    QTest::newRow("one long word") << QString(200, u'x') << QString(60, u'x') + QChar(0x2026);
}

void TestJobTexts::titles()
{
    QFETCH(QString, prompt);
    QFETCH(QString, title);
    QCOMPARE(WorkTexts::title(prompt, QStringLiteral("Model")), title);
}

void TestJobTexts::days()
{
    const QDate today(2026, 11, 21);
    const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
    QCOMPARE(WorkTexts::day(today, today, locale), QStringLiteral("Today"));
    QCOMPARE(WorkTexts::day(today.addDays(-1), today, locale), QStringLiteral("Yesterday"));
    QCOMPARE(WorkTexts::day(today.addDays(-4), today, locale), QStringLiteral("Tuesday"));
    QCOMPARE(WorkTexts::day(today.addDays(-7), today, locale), QStringLiteral("14 November"));
    QCOMPARE(WorkTexts::day(QDate(2025, 3, 2), today, locale), QStringLiteral("2 March 2025"));
    QCOMPARE(WorkTexts::duration(5400), QStringLiteral("0:05"));
    QCOMPARE(WorkTexts::duration(3'723'000), QStringLiteral("1:02:03"));
    QCOMPARE(WorkTexts::duration(460), QLocale().toString(0.5, 'f', 1) + QStringLiteral(" s"));
    QCOMPARE(WorkTexts::duration(20), QLocale().toString(0.1, 'f', 1) + QStringLiteral(" s"));
    QCOMPARE(WorkTexts::duration(500), QStringLiteral("0:01"));
}

void TestJobTexts::factsFollowTheModel()
{
    Model model;
    const std::pair<const char *, const char *> fields[] = {
        {"prompt", "Prompt"}, {"force_single", "Force single"}, {"scale", "Scale"}};
    for (const auto &[key, title] : fields) {
        Field field;
        field.key = QLatin1String(key);
        field.title = QLatin1String(title);
        field.role = field.key == QStringLiteral("prompt") ? FieldRole::Prompt : FieldRole::None;
        model.fields.append(field);
    }
    const QByteArray input =
        R"({"scale":0.5,"prompt":"x","gone":"old","force_single":false,"seed":9007199254740993,)"
        R"("image":"data:image/png;base64,AAAAAAAA"})";
    GivenSettings given;
    given.fields = std::make_shared<Model>(model);
    given.values = *parseJson(input);
    SettingsCompare compare;
    compare.setGiven(given);
    QStringList lines;
    for (const SettingLine &line : compare.lines())
        lines += line.title + QStringLiteral(": ") + SettingTexts::value(line);
    QCOMPARE(lines, QStringList({QStringLiteral("Prompt: x"), QStringLiteral("Force single: no"),
                                 QStringLiteral("Scale: 0.5"), QStringLiteral("gone: old"),
                                 QStringLiteral("seed: 9007199254740993"),
                                 QStringLiteral("image: sent along, 6 bytes")}));
}

QTEST_MAIN(TestJobTexts)
#include "tst_jobtexts.moc"
