// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Thumbnails where the disk of their cache, or a work's own file, lets them down.
#include "app/library/libraryscan.h"
#include "app/library/thumbnailfile.h"
#include "app/library/thumbnails.h"
#include "tests/support/tinydisk.h"
#include "tests/unit/library/hostilefiles.h"
#include "tests/unit/library/libraryfixture.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QIODevice>
#include <QSignalSpy>
#include <QTest>

#include <sys/stat.h>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

class TestThumbnailFaults : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_fixture.reset(); }
    void cacheDiskIsFull();
    void cacheDiskFillsUp();
    void cacheDiskIsReadOnly();
    void cacheIsDeletedUnderIt();
    void pipeInPlaceOfAWork();
    void folderInPlaceOfAWork();
    void worksThatTurnHostile_data();
    void worksThatTurnHostile();

private:
    [[nodiscard]] QString cache() const { return m_fixture->paths().cache; }
    [[nodiscard]] QString fileOf(AssetId id) const
    {
        return m_fixture->library->absolutePath(*m_fixture->library->find(id));
    }
    //! Whether all have thumbnails in a Thumbnails of its own.
    [[nodiscard]] bool allAreMade() const
    {
        Thumbnails thumbnails(*m_fixture->library, cache());
        for (const AssetId id : m_works)
            (void)thumbnails.get(id, 512);
        return QTest::qWaitFor([&] { return thumbnails.waiting() == 0; }, 20000) &&
               std::none_of(m_works.cbegin(), m_works.cend(),
                            [&](AssetId id) { return thumbnails.get(id, 512).isNull(); });
    }
    std::unique_ptr<LibraryFixture> m_fixture;
    QList<AssetId> m_works;
};

void TestThumbnailFaults::init()
{
    m_fixture = std::make_unique<LibraryFixture>();
    QVERIFY(m_fixture->load());
    m_works.clear();
    for (int i = 0; i < 4; ++i)
        m_works.append(m_fixture->landed(heavyPicture(500)));
}

void TestThumbnailFaults::cacheDiskIsFull()
{
    TinyDisk disk(cache(), 1 << 20);
    if (!disk.isMounted())
        QSKIP("No small disk can be mounted here");
    QVERIFY(disk.fill());
    QVERIFY(allAreMade());
    QVERIFY(disk.free());
    QVERIFY(allAreMade());
}

void TestThumbnailFaults::cacheDiskFillsUp()
{
    TinyDisk disk(cache(), 256 << 10);
    if (!disk.isMounted())
        QSKIP("No small disk can be mounted here");
    for (int again = 0; again < 3; ++again)
        QVERIFY(allAreMade());
}

void TestThumbnailFaults::cacheDiskIsReadOnly()
{
    TinyDisk disk(cache(), 4 << 20);
    if (!disk.isMounted())
        QSKIP("No small disk can be mounted here");
    QVERIFY(allAreMade());
    QVERIFY(disk.setReadOnly(true));
    QVERIFY(allAreMade()); // whether there is a cache or not
    QVERIFY(QDir(cache() + u"/thumbnails").exists());
    QVERIFY(disk.setReadOnly(false));
    QVERIFY(allAreMade());
}

void TestThumbnailFaults::cacheIsDeletedUnderIt()
{
    Thumbnails thumbnails(*m_fixture->library, cache());
    for (const AssetId id : std::as_const(m_works)) {
        (void)thumbnails.get(id, 512);
        QVERIFY(QTest::qWaitFor([&] { return thumbnails.waiting() == 0; }, 20000));
        QVERIFY(!thumbnails.get(id, 512).isNull());
        QVERIFY(QDir(cache()).removeRecursively());
    }
    (void)thumbnails.get(m_works.first(), 256);
    QTRY_VERIFY(!thumbnails.get(m_works.first(), 256).isNull());
    QTRY_VERIFY(QFileInfo::exists(ThumbnailFile::nameIn(cache() + u"/thumbnails")));
}

void TestThumbnailFaults::pipeInPlaceOfAWork()
{
    const AssetId pipe = m_works.first();
    const QString path = fileOf(pipe);
    QVERIFY(QFile::remove(path));
    QVERIFY(::mkfifo(QFile::encodeName(path).constData(), 0600) == 0);
    Thumbnails thumbnails(*m_fixture->library, cache());
    QSignalSpy ready(&thumbnails, &Thumbnails::ready);
    for (const AssetId id : std::as_const(m_works))
        (void)thumbnails.get(id, 256);
    QTRY_COMPARE(ready.size(), 4);
    QVERIFY2(thumbnails.problem(pipe).contains(u"not a plain file"), qPrintable(thumbnails.problem(pipe)));
    QVERIFY(!thumbnails.get(m_works.last(), 256).isNull());
}

void TestThumbnailFaults::folderInPlaceOfAWork()
{
    const QString path = fileOf(m_works.first());
    QVERIFY(QFile::remove(path) && QDir().mkpath(path));
    Thumbnails thumbnails(*m_fixture->library, cache());
    (void)thumbnails.get(m_works.first(), 256);
    QTRY_VERIFY(thumbnails.problem(m_works.first()).contains(u"folder"));
}

void TestThumbnailFaults::worksThatTurnHostile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason"); // empty: it is a picture after all
    const QByteArray png = heavyPicture(200);
    QTest::newRow("cut short") << png.left(png.size() / 2) << u"cut short"_s;
    QTest::newRow("60,000 pixels a side") << pngPromising(60'000, 60'000) << u"60000"_s;
    QTest::newRow("a bomb in passes") << interlacedPromising(60'000, 4'000) << u"60000"_s;
    QTest::newRow("web page") << QByteArray("<html>not here</html>") << u"web page"_s;
    QTest::newRow("SVG") << svgWithReferences(u"/etc/hostname"_s, u"http://127.0.0.1:9/"_s) << u"SVG"_s;
    QTest::newRow("noise") << QByteArray(5000, '\x9B') << u"not a picture"_s;
    QTest::newRow("a JPEG") << encoded(paintedPicture({80, 40}), "jpg") << QString();
    QTest::newRow("endless GIF") << endlessGif(80, 40, 20'000) << QString();
}

//! From the folder to the tile: the old picture goes, the reason comes, and what is known of the work
//! stays.
void TestThumbnailFaults::worksThatTurnHostile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    Library &library = *m_fixture->library;
    Thumbnails thumbnails(library, cache());
    const AssetId id = m_works.first();
    QTRY_VERIFY_WITH_TIMEOUT(!thumbnails.get(id, 256).isNull(), 20000);
    const Asset before = *library.find(id);
    QFile file(fileOf(id));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    QVERIFY(library.scan());
    QTRY_VERIFY_WITH_TIMEOUT(!library.runningScan(), 20000);
    if (reason.isEmpty()) {
        QTRY_COMPARE_WITH_TIMEOUT(thumbnails.get(id, 256).size(), QSize(80, 40), 20000);
    } else {
        const auto isSaid = [&] {
            return thumbnails.get(id, 256).isNull() && thumbnails.problem(id).contains(reason);
        };
        QTRY_VERIFY2_WITH_TIMEOUT(isSaid(), qPrintable(thumbnails.problem(id)), 20000);
    }
    QCOMPARE(library.find(id)->prompt, before.prompt);
    QCOMPARE(library.count(), m_works.size());
    QVERIFY(!library.isMissing(id));
}

int main(int argc, char **argv)
{
    enterMountNamespace();
    QCoreApplication application(argc, argv);
    TestThumbnailFaults test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_thumbnailfaults.moc"
