// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/drafts.h"
#include "tests/support/jobs/jobbench.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

class TestDrafts : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void valuesComeBack();
    void whatIsUnwrittenIsWrittenAtTheEnd();
    void changesAreGathered();
    void lastModelIsKept();
    void savedBeforeLoadedWins();
    void failedWriteIsTriedAgain();

private:
    bool open(StatementFault fault = {})
    {
        auto opened = Store::open(m_folder->filePath(u"m.sqlite"_s), std::move(fault));
        if (!opened)
            return false;
        m_store = std::move(*opened);
        m_drafts = std::make_unique<Drafts>(*m_store, m_clock, nullptr, m_timing);
        return true;
    }

    bool reopen()
    {
        m_drafts.reset();
        m_store.reset();
        if (!open())
            return false;
        QSignalSpy loaded(m_drafts.get(), &Drafts::loaded);
        m_drafts->load();
        return loaded.wait() && m_drafts->isLoaded();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;
    JobTiming m_timing = quickTiming();
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Drafts> m_drafts;
    const ModelId m_first{u"a/first"_s};
    const ModelId m_second{u"a/second"_s};
};

void TestDrafts::init()
{
    m_drafts.reset();
    m_store.reset();
    m_timing = quickTiming();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(open());
}

void TestDrafts::valuesComeBack()
{
    m_drafts->save(m_first, R"({"prompt":"eins"})");
    m_drafts->save(m_second, R"({"prompt":"zwei"})");
    QCOMPARE(m_drafts->values(m_first), QByteArray(R"({"prompt":"eins"})"));
    QVERIFY(reopen());
    QCOMPARE(m_drafts->values(m_first), QByteArray(R"({"prompt":"eins"})"));
    QCOMPARE(m_drafts->values(m_second), QByteArray(R"({"prompt":"zwei"})"));
    QVERIFY(m_drafts->values(ModelId(u"none"_s)).isEmpty());
}

void TestDrafts::whatIsUnwrittenIsWrittenAtTheEnd()
{
    m_timing.draft = std::chrono::hours(1);
    m_drafts.reset();
    m_store.reset();
    QVERIFY(open());
    m_drafts->save(m_first, "{\"x\":1}");
    QVERIFY(reopen());
    QCOMPARE(m_drafts->values(m_first), QByteArray("{\"x\":1}"));
}

void TestDrafts::changesAreGathered()
{
    m_drafts.reset();
    m_store.reset();
    std::atomic<int> commits = 0;
    m_timing.draft = std::chrono::milliseconds(200);
    QVERIFY(open([&commits](const QString &sql, FaultPoint point) -> std::optional<Error> {
        commits += sql == u"COMMIT"_s && point == FaultPoint::After ? 1 : 0;
        return {};
    }));
    const int before = commits;
    for (int i = 0; i < 500; ++i)
        m_drafts->save(m_first, QByteArray::number(i));
    QTRY_COMPARE(commits.load(), before + 1);
    QVERIFY(reopen());
    QCOMPARE(m_drafts->values(m_first), QByteArray("499"));
    QCOMPARE(commits.load(), before + 1);
}

void TestDrafts::lastModelIsKept()
{
    QVERIFY(m_drafts->lastModel().isEmpty());
    m_drafts->save(m_first, "{}");
    m_drafts->setLastModel(m_second);
    QCOMPARE(m_drafts->lastModel(), m_second);
    QVERIFY(reopen());
    QCOMPARE(m_drafts->lastModel(), m_second);
    m_drafts->setLastModel(m_first);
    QVERIFY(reopen());
    QCOMPARE(m_drafts->lastModel(), m_first);
    QCOMPARE(m_drafts->values(m_first), QByteArray("{}"));
}

void TestDrafts::savedBeforeLoadedWins()
{
    m_drafts->save(m_first, "old");
    m_drafts.reset();
    m_store.reset();
    QVERIFY(open());
    m_drafts->save(m_first, "new");
    QSignalSpy loaded(m_drafts.get(), &Drafts::loaded);
    m_drafts->load();
    QVERIFY(loaded.wait());
    QCOMPARE(m_drafts->values(m_first), QByteArray("new"));
}

void TestDrafts::failedWriteIsTriedAgain()
{
    m_drafts.reset();
    m_store.reset();
    std::atomic<bool> fails = false;
    std::atomic<int> failed = 0;
    QVERIFY(open([&](const QString &, FaultPoint) -> std::optional<Error> {
        if (!fails)
            return {};
        ++failed;
        return fail(ErrorKind::DiskFull, u"full"_s).error;
    }));
    fails = true;
    m_drafts->save(m_first, "kept");
    QTRY_VERIFY(failed > 0);
    fails = false;
    QVERIFY(reopen());
    QCOMPARE(m_drafts->values(m_first), QByteArray("kept"));
}

QTEST_GUILESS_MAIN(TestDrafts)
#include "tst_drafts.moc"
