// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/filenames.h"
#include "app/store/downloadrepository.h"
#include "tests/unit/library/libraryfixture.h"

#include <QDir>
#include <QFile>
#include <QIODevice>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace maquette;
using namespace maquette::test;

class TestLanding : public QObject
{
    Q_OBJECT

private slots:
    void savesAllBytesUnderTheRightNames();
    void acceptsWhatItIsWhateverItIsCalled();
    void sameSecondSamePrompt();
    void neverOverwrites();
    void indexedOutputsAreNotFetchedAgain();
    void thrownAwayOutputsAreNotFetchedAgain();
    void oneBadOutputDoesNotSpoilTheOthers();
    void aFewDownloadsAtATime();
    void twoCollectionsOfOneJob();
    void nothingToCollect();
    void journalFollows();
    void progress();
};

void TestLanding::savesAllBytesUnderTheRightNames()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    QSignalSpy added(fixture.library.get(), &Library::assetAdded);
    const QByteArray picture = encoded(paintedPicture({800, 600}), "png");
    const QByteArray clip = testFile(QStringLiteral("sound.mp4"));
    CollectRequest request = fixture.request(
        fixture.makeJob(), {fixture.server.put(QStringLiteral("/a.php"), {picture}),
                            fixture.server.put(QStringLiteral("/b?name=../../c.exe"), {clip})});
    request.outputs[1].kind = MediaKind::Video;
    const Collected collected = fixture.collect(request);
    QCOMPARE(collected.finishes, 1);
    QCOMPARE(collected.summary.saved, 2);
    QVERIFY(collected.summary.failures.isEmpty());
    QCOMPARE(added.size(), 2);
    const QString stem = dayFolder(request.createdAt) + u'/' +
                         request.createdAt.toLocalTime().toString(u"HHmmss") +
                         u"_Seedream-4-5_A-red-fox-in-the-snow_";
    QCOMPARE(fixture.files(), (QStringList{stem + u"1.png", stem + u"2.mp4"}));

    const QList<Asset> assets = fixture.library->newest();
    QCOMPARE(assets.size(), 2);
    for (const Asset &asset : assets) {
        QCOMPARE(fixture.bytesOf(asset.id), asset.index == 0 ? picture : clip);
        QCOMPARE(asset.pixels, asset.index == 0 ? QSize(800, 600) : QSize(160, 90));
        QCOMPARE(asset.kind, asset.index == 0 ? MediaKind::Image : MediaKind::Video);
        QCOMPARE(asset.durationMs, asset.index == 0 ? 0 : 1000);
        QCOMPARE(asset.job, request.job);
        QCOMPARE(asset.seed, request.seed);
        QCOMPARE(asset.cost, request.cost);
        QCOMPARE(asset.input, request.input);
        QCOMPARE(asset.source, request.outputs.at(asset.index).url);
    }
    // The same after a restart.
    const QList<Asset> before = assets;
    fixture.library.reset();
    QVERIFY(fixture.load());
    QCOMPARE(fixture.library->count(), 2);
    for (const Asset &asset : before)
        QCOMPARE(fixture.library->find(asset.id)->path, asset.path);
}

void TestLanding::acceptsWhatItIsWhateverItIsCalled()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const QByteArray jpeg = encoded(paintedPicture({64, 64}), "jpeg", 90);
    const QUrl url = fixture.server.put(QStringLiteral("/picture.png"), {jpeg, "image/png"});
    const Collected collected = fixture.collect(fixture.request(fixture.makeJob(), {url}));
    QCOMPARE(collected.summary.saved, 1);
    QVERIFY(fixture.files().first().endsWith(u"_1.jpg"));
}

void TestLanding::sameSecondSamePrompt()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const QUrl one = fixture.server.put(QStringLiteral("/1"), {encoded(paintedPicture({10, 10}), "png")});
    const QUrl two = fixture.server.put(QStringLiteral("/2"), {encoded(paintedPicture({20, 20}), "png")});
    const CollectRequest first = fixture.request(fixture.makeJob(), {one});
    CollectRequest second = fixture.request(fixture.makeJob(), {two});
    second.createdAt = first.createdAt;
    const std::unique_ptr<Collection> a(fixture.library->collect(first, nullptr));
    const std::unique_ptr<Collection> b(fixture.library->collect(second, nullptr));
    QSignalSpy endA(a.get(), &Collection::finished);
    QSignalSpy endB(b.get(), &Collection::finished);
    a->start();
    b->start();
    QTRY_VERIFY(endA.size() == 1 && endB.size() == 1);
    QCOMPARE(fixture.library->count(), 2);
    QCOMPARE(fixture.files().size(), 2);
    for (const Asset &asset : fixture.library->newest()) {
        const QImage saved(fixture.library->absolutePath(asset));
        QCOMPARE(saved.size(), asset.job == first.job ? QSize(10, 10) : QSize(20, 20));
    }
}

void TestLanding::neverOverwrites()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const QUrl url = fixture.server.put(QStringLiteral("/1"), {encoded(paintedPicture({10, 10}), "png")});
    const CollectRequest request = fixture.request(fixture.makeJob(), {url});
    const QString day = fixture.folder() + u'/' + dayFolder(request.createdAt);
    QVERIFY(QDir().mkpath(day));
    const QString taken =
        day + u'/' + workName({request.createdAt, request.modelName, request.prompt, QStringLiteral("1")}) +
        u".png";
    QFile foreign(taken);
    QVERIFY(foreign.open(QIODevice::WriteOnly));
    foreign.write("mine");
    foreign.close();
    QCOMPARE(fixture.collect(request).summary.saved, 1);
    QVERIFY(foreign.open(QIODevice::ReadOnly));
    QCOMPARE(foreign.readAll(), QByteArray("mine"));
    QVERIFY(fixture.library->newest().first().path.endsWith(u"_1-2.png"));
}

void TestLanding::indexedOutputsAreNotFetchedAgain()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const QUrl url = fixture.server.put(QStringLiteral("/1"), {encoded(paintedPicture({10, 10}), "png")});
    const CollectRequest request = fixture.request(fixture.makeJob(), {url});
    const Collected first = fixture.collect(request);
    const Collected second = fixture.collect(request);
    QCOMPARE(fixture.server.asked(QStringLiteral("/1")), 1);
    QCOMPARE(second.summary.saved, 1);
    QCOMPARE(second.summary.assets, first.summary.assets);
    QCOMPARE(second.saved, QList<int>{0});
    QCOMPARE(fixture.files().size(), 1);
}

void TestLanding::thrownAwayOutputsAreNotFetchedAgain()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const QUrl url = fixture.server.put(QStringLiteral("/1"), {encoded(paintedPicture({10, 10}), "png")});
    const CollectRequest request = fixture.request(fixture.makeJob(), {url});
    const Collected first = fixture.collect(request);
    QFile::remove(fixture.library->absolutePath(fixture.library->newest().first()));
    QSignalSpy removed(fixture.library.get(), &Library::assetRemoved);
    fixture.library->moveToTrash(first.summary.assets);
    QVERIFY(removed.wait());
    QCOMPARE(fixture.collect(request).summary.saved, 1);
    QCOMPARE(fixture.server.asked(QStringLiteral("/1")), 1);
}

void TestLanding::oneBadOutputDoesNotSpoilTheOthers()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const QByteArray good = encoded(paintedPicture({10, 10}), "png");
    const Collected collected = fixture.collect(fixture.request(
        fixture.makeJob(), {fixture.server.put(QStringLiteral("/1"), {good}),
                            fixture.server.put(QStringLiteral("/2"), {"<html></html>", "image/png"}),
                            fixture.server.put(QStringLiteral("/3"), {good})}));
    QCOMPARE(collected.summary.saved, 2);
    QCOMPARE(collected.summary.failures.size(), 1);
    QCOMPARE(collected.summary.failures.first().first, 1);
    QCOMPARE(collected.summary.failures.first().second.kind, ErrorKind::DamagedFile);
    QCOMPARE(fixture.files().size(), 2);
}

void TestLanding::aFewDownloadsAtATime()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    QList<QUrl> urls;
    for (int i = 0; i < 9; ++i) {
        Served served{encoded(paintedPicture({10 + i, 10}), "png")};
        served.holdAfter = 20;
        urls.append(fixture.server.put(QStringLiteral("/%1").arg(i), served));
    }
    const std::unique_ptr<Collection> collection(
        fixture.library->collect(fixture.request(fixture.makeJob(), urls), nullptr));
    QSignalSpy end(collection.get(), &Collection::finished);
    collection->start();
    while (end.isEmpty()) {
        QTRY_VERIFY(fixture.server.held() > 0 || !end.isEmpty());
        fixture.server.release();
    }
    QCOMPARE(end.first().first().value<CollectSummary>().saved, 9);
    QVERIFY2(fixture.server.mostAtOnce() <= 3, qPrintable(QString::number(fixture.server.mostAtOnce())));
}

void TestLanding::twoCollectionsOfOneJob()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const QUrl url = fixture.server.put(QStringLiteral("/1"), {encoded(paintedPicture({30, 30}), "png")});
    const CollectRequest request = fixture.request(fixture.makeJob(), {url});
    const std::unique_ptr<Collection> a(fixture.library->collect(request, nullptr));
    const std::unique_ptr<Collection> b(fixture.library->collect(request, nullptr));
    QSignalSpy endA(a.get(), &Collection::finished);
    QSignalSpy endB(b.get(), &Collection::finished);
    a->start();
    b->start();
    QTRY_VERIFY(endA.size() == 1 && endB.size() == 1);
    QCOMPARE(endA.first().first().value<CollectSummary>().saved, 1);
    QCOMPARE(endB.first().first().value<CollectSummary>().saved, 1);
    QCOMPARE(fixture.server.asked(QStringLiteral("/1")), 1);
    QCOMPARE(fixture.files().size(), 1);
}

void TestLanding::nothingToCollect()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const Collected collected = fixture.collect(fixture.request(fixture.makeJob(), {}));
    QCOMPARE(collected.finishes, 1);
    QCOMPARE(collected.summary.saved, 0);
}

void TestLanding::journalFollows()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const QByteArray good = encoded(paintedPicture({30, 30}), "png");
    const CollectRequest request =
        fixture.request(fixture.makeJob(), {fixture.server.put(QStringLiteral("/1"), {good}),
                                            fixture.server.put(QStringLiteral("/2"), {"nothing", "x", 500})});
    fixture.collect(request);
    QList<DownloadRow> rows;
    fixture.store->run<QList<DownloadRow>>(
        this, [job = request.job](Database &database) { return DownloadRepository(database).byJob(job); },
        [&rows](const Result<QList<DownloadRow>> &found) { rows = found.value_or({}); });
    QTRY_COMPARE(rows.size(), 2);
    QCOMPARE(rows.at(0).state, DownloadState::Landed);
    QCOMPARE(rows.at(0).target, fixture.library->newest().first().path);
    QCOMPARE(rows.at(0).length, std::optional<qint64>(good.size()));
    QCOMPARE(rows.at(1).state, DownloadState::Failed);
    QCOMPARE(rows.at(1).url, request.outputs.at(1).url);
}

void TestLanding::progress()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const QByteArray good = encoded(paintedPicture({300, 300}), "png");
    const std::unique_ptr<Collection> collection(fixture.library->collect(
        fixture.request(fixture.makeJob(), {fixture.server.put(QStringLiteral("/1"), {good})}), nullptr));
    QSignalSpy progressed(collection.get(), &Collection::progressed);
    QSignalSpy end(collection.get(), &Collection::finished);
    collection->start();
    QTRY_COMPARE(end.size(), 1);
    QVERIFY(!progressed.isEmpty());
    QCOMPARE(progressed.last().at(0).toLongLong(), good.size());
    QCOMPARE(progressed.last().at(1).toLongLong(), good.size());
}

QTEST_GUILESS_MAIN(TestLanding)
#include "tst_landing.moc"
