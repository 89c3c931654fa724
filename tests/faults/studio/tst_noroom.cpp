// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/advice.h"
#include "tests/faults/studio/studiobench.h"
#include "tests/faults/studio/unclear.h"
#include "tests/support/tinydisk.h"
#include "ui/queue/jobactions.h"
#include "ui/queue/jobtexts.h"

#include <QDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

//! \brief A way in which a folder cannot be used, and how that passes.
struct Trouble
{
    const char *name;
    bool (*breakIt)(StudioBench &bench);
    bool (*mendIt)(StudioBench &bench);
};

QByteArray picture()
{
    static const QByteArray made = heavyPicture(64);
    return made;
}

bool moveLibraryAway(StudioBench &bench)
{
    return QDir().rename(bench.libraryFolder(), bench.libraryFolder() + u"-away");
}

bool moveLibraryBack(StudioBench &bench)
{
    QFile::remove(bench.libraryFolder());
    return QDir().rename(bench.libraryFolder() + u"-away", bench.libraryFolder());
}

bool putAFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write("a letter") > 0;
}

bool putAFileThere(StudioBench &bench)
{
    return moveLibraryAway(bench) && putAFile(bench.libraryFolder());
}

QString dayOf(StudioBench &bench)
{
    return bench.libraryFolder() + u'/' + QDate::currentDate().toString(Qt::ISODate);
}

bool moveTheDayAway(StudioBench &bench)
{
    return QDir().rename(dayOf(bench), bench.libraryFolder() + u"/away") && putAFile(dayOf(bench));
}

bool moveTheDayBack(StudioBench &bench)
{
    return QFile::remove(dayOf(bench)) && QDir().rename(bench.libraryFolder() + u"/away", dayOf(bench));
}

//! Of the only `.part`; 0 while there is none.
qint64 partSize(StudioBench &bench)
{
    const QFileInfoList parts = QDir(dayOf(bench)).entryInfoList({u"*.part"_s}, QDir::Files);
    return parts.isEmpty() ? 0 : parts.constFirst().size();
}

bool setReadable(const QString &folder, bool writable)
{
    constexpr auto readable = QFile::ReadOwner | QFile::ExeOwner;
    return QFile::setPermissions(folder, writable ? readable | QFile::WriteOwner : readable);
}

bool takePermission(StudioBench &bench)
{
    return setReadable(dayOf(bench), false);
}

bool givePermission(StudioBench &bench)
{
    return setReadable(dayOf(bench), true);
}

} // namespace

//! Paid runs that end while there is no room for their files, or no folder: they wait, say so, and land by
//! themselves as soon as there is room. What was ordered meanwhile is sent only then.
class TestNoRoom : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_bench.reset(); }
    void everyTroublePasses_data();
    void everyTroublePasses();
    void folderGoesWhileItIsFetched_data();
    void folderGoesWhileItIsFetched();
    void readOnlyDisk();
    void fullDisk_data();
    void fullDisk();
    void roomForTheRest();
    void orderedWhileItIsFull();
    void fileSizeLimit();

private:
    //! The run \a job, paid, waits and says so; what is ordered now is not sent.
    void waits(JobId job, ErrorKind kind);
    void isHeld(JobId job, ErrorKind kind);
    //! A run at the server that has not ended yet.
    void orderOneThatRuns(int number);
    void letEnd() { m_bench->api.statuses = {R"({"status":"completed"})"}; }
    [[nodiscard]] Job job(JobId id) const
    {
        const Job *found = m_bench->scheduler->find(id);
        return found ? *found : Job();
    }

    //! The first run names \a bytes as what it needs.
    [[nodiscard]] bool saysNeeded(qint64 bytes) const
    {
        const std::optional<Error> error = job(JobId(1)).error;
        return error &&
               error->message.contains(QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat));
    }

    std::unique_ptr<StudioBench> m_bench;
};

void TestNoRoom::initTestCase()
{
    std::signal(SIGXFSZ, SIG_IGN);
    QVERIFY(!picture().isEmpty());
}

void TestNoRoom::init()
{
    m_bench = std::make_unique<StudioBench>();
    m_bench->serve(picture());
}

void TestNoRoom::orderOneThatRuns(int number)
{
    m_bench->api.statuses = {R"({"status":"in_progress"})"};
    m_bench->order(number);
    QVERIFY(m_bench->waitFor(JobState::Running));
}

void TestNoRoom::waits(JobId id, ErrorKind kind)
{
    QTRY_VERIFY_WITH_TIMEOUT(
        job(id).state == JobState::Collecting && job(id).error && isOfStorage(job(id).error->kind), 20000);
    const Job waiting = job(id);
    QCOMPARE(waiting.error->kind, kind);
    QVERIFY2(unclear(waiting).isEmpty(), qPrintable(unclear(waiting)));
    const QString words = JobTexts::explanation(waiting);
    QVERIFY2(words.contains(m_bench->libraryFolder()), qPrintable(words));
    QVERIFY2(words.contains(u"goes on by itself"_s) && words.contains(u"is paid"_s), qPrintable(words));
    QVERIFY(JobTexts::of(waiting, {}, waiting.submittedAt).state.startsWith(u"Waiting for"_s));
    QVERIFY(JobActions::stepsFor(waiting).startsWith(JobActions::Step::TryNow));
}

void TestNoRoom::isHeld(JobId id, ErrorKind kind)
{
    QTRY_VERIFY(job(id).state == JobState::Waiting && job(id).error && job(id).error->kind == kind);
    QVERIFY2(unclear(job(id)).isEmpty(), qPrintable(unclear(job(id))));
    QVERIFY(JobActions::stepsFor(job(id)).startsWith(JobActions::Step::TryNow));
}

void TestNoRoom::everyTroublePasses_data()
{
    QTest::addColumn<Trouble>("trouble");
    QTest::addColumn<bool>("restarted");
    const QList<Trouble> troubles = {
        {"the folder is gone", moveLibraryAway, moveLibraryBack},
        {"a file in the place of the folder", putAFileThere, moveLibraryBack},
        {"a file in the place of the day's folder", moveTheDayAway, moveTheDayBack},
        {"the permission is gone", takePermission, givePermission},
    };
    for (const Trouble &trouble : troubles) {
        QTest::addRow("%s", trouble.name) << trouble << false;
        QTest::addRow("%s, restart", trouble.name) << trouble << true;
    }
}

void TestNoRoom::everyTroublePasses()
{
    QFETCH(Trouble, trouble);
    QFETCH(bool, restarted);
    if (trouble.breakIt == takePermission && geteuid() == 0)
        QSKIP("Root is held back by a read-only disk alone: readOnlyDisk()");
    QVERIFY(m_bench->start());
    QVERIFY(m_bench->landOne(100));
    orderOneThatRuns(2);
    QVERIFY(trouble.breakIt(*m_bench));
    letEnd();
    waits(JobId(2), ErrorKind::FileAccess);
    m_bench->order(3);
    isHeld(JobId(3), ErrorKind::FileAccess);
    if (restarted) {
        QVERIFY(m_bench->restart());
        waits(JobId(2), ErrorKind::FileAccess);
        isHeld(JobId(3), ErrorKind::FileAccess);
    }
    QCOMPARE(m_bench->api.submits(), 2);
    QVERIFY(trouble.mendIt(*m_bench));
    QVERIFY(m_bench->waitFor(JobState::Saved, 3));
    QCOMPARE(m_bench->api.submits(), 3);
    QVERIFY(m_bench->isKept(picture()));
}

void TestNoRoom::folderGoesWhileItIsFetched_data()
{
    QTest::addColumn<bool>("fileInPlace");
    QTest::newRow("gone") << false;
    QTest::newRow("a file in its place") << true;
}

void TestNoRoom::folderGoesWhileItIsFetched()
{
    QFETCH(bool, fileInPlace);
    QVERIFY(m_bench->start());
    QVERIFY(m_bench->landOne(100));
    const QByteArray head =
        "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(picture().size()) + "\r\n\r\n";
    m_bench->serveScript(
        {Step::send(head + picture().left(1000)), Step::waitFor("rest"), Step::send(picture().mid(1000))});
    m_bench->order(2);
    QTRY_VERIFY(job(JobId(2)).received > 0);
    QVERIFY(fileInPlace ? putAFileThere(*m_bench) : moveLibraryAway(*m_bench));
    m_bench->api.server().open("rest");
    waits(JobId(2), ErrorKind::FileAccess);
    QCOMPARE(QFileInfo::exists(m_bench->libraryFolder()), fileInPlace); // not made anew
    m_bench->serve(picture());
    QVERIFY(moveLibraryBack(*m_bench));
    QVERIFY(m_bench->isKept(picture()));
}

void TestNoRoom::readOnlyDisk()
{
    TinyDisk disk(m_bench->libraryFolder(), 8 << 20);
    if (!disk.isMounted())
        QSKIP("No disk can be mounted here; everyTroublePasses() takes the permission away");
    QVERIFY(m_bench->start());
    QVERIFY(m_bench->landOne(100));
    orderOneThatRuns(2);
    QVERIFY(disk.setReadOnly(true));
    letEnd();
    waits(JobId(2), ErrorKind::FileAccess);
    m_bench->order(3);
    isHeld(JobId(3), ErrorKind::FileAccess);
    QCOMPARE(m_bench->api.submits(), 2);
    QVERIFY(disk.setReadOnly(false));
    QVERIFY(m_bench->isKept(picture()));
    QCOMPARE(m_bench->api.submits(), 3);
}

void TestNoRoom::fullDisk_data()
{
    QTest::addColumn<bool>("lengthKnown");
    QTest::addColumn<bool>("restarted");
    QTest::newRow("length known") << true << false;
    QTest::newRow("length unknown") << false << false;
    QTest::newRow("length known, restart") << true << true;
    QTest::newRow("length unknown, restart") << false << true;
}

void TestNoRoom::fullDisk()
{
    QFETCH(bool, lengthKnown);
    QFETCH(bool, restarted);
    TinyDisk disk(m_bench->libraryFolder(), 3 << 20);
    if (!disk.isMounted())
        QSKIP("No small disk can be mounted here; fileSizeLimit() stands in for it");
    const QByteArray heavy = heavyPicture(1200);
    QVERIFY(heavy.size() > (4 << 20));
    const QByteArray length = "Content-Length: " + QByteArray::number(heavy.size()) + "\r\n";
    const QByteArray head = lengthKnown ? length : QByteArray();
    m_bench->serveScript({Step::send("HTTP/1.1 200 OK\r\n" + head + "\r\n" + heavy), Step::close()});
    QVERIFY(m_bench->start());
    m_bench->order();
    waits(JobId(1), ErrorKind::DiskFull);
    if (lengthKnown)
        QVERIFY2(saysNeeded(heavy.size()), qPrintable(job(JobId(1)).error->message));
    QVERIFY(JobTexts::explanation(job(JobId(1))).contains(u"Free some space"_s));
    QCOMPARE(m_bench->works(), QStringList());
    m_bench->order(2);
    isHeld(JobId(2), ErrorKind::DiskFull);
    if (restarted) {
        const int asked = m_bench->api.calls("unknown");
        QVERIFY(m_bench->restart());
        waits(JobId(1), ErrorKind::DiskFull);
        if (lengthKnown) {
            // What is needed is still known, although nothing of the file was kept: it is not fetched in
            // vain.
            QTRY_VERIFY2(saysNeeded(heavy.size()), qPrintable(job(JobId(1)).error->message));
            QCOMPARE(m_bench->api.calls("unknown"), asked);
        }
    }
    QCOMPARE(m_bench->api.submits(), 1);
    QVERIFY(disk.resize(60 << 20));
    QVERIFY(m_bench->isKept(heavy));
    QCOMPARE(m_bench->api.submits(), 2);
}

//! The connection breaks after half of the file, which is kept; then others fill the disk. Room for the other
//! half is enough.
void TestNoRoom::roomForTheRest()
{
    TinyDisk disk(m_bench->libraryFolder(), 60 << 20);
    if (!disk.isMounted())
        QSKIP("No small disk can be mounted here");
    const QByteArray heavy = heavyPicture(1200);
    const qsizetype half = heavy.size() / 2;
    const QByteArray tag = "ETag: \"one\"\r\nAccept-Ranges: bytes\r\n";
    const QByteArray size = QByteArray::number(heavy.size());
    QList<qint64> begins; // of the parts that were asked for
    m_bench->serveScript({});
    m_bench->api.onFile = [&](const SeenRequest &seen) -> Script {
        const QByteArray range = seen.header("range");
        if (range.isEmpty()) {
            const QByteArray head = "HTTP/1.1 200 OK\r\n" + tag + "Content-Length: " + size + "\r\n\r\n";
            return {Step::send(head + heavy.left(half)), Step::waitFor("cut"), Step::close()};
        }
        begins << range.mid(6).chopped(1).toLongLong();
        const QByteArray from = QByteArray::number(begins.last());
        const QByteArray left = QByteArray::number(heavy.size() - begins.last());
        const QByteArray head = "HTTP/1.1 206 Partial Content\r\n" + tag + "Content-Length: " + left +
                                "\r\nContent-Range: bytes " + from + '-' +
                                QByteArray::number(heavy.size() - 1) + '/' + size + "\r\n\r\n";
        return {Step::send(head + heavy.mid(begins.last(), 1)), Step::waitFor("rest"),
                Step::send(heavy.mid(begins.last() + 1))};
    };
    QVERIFY(m_bench->start());
    m_bench->order();
    QTRY_COMPARE(partSize(*m_bench), half);
    QVERIFY(disk.resize(half + (3 << 20) / 2));
    m_bench->api.server().open("cut");
    waits(JobId(1), ErrorKind::DiskFull);
    QVERIFY2(saysNeeded(heavy.size() - half), qPrintable(job(JobId(1)).error->message));
    QVERIFY(disk.resize(heavy.size() + (3 << 20) / 2));
    m_bench->api.server().open("rest");
    QVERIFY(m_bench->isKept(heavy));
    QCOMPARE(begins.constFirst(), half);
    QVERIFY2(begins.size() == 2 && begins.constLast() >= half, qPrintable(QString::number(begins.size())));
}

//! The artist presses Generate while the disk is full, and nothing is under way.
void TestNoRoom::orderedWhileItIsFull()
{
    TinyDisk disk(m_bench->libraryFolder(), 8 << 20);
    if (!disk.isMounted())
        QSKIP("No small disk can be mounted here; unit/jobs/tst_storagewait holds orders too");
    QVERIFY(m_bench->start());
    QVERIFY(m_bench->landOne(100));
    QVERIFY(disk.fill());
    m_bench->order(2);
    isHeld(JobId(2), ErrorKind::DiskFull);
    QVERIFY(JobTexts::explanation(job(JobId(2))).contains(u"Free some space"_s));
    QCOMPARE(m_bench->api.submits(), 1);
    QVERIFY(disk.free());
    QVERIFY(m_bench->isKept(picture()));
    QCOMPARE(m_bench->api.submits(), 2);
}

//! The same without a disk of its own, for every user: no file may grow over a limit.
void TestNoRoom::fileSizeLimit()
{
    const QByteArray heavy = heavyPicture(1200);
    m_bench->serve(heavy);
    QVERIFY(m_bench->start());
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 3 << 20;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    m_bench->order();
    waits(JobId(1), ErrorKind::DiskFull);
    const int asked = m_bench->api.calls("unknown");
    m_bench->scheduler->lookForStorage();
    m_bench->order(2);
    isHeld(JobId(2), ErrorKind::DiskFull);
    QCOMPARE(m_bench->works(), QStringList());
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    QCOMPARE(m_bench->api.calls("unknown"), asked); // not fetched in vain meanwhile
    QVERIFY(m_bench->isKept(heavy));
    QCOMPARE(m_bench->api.submits(), 2);
}

int main(int argc, char **argv)
{
    enterMountNamespace();
    QCoreApplication application(argc, argv);
    TestNoRoom test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_noroom.moc"
