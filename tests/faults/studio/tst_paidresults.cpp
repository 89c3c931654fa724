// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/studio/studiobench.h"
#include "tests/faults/studio/unclear.h"
#include "tests/support/tinydisk.h"
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

using Act = std::function<bool(StudioBench &bench)>;

//! \brief A way in which the files of a paid run cannot be had, and how that passes.
struct Trouble
{
    const char *name;
    ErrorKind kind; //!< what the job says
    Act breakIt;
    Act mendIt;
};

QByteArray picture()
{
    static const QByteArray made = heavyPicture(64);
    return made;
}

bool serveWhole(StudioBench &bench)
{
    bench.giveResult(R"({"images":["%2/files/%1.png"]})");
    bench.serve(picture());
    return true;
}

Act serving(const QByteArray &body, const QByteArray &type = "image/png", int status = 200)
{
    return [=](StudioBench &bench) {
        bench.serve(body, type, status);
        return true;
    };
}

Act giving(const QByteArray &output)
{
    return [=](StudioBench &bench) {
        bench.giveResult(output);
        return true;
    };
}

bool moveLibraryAway(StudioBench &bench)
{
    return bench.landOne(100) && QDir().rename(bench.libraryFolder(), bench.libraryFolder() + u"-away");
}

bool moveLibraryBack(StudioBench &bench)
{
    QFile::remove(bench.libraryFolder());
    return QDir().rename(bench.libraryFolder() + u"-away", bench.libraryFolder());
}

bool putAFileThere(StudioBench &bench)
{
    QFile file(bench.libraryFolder());
    return moveLibraryAway(bench) && file.open(QIODevice::WriteOnly) && file.write("a letter") > 0;
}

bool putAFileAsDayFolder(StudioBench &bench)
{
    const QString day = bench.libraryFolder() + u'/' + QDate::currentDate().toString(Qt::ISODate);
    QFile file(day);
    return QDir().mkpath(bench.libraryFolder()) && file.open(QIODevice::WriteOnly);
}

bool removeTheDayFile(StudioBench &bench)
{
    const QString day = bench.libraryFolder() + u'/' + QDate::currentDate().toString(Qt::ISODate);
    return QFile::remove(day);
}

} // namespace

//! Runs that the server has finished, and charged, whose files cannot be saved: each is told, is kept over a
//! restart, and is fetched as soon as the trouble has passed, without a second submit.
class TestPaidResults : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void everyTroublePasses_data();
    void everyTroublePasses();
    void folderGoesWhileItIsFetched_data();
    void folderGoesWhileItIsFetched();
    void readOnlyFolder();
    void fullDisk_data();
    void fullDisk();
    void fileSizeLimit();
    void oneOfManyFails();
    void theOthersAreNotLeftLying();
    void aClipWhereAPictureWasNamed();

private:
    //! The job has ended without its files, says so in words, and stays that way over a restart.
    void isToldAndKept(ErrorKind kind);
    //! Fetched on the artist's word; nothing was paid twice.
    void isFetchedAgain();

    std::unique_ptr<StudioBench> m_bench;
};

void TestPaidResults::initTestCase()
{
    std::signal(SIGXFSZ, SIG_IGN);
    QVERIFY(!picture().isEmpty());
}

void TestPaidResults::init()
{
    m_bench = std::make_unique<StudioBench>();
    serveWhole(*m_bench);
}

void TestPaidResults::cleanup()
{
    m_bench.reset();
}

void TestPaidResults::isToldAndKept(ErrorKind kind)
{
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->only().state, JobState::Failed, 20000);
    for (const bool restarted : {false, true}) {
        if (restarted)
            QVERIFY(m_bench->restart());
        const Job job = m_bench->only();
        QCOMPARE(job.state, JobState::Failed);
        QVERIFY(job.error.has_value());
        QCOMPARE(job.error->kind, kind);
        QVERIFY(job.canCollectAgain);
        QVERIFY(!job.request.isEmpty());
        QCOMPARE(job.cost, std::optional(Money::fromMicrodollars(250'000)));
        QVERIFY2(unclear(job).isEmpty(), qPrintable(unclear(job)));
        QVERIFY(!JobTexts::explanation(job).contains(u"othing was charged"_s));
    }
    QCOMPARE(m_bench->api.mostSubmitsOfOneBody(), 1);
}

void TestPaidResults::isFetchedAgain()
{
    m_bench->scheduler->collectAgain(m_bench->only().id);
    QVERIFY2(m_bench->isKept(picture()), qPrintable(JobTexts::explanation(m_bench->only())));
}

void TestPaidResults::everyTroublePasses_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<Act>("breakIt");
    QTest::addColumn<Act>("mendIt");
    const Act whole = serveWhole;
    const QByteArray half = picture().left(picture().size() / 2);
    const QByteArray cut =
        "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(picture().size()) + "\r\n\r\n" + half;
    const Act cutShort = [cut](StudioBench &bench) {
        bench.serveScript({Step::send(cut), Step::close()});
        return true;
    };
    const QList<Trouble> troubles = {
        {"no output at all", ErrorKind::NoOutput, giving("null"), whole},
        {"empty output", ErrorKind::NoOutput, giving("{}"), whole},
        {"output without an address", ErrorKind::NoOutput, giving(R"({"images":["none"],"n":3})"), whole},
        {"an address that is not safe", ErrorKind::NoOutput,
         giving(R"({"images":["http://files.example.net/a.png"]})"), whole},
        {"a web page", ErrorKind::DamagedFile, serving("<html><body>Gone</body></html>", "text/html"), whole},
        {"a text that calls itself a picture", ErrorKind::DamagedFile, serving("sorry"), whole},
        {"JSON", ErrorKind::DamagedFile, serving("{\"error\":\"x\"}", "application/json"), whole},
        {"an empty file", ErrorKind::DamagedFile, serving(""), whole},
        {"half of it, length honest", ErrorKind::DamagedFile, serving(half), whole},
        {"half of it, connection cut", ErrorKind::ConnectionLost, cutShort, whole},
        {"the link has expired", ErrorKind::RequestGone, serving("AccessDenied", "text/xml", 403), whole},
        {"the storage is out of order", ErrorKind::ServerFault, serving("oops", "text/html", 503), whole},
        {"the folder is gone", ErrorKind::FileAccess, moveLibraryAway, moveLibraryBack},
        {"a file in the place of the folder", ErrorKind::FileAccess, putAFileThere, moveLibraryBack},
        {"a file in the place of the day's folder", ErrorKind::FileAccess, putAFileAsDayFolder,
         removeTheDayFile},
    };
    for (const Trouble &trouble : troubles)
        QTest::newRow(trouble.name) << trouble.kind << trouble.breakIt << trouble.mendIt;
}

void TestPaidResults::everyTroublePasses()
{
    QFETCH(ErrorKind, kind);
    QFETCH(Act, breakIt);
    QFETCH(Act, mendIt);
    QVERIFY(m_bench->start());
    QVERIFY(breakIt(*m_bench));
    m_bench->order();
    isToldAndKept(kind);
    QVERIFY(mendIt(*m_bench));
    isFetchedAgain();
}

void TestPaidResults::folderGoesWhileItIsFetched_data()
{
    QTest::addColumn<bool>("fileInPlace");
    QTest::newRow("gone") << false;
    QTest::newRow("a file in its place") << true;
}

void TestPaidResults::folderGoesWhileItIsFetched()
{
    QFETCH(bool, fileInPlace);
    QVERIFY(m_bench->start());
    QVERIFY(m_bench->landOne(100));
    const QByteArray head =
        "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(picture().size()) + "\r\n\r\n";
    m_bench->serveScript(
        {Step::send(head + picture().left(1000)), Step::waitFor("rest"), Step::send(picture().mid(1000))});
    m_bench->order();
    QTRY_VERIFY(m_bench->only().received > 0);
    QVERIFY(QDir().rename(m_bench->libraryFolder(), m_bench->libraryFolder() + u"-away"));
    if (fileInPlace) {
        QFile file(m_bench->libraryFolder());
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    m_bench->api.server().open("rest");
    isToldAndKept(ErrorKind::FileAccess);
    QVERIFY(m_bench->only().error->message.contains(m_bench->libraryFolder()));
    QVERIFY(moveLibraryBack(*m_bench));
    serveWhole(*m_bench);
    isFetchedAgain();
}

void TestPaidResults::readOnlyFolder()
{
    const TinyDisk *mounted = nullptr;
    TinyDisk disk(m_bench->libraryFolder(), 8 << 20);
    if (disk.isMounted())
        mounted = &disk;
    else if (geteuid() == 0)
        QSKIP("Root is held back by a read-only disk alone, and none can be mounted here");
    const auto setReadOnly = [&](bool on) {
        constexpr auto readable = QFile::ReadOwner | QFile::ExeOwner;
        return mounted ? disk.setReadOnly(on)
                       : QFile::setPermissions(m_bench->libraryFolder(),
                                               on ? readable : readable | QFile::WriteOwner);
    };
    QVERIFY(m_bench->start());
    QVERIFY(setReadOnly(true));
    m_bench->order();
    isToldAndKept(ErrorKind::FileAccess);
    QVERIFY(m_bench->only().error->message.contains(m_bench->libraryFolder()));
    QVERIFY(setReadOnly(false));
    isFetchedAgain();
}

void TestPaidResults::fullDisk_data()
{
    QTest::addColumn<bool>("lengthKnown");
    QTest::newRow("length known") << true;
    QTest::newRow("length unknown") << false;
}

void TestPaidResults::fullDisk()
{
    QFETCH(bool, lengthKnown);
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
    isToldAndKept(ErrorKind::DiskFull);
    QVERIFY(JobTexts::explanation(m_bench->only()).contains(u"Free some space"_s));
    QCOMPARE(m_bench->works(), QStringList());
    QVERIFY(disk.resize(40 << 20));
    m_bench->scheduler->collectAgain(m_bench->only().id);
    QVERIFY(m_bench->isKept(heavy));
}

//! The same without a disk of its own, for every user: no file may grow over a limit.
void TestPaidResults::fileSizeLimit()
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
    isToldAndKept(ErrorKind::DiskFull);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    QCOMPARE(m_bench->works(), QStringList());
    m_bench->scheduler->collectAgain(m_bench->only().id);
    QVERIFY(m_bench->isKept(heavy));
}

//! What came is kept and stays; only the rest is fetched again.
void TestPaidResults::oneOfManyFails()
{
    m_bench->giveResult(R"({"images":["%2/files/1.png","%2/files/2.png","%2/files/3.png"]})");
    const Script gone = {Step::send(ScriptedServer::answer(200, "<html>Gone</html>", {}, "text/html"))};
    m_bench->api.serveFile("/files/2.png", gone);
    QVERIFY(m_bench->start());
    m_bench->order();
    isToldAndKept(ErrorKind::DamagedFile);
    QCOMPARE(m_bench->works().size(), 2);
    QCOMPARE(m_bench->library().assets().size(), 2);
    const int asked = m_bench->api.calls("unknown");
    m_bench->api.serveFile("/files/2.png", {Step::send(ScriptedServer::answer(200, picture()))});
    m_bench->scheduler->collectAgain(m_bench->only().id);
    QTRY_VERIFY(m_bench->scheduler->jobs().isEmpty());
    QCOMPARE(m_bench->works().size(), 3);
    QCOMPARE(m_bench->library().assets().size(), 3);
    QCOMPARE(m_bench->api.calls("unknown"), asked + 1);
    QCOMPARE(m_bench->api.submits(), 1);
}

//! The first is gone for good; the second only takes its time.
void TestPaidResults::theOthersAreNotLeftLying()
{
    m_bench->giveResult(R"({"images":["%2/files/gone.png","%2/files/late.png"]})");
    m_bench->api.serveFile("/files/gone.png", {Step::send(ScriptedServer::answer(404))});
    m_bench->api.script("unknown", {Step::send(ScriptedServer::answer(503))}, 3);
    QVERIFY(m_bench->start());
    m_bench->order();
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->only().state, JobState::Failed, 20000);
    QCOMPARE(m_bench->only().error->kind, ErrorKind::RequestGone);
    QCOMPARE(m_bench->only().outputsSaved, 1);
    QCOMPARE(m_bench->works().size(), 1);
}

//! The address decides nothing: what the file is, is seen in the file.
void TestPaidResults::aClipWhereAPictureWasNamed()
{
    QFile clip(QStringLiteral(MAQUETTE_TEST_DATA "/library/grey-48-frames.mp4"));
    QVERIFY(clip.open(QIODevice::ReadOnly));
    const QByteArray bytes = clip.readAll();
    m_bench->serve(bytes);
    QVERIFY(m_bench->start());
    m_bench->order();
    QVERIFY(m_bench->isKept(bytes));
    QCOMPARE(m_bench->library().assets().first().kind, MediaKind::Video);
    QVERIFY(m_bench->works().first().endsWith(u".mp4"_s));
}

int main(int argc, char **argv)
{
    enterMountNamespace();
    QCoreApplication application(argc, argv);
    TestPaidResults test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_paidresults.moc"
