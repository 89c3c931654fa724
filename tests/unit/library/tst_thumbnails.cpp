// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/thumbnails.h"
#include "tests/unit/library/libraryfixture.h"

#include <QDirIterator>
#include <QSignalSpy>
#include <QtTest>

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
    void brokenCacheIsMadeAgain();
    void problems();
    void aFileThatComesBack();
    void oneReadyForManyRequests();
    void wantedFirst();
    void deletingInTheMiddle();

private:
    static QImage wait(Thumbnails &thumbnails, AssetId id, int edge)
    {
        QImage image;
        (void)QTest::qWaitFor([&] { return !(image = thumbnails.get(id, edge)).isNull(); }, 10000);
        return image;
    }
    static QStringList cached(const LibraryFixture &fixture)
    {
        QStringList files;
        QDirIterator each(fixture.paths().cache, QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext())
            files.append(each.next());
        return files;
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
    QTest::newRow("more than all") << QSize(1600, 1600) << 5000 << QSize(1024, 1024);
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
    fixture.landed(encoded(paintedPicture({2000, 1000}), "png"));
    QCOMPARE(atOnce, QSize(256, 128));
    QTRY_COMPARE(cached(fixture).size(), 3);
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
    QCOMPARE(cached(fixture).size(), 1);
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
    QFile kept(cached(fixture).first());
    QVERIFY(kept.resize(20));
    Thumbnails thumbnails(*fixture.library, fixture.paths().cache);
    QCOMPARE(wait(thumbnails, id, 256).size(), QSize(256, 256));
    QVERIFY(QFileInfo(kept.fileName()).size() > 100);
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
        QVERIFY(thumbnails.get(id, 256).isNull());
    const QList<AssetId> visible{ids.at(11), ids.at(10), ids.at(9)};
    thumbnails.setWanted(visible);
    QTRY_VERIFY(order.size() >= 3 && order.contains(visible.last()));
    // What had begun ends; of the rest only what is visible is made, in its order.
    order.removeIf([&](AssetId id) { return !visible.contains(id); });
    const bool single = QThread::idealThreadCount() <= 2;
    if (single)
        QCOMPARE(order, visible);
    QVERIFY(order.size() == 3);
    QTRY_VERIFY(!thumbnails.get(ids.at(5), 256).isNull()); // dropped, but made when asked for again
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
    thumbnails.reset();
    QCoreApplication::processEvents();
    QVERIFY(cached(fixture).size() < 6);
}

QTEST_GUILESS_MAIN(TestThumbnails)
#include "tst_thumbnails.moc"
