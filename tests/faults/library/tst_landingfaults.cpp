// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/filenames.h"
#include "app/store/downloadrepository.h"
#include "tests/support/tinydisk.h"
#include "tests/unit/library/libraryfixture.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QIODevice>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace maquette;
using namespace maquette::test;

namespace
{

Error databaseFault()
{
    return fail(ErrorKind::DatabaseFailed, QStringLiteral("The disk of the database is full.")).error;
}

QByteArray smallPicture()
{
    return encoded(paintedPicture({60, 60}), "png");
}

} // namespace

class TestLandingFaults : public QObject
{
    Q_OBJECT

private slots:
    void diskFull_data();
    void diskFull();
    void fileInPlaceOfTheFolder();
    void folderGone();
    void folderGoesAwayWhileFetching();
    void dayFolderIsRemovedWhileFetching();
    void interruptedBeforeTheIndex();
    void foreignFileIsNotAdopted();
    void indexFails();
    void everyStatementFailsInTurn_data();
    void everyStatementFailsInTurn();
    void deletedAtAnyMoment_data();
    void deletedAtAnyMoment();
};

void TestLandingFaults::diskFull_data()
{
    QTest::addColumn<bool>("lengthKnown");
    QTest::newRow("length known: refused before it is filled") << true;
    QTest::newRow("length unknown: filled") << false;
}

void TestLandingFaults::diskFull()
{
    QFETCH(bool, lengthKnown);
    LibraryFixture fixture;
    QVERIFY(QDir().mkpath(fixture.folder()));
    TinyDisk disk(fixture.folder(), 3 << 20);
    if (!disk.isMounted())
        QSKIP("No small disk can be mounted here; tst_downloadfaults stands in for it");
    QVERIFY(fixture.load());
    Served heavy{heavyPicture(1200)};
    QVERIFY(heavy.body.size() > 4 * 1024 * 1024);
    heavy.noLength = !lengthKnown;
    const CollectRequest request =
        fixture.request(fixture.makeJob(), {fixture.server.put(QStringLiteral("/1"), heavy)});
    const Collected full = fixture.collect(request);
    QCOMPARE(full.summary.failures.size(), 1);
    QCOMPARE(full.summary.failures.first().second.kind, ErrorKind::DiskFull);
    QTRY_COMPARE(fixture.files(), QStringList());
    // Once there is room the same collection succeeds.
    QVERIFY(disk.resize(30 << 20));
    const Collected roomy = fixture.collect(request);
    QCOMPARE(roomy.summary.saved, 1);
    QCOMPARE(fixture.bytesOf(roomy.summary.assets.first()), heavy.body);
}

void TestLandingFaults::fileInPlaceOfTheFolder()
{
    LibraryFixture fixture;
    QVERIFY(QDir().mkpath(QFileInfo(fixture.folder()).path()));
    QFile file(fixture.folder());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QVERIFY(fixture.load());
    const CollectRequest request =
        fixture.request(fixture.makeJob(), {fixture.server.put(QStringLiteral("/1"), {smallPicture()})});
    const Collected refused = fixture.collect(request);
    QCOMPARE(refused.summary.failures.size(), 1);
    QCOMPARE(refused.summary.failures.first().second.kind, ErrorKind::FileAccess);
    QVERIFY(refused.summary.failures.first().second.message.contains(fixture.folder()));
    QCOMPARE(fixture.server.asked(QStringLiteral("/1")), 0);
    QVERIFY(file.remove());
    QCOMPARE(fixture.collect(request).summary.saved, 1);
}

void TestLandingFaults::folderGone()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    QVERIFY(!fixture.landed(smallPicture()).isNull());
    QVERIFY(QDir().rename(fixture.folder(), fixture.folder() + u"-away"));
    const CollectRequest request =
        fixture.request(fixture.makeJob(), {fixture.server.put(QStringLiteral("/1"), {smallPicture()})});
    const Collected refused = fixture.collect(request);
    QCOMPARE(refused.summary.failures.size(), 1);
    QCOMPARE(refused.summary.failures.first().second.kind, ErrorKind::FileAccess);
    QVERIFY(refused.summary.failures.first().second.message.contains(fixture.folder()));
    // An empty folder where the drive should be would hide that it is gone.
    QVERIFY(!QFileInfo::exists(fixture.folder()));
    QVERIFY(QDir().rename(fixture.folder() + u"-away", fixture.folder()));
    QCOMPARE(fixture.collect(request).summary.saved, 1);
}

void TestLandingFaults::folderGoesAwayWhileFetching()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    QVERIFY(!fixture.landed(smallPicture()).isNull());
    Served slow{smallPicture()};
    slow.holdAfter = 30;
    const CollectRequest request =
        fixture.request(fixture.makeJob(), {fixture.server.put(QStringLiteral("/1"), slow)});
    const std::unique_ptr<Collection> collection(fixture.library->collect(request, nullptr));
    QSignalSpy end(collection.get(), &Collection::finished);
    collection->start();
    QTRY_COMPARE(fixture.server.held(), 1);
    QVERIFY(QDir().rename(fixture.folder(), fixture.folder() + u"-away"));
    fixture.server.release();
    QTRY_COMPARE(end.size(), 1);
    const auto summary = end.first().first().value<CollectSummary>();
    QCOMPARE(summary.failures.size(), 1);
    QCOMPARE(summary.failures.first().second.kind, ErrorKind::FileAccess);
    QVERIFY(!QFileInfo::exists(fixture.folder()));
    QVERIFY(QDir().rename(fixture.folder() + u"-away", fixture.folder()));
    fixture.server.put(QStringLiteral("/1"), {slow.body});
    QCOMPARE(fixture.collect(request).summary.saved, 1);
}

void TestLandingFaults::dayFolderIsRemovedWhileFetching()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    Served slow{smallPicture()};
    slow.holdAfter = 30;
    const CollectRequest request =
        fixture.request(fixture.makeJob(), {fixture.server.put(QStringLiteral("/1"), slow)});
    const std::unique_ptr<Collection> collection(fixture.library->collect(request, nullptr));
    QSignalSpy end(collection.get(), &Collection::finished);
    collection->start();
    QTRY_COMPARE(fixture.server.held(), 1);
    QVERIFY(QDir(fixture.folder()).removeRecursively());
    fixture.server.release();
    QTRY_COMPARE(end.size(), 1);
    const auto summary = end.first().first().value<CollectSummary>();
    QCOMPARE(summary.failures.size(), 1);
    QCOMPARE(summary.failures.first().second.kind, ErrorKind::FileAccess);
    fixture.server.put(QStringLiteral("/1"), {slow.body});
    QCOMPARE(fixture.collect(request).summary.saved, 1);
}

void TestLandingFaults::interruptedBeforeTheIndex()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const CollectRequest request = fixture.request(
        fixture.makeJob(), {fixture.server.put(QStringLiteral("/1"), {"expired", "text/plain", 403})});
    // A start that ended between the renaming and the commit.
    DownloadRow row;
    row.job = request.job;
    row.url = request.outputs.first().url;
    row.target = dayFolder(request.createdAt) + u"/071233_Seedream_fox_1";
    row.state = DownloadState::Started;
    row.updatedAt = fixture.clock.now();
    bool written = false;
    fixture.store->run<void>(
        this, [row](Database &database) { return DownloadRepository(database).write(row); },
        [&written](const Result<void> &done) { written = done.has_value(); });
    QTRY_VERIFY(written);
    QVERIFY(QDir().mkpath(fixture.folder() + u'/' + dayFolder(request.createdAt)));
    QFile file(fixture.folder() + u'/' + row.target + u".png");
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(smallPicture());
    file.close();
    const Collected collected = fixture.collect(request);
    QCOMPARE(collected.summary.saved, 1);
    QCOMPARE(fixture.server.asked(QStringLiteral("/1")), 0);
    QCOMPARE(fixture.files(), QStringList{row.target + u".png"});
    QCOMPARE(fixture.library->newest().first().pixels, QSize(60, 60));
}

void TestLandingFaults::foreignFileIsNotAdopted()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const CollectRequest request =
        fixture.request(fixture.makeJob(), {fixture.server.put(QStringLiteral("/1"), {smallPicture()})});
    const QString stem =
        dayFolder(request.createdAt) + u'/' +
        workName({request.createdAt, request.modelName, request.prompt, QStringLiteral("1")});
    QVERIFY(QDir().mkpath(fixture.folder() + u'/' + dayFolder(request.createdAt)));
    QFile file(fixture.folder() + u'/' + stem + u".png");
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(encoded(paintedPicture({5, 5}), "png"));
    file.close();
    QCOMPARE(fixture.collect(request).summary.saved, 1);
    QCOMPARE(fixture.server.asked(QStringLiteral("/1")), 1);
    QCOMPARE(fixture.library->newest().first().pixels, QSize(60, 60));
    QCOMPARE(fixture.files().size(), 2);
}

void TestLandingFaults::indexFails()
{
    auto broken = std::make_shared<std::atomic_bool>(false);
    LibraryFixture fixture([broken](const QString &sql, FaultPoint) {
        const bool hit = *broken && sql.contains(QStringLiteral("INSERT INTO assets"));
        return hit ? std::optional<Error>(databaseFault()) : std::nullopt;
    });
    QVERIFY(fixture.load());
    const CollectRequest request =
        fixture.request(fixture.makeJob(), {fixture.server.put(QStringLiteral("/1"), {smallPicture()})});
    *broken = true;
    const Collected failed = fixture.collect(request);
    QCOMPARE(failed.summary.failures.size(), 1);
    QCOMPARE(failed.summary.failures.first().second.kind, ErrorKind::DatabaseFailed);
    QCOMPARE(fixture.files().size(), 1);
    *broken = false;
    // The file is there: its link, which may have expired, is not needed again.
    const Collected again = fixture.collect(request);
    QCOMPARE(again.summary.saved, 1);
    QCOMPARE(fixture.server.asked(QStringLiteral("/1")), 1);
    QCOMPARE(fixture.files().size(), 1);
    QCOMPARE(fixture.bytesOf(again.summary.assets.first()), smallPicture());
}

void TestLandingFaults::everyStatementFailsInTurn_data()
{
    QTest::addColumn<FaultPoint>("point");
    QTest::addColumn<bool>("restart");
    QTest::newRow("not done, then a restart") << FaultPoint::Before << true;
    QTest::newRow("not done, same start") << FaultPoint::Before << false;
    QTest::newRow("done but not told, then a restart") << FaultPoint::After << true;
    QTest::newRow("done but not told, same start") << FaultPoint::After << false;
}

void TestLandingFaults::everyStatementFailsInTurn()
{
    QFETCH(FaultPoint, point);
    QFETCH(bool, restart);
    bool reached = true;
    for (int failing = 1; reached; ++failing) {
        auto left = std::make_shared<std::atomic_int>(0);
        LibraryFixture fixture([left, point](const QString &, FaultPoint at) {
            const bool hit = at == point && *left > 0 && --*left == 0;
            return hit ? std::optional<Error>(databaseFault()) : std::nullopt;
        });
        QVERIFY(fixture.load());
        const CollectRequest request =
            fixture.request(fixture.makeJob(), {fixture.server.put(QStringLiteral("/1"), {smallPicture()})});
        *left = failing;
        const Collected first = fixture.collect(request);
        QCOMPARE(first.finishes, 1);
        QCOMPARE(first.summary.saved + first.summary.failures.size(), 1);
        reached = *left <= 0;
        *left = 0;
        if (restart) {
            fixture.library.reset();
            QVERIFY(fixture.load());
        }
        QCOMPARE(fixture.collect(request).summary.saved, 1);
        QCOMPARE(fixture.library->count(), 1);
        QCOMPARE(fixture.files().size(), 1);
        QCOMPARE(fixture.bytesOf(fixture.library->newest().first().id), smallPicture());
        QVERIFY(reached || failing > 4);
    }
}

void TestLandingFaults::deletedAtAnyMoment_data()
{
    QTest::addColumn<bool>("wholeLibrary");
    QTest::newRow("the collection") << false;
    QTest::newRow("the library") << true;
}

void TestLandingFaults::deletedAtAnyMoment()
{
    QFETCH(bool, wholeLibrary);
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const QByteArray picture = encoded(paintedPicture({700, 700}), "png");
    const QUrl url = fixture.server.put(QStringLiteral("/1"), {picture});
    bool ended = false;
    int moments = 0;
    for (; !ended && moments < 10000; moments += 2 + moments / 8) {
        const CollectRequest request = fixture.request(fixture.makeJob(), {url});
        std::unique_ptr<Collection> collection(fixture.library->collect(request, nullptr));
        connect(collection.get(), &Collection::finished, this, [&ended] { ended = true; });
        collection->start();
        const QDeadlineTimer moment(moments);
        while (!ended && !moment.hasExpired())
            QCoreApplication::processEvents();
        collection.reset();
        if (wholeLibrary) {
            fixture.library.reset();
            QVERIFY(fixture.load());
        }
        const Collected again = fixture.collect(request);
        QCOMPARE(again.summary.saved, 1);
        QCOMPARE(fixture.bytesOf(again.summary.assets.first()), picture);
    }
    QVERIFY(ended);
    QTRY_COMPARE(fixture.files().size(), fixture.library->count());
    for (const Asset &asset : fixture.library->newest())
        QVERIFY(QFileInfo::exists(fixture.library->absolutePath(asset)));
}

int main(int argc, char **argv)
{
    enterMountNamespace();
    QCoreApplication application(argc, argv);
    TestLandingFaults test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_landingfaults.moc"
