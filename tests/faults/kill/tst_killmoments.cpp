// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SIGKILL at random moments, over and over on the same profile, so that most strike while the program
// recovers from the one before.
#include "app/sandbox/sandboxserver.h"
#include "tests/faults/kill/victim.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! MAQUETTE_KILLS sets their number (80; with MAQUETTE_NIGHTLY 2,000), MAQUETTE_KILL_SEED repeats a run.
class TestKillMoments : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void killedAgainAndAgain();

private:
    static int number(const char *variable, int otherwise)
    {
        bool isNumber = false;
        const int given = qEnvironmentVariableIntValue(variable, &isNumber);
        return isNumber ? given : otherwise;
    }
    //! What the sandbox took, of one profile.
    [[nodiscard]] QList<Taken> taken(const QString &profile) const;
    [[nodiscard]] static int aimed(int longestLife, bool cameLate);
    void settle(Victim &victim, const QString &profile);

    QTemporaryDir m_state;
    std::unique_ptr<SandboxServer> m_server;
    QRandomGenerator m_random;
    std::chrono::milliseconds m_life{0};
    QMap<QString, int> m_struck; //!< the last event in the journal at a kill, and how often
};

void TestKillMoments::initTestCase()
{
    const int seed = number("MAQUETTE_KILL_SEED", int(QRandomGenerator::global()->bounded(1'000'000)));
    qInfo("MAQUETTE_KILL_SEED=%d", seed);
    m_random.seed(quint32(seed));
    SandboxOptions options;
    options.speed = 1000;
    options.stateFolder = m_state.path();
    options.modelFolders = {QStringLiteral(MAQUETTE_TEST_DATA "/small")};
    m_server = std::make_unique<SandboxServer>(options);
    QVERIFY(m_server->start());

    // How long two runs take here and now: kills are spread over that and a little more. The first time does
    // not count: it makes the database.
    Victim victim;
    victim.setServer(m_server->baseUrl(), m_server->token().toLatin1());
    for (int time = 0; time < 4; ++time) {
        QElapsedTimer timer;
        timer.start();
        const QString order = u"order=measure %1-%2"_s;
        QCOMPARE(victim.run({order.arg(time).arg(1), order.arg(time).arg(2)}), 0);
        const std::chrono::milliseconds life(timer.elapsed());
        if (time > 0)
            m_life = time == 1 ? life : std::min(m_life, life);
    }
    QCOMPARE(victim.missing(taken(u"measure"_s)), QString());
}

QList<Taken> TestKillMoments::taken(const QString &profile) const
{
    QList<Taken> list;
    QFile facts(m_state.filePath(u"requests.jsonl"_s));
    if (!facts.open(QIODevice::ReadOnly))
        return list;
    while (!facts.atEnd()) {
        const Result<Json> fact = parseJson(facts.readLine());
        const Json *input =
            fact && stringMember(*fact, "event") == u"submitted" ? member(*fact, "input") : nullptr;
        const QString prompt = input ? stringMember(*input, "prompt") : QString();
        if (prompt.startsWith(profile + u' '))
            list += {stringMember(*fact, "request_id").toLatin1(), prompt};
    }
    return list;
}

//! The next longest life, in microseconds, after a kill that came when all was done, or before.
int TestKillMoments::aimed(int longestLife, bool cameLate)
{
    constexpr int shortest = 3000;
    return std::max(shortest, cameLate ? longestLife * 19 / 20 : longestLife * 21 / 20);
}

void TestKillMoments::killedAgainAndAgain()
{
    constexpr int nightly = 2000;
    constexpr int usual = 80;
    constexpr int perProfile = 10;
    int longestLife = int(std::chrono::microseconds(m_life).count() * 5 / 4);
    const int kills =
        number("MAQUETTE_KILLS", qEnvironmentVariableIsSet("MAQUETTE_NIGHTLY") ? nightly : usual);
    int orders = 0;
    for (int done = 0; done < kills; done += perProfile) {
        const QString profile = u"profile%1"_s.arg(done / perProfile);
        Victim victim;
        victim.setServer(m_server->baseUrl(), m_server->token().toLatin1());
        for (int kill = 0; kill < perProfile; ++kill) {
            QStringList tasks{u"stay"_s, u"do=collect@6"_s};
            const quint32 runs = kill % 5 == 4 ? 0 : 1 + m_random.bounded(3U);
            for (quint32 more = runs; more > 0; --more)
                tasks += u"order=%1 run %2"_s.arg(profile).arg(++orders);
            const std::chrono::microseconds life(m_random.bounded(longestLife / 6, longestLife));
            const QString where = u"kill %1 after %2 us: "_s.arg(done + kill).arg(life.count());
            const int code = victim.runAndKill(tasks, life);
            QVERIFY2(code == -1,
                     qPrintable(u"%1 it ended with %2: %3"_s.arg(where).arg(code).arg(victim.output())));
            const QStringList events = victim.events();
            ++m_struck[events.isEmpty() ? u"nothing"_s : events.constLast()];
            // The machine may be faster or slower than when it was measured: the kills follow it.
            if (runs > 0)
                longestLife = aimed(longestLife, !events.isEmpty() && events.constLast() == u"saved");
            const QString fault = victim.fault(taken(profile));
            QVERIFY2(fault.isEmpty(), qPrintable(QString(where + fault)));
        }
        settle(victim, profile);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(m_server->counts().taken > kills / 10);
    QStringList struck;
    for (auto it = m_struck.cbegin(); it != m_struck.cend(); ++it)
        struck += it.key() + u' ' + QString::number(it.value());
    qInfo("the last event at a kill: %s", qPrintable(struck.join(u", "_s)));
    // Not all before the work or after it. Which moments of it are struck is the machine's.
    const int during = kills - m_struck.value(u"nothing"_s) - m_struck.value(u"saved"_s);
    QVERIFY2(during >= kills / 10, qPrintable(struck.join(u' ')));
}

void TestKillMoments::settle(Victim &victim, const QString &profile)
{
    const auto ends = [&victim, &profile](const QStringList &tasks) {
        const int code = victim.run(tasks);
        QVERIFY2(code == 0,
                 qPrintable(u"%1 ended with %2: %3"_s.arg(profile).arg(code).arg(victim.output())));
    };
    ends({u"do=collect@6"_s});
    const QStringList adoptions = victim.adoptions(taken(profile));
    if (!adoptions.isEmpty())
        ends(adoptions);
    const QString missing = victim.missing(taken(profile));
    QVERIFY2(missing.isEmpty(), qPrintable(QString(profile + u": "_s + missing)));
    QVERIFY2(victim.parts().isEmpty(), qPrintable(victim.parts().join(u' ')));
}

QTEST_GUILESS_MAIN(TestKillMoments)
#include "tst_killmoments.moc"
