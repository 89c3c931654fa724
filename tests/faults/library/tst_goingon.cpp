// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Results whose fetching broke off, and what the journal knows of their parts.
#include "app/store/downloadrepository.h"
#include "app/store/jobrepository.h"
#include "tests/support/fetchrules.h"
#include "tests/support/scriptedserver.h"
#include "tests/unit/library/libraryfixture.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QIODevice>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray &picture()
{
    static const QByteArray s_picture = heavyPicture(500);
    return s_picture;
}

qint64 half()
{
    return picture().size() / 2;
}

QByteArray tagLine(const QByteArray &tag)
{
    return "ETag: \"" + tag + "\"\r\nAccept-Ranges: bytes\r\n";
}

QByteArray fileAnswer(const SeenRequest &seen, const QByteArray &tag)
{
    const qint64 size = picture().size();
    const QByteArray range = seen.header("range");
    if (range.isEmpty() || seen.header("if-range") != '"' + tag + '"')
        return ScriptedServer::answer(200, picture(), tagLine(tag), "image/png");
    const qint64 from = range.mid(6).chopped(1).toLongLong();
    return ScriptedServer::answer(206, picture().mid(from),
                                  tagLine(tag) + "Content-Range: bytes " + QByteArray::number(from) + '-' +
                                      QByteArray::number(size - 1) + '/' + QByteArray::number(size) + "\r\n",
                                  "image/png");
}

} // namespace

class TestGoingOn : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theNextTryGoesOn();
    void aNewStartGoesOn_data();
    void aNewStartGoesOn();
    void closingKeepsThePart();
    void anotherFileIsBegunAnew_data();
    void anotherFileIsBegunAnew();
    void aPartThatOutgrewItsFile();
    void theJournalForgetsBeforeTheFirstByte();
    void aServerThatCannotGoOn();
    void wrongBytesNeverLand();
    void sweepTakesTheOthers();
    void elsewhereOnlyOnAWord();
    void tooLargeTellsTheLink();

private:
    //! Breaks off in the middle, as often as it is asked.
    void breakOff(const CollectRequest &request);
    [[nodiscard]] CollectRequest makeRequest(const QString &path = u"/1.png?sig=a"_s);
    [[nodiscard]] DownloadRow row(JobId job);
    void change(const QString &sql);
    [[nodiscard]] QStringList parts() const { return m_fixture->files().filter(u".part"_s); }
    [[nodiscard]] QByteArrayList ranges() const;

    std::unique_ptr<LibraryFixture> m_fixture;
    std::unique_ptr<ScriptedServer> m_server;
    QByteArray m_tag;
};

void TestGoingOn::init()
{
    m_fixture = std::make_unique<LibraryFixture>();
    m_server = std::make_unique<ScriptedServer>();
    m_tag = "one";
    m_server->setHandler(
        [this](const SeenRequest &seen) { return Script{Step::send(fileAnswer(seen, m_tag))}; });
    QVERIFY(m_fixture->load());
}

CollectRequest TestGoingOn::makeRequest(const QString &path)
{
    return m_fixture->request(m_fixture->makeJob(), {m_server->url(path)});
}

DownloadRow TestGoingOn::row(JobId job)
{
    std::optional<DownloadRow> found;
    m_fixture->store->run<QList<DownloadRow>>(
        this, [job](Database &database) { return DownloadRepository(database).byJob(job); },
        [&found](const Result<QList<DownloadRow>> &rows) { found = rows.value_or({}).value(0); });
    return QTest::qWaitFor([&] { return found.has_value(); }) ? *found : DownloadRow();
}

void TestGoingOn::change(const QString &sql)
{
    bool done = false;
    m_fixture->store->run<void>(
        this, [sql](Database &database) { return database.execute(sql); },
        [&done](const Result<void> &changed) { done = changed.has_value(); });
    QTRY_VERIFY(done);
}

QByteArrayList TestGoingOn::ranges() const
{
    QByteArrayList all;
    for (const SeenRequest &seen : m_server->requests())
        all << (seen.headers.contains("range") ? seen.header("range") : QByteArray("-"));
    return all;
}

void TestGoingOn::breakOff(const CollectRequest &request)
{
    const QByteArray whole = ScriptedServer::answer(200, picture(), tagLine(m_tag), "image/png");
    m_server->reply({Step::send(whole.chopped(picture().size() - half())), Step::close()});
    const Collected broken = m_fixture->collect(request);
    QCOMPARE(broken.summary.failures.size(), 1);
    QCOMPARE(broken.summary.failures.first().second.kind, ErrorKind::ConnectionLost);
    QCOMPARE(parts().size(), 1);
    const DownloadRow known = row(request.job);
    QCOMPARE(known.validator, QString::fromLatin1('"' + m_tag + '"'));
    QCOMPARE(known.length, std::optional<qint64>(picture().size()));
    QVERIFY(!known.boot.isEmpty());
    QCOMPARE(known.state, DownloadState::Failed);
}

void TestGoingOn::theNextTryGoesOn()
{
    const CollectRequest request = makeRequest();
    breakOff(request);
    const qint64 there = QFileInfo(m_fixture->folder() + u'/' + parts().first()).size();
    QVERIFY(there >= 256 * 1024);
    const Collected whole = m_fixture->collect(request);
    QCOMPARE(whole.summary.saved, 1);
    QVERIFY(m_fixture->bytesOf(whole.summary.assets.first()) == picture());
    QCOMPARE(ranges(), (QByteArrayList{"-", "bytes=" + QByteArray::number(there) + '-'}));
    QVERIFY(parts().isEmpty());
}

void TestGoingOn::aNewStartGoesOn_data()
{
    QTest::addColumn<QString>("damage");
    QTest::addColumn<bool>("sameBoot");
    QTest::newRow("the same boot") << QString() << true;
    QTest::newRow("the same boot, cut") << u"cut"_s << true;
    QTest::newRow("another boot") << QString() << false;
    QTest::newRow("another boot, last page zero") << u"zeros"_s << false;
    QTest::newRow("another boot, last page garbage") << u"garbage"_s << false;
}

//! After a power loss the length may be right and the bytes wrong: nothing of it is used.
void TestGoingOn::aNewStartGoesOn()
{
    QFETCH(QString, damage);
    QFETCH(bool, sameBoot);
    const CollectRequest request = makeRequest();
    breakOff(request);
    m_fixture->library.reset();
    QFile part(m_fixture->folder() + u'/' + parts().first());
    QVERIFY(part.open(QIODevice::ReadWrite));
    const qint64 there = part.size();
    if (damage == u"cut")
        QVERIFY(part.resize(there - 1000));
    else if (!damage.isEmpty())
        QVERIFY(part.seek(there - 4096) &&
                part.write(QByteArray(4096, damage == u"zeros" ? '\0' : 'g')) == 4096);
    const qint64 left = part.size();
    part.flush();
    QVERIFY(part.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-2), QFile::FileModificationTime));
    part.close();
    m_fixture->library =
        std::make_unique<Library>(*m_fixture->store, *m_fixture->http, m_fixture->clock, m_fixture->paths());
    if (!sameBoot)
        m_fixture->library->setBoot(u"another"_s);
    QSignalSpy loaded(m_fixture->library.get(), &Library::loaded);
    m_fixture->library->load();
    QVERIFY(loaded.wait());
    if (!sameBoot)
        QTRY_VERIFY2(parts().isEmpty(), "swept");
    const Collected whole = m_fixture->collect(request);
    QCOMPARE(whole.summary.saved, 1);
    QVERIFY(m_fixture->bytesOf(whole.summary.assets.first()) == picture());
    QCOMPARE(ranges().last(), sameBoot ? "bytes=" + QByteArray::number(left) + '-' : QByteArray("-"));
    QCOMPARE(m_server->requests().size(), 2);
}

void TestGoingOn::closingKeepsThePart()
{
    const CollectRequest request = makeRequest();
    const QByteArray whole = ScriptedServer::answer(200, picture(), tagLine(m_tag), "image/png");
    m_server->reply({Step::send(whole.chopped(picture().size() - half())), Step::hang()});
    const std::unique_ptr<Collection> collection(m_fixture->library->collect(request, nullptr));
    collection->start();
    const auto enough = [this] {
        return !parts().isEmpty() &&
               QFileInfo(m_fixture->folder() + u'/' + parts().first()).size() >= 256 * 1024;
    };
    QTRY_VERIFY(enough());
    QTRY_VERIFY(!row(request.job).validator.isEmpty());
    m_fixture->library.reset();
    QCOMPARE(parts().size(), 1);
    QVERIFY(m_fixture->load());
    QCOMPARE(m_fixture->collect(request).summary.saved, 1);
    QVERIFY(ranges().last().startsWith("bytes="));
    QVERIFY(m_fixture->bytesOf(m_fixture->library->newest().first().id) == picture());
}

void TestGoingOn::anotherFileIsBegunAnew_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("tag");
    QTest::addColumn<QByteArray>("range"); // of the first request after the break
    QTest::newRow("signed anew") << u"/1.png?sig=b"_s << QByteArray("one") << QByteArray("bytes=");
    QTest::newRow("at another path") << u"/2.png?sig=a"_s << QByteArray("one") << QByteArray("-");
    QTest::newRow("changed") << u"/1.png?sig=a"_s << QByteArray("two") << QByteArray("bytes=");
}

void TestGoingOn::anotherFileIsBegunAnew()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, tag);
    QFETCH(QByteArray, range);
    CollectRequest request = makeRequest();
    breakOff(request);
    m_tag = tag;
    request.outputs[0].url = m_server->url(path);
    const Collected whole = m_fixture->collect(request);
    QCOMPARE(whole.summary.saved, 1);
    QVERIFY(m_fixture->bytesOf(whole.summary.assets.first()) == picture());
    QVERIFY(ranges().at(1).startsWith(range));
    QCOMPARE(m_server->requests().size(), 2);
}

void TestGoingOn::aPartThatOutgrewItsFile()
{
    const CollectRequest request = makeRequest();
    breakOff(request);
    QFile part(m_fixture->folder() + u'/' + parts().first());
    QVERIFY(part.resize(picture().size() + 1));
    QCOMPARE(m_fixture->collect(request).summary.saved, 1);
    QCOMPARE(ranges().last(), QByteArray("-"));
    QVERIFY(m_fixture->bytesOf(m_fixture->library->newest().first().id) == picture());
}

//! Whatever happens while the file is begun anew, the journal never takes the new bytes for the old file's.
void TestGoingOn::theJournalForgetsBeforeTheFirstByte()
{
    const CollectRequest request = makeRequest();
    breakOff(request);
    const QByteArray other = ScriptedServer::answer(200, QByteArray(picture().size(), 'x'), {}, "image/png");
    m_server->reply({Step::send(other.chopped(picture().size() - half())), Step::hang()});
    const std::unique_ptr<Collection> collection(m_fixture->library->collect(request, nullptr));
    collection->start();
    const auto isNew = [this] {
        QFile part(m_fixture->folder() + u'/' + parts().value(0));
        return part.open(QIODevice::ReadOnly) && part.read(1) == "x";
    };
    QTRY_VERIFY(isNew());
    QVERIFY(row(request.job).validator.isEmpty());
}

//! It answers every request for the rest with an error, and would give the whole.
void TestGoingOn::aServerThatCannotGoOn()
{
    const CollectRequest request = makeRequest();
    breakOff(request);
    m_server->setHandler([this](const SeenRequest &seen) {
        const bool part = seen.headers.contains("range");
        return Script{Step::send(part ? ScriptedServer::answer(500) : fileAnswer(seen, m_tag))};
    });
    int tries = 1;
    while (m_fixture->collect(request).summary.saved == 0 && tries < 10)
        ++tries;
    QCOMPARE(tries, 4);
    QVERIFY(m_fixture->bytesOf(m_fixture->library->newest().first().id) == picture());
}

//! The right head and the wrong bytes: the check at the end finds it, and the next try is a whole one.
void TestGoingOn::wrongBytesNeverLand()
{
    const CollectRequest request = makeRequest();
    breakOff(request);
    m_server->setHandler([](const SeenRequest &seen) {
        const qint64 size = picture().size();
        const qint64 from = seen.header("range").mid(6).chopped(1).toLongLong();
        return Script{Step::send(ScriptedServer::answer(
            206, QByteArray(size - from, 'x'),
            tagLine("one") + "Content-Range: bytes " + QByteArray::number(from) + '-' +
                QByteArray::number(size - 1) + '/' + QByteArray::number(size) + "\r\n"))};
    });
    const Collected wrong = m_fixture->collect(request);
    QCOMPARE(wrong.summary.saved, 0);
    QCOMPARE(wrong.summary.failures.first().second.kind, ErrorKind::DamagedFile);
    QCOMPARE(m_fixture->files(), QStringList());
    QVERIFY(row(request.job).validator.isEmpty());
    m_server->setHandler(
        [this](const SeenRequest &seen) { return Script{Step::send(fileAnswer(seen, m_tag))}; });
    QCOMPARE(m_fixture->collect(request).summary.saved, 1);
    QCOMPARE(ranges().last(), QByteArray("-"));
}

void TestGoingOn::sweepTakesTheOthers()
{
    const CollectRequest wanted = makeRequest(u"/1.png"_s);
    breakOff(wanted);
    const QString kept = parts().first();
    const auto restart = [this] {
        m_fixture->library.reset();
        return m_fixture->load();
    };
    // Of nobody; of a job that was forgotten.
    const QString stray = kept.section(u'/', 0, 0) + u"/071233_Seedream_stray_1.part"_s;
    QFile file(m_fixture->folder() + u'/' + stray);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QDateTime earlier = QDateTime::currentDateTimeUtc().addSecs(-2);
    QVERIFY(file.setFileTime(earlier, QFile::FileModificationTime));
    file.close();
    QFile known(m_fixture->folder() + u'/' + kept);
    QVERIFY(known.open(QIODevice::ReadWrite));
    QVERIFY(known.setFileTime(earlier, QFile::FileModificationTime));
    known.close();
    QVERIFY(restart());
    QTRY_COMPARE(parts(), QStringList{kept});
    change(u"UPDATE jobs SET dismissed=1"_s);
    QVERIFY(restart());
    QTRY_COMPARE(parts(), QStringList());
}

void TestGoingOn::elsewhereOnlyOnAWord()
{
    m_fixture->http->setFetchRule(othersAreForeign());
    ScriptedServer elsewhere(QHostAddress(u"127.0.0.2"_s));
    elsewhere.reply({Step::send(ScriptedServer::answer(200, picture(), {}, "image/png"))});
    CollectRequest request = m_fixture->request(m_fixture->makeJob(), {elsewhere.url(u"/1.png"_s)});
    const Collected asked = m_fixture->collect(request);
    QCOMPARE(asked.summary.failures.size(), 1);
    QCOMPARE(asked.summary.failures.first().second.kind, ErrorKind::ForeignHost);
    QCOMPARE(asked.summary.failures.first().second.detail, u"127.0.0.2"_s);
    QCOMPARE(elsewhere.connections(), 0);
    request.hosts = QStringList{u"127.0.0.2"_s};
    QCOMPARE(m_fixture->collect(request).summary.saved, 1);
}

void TestGoingOn::tooLargeTellsTheLink()
{
    m_server->reply({Step::send("HTTP/1.1 200 OK\r\nContent-Length: 1073741825\r\n\r\n"), Step::hang()});
    const CollectRequest request = makeRequest();
    const Collected refused = m_fixture->collect(request);
    QCOMPARE(refused.summary.failures.size(), 1);
    const Error error = refused.summary.failures.first().second;
    QCOMPARE(error.kind, ErrorKind::FileTooLarge);
    QCOMPARE(error.detail, request.outputs.first().url.toString(QUrl::FullyEncoded));
    QVERIFY2(error.message.contains(u"1.00 GiB"_s), qPrintable(error.message));
    QCOMPARE(m_fixture->files(), QStringList());
}

QTEST_GUILESS_MAIN(TestGoingOn)
#include "tst_goingon.moc"
