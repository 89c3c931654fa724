// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A power cut tears what was written last: the end of the database, of its write-ahead log or of a part.
#include "tests/faults/kill/scenario.h"

#include <QDir>
#include <QDirIterator>
#include <QRandomGenerator>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 page = 4096;

bool copyFolder(const QString &from, const QString &to)
{
    QDirIterator each(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const QString file = each.next();
        const QString target = to + file.mid(from.size());
        if (!QDir().mkpath(QFileInfo(target).absolutePath()) || !QFile::copy(file, target))
            return false;
    }
    return true;
}

QByteArray bytesOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! Long enough to be gone on with when it breaks off.
const QByteArray &largePicture()
{
    static const QByteArray s_picture = Stage::picture(500);
    return s_picture;
}

//! As a file server does, Range and all.
Script serve(const SeenRequest &request)
{
    const QByteArray &whole = largePicture();
    const QByteArray tag = "ETag: \"moon\"\r\nAccept-Ranges: bytes\r\n";
    if (!request.headers.contains("range") || request.header("if-range") != "\"moon\"")
        return {Step::send(ScriptedServer::answer(200, whole, tag, "image/png"))};
    const qint64 from = request.header("range").mid(6).chopped(1).toLongLong();
    const QByteArray range = "Content-Range: bytes " + QByteArray::number(from) + '-' +
                             QByteArray::number(whole.size() - 1) + '/' + QByteArray::number(whole.size()) +
                             "\r\n";
    return {Step::send(ScriptedServer::answer(206, whole.mid(from), tag + range, "image/png"))};
}

bool overwriteEnd(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    return file.open(QIODevice::ReadWrite) && file.seek(std::max<qint64>(0, file.size() - bytes.size())) &&
           file.write(bytes.last(std::min<qint64>(bytes.size(), file.size()))) > 0;
}

} // namespace

//! MAQUETTE_KILL_SEED repeats a run.
class TestTorn : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void tornEnds_data();
    void tornEnds();
    void killedAndGoneOn_data();
    void killedAndGoneOn();

private:
    //! The crashed profile as \a victim's.
    bool restore(Victim &victim) const;
    //! Of the requests for files since \a first; "-" where there is none.
    [[nodiscard]] QByteArrayList rangesSince(qsizetype first) const;

    QTemporaryDir m_template;
    std::unique_ptr<Stage> m_stage;
    QList<Taken> m_taken;
    quint32 m_seed = 0;
};

void TestTorn::initTestCase()
{
    bool given = false;
    const int seed = qEnvironmentVariableIntValue("MAQUETTE_KILL_SEED", &given);
    m_seed = given ? quint32(seed) : QRandomGenerator::global()->bounded(1'000'000U);
    qInfo("MAQUETTE_KILL_SEED=%u", m_seed);
    // Four runs as a crash left them: saved long ago; its file half here; at the server; nobody knows.
    Scenario calm;
    calm.prepare = [](ApiDouble &api) { api.statuses = {R"({"status":"completed"})"}; };
    m_stage = std::make_unique<Stage>(calm);
    Victim &victim = m_stage->victim();
    ApiDouble &api = m_stage->api();
    api.scriptAll("unknown", {});
    api.onFile = serve;
    victim.expect(largePicture());
    QCOMPARE(victim.run({u"order=saved"_s}), 0);

    const QByteArray &whole = largePicture();
    const QByteArray answer = ScriptedServer::answer(200, whole, "ETag: \"moon\"\r\n", "image/png");
    api.scriptAll("unknown", {Step::send(answer.chopped(whole.size() / 3)), Step::hang()});
    const auto partCame = [&victim] {
        constexpr qint64 enough = 400'000;
        const QStringList parts = victim.parts();
        return !parts.isEmpty() && QFileInfo(parts.constFirst()).size() > enough && victim.knownParts() > 0;
    };
    QCOMPARE(victim.runAndKill({u"order=half"_s, u"stay"_s}, partCame), -1);

    api.statuses = {R"({"status":"in_progress"})"};
    const auto wrote = [&victim](const QString &kind) { return victim.events().contains(kind); };
    QCOMPARE(
        victim.runAndKill({u"order=running"_s, u"stay"_s}, [&] { return wrote(u"running"_s) && partCame(); }),
        -1);
    api.script("submit", {Step::close()});
    QCOMPARE(victim.runAndKill({u"order=unknown"_s, u"stay"_s},
                               [&] { return wrote(u"uncertain"_s) && partCame(); }),
             -1);

    api.statuses = {R"({"status":"completed"})"};
    api.scriptAll("unknown", {});
    m_taken = m_stage->taken();
    QCOMPARE(m_taken.size(), 4);
    QVERIFY(partCame());
    QVERIFY(QFileInfo(victim.database() + u"-wal"_s).size() > 4 * page);
    QVERIFY(copyFolder(victim.path(), m_template.path()));
}

void TestTorn::tornEnds_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("damage");
    QTest::addColumn<int>("number");
    constexpr int each = 9;
    for (const auto *file : {"database", "log", "part"}) {
        for (const auto *damage : {"cut", "cut in the last page", "zeros", "garbage"}) {
            for (int number = 0; number < each; ++number) {
                QTest::addRow("%s, %s %d", file, damage, number)
                    << QString::fromLatin1(file) << QString::fromLatin1(damage) << number;
            }
        }
    }
    QTest::newRow("log gone") << u"log"_s << u"gone"_s << 0;
    QTest::newRow("part gone") << u"part"_s << u"gone"_s << 0;
}

void TestTorn::tornEnds()
{
    QFETCH(QString, file);
    QFETCH(QString, damage);
    QFETCH(int, number);
    Victim victim;
    QVERIFY(restore(victim));
    const QString torn = file == u"database" ? victim.database()
                         : file == u"log"    ? victim.database() + u"-wal"_s
                                             : victim.parts().constFirst();
    QRandomGenerator random(m_seed + quint32(qHash(damage) % 1000) + quint32(number));
    const qint64 size = QFileInfo(torn).size();
    const qint64 last = std::min(page, size);
    if (damage == u"gone") {
        QVERIFY(QFile::remove(torn));
    } else if (damage.startsWith(u"cut")) {
        const qint64 off =
            damage == u"cut" && file != u"database" ? 1 + random.bounded(size) : 1 + random.bounded(last);
        QVERIFY(QFile::resize(torn, size - off));
    } else {
        QByteArray bytes(last, '\0');
        if (damage == u"garbage")
            std::generate(bytes.begin(), bytes.end(), [&random] { return char(random.bounded(256)); });
        QVERIFY(overwriteEnd(torn, bytes));
    }
    const QByteArray before = bytesOf(victim.database());
    const int submits = m_stage->api().submits();
    const qsizetype requests = m_stage->api().server().requests().size();

    // What power takes away is found in another boot.
    const int code = victim.run({u"do=collect@6"_s, u"boot=next"_s});
    // Nothing is paid again.
    QCOMPARE(m_stage->api().submits() - submits, 0);
    if (code == 3) {
        QVERIFY2(victim.output().contains(u"damaged"_s), qPrintable(victim.output()));
        QCOMPARE(bytesOf(victim.database()), before);
        return;
    }
    QCOMPARE(code, 0);
    const QStringList adoptions = victim.adoptions(m_taken);
    if (!adoptions.isEmpty())
        QCOMPARE(victim.run(adoptions), 0);
    QCOMPARE(victim.missing(m_taken), QString());
    QCOMPARE(m_stage->api().submits() - submits, 0);
    const QByteArrayList ranges = rangesSince(requests);
    QVERIFY2(ranges.count("-") == ranges.size(), "bytes of before the power went are not used");
}

void TestTorn::killedAndGoneOn_data()
{
    QTest::addColumn<qint64>("off");
    QTest::newRow("whole") << qint64(0);
    for (const int off : {1, 4095, 4096, 100'000})
        QTest::addRow("%d bytes less", off) << qint64(off);
}

//! The program was killed and the machine was not: what is there of the file is used.
void TestTorn::killedAndGoneOn()
{
    QFETCH(qint64, off);
    Victim victim;
    QVERIFY(restore(victim));
    const QString part = victim.parts().constFirst();
    const qint64 left = QFileInfo(part).size() - off;
    QVERIFY(QFile::resize(part, left));
    const qsizetype requests = m_stage->api().server().requests().size();
    QCOMPARE(victim.run({}), 0);
    const QStringList adoptions = victim.adoptions(m_taken);
    QCOMPARE(victim.run(adoptions), 0);
    QCOMPARE(victim.missing(m_taken), QString());
    QVERIFY(rangesSince(requests).contains("bytes=" + QByteArray::number(left) + '-'));
}

bool TestTorn::restore(Victim &victim) const
{
    victim.setServer(m_stage->api().url(), m_stage->api().token);
    victim.expect(largePicture());
    return copyFolder(m_template.path(), victim.path());
}

QByteArrayList TestTorn::rangesSince(qsizetype first) const
{
    QByteArrayList all;
    for (const SeenRequest &seen : m_stage->api().server().requests().mid(first)) {
        if (seen.target.startsWith("/files/"))
            all << (seen.headers.contains("range") ? seen.header("range") : QByteArray("-"));
    }
    return all;
}

QTEST_GUILESS_MAIN(TestTorn)
#include "tst_torn.moc"
