// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/assetrepository.h"
#include "app/store/bind.h"
#include "app/store/filedrepository.h"
#include "app/store/jobrepository.h"
#include "app/store/opening.h"
#include "app/store/promptrepository.h"
#include "app/store/wordrepository.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

using namespace maquette;
using namespace Qt::StringLiterals;

class TestOpening : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void newFileGetsTheNewestSchema();
    void everyTableIsStrict();
    void secondOpeningChangesNothing();
    void migrationKeepsACopy();
    void jobsOfTheFirstVersionAreKept();
    void promptsOfEarlierJobsAreKept();
    void earlierWorksGetNames();
    void earlierFilesAreLeftAlone();
    void failedStepIsRolledBack();
    void everyFailingStatementLeavesTheOldVersion();
    void newerFileIsRefused();
    void foreignFileIsRefused();
    void damagedFilesAreRefusedAndKept_data();
    void damagedFilesAreRefusedAndKept();
    void lostDatabaseWithAWalIsNotReplaced();
    void historyIsAppendOnly();
    void unreadableFolderIsNamed();

private:
    QString file() const { return m_folder->filePath(u"m.sqlite"_s); }

    QByteArray content() const
    {
        QFile read(file());
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }

    //! A database of version 1 with one draft in it, closed.
    void makeFirst()
    {
        const auto opened = openDatabase(file(), {}, {migrations().front()});
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        QVERIFY(opened->database->execute(u"INSERT INTO drafts VALUES ('a/b', x'00', 1)"_s));
    }

    static std::vector<Migration> withSecond(const QStringList &statements)
    {
        return {migrations().front(), {migrations().front().version + 1, statements}};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestOpening::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestOpening::newFileGetsTheNewestSchema()
{
    const auto opened = openDatabase(file());
    QVERIFY(opened);
    QVERIFY(!opened->checkLater);
    QCOMPARE(opened->database->readInteger(u"PRAGMA user_version"_s).value(), migrations().back().version);
    QVERIFY(quickCheck(*opened->database));
}

void TestOpening::everyTableIsStrict()
{
    const auto opened = openDatabase(file());
    QVERIFY(opened);
    QStringList loose;
    QVERIFY(opened->database->read(u"SELECT name FROM pragma_table_list WHERE schema='main' AND type='table' "
                                   u"AND strict=0 AND name NOT LIKE "
                                   u"'sqlite_%'"_s,
                                   {}, [&loose](const Row &row) { loose << row.text(0); }));
    QCOMPARE(loose, QStringList());
    QVERIFY(!opened->database->execute(u"INSERT INTO drafts VALUES ('a', x'00', 'later')"_s));
}

void TestOpening::secondOpeningChangesNothing()
{
    QVERIFY(openDatabase(file()));
    const QByteArray before = content();
    QVERIFY(openDatabase(file()));
    QCOMPARE(content(), before);
    QCOMPARE(QDir(m_folder->path()).entryList({u"*.bak*"_s}), QStringList());
}

void TestOpening::migrationKeepsACopy()
{
    makeFirst();
    const auto steps = withSecond({u"ALTER TABLE drafts ADD COLUMN note TEXT NOT NULL DEFAULT ''"_s});
    {
        const auto opened = openDatabase(file(), {}, steps);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        QCOMPARE(opened->database->readInteger(u"SELECT count(note) FROM drafts"_s).value(), 1);
        QCOMPARE(opened->database->readInteger(u"PRAGMA user_version"_s).value(), 2);
    }
    const auto copy = Database::open(file() + u".v1.bak"_s);
    QVERIFY(copy);
    QCOMPARE((*copy)->readInteger(u"PRAGMA user_version"_s).value(), 1);
    QCOMPARE((*copy)->readInteger(u"SELECT count(*) FROM drafts"_s).value(), 1);
}

void TestOpening::jobsOfTheFirstVersionAreKept()
{
    makeFirst();
    {
        const auto first = openDatabase(file(), {}, {migrations().front()});
        QVERIFY(first);
        QVERIFY(first->database->execute(
            u"INSERT INTO jobs (state, ticket, endpoint, account, sandbox, model, model_name, prompt, input, "
            u"input_hash, parent_field, created_at, request_id) "
            u"VALUES (3, 't', 'e', 'a', 0, 'm/n', 'N', 'p', x'7b7d', 'h', '', 1, 'req-7')"_s));
    }
    const auto opened = openDatabase(file());
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    const auto job = JobRepository(*opened->database).find(JobId(1));
    QVERIFY(job && *job);
    QCOMPARE((*job)->request.text(), u"req-7"_s);
    QCOMPARE((*job)->place, 0);
    QCOMPARE((*job)->clickRuns, 1);
    QVERIFY(!(*job)->estimate && !(*job)->allowed && (*job)->folder.isEmpty());
}

void TestOpening::promptsOfEarlierJobsAreKept()
{
    const std::vector<Migration> before(migrations().begin(), migrations().begin() + 4);
    {
        const auto old = openDatabase(file(), {}, before);
        QVERIFY(old);
        const auto add = [&](int at, const QString &prompt, const QByteArray &input) {
            return old->database->execute(
                u"INSERT INTO jobs (state, ticket, endpoint, account, sandbox, model, model_name, prompt, "
                u"input, input_hash, parent_field, created_at) VALUES (5, '', 'e', 'a', 0, ?, 'N', ?, ?, 'h', '', ?)"_s,
                {bind::text(u"m/%1"_s.arg(at)), bind::text(prompt), bind::bytes(input), bind::integer(at)});
        };
        QVERIFY(add(1, u"a cliff"_s, R"({"prompt":"a cliff","negative_prompt":" fog\n"})"));
        QVERIFY(add(2, u"Ein Gärtner"_s, "no JSON"));
        QVERIFY(add(3, u"\na cliff "_s, R"({"NegativePrompt":"rain"})"));
        QVERIFY(add(4, u" \n"_s, "{}"));
        QVERIFY(add(5, u"large"_s, R"({"negative":"x","i":")" + QByteArray(200'000, 'A') + "\"}"));
    }
    const auto opened = openDatabase(file());
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    PromptRepository prompts(*opened->database);
    const auto all = prompts.find({});
    QVERIFY2(all, all ? "" : qPrintable(all.error().detail));
    QCOMPARE(all->size(), 3);
    QCOMPARE(all->at(0).text, u"large"_s);
    QCOMPARE(all->at(0).negative, QString());
    const PromptRow &twice = all->at(1);
    QCOMPARE(twice.text, u"a cliff"_s);
    QCOMPARE(twice.negative, u"rain"_s);
    QCOMPARE(twice.model.text(), u"m/3"_s);
    QCOMPARE(twice.uses, 2);
    QCOMPARE(twice.job, JobId(3));
    QCOMPARE(twice.firstUsed.toMSecsSinceEpoch(), 1);
    QCOMPARE(twice.lastUsed.toMSecsSinceEpoch(), 3);
    QCOMPARE(prompts.find({u"gartn"_s})->size(), 1);
    // They are not taken in again.
    QCOMPARE(prompts.takeIn(10).value(), 0);
    QVERIFY(quickCheck(*opened->database));
}

void TestOpening::earlierWorksGetNames()
{
    const std::vector<Migration> before(migrations().begin(), migrations().begin() + 6);
    {
        const auto old = openDatabase(file(), {}, before);
        QVERIFY(old);
        for (int job = 1; job <= 2; ++job) {
            QVERIFY(old->database->execute(
                u"INSERT INTO jobs (state, ticket, endpoint, account, sandbox, model, model_name, prompt, "
                u"input, input_hash, parent_field, created_at) VALUES (5, '', 'e', 'a', ?, 'm', 'M', 'p', x'7b7d', 'h', '', 1)"_s,
                {bind::integer(job - 1)}));
            QVERIFY(old->database->execute(
                u"INSERT INTO assets (job, output, kind, path, width, height, bytes, duration_ms, "
                u"created_at, "
                u"model, model_name, prompt, input, request_id, source, parent_field) "
                u"VALUES (?, 0, 0, ?, 2, 2, 9, 0, 5, 'm', 'M', 'a cliff', x'7b7d', 'r', '', '')"_s,
                {bind::integer(job), bind::text(u"p%1"_s.arg(job))}));
        }
    }
    const auto opened = openDatabase(file());
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    const auto works = AssetRepository(*opened->database).newest();
    QVERIFY2(works, works ? "" : qPrintable(works.error().detail));
    QCOMPARE(works->size(), 2);
    QVERIFY(works->at(0).simulated);
    QVERIFY(!works->at(1).simulated);
    for (const AssetRow &work : *works) {
        const QUuid name = QUuid::fromString(work.document);
        QVERIFY2(!name.isNull() && name.version() == QUuid::Random, qPrintable(work.document));
        QCOMPARE(name.toString(QUuid::WithoutBraces), work.document);
    }
    QVERIFY(works->at(0).document != works->at(1).document);
    // Their words are still to be made.
    QCOMPARE(WordRepository(*opened->database).indexMissing(10)->size(), 2);
    IdSet found;
    found.reserve(100);
    QVERIFY(WordRepository(*opened->database).find(u"cliff"_s, {0, 100}, found));
    QCOMPARE(found.size(), 2);
    QVERIFY(WordRepository(*opened->database).indexMissing(10)->isEmpty());
}

void TestOpening::earlierFilesAreLeftAlone()
{
    const std::vector<Migration> before(migrations().begin(), migrations().begin() + 7);
    {
        const auto old = openDatabase(file(), {}, before);
        QVERIFY(old);
        QVERIFY(old->database->execute(
            u"INSERT INTO assets (output, kind, path, width, height, bytes, duration_ms, created_at, model, "
            u"model_name, prompt, input, request_id, source, parent_field) "
            u"VALUES (0, 0, 'p', 2, 2, 9, 0, 5, 'm', 'M', 'a cliff', x'7b7d', 'r', '', '')"_s));
    }
    const auto opened = openDatabase(file());
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    const auto unfiled = FiledRepository(*opened->database).nextAfter({});
    QVERIFY2(unfiled, unfiled ? "" : qPrintable(unfiled.error().detail));
    QVERIFY(!*unfiled);
    QCOMPARE(AssetRepository(*opened->database).newest()->size(), 1);
}

void TestOpening::failedStepIsRolledBack()
{
    makeFirst();
    const auto opened = openDatabase(
        file(), {}, withSecond({u"ALTER TABLE drafts ADD COLUMN note TEXT"_s, u"THIS IS NOT SQL"_s}));
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::DatabaseFailed);
    const auto again = openDatabase(file());
    QVERIFY(again);
    QVERIFY(!again->database->execute(u"SELECT note FROM drafts"_s));
}

void TestOpening::everyFailingStatementLeavesTheOldVersion()
{
    const auto steps = withSecond({u"ALTER TABLE drafts ADD COLUMN note TEXT NOT NULL DEFAULT ''"_s});
    bool finished = false;
    for (int n = 0; !finished && n < 100; ++n) {
        init();
        makeFirst();
        int count = 0;
        const auto strike = [&count, n](const QString &, FaultPoint point) -> std::optional<Error> {
            if (point == FaultPoint::After || count++ != n)
                return {};
            return fail(ErrorKind::DatabaseFailed, u"struck"_s).error;
        };
        finished = openDatabase(file(), strike, steps).has_value() && count <= n;
        const auto again = openDatabase(file(), {}, steps);
        QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
        QCOMPARE(again->database->readInteger(u"SELECT count(note) FROM drafts"_s).value(), 1);
    }
    QVERIFY(finished);
}

void TestOpening::newerFileIsRefused()
{
    {
        const auto opened = openDatabase(file());
        QVERIFY(opened);
        QVERIFY(opened->database->execute(u"PRAGMA user_version = 99"_s));
    }
    const QByteArray before = content();
    const auto refused = openDatabase(file());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::DatabaseNewer);
    QVERIFY(refused.error().message.contains(u"99"_s));
    QCOMPARE(content(), before);
}

void TestOpening::foreignFileIsRefused()
{
    {
        const auto other = Database::open(file());
        QVERIFY(other);
        QVERIFY((*other)->execute(u"CREATE TABLE theirs (x)"_s));
    }
    const QByteArray before = content();
    const auto refused = openDatabase(file());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::DatabaseDamaged);
    QCOMPARE(content(), before);
}

void TestOpening::damagedFilesAreRefusedAndKept_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("text") << 0;
    QTest::newRow("cut in the middle") << 1;
    QTest::newRow("a page of rubbish") << 2;
    QTest::newRow("header alone") << 3;
}

void TestOpening::damagedFilesAreRefusedAndKept()
{
    makeFirst();
    QByteArray bytes = content();
    QVERIFY(bytes.size() > 20000);
    QFETCH(int, kind);
    switch (kind) {
    case 0:
        bytes = "This is a letter to my aunt, and no database at all. ";
        break;
    case 1:
        bytes.truncate(bytes.size() / 2);
        break;
    case 2:
        bytes.replace(8192, 4096, QByteArray(4096, '\x5a'));
        break;
    default:
        bytes.truncate(100);
    }
    QFile write(file());
    QVERIFY(write.open(QIODevice::WriteOnly));
    write.write(bytes);
    write.close();
    const auto refused = openDatabase(file());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::DatabaseDamaged);
    QVERIFY(refused.error().message.contains(u"m.sqlite"_s));
    QCOMPARE(content(), bytes);
}

void TestOpening::lostDatabaseWithAWalIsNotReplaced()
{
    QFile wal(file() + u"-wal"_s);
    QVERIFY(wal.open(QIODevice::WriteOnly));
    wal.write(QByteArray(5000, 'w'));
    wal.close();
    const auto refused = openDatabase(file());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::DatabaseDamaged);
    QCOMPARE(QFile(wal.fileName()).size(), 5000);
}

void TestOpening::historyIsAppendOnly()
{
    const auto opened = openDatabase(file());
    QVERIFY(opened);
    Database &database = *opened->database;
    QVERIFY(database.execute(
        u"INSERT INTO jobs (state, ticket, endpoint, account, sandbox, model, model_name, prompt, input, "
        u"input_hash, "
        u"parent_field, created_at) VALUES (0, '', 'e', 'a', 0, 'm', 'n', 'p', x'7b7d', 'h', '', 1)"_s));
    QVERIFY(database.execute(
        u"INSERT INTO job_events (job, at, kind, state, detail) VALUES (1, 1, 'ordered', 0, '')"_s));
    QVERIFY(!database.execute(u"UPDATE job_events SET kind='x'"_s));
    QVERIFY(!database.execute(u"DELETE FROM job_events"_s));
    QVERIFY(!database.execute(u"DELETE FROM jobs"_s));
    QVERIFY(!database.execute(
        u"INSERT INTO job_events (job, at, kind, state, detail) VALUES (2, 1, 'ordered', 0, '')"_s));
}

void TestOpening::unreadableFolderIsNamed()
{
    const auto refused = openDatabase(m_folder->filePath(u"no/such/folder/m.sqlite"_s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::FileAccess);
}

QTEST_GUILESS_MAIN(TestOpening)
#include "tst_opening.moc"
