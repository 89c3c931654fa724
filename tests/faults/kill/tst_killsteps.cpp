// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SIGKILL at every step that the journal writes, at every commit and at every request; and again while the
// program recovers from it.
#include "app/jobs/journal.h"
#include "tests/faults/kill/scenario.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

class TestKillSteps : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyScenarioEndsWell_data();
    void everyScenarioEndsWell();
    void everyEventOfTheJournal_data();
    void everyEventOfTheJournal();
    void everyCommit_data();
    void everyCommit();
    void everyRequest();

private:
    //! Where an event is written for the first time.
    struct Place
    {
        qsizetype scenario = -1;
        int event = 0; //!< from 1
    };

    QHash<QString, Place> m_places;
    QStringList m_faults; //!< of each scenario, undisturbed
};

void TestKillSteps::initTestCase()
{
    const QList<Scenario> all = scenarios();
    for (qsizetype i = 0; i < all.size(); ++i) {
        Stage stage(all.at(i));
        const bool played = stage.play();
        const QStringList events = stage.victim().events();
        for (int event = 1; event <= events.size(); ++event) {
            if (!m_places.contains(events.at(event - 1)))
                m_places.insert(events.at(event - 1), {i, event});
        }
        m_faults += played ? stage.settle() : u"it ended otherwise: "_s + events.join(u' ');
    }
}

void TestKillSteps::everyScenarioEndsWell_data()
{
    QTest::addColumn<int>("scenario");
    const QList<Scenario> all = scenarios();
    for (qsizetype i = 0; i < all.size(); ++i)
        QTest::newRow(all.at(i).name.constData()) << int(i);
}

void TestKillSteps::everyScenarioEndsWell()
{
    QFETCH(int, scenario);
    QCOMPARE(m_faults.at(scenario), QString());
}

void TestKillSteps::everyEventOfTheJournal_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("point");
    for (const QString &kind : Journal::kinds()) {
        for (const auto *point : {"before", "inside", "after"})
            QTest::addRow("%s %s", point, qPrintable(kind)) << kind << QString::fromLatin1(point);
    }
}

void TestKillSteps::everyEventOfTheJournal()
{
    QFETCH(QString, kind);
    QFETCH(QString, point);
    const Place place = m_places.value(kind);
    QVERIFY2(place.scenario >= 0, "no scenario writes this event: add one to scenarios()");
    Stage stage(scenarios().at(place.scenario));
    QVERIFY(stage.play(u"event:%1:%2"_s.arg(place.event).arg(point)));
    QVERIFY(stage.killed());
    const QStringList events = stage.victim().events();
    if (point == u"after")
        QCOMPARE(events.value(place.event - 1), kind);
    else
        QVERIFY(events.size() < place.event);
    QCOMPARE(stage.victim().fault(stage.taken()), QString());

    const int recovery = stage.carryOn(u"event:%1:%2"_s.arg(events.size() + 1).arg(point));
    QVERIFY2(recovery == -1 || recovery == 0, qPrintable(QString::number(recovery)));
    QCOMPARE(stage.victim().fault(stage.taken()), QString());
    QCOMPARE(stage.settle(), QString());
}

void TestKillSteps::everyCommit_data()
{
    QTest::addColumn<QString>("point");
    QTest::newRow("before") << u"before"_s;
    QTest::newRow("after") << u"after"_s;
}

void TestKillSteps::everyCommit()
{
    QFETCH(QString, point);
    constexpr int fewest = 8; // the tables, six events, the file's own steps
    int commit = 1;
    for (;; ++commit) {
        Stage stage(scenarios().constFirst());
        QVERIFY(stage.play(u"commit:%1:%2"_s.arg(commit).arg(point)));
        if (!stage.killed())
            break;
        QCOMPARE(stage.victim().fault(stage.taken()), QString());
        const int recovery = stage.carryOn(u"commit:%1:%2"_s.arg(1 + commit % 3).arg(point));
        QVERIFY2(recovery == -1 || recovery == 0, qPrintable(QString::number(recovery)));
        QCOMPARE(stage.victim().fault(stage.taken()), QString());
        QCOMPARE(stage.settle(), QString());
    }
    QVERIFY2(commit > fewest, qPrintable(QString::number(commit)));
}

void TestKillSteps::everyRequest()
{
    const Scenario plain = scenarios().constFirst();
    constexpr int fewest = 6; // submit, three states, result, file
    int request = 1;
    for (;; ++request) {
        Stage stage(plain);
        const auto &seen = stage.api().server().requests();
        const int code = stage.victim().runAndKill(plain.sessions.constFirst().tasks,
                                                   [&] { return seen.size() >= request; });
        if (code == 0)
            break;
        QCOMPARE(code, -1);
        QCOMPARE(stage.victim().fault(stage.taken()), QString());
        QCOMPARE(stage.settle(), QString());
    }
    QVERIFY2(request > fewest, qPrintable(QString::number(request)));
}

QTEST_GUILESS_MAIN(TestKillSteps)
#include "tst_killsteps.moc"
