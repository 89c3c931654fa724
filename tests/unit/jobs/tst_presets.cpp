// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/presets.h"
#include "tests/support/jobs/jobbench.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief Named settings, kept over restarts.
class TestPresets : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void comeBackInOrder();
    void savedAgainKeepsItsPlace();
    void namesAreTidy();
    void renameClashes();
    void everyChangeCanBeTakenBack();
    void undoAfterOtherChanges();
    void undoOfMoveAndRenameKeepsTheSettings();
    void savedBeforeLoadedWins();
    void failedWriteIsTriedAgain();
    void unreadOnesAreNotWrittenOver();
    void unreadOnesSurviveTheEnd();
    void limitsAreKept();

private:
    bool open(StatementFault fault = {})
    {
        m_presets.reset();
        m_store.reset();
        auto opened = Store::open(m_folder->filePath(u"m.sqlite"_s), std::move(fault));
        if (!opened)
            return false;
        m_store = std::move(*opened);
        m_presets = std::make_unique<Presets>(*m_store, m_clock, nullptr, m_timing);
        return true;
    }

    bool load()
    {
        QSignalSpy loaded(m_presets.get(), &Presets::loaded);
        m_presets->load();
        return loaded.wait() && m_presets->isLoaded();
    }

    static StatementFault unreadable(const std::atomic<bool> &fails)
    {
        return [&fails](const QString &sql, FaultPoint) -> std::optional<Error> {
            if (!fails || !sql.startsWith(u"SELECT model, name"_s))
                return {};
            return fail(ErrorKind::Internal, u"unreadable"_s).error;
        };
    }

    QStringList names(const ModelId &model) const
    {
        QStringList names;
        for (const Preset &preset : m_presets->list(model))
            names << preset.name;
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;
    JobTiming m_timing = quickTiming();
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Presets> m_presets;
    const ModelId m_model{u"a/b"_s};
};

void TestPresets::init()
{
    m_presets.reset();
    m_store.reset();
    m_timing = quickTiming();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(open() && load());
}

void TestPresets::comeBackInOrder()
{
    QVERIFY(m_presets->save(m_model, u"Zwei"_s, "{\"x\":2}"));
    QVERIFY(m_presets->save(m_model, u"Eins"_s, "{\"x\":1}"));
    QVERIFY(m_presets->save(ModelId(u"a/c"_s), u"Eins"_s, "{}"));
    QVERIFY(m_presets->move(m_model, u"Eins"_s, 0));
    m_presets->markUsed(m_model, u"Zwei"_s);
    const QList<Preset> before = m_presets->list(m_model);
    QVERIFY(open() && load());
    QCOMPARE(m_presets->list(m_model), before);
    QCOMPARE(names(m_model), QStringList({u"Eins"_s, u"Zwei"_s}));
    QVERIFY(m_presets->find(m_model, u"Zwei"_s)->usedAt.isValid());
    QVERIFY(m_presets->remove(m_model, u"Eins"_s));
    QVERIFY(open() && load());
    QCOMPARE(names(m_model), QStringList(u"Zwei"_s));
    QCOMPARE(names(ModelId(u"a/c"_s)), QStringList(u"Eins"_s));
}

void TestPresets::savedAgainKeepsItsPlace()
{
    QVERIFY(m_presets->save(m_model, u"A"_s, "1"));
    QVERIFY(m_presets->save(m_model, u"B"_s, "2"));
    const auto change = m_presets->save(m_model, u" A "_s, "3");
    QVERIFY(change && change->before && change->before->state == "1");
    QCOMPARE(names(m_model), QStringList({u"A"_s, u"B"_s}));
    QCOMPARE(m_presets->find(m_model, u"A"_s)->state, QByteArray("3"));
}

void TestPresets::namesAreTidy()
{
    QCOMPARE(Presets::tidyName(u"  a\n\tb\x0001 "_s), u"a b"_s);
    QCOMPARE(Presets::tidyName(u"🌹"_s.repeated(100)).size(), Presets::longestName);
    QVERIFY(!m_presets->save(m_model, u" \n"_s, "{}"));
    QVERIFY(m_presets->save(m_model, u"A"_s, "{}"));
    QVERIFY(m_presets->save(m_model, u"A 2"_s, "{}"));
    QCOMPARE(m_presets->freeName(m_model, u"A"_s), u"A 3"_s);
    QCOMPARE(m_presets->freeName(m_model, u"B"_s), u"B"_s);
    QCOMPARE(m_presets->freeName(m_model, QString()), u"Preset 1"_s);
    const QString longest(Presets::longestName, u'x');
    QVERIFY(m_presets->save(m_model, longest, "{}"));
    const QString free = m_presets->freeName(m_model, longest);
    QVERIFY(free.size() <= Presets::longestName && free != longest);
}

void TestPresets::renameClashes()
{
    QVERIFY(m_presets->save(m_model, u"A"_s, "1"));
    QVERIFY(m_presets->save(m_model, u"B"_s, "2"));
    const auto clash = m_presets->rename(m_model, u"A"_s, u"B"_s);
    QVERIFY(!clash);
    QCOMPARE(clash.error().kind, ErrorKind::InvalidInput);
    QVERIFY(!m_presets->rename(m_model, u"none"_s, u"C"_s));
    QVERIFY(m_presets->rename(m_model, u"A"_s, u"A"_s));
    QVERIFY(m_presets->rename(m_model, u"A"_s, u"C"_s));
    QVERIFY(open() && load());
    QCOMPARE(names(m_model), QStringList({u"C"_s, u"B"_s}));
}

void TestPresets::everyChangeCanBeTakenBack()
{
    for (const QString &name : {u"A"_s, u"B"_s, u"C"_s})
        QVERIFY(m_presets->save(m_model, name, name.toUtf8()));
    const QList<Preset> start = m_presets->list(m_model);
    const auto there = [&](const PresetChange &change) {
        const QList<Preset> changed = m_presets->list(m_model);
        const PresetChange redo = m_presets->undo(change);
        const bool back = m_presets->list(m_model) == start;
        const PresetChange again = m_presets->undo(redo);
        const bool forth = m_presets->list(m_model) == changed;
        m_presets->undo(again);
        return back && forth && m_presets->list(m_model) == start;
    };
    QVERIFY(there(*m_presets->remove(m_model, u"B"_s)));
    QVERIFY(there(*m_presets->rename(m_model, u"B"_s, u"D"_s)));
    QVERIFY(there(*m_presets->save(m_model, u"B"_s, "new")));
    QVERIFY(there(*m_presets->save(m_model, u"D"_s, "new")));
    QVERIFY(there(*m_presets->move(m_model, u"A"_s, 2)));
    QVERIFY(there(*m_presets->move(m_model, u"C"_s, 0)));
}

void TestPresets::undoAfterOtherChanges()
{
    QVERIFY(m_presets->save(m_model, u"A"_s, "1"));
    const auto removed = m_presets->remove(m_model, u"A"_s);
    QVERIFY(m_presets->save(m_model, u"A"_s, "2"));
    m_presets->undo(*removed);
    QCOMPARE(names(m_model), QStringList({u"A 2"_s, u"A"_s}));
    QCOMPARE(m_presets->find(m_model, u"A 2"_s)->state, QByteArray("1"));
}

void TestPresets::undoOfMoveAndRenameKeepsTheSettings()
{
    QVERIFY(m_presets->save(m_model, u"A"_s, "old"));
    QVERIFY(m_presets->save(m_model, u"B"_s, "2"));
    const auto replaced = m_presets->save(m_model, u"A"_s, "new");
    const auto moved = m_presets->move(m_model, u"A"_s, 1);
    m_presets->undo(*replaced);
    m_presets->undo(*moved);
    QCOMPARE(names(m_model), QStringList({u"A"_s, u"B"_s}));
    QCOMPARE(m_presets->find(m_model, u"A"_s)->state, QByteArray("old"));
    const auto renamed = m_presets->rename(m_model, u"A"_s, u"C"_s);
    QVERIFY(m_presets->save(m_model, u"C"_s, "newer"));
    m_presets->undo(*renamed);
    QCOMPARE(names(m_model), QStringList({u"A"_s, u"B"_s}));
    QCOMPARE(m_presets->find(m_model, u"A"_s)->state, QByteArray("newer"));
    QVERIFY(m_presets->remove(m_model, u"A"_s));
    m_presets->undo(*moved);
    QCOMPARE(names(m_model), QStringList(u"B"_s));
}

void TestPresets::savedBeforeLoadedWins()
{
    QVERIFY(m_presets->save(m_model, u"A"_s, "old"));
    QVERIFY(m_presets->save(m_model, u"B"_s, "old"));
    QVERIFY(open());
    QVERIFY(m_presets->save(m_model, u"A"_s, "new"));
    QVERIFY(load());
    QCOMPARE(names(m_model), QStringList({u"A"_s, u"B"_s}));
    QCOMPARE(m_presets->find(m_model, u"A"_s)->state, QByteArray("new"));
}

void TestPresets::failedWriteIsTriedAgain()
{
    std::atomic<bool> fails = false;
    QVERIFY(open([&](const QString &, FaultPoint) -> std::optional<Error> {
        if (!fails)
            return {};
        return fail(ErrorKind::DiskFull, u"full"_s).error;
    }));
    QVERIFY(load());
    QSignalSpy failed(m_presets.get(), &Presets::failed);
    fails = true;
    QVERIFY(m_presets->save(m_model, u"A"_s, "1"));
    QTRY_COMPARE(failed.size(), 1);
    fails = false;
    QVERIFY(m_presets->save(m_model, u"B"_s, "2"));
    QVERIFY(open() && load());
    QCOMPARE(names(m_model), QStringList({u"A"_s, u"B"_s}));
}

void TestPresets::unreadOnesAreNotWrittenOver()
{
    QVERIFY(m_presets->save(m_model, u"A"_s, "kept"));
    std::atomic<bool> fails = true;
    QVERIFY(open(unreadable(fails)));
    QSignalSpy failed(m_presets.get(), &Presets::failed);
    m_presets->load();
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!m_presets->isLoaded());
    const auto refused = m_presets->save(m_model, u"A"_s, "over it");
    QVERIFY(!refused);
    QVERIFY(refused.error().message.startsWith(u"Not saved"_s));
    QSignalSpy loaded(m_presets.get(), &Presets::loaded);
    fails = false;
    QTRY_COMPARE(loaded.size(), 1);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(m_presets->find(m_model, u"A"_s)->state, QByteArray("kept"));
    QVERIFY(m_presets->save(m_model, u"A"_s, "now"));
}

void TestPresets::unreadOnesSurviveTheEnd()
{
    QVERIFY(m_presets->save(m_model, u"A"_s, "kept"));
    std::atomic<bool> fails = true;
    QVERIFY(open(unreadable(fails)));
    QVERIFY(m_presets->save(m_model, u"A"_s, "before anything was read"));
    QSignalSpy failed(m_presets.get(), &Presets::failed);
    m_presets->load();
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(open() && load());
    QCOMPARE(m_presets->find(m_model, u"A"_s)->state, QByteArray("kept"));
}

void TestPresets::limitsAreKept()
{
    QVERIFY(!m_presets->save(m_model, u"A"_s, QByteArray(Presets::largestState + 1, 'x')));
    for (int i = 0; i < Presets::mostOfAModel; ++i)
        QVERIFY(m_presets->save(m_model, QString::number(i), "{}"));
    QCOMPARE(m_presets->save(m_model, u"one more"_s, "{}").error().kind, ErrorKind::TooLarge);
    QVERIFY(m_presets->save(m_model, u"7"_s, "{}"));
}

QTEST_GUILESS_MAIN(TestPresets)
#include "tst_presets.moc"
