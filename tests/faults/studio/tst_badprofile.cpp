// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition.h"
#include "app/store/opening.h"
#include "tests/faults/studio/studiobench.h"
#include "tests/faults/studio/unclear.h"
#include "tests/support/tinydisk.h"
#include "ui/queue/jobtexts.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QTest>

#include <unistd.h>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

QByteArray contentOf(const QString &file)
{
    QFile content(file);
    return content.open(QIODevice::ReadOnly) ? content.readAll() : QByteArray();
}

bool overwrite(const QString &file, const QByteArray &bytes)
{
    QFile content(file);
    return content.open(QIODevice::WriteOnly) && content.write(bytes) == bytes.size();
}

constexpr auto noSmallDisk = "No small disk can be mounted here; tst_journalfaults stands in for it";

//! \brief A studio whose profile and library stand on a disk of their own.
struct SmallStudio
{
    StudioBench bench;
    TinyDisk disk;

    explicit SmallStudio(qint64 bytes)
        : disk(bench.folder.path(), bytes)
    {
        bench.serve(heavyPicture(40));
    }
};

} // namespace

//! A profile that cannot be used, at the start and in the middle of a run.
class TestBadProfile : public QObject
{
    Q_OBJECT

private slots:
    void unusableDatabases_data();
    void unusableDatabases();
    void unusableFolders_data();
    void unusableFolders();
    void fullBeforeTheOrder();
    void fullBeforeTheAnswer();
    void fullBeforeTheResult();
    void damagedSinceTheLastStart();
    void readOnlyAtTheStart();
};

void TestBadProfile::unusableDatabases_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QByteArray>("content"); // null: made by a newer Maquette
    QTest::newRow("newer") << ErrorKind::DatabaseNewer << QByteArray();
    QTest::newRow("a letter") << ErrorKind::DatabaseDamaged << QByteArray("Dear aunt, this is no database.");
    QTest::newRow("the header alone")
        << ErrorKind::DatabaseDamaged << QByteArray("SQLite format 3\0and then rubbish", 32);
}

//! The program does not start on it, says why and what to do, and leaves every byte as it is.
void TestBadProfile::unusableDatabases()
{
    QFETCH(ErrorKind, kind);
    QFETCH(QByteArray, content);
    const QTemporaryDir profile;
    Options options;
    options.profile = profile.path();
    options.library = profile.filePath(u"library"_s);
    const Paths paths = pathsFor(options);
    QVERIFY(paths.create());
    if (content.isNull()) {
        const auto made = openDatabase(paths.databaseFile());
        QVERIFY(made && made->database->execute(u"PRAGMA user_version = 99"_s));
    } else {
        QVERIFY(overwrite(paths.databaseFile(), content));
    }
    const QByteArray before = contentOf(paths.databaseFile());
    Composition composition(options);
    const Result<void> started = composition.start();
    qInstallMessageHandler(nullptr);
    QVERIFY(!started);
    QCOMPARE(started.error().kind, kind);
    QVERIFY2(unclear(started.error()).isEmpty(), qPrintable(unclear(started.error())));
    QCOMPARE(composition.problemFile(), paths.databaseFile());
    QCOMPARE(contentOf(paths.databaseFile()), before);
}

void TestBadProfile::unusableFolders_data()
{
    QTest::addColumn<QString>("blocked");
    QTest::newRow("config") << u"config"_s;
    QTest::newRow("data") << u"data"_s;
    QTest::newRow("cache") << u"cache"_s;
}

void TestBadProfile::unusableFolders()
{
    QFETCH(QString, blocked);
    const QTemporaryDir profile;
    QVERIFY(overwrite(profile.filePath(blocked), "a file where a folder should be"));
    Options options;
    options.profile = profile.path();
    Composition composition(options);
    const Result<void> started = composition.start();
    qInstallMessageHandler(nullptr);
    QVERIFY(!started);
    QVERIFY(started.error().message.contains(profile.filePath(blocked)));
    QVERIFY2(unclear(started.error()).isEmpty(), qPrintable(unclear(started.error())));
}

void TestBadProfile::fullBeforeTheOrder()
{
    SmallStudio studio(2 << 20);
    auto &[bench, disk] = studio;
    if (!disk.isMounted())
        QSKIP(noSmallDisk);
    QVERIFY(bench.start());
    QVERIFY(disk.fill());
    bench.order();
    QTRY_COMPARE(bench.orderErrors.size(), 1);
    QCOMPARE(bench.orderErrors.first().kind, ErrorKind::DiskFull);
    QVERIFY2(unclear(bench.orderErrors.first()).isEmpty(), qPrintable(unclear(bench.orderErrors.first())));
    QCOMPARE(bench.api.submits(), 0);
    QVERIFY(disk.free());
    bench.order(2);
    QVERIFY(bench.isKept(heavyPicture(40)));
}

//! The run is paid, the disk is full and the program ends: the request id must be there at the next start.
void TestBadProfile::fullBeforeTheAnswer()
{
    SmallStudio studio(2 << 20);
    auto &[bench, disk] = studio;
    if (!disk.isMounted())
        QSKIP(noSmallDisk);
    QVERIFY(bench.start());
    bench.api.statuses = {R"({"status":"in_progress"})"};
    bench.api.script("submit", {Step::waitFor("go"),
                                Step::send(ScriptedServer::answer(200, R"({"request_id":"req-1"})"))});
    bench.order();
    QTRY_COMPARE(bench.api.submits(), 1);
    QVERIFY(disk.fill());
    bench.api.server().open("go");
    QTRY_VERIFY(!bench.journalErrors.isEmpty());
    QVERIFY2(unclear(bench.journalErrors.first()).isEmpty(),
             qPrintable(unclear(bench.journalErrors.first())));
    QVERIFY(bench.waitFor(JobState::Running));
    bench.stop();
    QVERIFY(disk.free());
    bench.api.statuses = {R"({"status":"completed"})"};
    QVERIFY(bench.start());
    QVERIFY(bench.isKept(heavyPicture(40)));
}

void TestBadProfile::fullBeforeTheResult()
{
    SmallStudio studio(2 << 20);
    auto &[bench, disk] = studio;
    if (!disk.isMounted())
        QSKIP(noSmallDisk);
    QVERIFY(bench.start());
    bench.api.statuses = {R"({"status":"in_progress"})"};
    bench.order();
    QVERIFY(bench.waitFor(JobState::Running));
    QVERIFY(disk.fill());
    bench.api.statuses = {R"({"status":"completed"})"};
    QTRY_VERIFY(bench.only().state == JobState::Collecting && bench.only().error);
    QVERIFY2(unclear(bench.only()).isEmpty(), qPrintable(unclear(bench.only())));
    QVERIFY(disk.free());
    QVERIFY(bench.isKept(heavyPicture(40)));
}

//! Bytes have changed since: no word of it is believed any more, and every byte is left as it is.
void TestBadProfile::damagedSinceTheLastStart()
{
    StudioBench bench;
    bench.serve(heavyPicture(40));
    QVERIFY(bench.start());
    QVERIFY(bench.landOne(1));
    const QString file = bench.store->file();
    bench.stop();
    const QByteArray good = contentOf(file);
    QByteArray bad = good;
    bad.replace(8192, bad.size() - 8192, QByteArray(bad.size() - 8192, '\x5a'));
    QVERIFY(overwrite(file, bad));
    const auto refused = Store::open(file);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::DatabaseDamaged);
    QVERIFY2(unclear(refused.error()).isEmpty(), qPrintable(unclear(refused.error())));
    QCOMPARE(contentOf(file), bad);
    QVERIFY(overwrite(file, good));
    QVERIFY(bench.start());
    QTRY_COMPARE(bench.library().count(), 1);
}

void TestBadProfile::readOnlyAtTheStart()
{
    SmallStudio studio(4 << 20);
    auto &[bench, disk] = studio;
    if (!disk.isMounted())
        QSKIP(noSmallDisk);
    QVERIFY(bench.start());
    QVERIFY(bench.landOne(1));
    bench.stop();
    QVERIFY(disk.setReadOnly(true));
    const auto refused = Store::open(bench.folder.filePath(u"m.sqlite"_s));
    QVERIFY(!refused);
    QVERIFY2(unclear(refused.error()).isEmpty(), qPrintable(unclear(refused.error())));
    QVERIFY(disk.setReadOnly(false));
    QVERIFY(bench.start());
    QTRY_COMPARE(bench.library().count(), 1);
}

int main(int argc, char **argv)
{
    enterMountNamespace();
    QApplication application(argc, argv);
    TestBadProfile test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_badprofile.moc"
