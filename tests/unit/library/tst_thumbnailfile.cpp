// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/thumbnailfile.h"
#include "app/library/thumbnailkeeper.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QIODevice>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace maquette;

namespace
{

constexpr qint64 plenty = 64LL * 1024 * 1024;

ThumbnailName name(int number, int edge = 256)
{
    return {"key-" + QByteArray::number(number), edge};
}

KeptThumbnail picture(int number, qsizetype bytes = 10'000, int edge = 256)
{
    return {name(number, edge), QByteArray(bytes, char('a' + number % 26)), false};
}

constexpr int manyPictures = 150;
const QString otherProgram = QStringLiteral("--use-cache");

//! \brief What came of useCache().
struct Ends
{
    int kept = 0;
    int wrong = 0; //!< pictures that were not what was kept
};

//! Keeps and reads from \a first on, as a program does.
Ends useCache(const QString &folder, int first, bool takeAway)
{
    Ends ends;
    ThumbnailFile file(folder, 1024 * 1024);
    for (int i = first; i < first + manyPictures; ++i) {
        ends.kept += file.write({picture(i)}, {}) ? 1 : 0;
        file.refresh();
        for (int j = i % 1000 < 5 ? i : i - 5; j <= i; ++j) {
            const QByteArray bytes = file.find(name(j)).bytes;
            ends.wrong += !bytes.isEmpty() && bytes != picture(j).bytes ? 1 : 0;
        }
        if (takeAway && i == first + manyPictures / 2)
            QFile::remove(ThumbnailFile::nameIn(folder));
    }
    return ends;
}

} // namespace

class TestThumbnailFile : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void whatWasKeptIsThere();
    void aPictureThatIsMadeAgain();
    void limitHolds();
    void leastRecentlyUsedGoesFirst();
    void aSmallerLimitIsReached();
    void oneThatIsLargerThanAll();
    void deletedWhileItIsOpen();
    void folderDeletedWhileItIsOpen();
    void damaged_data();
    void damaged();
    void anotherOnesPicture();
    void noFolder();
    void twoAtOnce();
    void keeperWritesWhatIsLeft();
    void oldFoldersAreClearedAway();

private:
    [[nodiscard]] QString folder() const { return m_folder->path() + u"/thumbnails"; }
    [[nodiscard]] QString path() const { return ThumbnailFile::nameIn(folder()); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestThumbnailFile::whatWasKeptIsThere()
{
    {
        ThumbnailFile file(folder(), plenty);
        QVERIFY(file.write({picture(1), picture(2, 50'000, 512)}, {}));
    }
    ThumbnailFile file(folder(), plenty);
    QVERIFY(file.refresh());
    QCOMPARE(file.find(name(1)).bytes, picture(1).bytes);
    QCOMPARE(file.find(name(2, 512)).bytes, picture(2, 50'000, 512).bytes);
    QVERIFY(file.find(name(2)).bytes.isEmpty()); // another edge
    QVERIFY(file.find(name(3)).bytes.isEmpty());
}

void TestThumbnailFile::aPictureThatIsMadeAgain()
{
    ThumbnailFile file(folder(), plenty);
    KeptThumbnail again = picture(1);
    QVERIFY(file.write({again}, {}));
    const qint64 size = QFileInfo(path()).size();
    again.bytes.fill('z');
    for (int i = 0; i < 50; ++i)
        QVERIFY(file.write({again}, {}));
    QCOMPARE(file.find(name(1)).bytes, again.bytes);
    QVERIFY(QFileInfo(path()).size() <= size + 100'000);
}

void TestThumbnailFile::limitHolds()
{
    constexpr qint64 limit = 1024 * 1024;
    auto file = std::make_unique<ThumbnailFile>(folder(), limit);
    for (int i = 0; i < 400; i += 4)
        QVERIFY(file->write({picture(i), picture(i + 1), picture(i + 2), picture(i + 3)}, {}));
    int there = 0;
    for (int i = 0; i < 400; ++i)
        there += file->find(name(i)).bytes.isEmpty() ? 0 : 1;
    QVERIFY2(there >= 40 && there < 100, qPrintable(QString::number(there)));
    QVERIFY(!file->find(name(399)).bytes.isEmpty());
    file.reset(); // moves the write-ahead log into the file
    QVERIFY2(QFileInfo(path()).size() <= limit, qPrintable(QString::number(QFileInfo(path()).size())));
}

void TestThumbnailFile::leastRecentlyUsedGoesFirst()
{
    constexpr qint64 limit = 1300 * 1024;
    ThumbnailFile file(folder(), limit);
    for (int i = 0; i < 80; ++i)
        QVERIFY(file.write({picture(i)}, {}));
    ThumbnailFile reader(folder(), limit);
    QVERIFY(reader.refresh());
    const KeptThumbnail used = reader.find(name(0));
    QVERIFY(used.fading);
    QVERIFY(!reader.find(name(79)).fading); // it was kept a moment ago: nothing to write down
    for (int i = 80; i < 160; ++i)
        QVERIFY(file.write({picture(i)}, i % 20 == 0 ? QList{used.name} : QList<ThumbnailName>()));
    QVERIFY(!file.find(name(0)).bytes.isEmpty());
    QVERIFY(file.find(name(1)).bytes.isEmpty());
    QVERIFY(file.find(name(2)).bytes.isEmpty());
    QVERIFY(!file.find(name(159)).bytes.isEmpty());
}

void TestThumbnailFile::aSmallerLimitIsReached()
{
    {
        ThumbnailFile file(folder(), plenty);
        for (int i = 0; i < 1000; i += 20) {
            QList<KeptThumbnail> some;
            for (int j = 0; j < 20; ++j)
                some.append(picture(i + j));
            QVERIFY(file.write(some, {}));
        }
    }
    QVERIFY(QFileInfo(path()).size() > 8'000'000);
    constexpr qint64 limit = 1024 * 1024;
    {
        ThumbnailFile file(folder(), limit);
        int parts = 0;
        while (file.trim())
            ++parts;
        QVERIFY2(parts > 2, qPrintable(QString::number(parts))); // a bit at a time
        QVERIFY(!file.find(name(999)).bytes.isEmpty());
    }
    QVERIFY2(QFileInfo(path()).size() <= limit, qPrintable(QString::number(QFileInfo(path()).size())));
}

void TestThumbnailFile::oneThatIsLargerThanAll()
{
    ThumbnailFile file(folder(), 200'000);
    QVERIFY(file.write({picture(1)}, {}));
    QVERIFY(!file.write({picture(2, 300'000)}, {}));
    QVERIFY(!file.find(name(1)).bytes.isEmpty());
}

void TestThumbnailFile::deletedWhileItIsOpen()
{
    ThumbnailFile writer(folder(), plenty);
    QVERIFY(writer.write({picture(1)}, {}));
    ThumbnailFile reader(folder(), plenty);
    QVERIFY(reader.refresh());
    QVERIFY(QFile::remove(path()));
    QVERIFY(writer.write({picture(2)}, {}));
    QVERIFY(reader.refresh());
    QVERIFY(reader.find(name(1)).bytes.isEmpty());
    QCOMPARE(reader.find(name(2)).bytes, picture(2).bytes);
}

void TestThumbnailFile::folderDeletedWhileItIsOpen()
{
    ThumbnailFile writer(folder(), plenty);
    QVERIFY(writer.write({picture(1)}, {}));
    QVERIFY(QDir(folder()).removeRecursively());
    QVERIFY(writer.write({picture(2)}, {}));
    QCOMPARE(writer.find(name(2)).bytes, picture(2).bytes);
    QVERIFY(QFileInfo::exists(path()));
}

void TestThumbnailFile::damaged_data()
{
    QTest::addColumn<QByteArray>("instead");
    QTest::addColumn<int>("from");
    QTest::addColumn<bool>("open");
    const QByteArray noise(300'000, '\x5a');
    QTest::newRow("all of it") << noise << 0 << false;
    QTest::newRow("all but the head") << noise << 100 << false;
    QTest::newRow("the tables") << noise << 4096 << false;
    QTest::newRow("all of it, while it is open") << noise << 0 << true;
    QTest::newRow("cut to nothing") << QByteArray() << 0 << false;
    QTest::newRow("cut in the middle") << QByteArray() << 20'000 << false;
    QTest::newRow("cut in the middle, while it is open") << QByteArray() << 20'000 << true;
}

void TestThumbnailFile::damaged()
{
    QFETCH(QByteArray, instead);
    QFETCH(int, from);
    QFETCH(bool, open);
    auto file = std::make_unique<ThumbnailFile>(folder(), plenty);
    for (int i = 0; i < 40; ++i)
        QVERIFY(file->write({picture(i)}, {}));
    if (!open)
        file.reset(); // moves the write-ahead log into the file
    QFile broken(path());
    QVERIFY(broken.open(QIODevice::ReadWrite));
    if (instead.isEmpty())
        QVERIFY(broken.resize(from));
    broken.seek(from);
    broken.write(instead);
    broken.close();
    if (!file)
        file = std::make_unique<ThumbnailFile>(folder(), plenty);
    // Nothing false comes out of it, and soon it is a cache again.
    const auto works = [&] {
        const bool kept = file->write({picture(100)}, {});
        for (int i = 0; i < 40; ++i) {
            file->refresh();
            const QByteArray bytes = file->find(name(i)).bytes;
            if (!bytes.isEmpty() && bytes != picture(i).bytes)
                qFatal("a wrong picture");
        }
        return kept && file->find(name(100)).bytes == picture(100).bytes;
    };
    QTRY_VERIFY(works());
    QVERIFY(file->write({picture(101)}, {}));
    QCOMPARE(file->find(name(101)).bytes, picture(101).bytes);
}

void TestThumbnailFile::anotherOnesPicture()
{
    const KeptThumbnail one = picture(1);
    {
        ThumbnailFile file(folder(), plenty);
        QVERIFY(file.write({one}, {}));
    }
    QFile torn(path());
    QVERIFY(torn.open(QIODevice::ReadWrite));
    const QByteArray all = torn.readAll();
    const qsizetype inside = all.indexOf(QByteArray(3000, one.bytes.front()));
    QVERIFY(inside > 0);
    torn.seek(inside + 1000);
    torn.write("torn");
    torn.close();
    ThumbnailFile file(folder(), plenty);
    QVERIFY(file.refresh());
    QVERIFY(file.find(name(1)).bytes.isEmpty());
}

void TestThumbnailFile::noFolder()
{
    QFile inTheWay(folder());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    ThumbnailFile file(folder(), plenty);
    QVERIFY(!file.refresh());
    QVERIFY(!file.write({picture(1)}, {}));
    QVERIFY(file.find(name(1)).bytes.isEmpty());
    QVERIFY(!file.trim());
}

void TestThumbnailFile::twoAtOnce()
{
    // Two threads of this program and one of another on one cache, which is taken away in the middle.
    QProcess other;
#ifndef __SANITIZE_THREAD__ // TSan does not let a program of several threads start another
    other.start(QCoreApplication::applicationFilePath(), {otherProgram, folder()});
#endif
    Ends one;
    Ends two;
    std::thread first([&] { one = useCache(folder(), 0, true); });
    std::thread second([&] { two = useCache(folder(), 1000, false); });
    first.join();
    second.join();
    QVERIFY(other.state() == QProcess::NotRunning || other.waitForFinished());
    QCOMPARE(one.wrong + two.wrong, 0);
    QCOMPARE(other.exitCode(), 0);
    QVERIFY2(one.kept > 0 && two.kept > 0, qPrintable(QStringLiteral("%1, %2").arg(one.kept).arg(two.kept)));
    ThumbnailFile after(folder(), plenty);
    QVERIFY(after.write({picture(1)}, {}));
    QCOMPARE(after.find(name(1)).bytes, picture(1).bytes);
}

void TestThumbnailFile::keeperWritesWhatIsLeft()
{
    {
        ThumbnailKeeper keeper(folder(), plenty);
        for (int i = 0; i < 100; ++i)
            keeper.keep(picture(i));
    }
    ThumbnailFile file(folder(), plenty);
    QVERIFY(file.refresh());
    for (int i = 0; i < 100; ++i)
        QCOMPARE(file.find(name(i)).bytes, picture(i).bytes);
}

void TestThumbnailFile::oldFoldersAreClearedAway()
{
    for (const char *edge : {"256", "512", "1024"}) {
        const QString old = folder() + u'/' + QLatin1String(edge) + u"/17";
        QVERIFY(QDir().mkpath(old));
        QFile file(old + u"/17-18f-2a.jpg");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("old");
    }
    QFile other(folder() + u"/keep");
    QVERIFY(other.open(QIODevice::WriteOnly));
    const ThumbnailKeeper keeper(folder(), plenty);
    QTRY_VERIFY(!QFileInfo::exists(folder() + u"/256") && !QFileInfo::exists(folder() + u"/512") &&
                !QFileInfo::exists(folder() + u"/1024"));
    QVERIFY(other.exists());
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && QString::fromLocal8Bit(argv[1]) == otherProgram)
        return useCache(QString::fromLocal8Bit(argv[2]), 2000, false).wrong;
    TestThumbnailFile test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_thumbnailfile.moc"
