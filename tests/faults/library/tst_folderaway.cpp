// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/libraryscan.h"
#include "app/library/thumbnails.h"
#include "app/metadata/metadata.h"
#include "tests/support/tinydisk.h"
#include "tests/unit/library/libraryfixture.h"

#include <QCoreApplication>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{
constexpr int patience = 30000;
constexpr auto anEmptyPlace = "an empty place"_L1;
bool mayMount = false;
} // namespace

//! The library folder goes away while the program runs, and comes back: by another name, or with an empty
//! place where it was, as when a drive is unplugged.
class TestFolderAway : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_fixture.reset(); }
    void nothingIsMissing_data() { ways(); }
    void nothingIsMissing();
    void atTheStart_data() { ways(); }
    void atTheStart();
    void ratedMeanwhile_data() { ways(); }
    void ratedMeanwhile();
    void deletedMeanwhile_data() { ways(); }
    void deletedMeanwhile();
    void landedMeanwhile_data() { ways(); }
    void landedMeanwhile();
    void thumbnailsComeBack_data() { ways(); }
    void thumbnailsComeBack();
    void emptiedByTheArtist();

private:
    void ways();
    void takeAway();
    void bringBack();
    [[nodiscard]] Library &library() const { return *m_fixture->library; }

    QTemporaryDir m_home;
    std::unique_ptr<LibraryFixture> m_fixture;
    std::unique_ptr<TinyDisk> m_disk;
    QList<AssetId> m_works;
    QList<bool> m_scans; //!< each: it could read the folder
};

void TestFolderAway::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
    qputenv("HOME", m_home.path().toUtf8());
}

void TestFolderAway::ways()
{
    QTest::addColumn<bool>("mounted");
    QTest::newRow("renamed") << false;
    QTest::newRow(anEmptyPlace.data()) << true;
}

void TestFolderAway::init()
{
    m_scans.clear();
    m_works.clear();
    // Here, where it ends the test: in a helper it would end the helper alone.
    if (QLatin1String(QTest::currentDataTag()) == anEmptyPlace && !mayMount)
        QSKIP("Neither root nor a user namespace may mount here");
    m_fixture = std::make_unique<LibraryFixture>();
    QVERIFY(m_fixture->load());
    for (int i = 0; i < 3; ++i)
        m_works.append(m_fixture->landed(encoded(paintedPicture({40 + i, 30}), "png")));
    connect(&library(), &Library::scanEnded, this,
            [this](const ScanOutcome &outcome) { m_scans.append(!outcome.error); });
    library().watch();
    QTRY_COMPARE_WITH_TIMEOUT(m_scans, QList<bool>{true}, patience);
}

void TestFolderAway::takeAway()
{
    QFETCH(bool, mounted);
    if (mounted) {
        m_disk = std::make_unique<TinyDisk>(m_fixture->folder(), 1024 * 1024);
        QVERIFY(m_disk->isMounted());
        library().scan(); // what is mounted over a folder is not told
    } else {
        QVERIFY(QDir().rename(m_fixture->folder(), m_fixture->folder() + u"-away"_s));
    }
    QTRY_VERIFY_WITH_TIMEOUT(!m_scans.constLast(), patience);
}

void TestFolderAway::bringBack()
{
    QFETCH(bool, mounted);
    if (mounted)
        m_disk.reset();
    else
        QVERIFY(QDir().rename(m_fixture->folder() + u"-away"_s, m_fixture->folder()));
    // By itself.
    QTRY_VERIFY_WITH_TIMEOUT(m_scans.constLast(), patience);
}

void TestFolderAway::nothingIsMissing()
{
    takeAway();
    library().checkFiles();
    library().checkFiles({m_works.first()});
    const auto scans = m_scans.size();
    QTRY_VERIFY_WITH_TIMEOUT(m_scans.size() > scans, patience);
    for (const AssetId id : std::as_const(m_works))
        QVERIFY(!library().isMissing(id));
    QCOMPARE(library().count(), 3);
    bringBack();
    for (const AssetId id : std::as_const(m_works))
        QVERIFY(!library().isMissing(id));
    QCOMPARE(library().count(), 3);
}

void TestFolderAway::atTheStart()
{
    takeAway();
    library().disconnect(this);
    QVERIFY(m_fixture->load());
    QSignalSpy told(&library(), &Library::actionFailed);
    connect(&library(), &Library::scanEnded, this,
            [this](const ScanOutcome &outcome) { m_scans.append(!outcome.error); });
    m_scans = {true};
    library().watch();
    QTRY_VERIFY_WITH_TIMEOUT(!m_scans.constLast() && told.count() == 1, patience);
    for (const AssetId id : std::as_const(m_works))
        QVERIFY(!library().isMissing(id));
    bringBack();
    QCOMPARE(library().count(), 3);
}

void TestFolderAway::ratedMeanwhile()
{
    library().setQuiet(std::chrono::milliseconds(1));
    QSignalSpy written(&library(), &Library::filesWritten);
    library().setWriting(FileWriting::IntoFiles);
    QTRY_VERIFY_WITH_TIMEOUT(written.count() > 0, patience);
    takeAway();
    QSignalSpy failed(&library(), &Library::actionFailed);
    written.clear();
    library().label(m_works, {.rating = 4});
    QTRY_VERIFY_WITH_TIMEOUT(written.count() > 0, patience);
    QCOMPARE(failed.count(), 0);
    QCOMPARE(library().find(m_works.first())->rating, 4);
    QCOMPARE(m_fixture->files(), QStringList());
    bringBack();
    const auto stars = [this](AssetId id) {
        const auto said = readMetadata(library().absolutePath(*library().find(id)));
        return said ? said->work.rating : -1;
    };
    for (const AssetId id : std::as_const(m_works))
        QTRY_COMPARE_WITH_TIMEOUT(stars(id), 4, patience);
}

void TestFolderAway::deletedMeanwhile()
{
    takeAway();
    QSignalSpy failed(&library(), &Library::actionFailed);
    QSignalSpy trashed(&library(), &Library::trashed);
    library().moveToTrash({m_works.first()});
    QTRY_VERIFY_WITH_TIMEOUT(failed.count() + trashed.count() > 0, patience);
    bringBack();
    // Its file is no more in the trash than it was: it is shown again.
    QTRY_COMPARE_WITH_TIMEOUT(library().count(), 3, patience);
    QVERIFY(library().find(m_works.first()));
    QVERIFY(!library().isMissing(m_works.first()));
}

void TestFolderAway::landedMeanwhile()
{
    takeAway();
    Served served;
    served.body = encoded(paintedPicture({90, 30}), "png");
    const QUrl url = m_fixture->server.put(u"/late"_s, served);
    const CollectRequest request = m_fixture->request(m_fixture->makeJob(), {url});
    const Collected before = m_fixture->collect(request);
    QVERIFY(before.saved.isEmpty());
    QCOMPARE(before.summary.failures.size(), 1);
    const Error why = before.summary.failures.first().second;
    QCOMPARE(why.kind, ErrorKind::FileAccess);
    QVERIFY2(why.message.contains(m_fixture->folder()), qPrintable(why.message));
    QCOMPARE(m_fixture->files(), QStringList());
    bringBack();
    const Collected after = m_fixture->collect(request);
    QCOMPARE(after.saved, QList<int>{0});
    QCOMPARE(library().count(), 4);
}

void TestFolderAway::thumbnailsComeBack()
{
    const QTemporaryDir cache;
    Thumbnails thumbnails(library(), cache.path());
    takeAway();
    const AssetId id = m_works.first();
    QVERIFY(thumbnails.get(id, 256).isNull());
    QTRY_VERIFY_WITH_TIMEOUT(!thumbnails.problem(id).isEmpty(), patience);
    bringBack();
    QTRY_VERIFY_WITH_TIMEOUT(!thumbnails.get(id, 256).isNull(), patience);
    QVERIFY(thumbnails.problem(id).isEmpty());
}

//! No drive will come back: the works can be deleted, and new ones land.
void TestFolderAway::emptiedByTheArtist()
{
    QVERIFY(QDir(m_fixture->folder()).removeRecursively());
    QVERIFY(QDir().mkpath(m_fixture->folder()));
    QTRY_VERIFY_WITH_TIMEOUT(!m_scans.constLast(), patience);
    library().moveToTrash(m_works);
    QTRY_COMPARE_WITH_TIMEOUT(library().count(), 0, patience);
    QVERIFY(!m_fixture->landed(encoded(paintedPicture({90, 30}), "png")).isNull());
}

int main(int argc, char **argv)
{
    mayMount = enterMountNamespace();
    QCoreApplication application(argc, argv);
    TestFolderAway test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_folderaway.moc"
