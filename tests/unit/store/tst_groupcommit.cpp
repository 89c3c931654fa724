// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/draftrepository.h"
#include "app/store/groupcommit.h"
#include "app/store/opening.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

//! Works that share one commit: what was promised is on the disk, what failed left no trace.
class TestGroupCommit : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void worksShareOneCommit();
    void oneThatFailsIsUndoneAlone();
    void failedCommitFailsAll();
    void longWorkIsNotWaitedFor();
    void everyStatementFailsInTurn_data();
    void everyStatementFailsInTurn();

private:
    static constexpr int count = 5;
    static constexpr std::chrono::hours noEnd{1}; // however slow the disk is

    static QString name(size_t number) { return u"m/%1"_s.arg(number); }
    static StoreWork writing(size_t number)
    {
        return [number](Database &database) {
            return DraftRepository(database).write(
                {ModelId(name(number)), "{}", QDateTime::fromMSecsSinceEpoch(1000, Qt::UTC)});
        };
    }
    static std::vector<StoreWork> worksWriting()
    {
        std::vector<StoreWork> works;
        for (size_t i = 0; i < count; ++i)
            works.push_back(writing(i));
        return works;
    }
    static std::vector<const StoreWork *> from(const std::vector<StoreWork> &works, size_t first = 0)
    {
        std::vector<const StoreWork *> rest;
        for (size_t i = first; i < works.size(); ++i)
            rest.push_back(&works.at(i));
        return rest;
    }
    //! What a program that starts now finds.
    [[nodiscard]] QStringList found() const
    {
        const auto database = Database::open(m_file, {}, Database::Access::ReadOnly);
        QStringList names;
        if (const auto rows = DraftRepository(**database).all()) {
            for (const DraftRow &row : *rows)
                names << row.model.text();
        }
        names.sort();
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    StatementFault m_fault;
    std::unique_ptr<Database> m_database;
    int m_commits = 0;
};

void TestGroupCommit::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"m.sqlite"_s);
    m_fault = {};
    auto opened = openDatabase(m_file, [this](const QString &sql, FaultPoint point) -> std::optional<Error> {
        m_commits += sql == u"COMMIT" && point == FaultPoint::Before ? 1 : 0;
        return m_fault ? m_fault(sql, point) : std::nullopt;
    });
    QVERIFY(opened);
    m_database = std::move(opened->database);
    m_commits = 0;
}

void TestGroupCommit::worksShareOneCommit()
{
    const auto works = worksWriting();
    const GroupEnd end = commitTogether(*m_database, from(works), noEnd);
    QVERIFY(end.committed);
    QCOMPARE(end.outcomes.size(), works.size());
    QVERIFY(std::all_of(end.outcomes.begin(), end.outcomes.end(), [](const auto &one) { return bool(one); }));
    QCOMPARE(m_commits, 1);
    QCOMPARE(found().size(), count);
}

void TestGroupCommit::oneThatFailsIsUndoneAlone()
{
    auto works = worksWriting();
    works[2] = [](Database &database) -> Result<void> {
        if (auto done = writing(2)(database); !done)
            return done;
        return fail(ErrorKind::Cancelled, u"no"_s);
    };
    works[3] = [](Database &database) { return database.execute(u"INSERT INTO nowhere VALUES (1)"_s); };
    const GroupEnd end = commitTogether(*m_database, from(works), noEnd);
    QVERIFY(end.committed);
    QCOMPARE(end.outcomes.size(), works.size());
    QCOMPARE(end.outcomes[2].error().kind, ErrorKind::Cancelled);
    QCOMPARE(end.outcomes[3].error().kind, ErrorKind::DatabaseFailed);
    QVERIFY(end.outcomes[0] && end.outcomes[1] && end.outcomes[4]);
    QCOMPARE(found(), QStringList({name(0), name(1), name(4)}));
}

void TestGroupCommit::failedCommitFailsAll()
{
    m_fault = [](const QString &sql, FaultPoint point) -> std::optional<Error> {
        if (sql != u"COMMIT" || point != FaultPoint::Before)
            return {};
        return fail(ErrorKind::DiskFull, u"full"_s).error;
    };
    const auto works = worksWriting();
    const GroupEnd end = commitTogether(*m_database, from(works), noEnd);
    QVERIFY(!end.committed);
    QCOMPARE(end.outcomes.size(), works.size());
    for (const Result<void> &outcome : end.outcomes)
        QCOMPARE(outcome.error().kind, ErrorKind::DiskFull);
    QCOMPARE(found(), QStringList());
    m_fault = {};
    QVERIFY(commitTogether(*m_database, from(works), noEnd).committed);
    QCOMPARE(found().size(), count);
}

void TestGroupCommit::longWorkIsNotWaitedFor()
{
    auto works = worksWriting();
    works[1] = [](Database &database) {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 10) {
        }
        return writing(1)(database);
    };
    const GroupEnd end = commitTogether(*m_database, from(works));
    QVERIFY(end.committed);
    QVERIFY(end.outcomes.size() <= 2);
    QCOMPARE(found().size(), qsizetype(end.outcomes.size()));
}

void TestGroupCommit::everyStatementFailsInTurn_data()
{
    QTest::addColumn<bool>("lasting");
    QTest::addColumn<bool>("after");
    QTest::newRow("once") << false << false;
    QTest::newRow("three times") << true << false;
    QTest::newRow("once, and yet done") << false << true;
    QTest::newRow("three times, and yet done") << true << true;
}

//! As the store goes on after each failure: what is left over is begun again, what has failed is not.
void TestGroupCommit::everyStatementFailsInTurn()
{
    QFETCH(bool, lasting);
    QFETCH(bool, after);
    bool untouched = false;
    for (int nth = 0; !untouched && nth < 200; ++nth) {
        init();
        int seen = 0;
        bool atCommit = false;
        m_fault = [&](const QString &sql, FaultPoint point) -> std::optional<Error> {
            if ((point == FaultPoint::After) != after)
                return {};
            const int number = seen++;
            if (number < nth || number >= nth + (lasting ? 3 : 1))
                return {};
            atCommit = atCommit || sql == u"COMMIT";
            return fail(ErrorKind::DiskFull, u"struck"_s).error;
        };
        const auto works = worksWriting();
        std::vector<Result<void>> outcomes;
        while (outcomes.size() < works.size()) {
            const GroupEnd end = commitTogether(*m_database, from(works, outcomes.size()));
            QVERIFY(!end.outcomes.empty());
            outcomes.insert(outcomes.end(), end.outcomes.begin(), end.outcomes.end());
        }
        untouched = seen <= nth;
        m_fault = {};
        m_database.reset();
        const QStringList there = found();
        for (size_t i = 0; i < works.size(); ++i) {
            if (outcomes[i])
                QVERIFY2(there.contains(name(i)), QByteArray::number(nth).constData());
            else if (!(after && atCommit)) // the answer of the commit itself was lost
                QVERIFY2(!there.contains(name(i)), QByteArray::number(nth).constData());
        }
        if (untouched)
            QCOMPARE(there.size(), count);
    }
    QVERIFY(untouched);
}

QTEST_GUILESS_MAIN(TestGroupCommit)
#include "tst_groupcommit.moc"
