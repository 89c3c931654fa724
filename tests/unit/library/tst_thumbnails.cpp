// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/thumbnailfile.h"
#include "app/library/thumbnailmaker.h"
#include "app/library/thumbnails.h"
#include "tests/unit/library/libraryfixture.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QFileDevice>
#include <QFileInfo>
#include <QIODevice>
#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;

class TestThumbnails : public QObject
{
    Q_OBJECT

private slots:
    void sizesAndAspect_data();
    void sizesAndAspect();
    void landedWorksAreThereAtOnce();
    void posterOfAClip();
    void alphaIsKept();
    void cacheServesWhenTheFileIsTheSame();
    void aChangedFileGetsANewOne();
    void writtenSettingsMakeNoneAgain();
    void aNewPictureTakesThePlaceOfTheOld();
    void brokenCacheIsMadeAgain();
    void problems();
    void aFileThatComesBack();
    void oneReadyForManyRequests();
    void wantedFirst();
    void othersAreNotCalledOff();
    void deletingInTheMiddle();

private:
    static QImage wait(Thumbnails &thumbnails, AssetId id, int edge)
    {
        QImage image;
        (void)QTest::qWaitFor([&] { return !(image = thumbnails.get(id, edge)).isNull(); }, 10000);
        return image;
    }
    static bool isKept(const LibraryFixture &fixture, AssetId id, int edge)
    {
        const auto asset = fixture.library->find(id);
        const QByteArray key = thumbnailKey({id, asset->kind, fixture.library->absolutePath(*asset), edge,
                                             asset->picture.toLatin1(), asset->stamp, asset->bytes});
        ThumbnailFile file(cacheFolder(fixture), Thumbnails::usualCacheBytes);
        return file.refresh() && !file.find({key, edge}).bytes.isEmpty();
    }
    static QString cacheFolder(const LibraryFixture &fixture)
    {
        return fixture.paths().cache + u"/thumbnails";
    }
};

void TestThumbnails::sizesAndAspect_data()
{
    QTest::addColumn<QSize>("pixels");
    QTest::addColumn<int>("edge");
    QTest::addColumn<QSize>("expected");
    QTest::newRow("wide") << QSize(1600, 900) << 256 << QSize(256, 144);
    QTest::newRow("tall") << QSize(900, 1600) << 512 << QSize(288, 512);
    QTest::newRow("rounded up") << QSize(1600, 1600) << 257 << QSize(512, 512);
    QTest::newRow("more than all") << QSize(1600, 1600) << 5000 << QSize(512, 512);
    QTest::newRow("never larger than the picture") << QSize(100, 40) << 256 << QSize(100, 40);
    QTest::newRow("a line") << QSize(3000, 1) << 256 << QSize(256, 1);
}

void TestThumbnails::sizesAndAspect()
{
    QFETCH(QSize, pixels);
    QFETCH(int, edge);
    QFETCH(QSize, expected);
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const AssetId id = fixture.landed(encoded(paintedPicture(pixels), "png"));
    Thumbnails thumbnails(*fixture.library, fixture.paths().cache);
    QVERIFY(thumbnails.get(id, edge).isNull());
    QSignalSpy ready(&thumbnails, &Thumbnails::ready);
    QVERIFY(ready.wait());
    QCOMPARE(thumbnails.get(id, edge).size(), expected);
    QCOMPARE(thumbnails.nearest(id).size(), expected);
    QVERIFY(thumbnails.problem(id).isEmpty());
}

void TestThumbnails::landedWorksAreThereAtOnce()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    Thumbnails thumbnails(*fixture.library, fixture.paths().cache);
    QSize atOnce;
    connect(fixture.library.get(), &Library::assetAdded, this,
            [&](const Asset &asset) { atOnce = thumbnails.get(asset.id, 256).size(); });
    const AssetId id = fixture.landed(encoded(paintedPicture({2000, 1000}), "png"));
    QCOMPARE(atOnce, QSize(256, 128));
    QTRY_VERIFY(isKept(fixture, id, 256) && isKept(fixture, id, 512));
}

void TestThumbnails::posterOfAClip()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const AssetId id = fixture.landed(testFile(QStringLiteral("black-start.mp4")), MediaKind::Video);
    Thumbnails thumbnails(*fixture.library, fixture.paths().cache);
    const QImage poster = wait(thumbnails, id, 256);
    QCOMPARE(poster.size(), QSize(64, 48));
    QVERIFY(qGray(poster.pixel(10, 10)) > 100);
}

void TestThumbnails::alphaIsKept()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const AssetId id = fixture.landed(encoded(paintedPicture({600, 600}, true), "png"));
    for (int again = 0; again < 2; ++again) { // made, then from the cache
        Thumbnails thumbnails(*fixture.library, fixture.paths().cache);
        const QImage image = wait(thumbnails, id, 256);
        QCOMPARE(qAlpha(image.pixel(200, 20)), 0);
        QCOMPARE(qAlpha(image.pixel(20, 20)), 255);
    }
}

void TestThumbnails::cacheServesWhenTheFileIsTheSame()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const AssetId id = fixture.landed(encoded(paintedPicture({600, 600}), "png"));
    const QString file = fixture.library->absolutePath(*fixture.library->find(id));
    {
        Thumbnails thumbnails(*fixture.library, fixture.paths().cache);
        QVERIFY(!wait(thumbnails, id, 512).isNull());
    }
    // The same time and size, but nothing that decodes: what is shown now came from the cache.
    const QDateTime time = QFileInfo(file).lastModified();
    QFile broken(file);
    QVERIFY(broken.open(QIODevice::ReadWrite));
    broken.write(QByteArray(broken.size(), 'x'));
    broken.flush();
    QVERIFY(broken.setFileTime(time, QFileDevice::FileModificationTime));
    broken.close();
    Thumbnails thumbnails(*fixture.library, fixture.paths().cache);
    QCOMPARE(wait(thumbnails, id, 512).size(), QSize(512, 512));
    QCOMPARE(wait(thumbnails, id, 256).size(), QSize(256, 256));
}

void TestThumbnails::aChangedFileGetsANewOne()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const AssetId id = fixture.landed(encoded(paintedPicture({600, 600}), "png"));
    {
        Thumbnails thumbnails(*fixture.library, fixture.paths().cache);
        QVERIFY(!wait(thumbnails, id, 256).isNull());
    }
    QImage edited(300, 600, QImage::Format_RGB32);
    edited.fill(Qt::green);
    QVERIFY(edited.save(fixture.library->absolutePath(*fixture.library->find(id))));
    Thumbnails thumbnails(*fixture.library, fixture.paths().cache);
    QCOMPARE(wait(thumbnails, id, 256).size(), QSize(128, 256));
}

void TestThumbnails::writtenSettingsMakeNoneAgain()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    auto thumbnails = std::make_unique<Thumbnails>(*fixture.library, fixture.paths().cache);
    const AssetId id = fixture.landed(encoded(paintedPicture({600, 600}), "png"));
    QTRY_VERIFY(isKept(fixture, id, 256) && isKept(fixture, id, 512));
    QSignalSpy ready(thumbnails.get(), &Thumbnails::ready);
    const Asset before = *fixture.library->find(id);
    QSignalSpy written(fixture.library.get(), &Library::filesWritten);
    fixture.library->setQuiet(std::chrono::milliseconds(1));
    fixture.library->setWriting(FileWriting::IntoFiles);
    fixture.library->label({id}, {.rating = 4});
    QTRY_VERIFY(!written.isEmpty() && fixture.library->find(id)->rating == 4);
    const Asset after = *fixture.library->find(id);
    QVERIFY(after.hash != before.hash && after.picture == before.picture);
    QVERIFY(!thumbnails->get(id, 256).isNull());
    QVERIFY(ready.isEmpty());
    thumbnails = std::make_unique<Thumbnails>(*fixture.library, fixture.paths().cache);
    QVERIFY(!wait(*thumbnails, id, 256).isNull());
    thumbnails.reset(); // writes what was made
    QVERIFY(isKept(fixture, id, 256));
    ThumbnailFile file(cacheFolder(fixture), Thumbnails::usualCacheBytes);
    const QString path = fixture.library->absolutePath(after);
    QVERIFY(file.refresh() &&
            file.find({thumbnailKey({id, after.kind, path, 256, {}}), 256}).bytes.isEmpty());
}

void TestThumbnails::aNewPictureTakesThePlaceOfTheOld()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const JobId job = fixture.makeJob();
    Served served;
    served.body = encoded(paintedPicture({600, 600}), "png");
    const auto landed =
        fixture.collect(fixture.request(job, {fixture.server.put(QStringLiteral("/a.png"), served)}));
    const AssetId id = landed.summary.assets.value(0);
    Thumbnails thumbnails(*fixture.library, fixture.paths().cache);
    QCOMPARE(wait(thumbnails, id, 256).size(), QSize(256, 256));
    QImage edited(300, 600, QImage::Format_RGB32);
    edited.fill(Qt::green);
    QVERIFY(edited.save(fixture.library->absolutePath(*fixture.library->find(id))));
    bool changed = false;
    fixture.store->run<void>(
        this,
        [](Database &database) {
            return database.execute(QStringLiteral("UPDATE assets SET picture = 'other'"));
        },
        [&changed](const Result<void> &done) { changed = done.has_value(); });
    QTRY_VERIFY(changed);
    fixture.library->refresh(job);
    QTRY_COMPARE(thumbnails.get(id, 256).size(), QSize(128, 256));
}

void TestThumbnails::brokenCacheIsMadeAgain()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const AssetId id = fixture.landed(encoded(paintedPicture({600, 600}), "png"));
    {
        Thumbnails thumbnails(*fixture.library, fixture.paths().cache);
        QVERIFY(!wait(thumbnails, id, 256).isNull());
    }
    QFile kept(ThumbnailFile::nameIn(cacheFolder(fixture)));
    QVERIFY(kept.open(QIODevice::ReadWrite));
    kept.write(QByteArray(kept.size(), 'x'));
    kept.close();
    Thumbnails thumbnails(*fixture.library, fixture.paths().cache);
    QCOMPARE(wait(thumbnails, id, 256).size(), QSize(256, 256));
    QTRY_VERIFY(isKept(fixture, id, 256));
}

void TestThumbnails::problems()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const AssetId id = fixture.landed(encoded(paintedPicture({600, 600}), "png"));
    QFile broken(fixture.library->absolutePath(*fixture.library->find(id)));
    QVERIFY(broken.resize(100));
    Thumbnails thumbnails(*fixture.library, fixture.paths().cache);
    QSignalSpy ready(&thumbnails, &Thumbnails::ready);
    QVERIFY(thumbnails.get(id, 256).isNull());
    QVERIFY(ready.wait());
    QVERIFY(!thumbnails.problem(id).isEmpty());
    // Asking again does not decode it again.
    QVERIFY(thumbnails.get(id, 256).isNull());
    QVERIFY(!ready.wait(200));
    QVERIFY(thumbnails.get(AssetId(999), 256).isNull());
}

void TestThumbnails::aFileThatComesBack()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const AssetId id = fixture.landed(encoded(paintedPicture({600, 600}), "png"));
    const QString file = fixture.library->absolutePath(*fixture.library->find(id));
    QVERIFY(QFile::rename(file, file + u"-away"));
    Thumbnails thumbnails(*fixture.library, fixture.paths().cache);
    QVERIFY(thumbnails.get(id, 256).isNull());
    QTRY_VERIFY(fixture.library->isMissing(id));
    QTRY_VERIFY(!thumbnails.problem(id).isEmpty());
    QVERIFY(QFile::rename(file + u"-away", file));
    fixture.library->checkFiles({id});
    QCOMPARE(wait(thumbnails, id, 256).size(), QSize(256, 256));
    QVERIFY(thumbnails.problem(id).isEmpty());
}

void TestThumbnails::oneReadyForManyRequests()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const AssetId id = fixture.landed(encoded(paintedPicture({600, 600}), "png"));
    Thumbnails thumbnails(*fixture.library, fixture.paths().cache);
    QSignalSpy ready(&thumbnails, &Thumbnails::ready);
    for (int i = 0; i < 100; ++i)
        QVERIFY(thumbnails.get(id, 256).isNull());
    QVERIFY(ready.wait());
    QVERIFY(!ready.wait(200));
    QCOMPARE(ready.size(), 1);
}

void TestThumbnails::wantedFirst()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    QList<AssetId> ids;
    const QByteArray picture = encoded(paintedPicture({1500, 1500}), "png");
    for (int i = 0; i < 12; ++i)
        ids.append(fixture.landed(picture));
    Thumbnails thumbnails(*fixture.library, fixture.paths().cache);
    QList<AssetId> order;
    connect(&thumbnails, &Thumbnails::ready, this, [&](AssetId id) { order.append(id); });
    for (const AssetId id : ids)
        QVERIFY(thumbnails.get(id, 256, Thumbnails::Asker::View).isNull());
    const QList<AssetId> visible{ids.at(11), ids.at(10), ids.at(9)};
    const QList<AssetId> ahead{ids.at(8)};
    thumbnails.setWanted(visible, ahead);
    QCOMPARE(thumbnails.waiting(), 4); // the others were called off
    QTRY_COMPARE(thumbnails.waiting(), 0);
    QTRY_COMPARE(order.size(), 4);
    for (const AssetId id : visible + ahead)
        QVERIFY(order.contains(id));
    QTRY_VERIFY(!thumbnails.get(ids.at(5), 256).isNull()); // called off, but made when asked for again
}

void TestThumbnails::othersAreNotCalledOff()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const QByteArray picture = encoded(paintedPicture({1500, 1500}), "png");
    const AssetId inspected = fixture.landed(picture);
    const AssetId seen = fixture.landed(picture);
    Thumbnails thumbnails(*fixture.library, fixture.paths().cache);
    QVERIFY(thumbnails.get(inspected, 512, Thumbnails::Asker::View).isNull());
    QVERIFY(thumbnails.get(inspected, 512).isNull());
    QVERIFY(thumbnails.get(seen, 256, Thumbnails::Asker::View).isNull());
    thumbnails.setWanted({});
    QCOMPARE(thumbnails.waiting(), 1);
    QTRY_COMPARE(thumbnails.nearest(inspected).size(), QSize(512, 512));
    QVERIFY(thumbnails.nearest(seen).isNull());
}

void TestThumbnails::deletingInTheMiddle()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    QList<AssetId> ids;
    const QByteArray picture = encoded(paintedPicture({800, 800}), "png");
    for (int i = 0; i < 6; ++i)
        ids.append(fixture.landed(picture));
    auto thumbnails = std::make_unique<Thumbnails>(*fixture.library, fixture.paths().cache);
    for (const AssetId id : ids)
        QVERIFY(thumbnails->get(id, 512).isNull());
    QElapsedTimer timer;
    timer.start();
    thumbnails.reset();
    QCoreApplication::processEvents();
    QVERIFY(timer.elapsed() < 2000);
    QVERIFY(!isKept(fixture, ids.last(), 512));
}

QTEST_GUILESS_MAIN(TestThumbnails)
#include "tst_thumbnails.moc"
