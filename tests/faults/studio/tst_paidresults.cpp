// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/studio/studiobench.h"
#include "tests/faults/studio/unclear.h"
#include "ui/queue/jobtexts.h"

#include <QTest>

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

} // namespace

//! Runs that the server has finished, and charged, whose files cannot be had: each is told, is kept over a
//! restart, and is fetched as soon as the trouble has passed, without a second submit. Where there is no room
//! for them: tst_noroom.
class TestPaidResults : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void everyTroublePasses_data();
    void everyTroublePasses();
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
    QCOMPARE(m_bench->library().count(), 2);
    const int asked = m_bench->api.calls("unknown");
    m_bench->api.serveFile("/files/2.png", {Step::send(ScriptedServer::answer(200, picture()))});
    m_bench->scheduler->collectAgain(m_bench->only().id);
    QTRY_VERIFY(m_bench->scheduler->jobs().isEmpty());
    QCOMPARE(m_bench->works().size(), 3);
    QCOMPARE(m_bench->library().count(), 3);
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
    QCOMPARE(m_bench->library().newest().first().kind, MediaKind::Video);
    QVERIFY(m_bench->works().first().endsWith(u".mp4"_s));
}

QTEST_GUILESS_MAIN(TestPaidResults)
#include "tst_paidresults.moc"
