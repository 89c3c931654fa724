// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedserver.h"
#include "tests/unit/library/libraryfixture.h"

#include <QSignalSpy>
#include <QTest>
#include <QUrl>

#include <atomic>

using namespace maquette;
using namespace maquette::test;

//! How collections end when they do not end well.
class TestLandingEnds : public QObject
{
    Q_OBJECT

private slots:
    void failures_data();
    void failures();
    void failedOutputsCanBeFetchedAgain();
    void cancelKeepsWhatIsSaved();
    void cancelBeforeStart();
    void deletingStopsAndCleansUp();
    void libraryGoesFirst_data();
    void libraryGoesFirst();
    void journalCannotBeWritten_data();
    void journalCannotBeWritten();
};

void TestLandingEnds::failures_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<qint64>("declared");
    QTest::addColumn<ErrorKind>("kind");
    const QByteArray good = encoded(paintedPicture({300, 300}), "png");
    const qint64 plain = -1;
    QTest::newRow("html posing as png")
        << QByteArray("<html>gone</html>") << 200 << plain << ErrorKind::DamagedFile;
    QTest::newRow("empty") << QByteArray() << 200 << plain << ErrorKind::DamagedFile;
    QTest::newRow("half, length honest")
        << good.left(good.size() / 2) << 200 << plain << ErrorKind::DamagedFile;
    QTest::newRow("half, length of all")
        << good.left(good.size() / 2) << 200 << qint64(good.size()) << ErrorKind::ConnectionLost;
    QTest::newRow("bomb") << pngPromising(60000, 60000) << 200 << plain << ErrorKind::FileTooLarge;
    QTest::newRow("expired") << QByteArray("AccessDenied") << 403 << plain << ErrorKind::RequestGone;
    QTest::newRow("server") << QByteArray("oops") << 503 << plain << ErrorKind::ServerFault;
    QTest::newRow("3 GiB promised") << good << 200 << (3LL << 30) << ErrorKind::FileTooLarge;
}

void TestLandingEnds::failures()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(qint64, declared);
    QFETCH(ErrorKind, kind);
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const QUrl url = fixture.server.put(QStringLiteral("/1"), {body, "image/png", status, declared});
    const Collected collected = fixture.collect(fixture.request(fixture.makeJob(), {url}));
    QCOMPARE(collected.finishes, 1);
    QCOMPARE(collected.summary.saved, 0);
    QCOMPARE(collected.summary.failures.size(), 1);
    QVERIFY(!collected.summary.failures.first().second.message.isEmpty());
    QCOMPARE(collected.summary.failures.first().second.kind, kind);
    QVERIFY(fixture.library->keys().all().isEmpty());
    QTRY_COMPARE(fixture.files(), QStringList());
}

void TestLandingEnds::failedOutputsCanBeFetchedAgain()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const QByteArray good = encoded(paintedPicture({30, 30}), "png");
    const QUrl url = fixture.server.put(QStringLiteral("/1"), {good.left(20)});
    const CollectRequest request = fixture.request(fixture.makeJob(), {url});
    QCOMPARE(fixture.collect(request).summary.saved, 0);
    fixture.server.put(QStringLiteral("/1"), {good});
    QCOMPARE(fixture.collect(request).summary.saved, 1);
    QCOMPARE(fixture.files().size(), 1);
    QVERIFY(fixture.files().first().endsWith(u"_1.png"));
}

void TestLandingEnds::cancelKeepsWhatIsSaved()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const QByteArray good = encoded(paintedPicture({30, 30}), "png");
    Served slow{good};
    slow.holdAfter = 10;
    const std::unique_ptr<Collection> collection(fixture.library->collect(
        fixture.request(fixture.makeJob(), {fixture.server.put(QStringLiteral("/1"), {good}),
                                            fixture.server.put(QStringLiteral("/2"), slow)}),
        nullptr));
    QSignalSpy end(collection.get(), &Collection::finished);
    QSignalSpy saved(collection.get(), &Collection::outputSaved);
    collection->start();
    QTRY_VERIFY(saved.size() == 1 && fixture.server.held() == 1);
    collection->cancel();
    collection->cancel();
    QVERIFY(end.isEmpty());
    QTRY_COMPARE(end.size(), 1);
    const auto summary = end.first().first().value<CollectSummary>();
    QCOMPARE(summary.saved, 1);
    QCOMPARE(summary.failures.size(), 1);
    QCOMPARE(summary.failures.first().second.kind, ErrorKind::Cancelled);
    QTRY_COMPARE(fixture.files().size(), 1);
    QTRY_COMPARE(fixture.server.held(), 0);
}

void TestLandingEnds::cancelBeforeStart()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const QUrl url = fixture.server.put(QStringLiteral("/1"), {encoded(paintedPicture({30, 30}), "png")});
    const std::unique_ptr<Collection> collection(
        fixture.library->collect(fixture.request(fixture.makeJob(), {url}), nullptr));
    QSignalSpy end(collection.get(), &Collection::finished);
    collection->start();
    collection->cancel();
    QTRY_COMPARE(end.size(), 1);
    QCOMPARE(end.first().first().value<CollectSummary>().failures.size(), 1);
    QCOMPARE(fixture.server.asked(QStringLiteral("/1")), 0);
}

void TestLandingEnds::deletingStopsAndCleansUp()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    Served slow{encoded(paintedPicture({300, 300}), "png")};
    slow.holdAfter = 100;
    const CollectRequest request =
        fixture.request(fixture.makeJob(), {fixture.server.put(QStringLiteral("/1"), slow)});
    std::unique_ptr<Collection> collection(fixture.library->collect(request, nullptr));
    collection->start();
    QTRY_COMPARE(fixture.server.held(), 1);
    collection.reset();
    QTRY_COMPARE(fixture.server.held(), 0);
    QTRY_COMPARE(fixture.files(), QStringList());
    // The next one gets in, and gets it.
    fixture.server.put(QStringLiteral("/1"), {slow.body});
    QCOMPARE(fixture.collect(request).summary.saved, 1);
}

void TestLandingEnds::libraryGoesFirst_data()
{
    QTest::addColumn<bool>("started");
    QTest::addColumn<bool>("fetching");
    QTest::addColumn<bool>("cancelled");
    QTest::newRow("before the start") << false << false << false;
    QTest::newRow("before its turn") << true << false << false;
    QTest::newRow("while fetching") << true << true << false;
    QTest::newRow("just after a cancel") << true << true << true;
}

void TestLandingEnds::libraryGoesFirst()
{
    QFETCH(bool, started);
    QFETCH(bool, fetching);
    QFETCH(bool, cancelled);
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    Served slow{encoded(paintedPicture({300, 300}), "png")};
    slow.holdAfter = 100;
    const CollectRequest request =
        fixture.request(fixture.makeJob(), {fixture.server.put(QStringLiteral("/1"), slow)});
    const std::unique_ptr<Collection> collection(fixture.library->collect(request, nullptr));
    QSignalSpy end(collection.get(), &Collection::finished);
    if (started)
        collection->start();
    if (fetching)
        QTRY_COMPARE(fixture.server.held(), 1);
    if (cancelled)
        collection->cancel();
    fixture.library.reset();
    collection->start();
    QTRY_COMPARE(end.size(), 1);
    QCOMPARE(end.first().first().value<CollectSummary>().failures.size(), 1);
    QTRY_COMPARE(fixture.server.held(), 0);
    QTRY_COMPARE(fixture.files(), QStringList());
}

void TestLandingEnds::journalCannotBeWritten_data()
{
    QTest::addColumn<int>("failing");
    QTest::addColumn<ErrorKind>("kind");
    for (const int failing : {1, 2}) {
        const char *when = failing == 1 ? "at the start" : "when begun anew";
        QTest::addRow("%s, disk full", when) << failing << ErrorKind::DiskFull;
        QTest::addRow("%s, no access", when) << failing << ErrorKind::FileAccess;
    }
}

//! The journal's trouble is told as its own, never as that of the library folder.
void TestLandingEnds::journalCannotBeWritten()
{
    QFETCH(int, failing);
    QFETCH(ErrorKind, kind);
    auto left = std::make_shared<std::atomic_int>(0);
    LibraryFixture fixture([left, kind](const QString &sql, FaultPoint at) {
        const bool hit =
            at == FaultPoint::Before && sql.contains(u"state=excluded.state") && *left > 0 && --*left == 0;
        return hit ? std::optional(fail(kind, QStringLiteral("No journal")).error) : std::nullopt;
    });
    QVERIFY(fixture.load());
    const QByteArray picture = heavyPicture(500);
    const auto answer = [&picture](const QByteArray &tag) {
        return ScriptedServer::answer(200, picture, "ETag: " + tag + "\r\n", "image/png");
    };
    ScriptedServer server;
    server.reply({Step::send(answer("\"one\"").chopped(picture.size() / 2)), Step::close()});
    server.setHandler([&](const SeenRequest &) { return Script{Step::send(answer("\"two\""))}; });
    const CollectRequest request = fixture.request(fixture.makeJob(), {server.url(QStringLiteral("/1.png"))});
    QCOMPARE(fixture.collect(request).summary.failures.size(), 1);
    QVERIFY(!fixture.makeJob().isNull()); // behind all that the broken one wrote
    *left = failing;
    const Collected failed = fixture.collect(request);
    QCOMPARE(server.requests().size(), failing);
    QCOMPARE(failed.summary.failures.size(), 1);
    QCOMPARE(failed.summary.failures.first().second.kind, ErrorKind::DatabaseFailed);
    QCOMPARE(failed.summary.failures.first().second.message, QStringLiteral("No journal"));
    QCOMPARE(fixture.collect(request).summary.saved, 1);
    QVERIFY(fixture.bytesOf(fixture.library->newest().first().id) == picture);
}

QTEST_GUILESS_MAIN(TestLandingEnds)
#include "tst_landingends.moc"
