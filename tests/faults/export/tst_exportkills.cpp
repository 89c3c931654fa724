// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/newfile.h"
#include "tests/unit/export/exportrig.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QMap>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr int works = 40;

//! Exports all works of the library whose data stand in FOLDER: FOLDER folder|zip TARGET.
int runChild(const QStringList &arguments)
{
    Paths paths;
    paths.data = arguments.at(0);
    paths.cache = paths.data + u"/cache"_s;
    paths.library = paths.data + u"/Pictures/Maquette"_s;
    const auto store = Store::open(paths.databaseFile());
    if (!store)
        return 3;
    const SystemClock clock;
    HttpClient http(clock);
    Library library(**store, http, clock, paths);
    ExportPlan plan;
    plan.format = ExportPlan::Format::Jpeg;
    plan.isZip = arguments.at(1) == u"zip";
    plan.target = arguments.at(2);
    std::unique_ptr<ExportRun> run;
    QObject::connect(&library, &Library::loaded, QCoreApplication::instance(), [&] {
        QList<AssetId> ids;
        for (const Asset &work : library.newest())
            ids.append(work.id);
        run = std::make_unique<ExportRun>(library, ids, plan);
        QObject::connect(run.get(), &ExportRun::finished, QCoreApplication::instance(),
                         [](const ExportOutcome &outcome) {
                             QCoreApplication::exit(outcome.count.failed == 0 && !outcome.error ? 0 : 4);
                         });
        run->start();
    });
    library.load();
    const int code = QCoreApplication::exec();
    run.reset();
    return code;
}

} // namespace

//! A kill at any moment of an export.
class TestExportKills : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void anyMoment_data();
    void anyMoment();

private:
    //! Its exit code, or -1 when it was killed.
    int run(const QString &kind, const QString &target, std::chrono::microseconds after = {});

    std::unique_ptr<ExportRig> m_rig;
    QMap<QString, QByteArray> m_before;
};

void TestExportKills::initTestCase()
{
    m_rig = std::make_unique<ExportRig>();
    m_rig->addMany(works, heavyPicture(150));
    m_before = m_rig->originals();
    m_rig->fixture().store.reset(); // the child opens it
}

int TestExportKills::run(const QString &kind, const QString &target, std::chrono::microseconds after)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_LOGGING_RULES"_s, u"*.info=false"_s);
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(),
                {u"--child"_s, m_rig->fixture().paths().data, kind, target});
    if (!child.waitForStarted())
        return -2;
    if (after.count() > 0) {
        // Nothing is waited for here: the moment itself is what is tried.
        std::this_thread::sleep_for(after);
        child.kill();
    }
    if (!child.waitForFinished())
        return -2;
    return child.exitStatus() == QProcess::NormalExit ? child.exitCode() : -1;
}

void TestExportKills::anyMoment_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("folder") << u"folder"_s;
    QTest::newRow("zip") << u"zip"_s;
}

void TestExportKills::anyMoment()
{
    QFETCH(QString, kind);
    constexpr int fewest = 15;
    constexpr int most = 100;
    const bool isZip = kind == u"zip";
    const auto placeOf = [&](const QTemporaryDir &out) {
        return isZip ? out.filePath(u"out.zip"_s) : out.filePath(u"out"_s);
    };
    const QTemporaryDir whole;
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(run(kind, placeOf(whole)), 0);
    const auto longest = static_cast<int>(timer.nsecsElapsed() / 1000);
    const auto expected = isZip ? contentsOfZip(placeOf(whole)) : contentsOf(placeOf(whole));
    QCOMPARE(expected.size(), works);
    int killed = 0;
    int between = 0;
    for (int i = 0; i < fewest || (i < most && !isZip && between == 0); ++i) {
        const QTemporaryDir out;
        const std::chrono::microseconds after(1000 + QRandomGenerator::global()->bounded(longest));
        const bool wasKilled = run(kind, placeOf(out), after) == -1;
        killed += wasKilled;
        const auto left = contentsOf(out.path());
        between += wasKilled && !left.isEmpty();
        for (auto each = left.begin(); each != left.end(); ++each) {
            const QString name = QFileInfo(each.key()).fileName();
            if (NewFile::isLeftover(name)) // the moment between its two names
                continue;
            if (isZip)
                QCOMPARE(contentsOfZip(placeOf(out)), expected);
            else
                QCOMPARE(*each, expected.value(name));
        }
        QCOMPARE(m_rig->originals(), m_before);
        // It is simply done again.
        QCOMPARE(run(kind, placeOf(out)), 0);
        if (!isZip) {
            auto there = contentsOf(placeOf(out));
            there.removeIf([](const auto &one) { return NewFile::isLeftover(one.key()); });
            QCOMPARE(there, expected);
        }
    }
    QVERIFY(killed > 0);
    QVERIFY(isZip || between > 0);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--child")
        return runChild(arguments.mid(2));
    TestExportKills test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_exportkills.moc"
