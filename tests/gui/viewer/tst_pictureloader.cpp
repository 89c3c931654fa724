// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/pictureloader.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;

namespace
{

constexpr qint64 mebibyte = 1024 * 1024;

//! 512 by 512 has no halvings: exactly one mebibyte.
QImage plain(QSize size, QColor color = Qt::darkCyan)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

QSize sizeIn(const QString &file)
{
    const QStringList sides = file.split(QLatin1Char('x'));
    return {sides.at(0).toInt(), sides.value(1).toInt()};
}

//! Makes up the picture that the name of the file tells, "512x512".
Result<Pyramid> makeUp(const PictureTask &task)
{
    return Pyramid::fromImage(plain(sizeIn(task.file)));
}

PictureLoader::Wanted wanted(int id, QSize size)
{
    return {AssetId(id), QStringLiteral("%1x%2").arg(size.width()).arg(size.height()), size};
}

constexpr QSize small(512, 512);

} // namespace

class TestPictureLoader : public QObject
{
    Q_OBJECT

private slots:
    void neighboursAreDecodedInTheirOrder();
    void limitCountsHalvings();
    void heavyNeighbourIsNotDecoded();
    void heavyPictureLeavesTheOthersAndGoes();
    void leftPicturesGoBeforeWantedOnes();
    void stuckFileHoldsNothingUp();
    void manyStuckFilesEndWithTheirDisk();
    void slowFileIsTold();
    void calledOffFileIsReadNoFurther();
    void sharpPictureWaitsForNoHalvingItDoesNotNeed();
    void releaseKeepsNothing();
    void endDoesNotWaitForADiskThatIsGone();
};

void TestPictureLoader::neighboursAreDecodedInTheirOrder()
{
    PictureLoader loader(nullptr, 8 * mebibyte, makeUp);
    QSignalSpy loaded(&loader, &PictureLoader::loaded);
    loader.setWanted({wanted(1, small), wanted(2, small), wanted(3, small)});
    QTRY_COMPARE(loaded.count(), 3);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(loaded.at(i).first().value<AssetId>(), AssetId(i + 1));
    QCOMPARE(loader.cache().bytes(), 3 * mebibyte);
}

void TestPictureLoader::limitCountsHalvings()
{
    // Each is 4 MiB, and 5 with its halving.
    PictureLoader loader(nullptr, 10 * mebibyte, makeUp);
    QSignalSpy loaded(&loader, &PictureLoader::loaded);
    const QSize size(1024, 1024);
    loader.setWanted({wanted(1, size), wanted(2, size), wanted(3, size)});
    QTRY_COMPARE(loaded.count(), 1 + 1);
    QVERIFY(loader.cache().bytes() <= 10 * mebibyte);
    QVERIFY(!loader.find(AssetId(1)).isNull());
    QVERIFY(!loader.find(AssetId(2)).isNull());
    QVERIFY(loader.find(AssetId(3)).isNull());
}

void TestPictureLoader::heavyNeighbourIsNotDecoded()
{
    PictureLoader loader(nullptr, 4 * mebibyte, makeUp);
    QSignalSpy loaded(&loader, &PictureLoader::loaded);
    loader.setWanted({wanted(1, small), wanted(2, {2048, 2048}), wanted(3, small)});
    QTRY_COMPARE(loaded.count(), 2);
    QVERIFY(loader.find(AssetId(2)).isNull());
    QVERIFY(!loader.find(AssetId(3)).isNull());
    // One that turns out heavier than the library knew is not kept, nor tried for ever.
    loader.setWanted({wanted(1, small), {AssetId(4), QStringLiteral("2048x2048"), small}});
    QTRY_COMPARE(loaded.count(), 3);
    QVERIFY(loader.find(AssetId(4)).isNull());
}

void TestPictureLoader::heavyPictureLeavesTheOthersAndGoes()
{
    PictureLoader loader(nullptr, 4 * mebibyte, makeUp);
    QSignalSpy loaded(&loader, &PictureLoader::loaded);
    loader.setWanted({wanted(1, small), wanted(2, {2048, 2048})});
    QTRY_COMPARE(loaded.count(), 1);
    loader.setWanted({wanted(2, {2048, 2048}), wanted(3, small), wanted(1, small)});
    QTRY_COMPARE(loaded.count(), 3);
    QCOMPARE(loader.find(AssetId(2)).size(), QSize(2048, 2048));
    QVERIFY(!loader.find(AssetId(1)).isNull()); // it put nothing out
    loader.setWanted({wanted(3, small)});
    QVERIFY(loader.find(AssetId(2)).isNull());
    QVERIFY(loader.cache().bytes() <= 4 * mebibyte);
    QVERIFY(!loader.find(AssetId(1)).isNull());
}

void TestPictureLoader::leftPicturesGoBeforeWantedOnes()
{
    PictureLoader loader(nullptr, 3 * mebibyte, makeUp);
    QSignalSpy loaded(&loader, &PictureLoader::loaded);
    for (int id = 1; id <= 3; ++id) {
        loader.setWanted({wanted(id, small)});
        QTRY_COMPARE(loaded.count(), id);
    }
    loader.setWanted({wanted(4, small), wanted(1, small)});
    QTRY_COMPARE(loaded.count(), 4);
    QVERIFY(!loader.find(AssetId(1)).isNull()); // the oldest, but wanted
    QVERIFY(loader.find(AssetId(2)).isNull());
    QVERIFY(!loader.find(AssetId(3)).isNull());
}

void TestPictureLoader::stuckFileHoldsNothingUp()
{
    QSemaphore answers;
    const PictureRead read = [&answers](const PictureTask &task) -> Result<Pyramid> {
        if (task.file == QStringLiteral("stuck")) {
            answers.acquire(); // as a disk that is gone: no calling off reaches it
            return fail(ErrorKind::FileAccess, QStringLiteral("late"));
        }
        return makeUp(task);
    };
    PictureLoader loader(nullptr, 8 * mebibyte, read);
    const QSignalSpy loaded(&loader, &PictureLoader::loaded);
    const QSignalSpy failed(&loader, &PictureLoader::failed);
    loader.setWanted({{AssetId(1), QStringLiteral("stuck"), small}});
    loader.setWanted({wanted(2, small), wanted(3, small)});
    QTRY_COMPARE(loaded.count(), 2);
    QCOMPARE(failed.count(), 0);
    answers.release();
    loader.setWanted({wanted(4, small)});
    QTRY_VERIFY(!loader.find(AssetId(4)).isNull());
    QCOMPARE(failed.count(), 0); // nobody waited for that answer any more
}

void TestPictureLoader::manyStuckFilesEndWithTheirDisk()
{
    QSemaphore answers;
    QSemaphore begun;
    const PictureRead read = [&](const PictureTask &task) -> Result<Pyramid> {
        if (task.file == QStringLiteral("stuck")) {
            begun.release();
            answers.acquire();
            return fail(ErrorKind::FileAccess, QStringLiteral("late"));
        }
        return makeUp(task);
    };
    PictureLoader loader(nullptr, 8 * mebibyte, read);
    for (int id = 1; id <= 20; ++id)
        loader.setWanted({{AssetId(id), QStringLiteral("stuck"), small}});
    QVERIFY(begun.tryAcquire(8, 5000));
    QVERIFY(!begun.tryAcquire(1)); // no more threads than that
    loader.setWanted({wanted(30, small)});
    answers.release(20);
    QTRY_VERIFY(!loader.find(AssetId(30)).isNull());
}

void TestPictureLoader::slowFileIsTold()
{
    QSemaphore answers;
    PictureLoader loader(nullptr, 8 * mebibyte, [&answers](const PictureTask &task) {
        answers.acquire();
        return makeUp(task);
    });
    loader.setPatience(std::chrono::milliseconds(20));
    const QSignalSpy slow(&loader, &PictureLoader::slow);
    loader.setWanted({wanted(7, small)});
    QTRY_COMPARE(slow.count(), 1);
    QCOMPARE(slow.first().first().value<AssetId>(), AssetId(7));
    answers.release();
    QTRY_VERIFY(!loader.find(AssetId(7)).isNull());
    QCOMPARE(slow.count(), 1);
}

void TestPictureLoader::calledOffFileIsReadNoFurther()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("picture.png"));
    QVERIFY(plain({2000, 2000}).save(file));
    PictureTask task{file, {}};
    QVERIFY(readPictureFile(task));
    *task.calledOff = true;
    const auto off = readPictureFile(task);
    QVERIFY(!off);
    QCOMPARE(off.error().kind, ErrorKind::Cancelled);
}

void TestPictureLoader::sharpPictureWaitsForNoHalvingItDoesNotNeed()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("picture.png"));
    QVERIFY(plain({4096, 2048}).save(file));
    QCOMPARE(readPictureFile({file, {}})->levels.size(), 1);
    // Fitted into 1100 pixels it is painted from a level of 2048.
    QCOMPARE(readPictureFile({file, {1100, 1100}})->levels.last().width(), 2048);
    PictureLoader loader;
    QSignalSpy loaded(&loader, &PictureLoader::loaded);
    loader.setWanted({{AssetId(1), file, {4096, 2048}}});
    QTRY_COMPARE(loaded.count(), 2); // the halvings came later
    QVERIFY(loader.find(AssetId(1)).isWhole());
    QCOMPARE(loader.find(AssetId(1)).levels.last().width(), 512);
}

void TestPictureLoader::releaseKeepsNothing()
{
    PictureLoader loader(nullptr, 8 * mebibyte, makeUp);
    loader.setWanted({wanted(1, small)});
    QTRY_VERIFY(!loader.find(AssetId(1)).isNull());
    loader.release();
    QCOMPARE(loader.cache().bytes(), 0);
    QVERIFY(loader.find(AssetId(1)).isNull());
}

void TestPictureLoader::endDoesNotWaitForADiskThatIsGone()
{
    // Held by the thread that hangs in it, for as long as the program runs.
    const auto never = std::make_shared<QSemaphore>();
    const auto begun = std::make_shared<QSemaphore>();
    auto loader = std::make_unique<PictureLoader>(nullptr, mebibyte, [never, begun](const PictureTask &task) {
        begun->release();
        never->acquire();
        return makeUp(task);
    });
    loader->setWanted({wanted(1, small)});
    QVERIFY(begun->tryAcquire(1, 5000));
    QElapsedTimer since;
    since.start();
    loader.reset();
    QVERIFY2(since.elapsed() < 10'000, qPrintable(QString::number(since.elapsed())));
}

QTEST_MAIN(TestPictureLoader)
#include "tst_pictureloader.moc"
