// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A scan of the library folder as a whole: all at once, broken off, on a disk that goes away.
#include "app/store/assetrepository.h"
#include "tests/unit/library/scanrig.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>
#include <QUuid>

#include <unistd.h>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

class TestLibraryRebuild : public QObject, private ScanRig
{
    Q_OBJECT

private slots:
    void initTestCase() { useHome(); }
    void init() { begin(); }
    void cleanup() { end(); }

    void rebuiltFromTheFiles();
    void failingStatementsLeaveNothingHalf();
    void calledOffAtOnce();
    void landingIsNotTakenForANewFile();
    void changesAreNoticed();
    void unreadableFolderIsUnknown();
    void folderThatIsGoneIsUnknown();
    void emptyPlaceOfADriveIsUnknown();
};

namespace
{

//! What files cannot know, or what names the row alone, taken out.
Asset comparable(Asset work)
{
    work.id = AssetId();
    work.job = JobId();
    work.source.clear();
    work.picture.clear();
    work.project = ProjectId();
    return work;
}

} // namespace

void TestLibraryRebuild::rebuiltFromTheFiles()
{
    constexpr int count = 900;
    QStringList documents;
    for (int i = 0; i < count; ++i) {
        WorkMetadata said = foxes(QUuid::createUuid().toString(QUuid::WithoutBraces));
        said.prompt = u"Fox number %1"_s.arg(i);
        said.rating = i % 6;
        said.colour = i % 5;
        said.seed = i;
        said.tags = i % 3 == 0 ? QStringList{u"third"_s} : QStringList();
        said.project = i % 4 == 0 ? u"Fourth"_s : QString();
        if (i % 7 == 1)
            said.parents = {{documents.at(i - 1), u"image"_s, {}}};
        documents.append(said.documentId);
        put(u"2026-02-%1/fox-%2.png"_s.arg(1 + i % 20, 2, 10, QLatin1Char('0')).arg(i), said, 20 + i % 100);
    }
    QCOMPARE(scan().added, count);
    QCOMPARE(library().count(), count);
    const QList<Asset> before = works();
    throwIndexAway();
    QCOMPARE(scan().added, count);
    QCOMPARE(library().count(), count);
    QHash<QString, Asset> rebuilt;
    QHash<AssetId, QString> names;
    for (const Asset &work : works()) {
        rebuilt.insert(work.document, work);
        names.insert(work.id, work.document);
    }
    QHash<AssetId, QString> oldNames;
    for (const Asset &work : before)
        oldNames.insert(work.id, work.document);
    int children = 0;
    for (const Asset &work : before) {
        Asset old = comparable(work);
        Asset now = comparable(rebuilt.value(work.document));
        QCOMPARE(names.value(now.parent), oldNames.value(old.parent));
        children += old.parent.isNull() ? 0 : 1;
        old.parent = now.parent = AssetId();
        QVERIFY2(old == now, qPrintable(old.path));
    }
    QVERIFY(children > 100);
    QCOMPARE(library().projects(), QStringList{u"Fourth"_s});
    QCOMPARE(library().tags(), QStringList{u"third"_s});
}

void TestLibraryRebuild::failingStatementsLeaveNothingHalf()
{
    WorkMetadata child = foxes(kSecond);
    child.parents = {{kFirst, u"image"_s, {}}};
    // Each run of the tests takes a third of the statements, another one each time; nightly takes all.
    const bool isNightly = qEnvironmentVariableIsSet("MAQUETTE_NIGHTLY");
    const int step = isNightly ? 1 : 3;
    const int first = isNightly ? 1 : 1 + QRandomGenerator::global()->bounded(step);
    qInfo("every statement from the %d. on in steps of %d", first, step);
    for (int nth = first;; nth += step) {
        auto left = std::make_shared<std::atomic<int>>(0);
        begin([left](const QString &, FaultPoint point) -> std::optional<Error> {
            // The rest of the transaction is its rolling back.
            if (point != FaultPoint::Before || *left <= 0 || --*left != 0)
                return {};
            return fail(ErrorKind::DatabaseFailed, u"made"_s).error;
        });
        put(u"a.png"_s, child, 30);
        put(u"b.png"_s, foxes(kFirst), 40);
        *left = nth;
        scan();
        const bool struck = *left == 0;
        *left = 0;
        QVERIFY(!scan().error);
        QCOMPARE(works().size(), 2);
        QCOMPARE(at(u"a.png"_s).parent, at(u"b.png"_s).id);
        QCOMPARE(at(u"a.png"_s).tags, child.tags);
        if (!struck || nth > 300) {
            QVERIFY(nth > 10 && nth < 300);
            return;
        }
    }
}

void TestLibraryRebuild::calledOffAtOnce()
{
    for (int i = 0; i < 300; ++i)
        put(u"m%1.png"_s.arg(i), {}, 20 + i);
    std::optional<ScanOutcome> ended;
    connect(&library(), &Library::scanEnded, this,
            [&ended](const ScanOutcome &outcome) { ended = ended.value_or(outcome); });
    LibraryScan *scan = library().scan();
    QVERIFY(scan);
    QCOMPARE(library().scan(), scan);
    scan->cancel();
    QTRY_VERIFY(ended);
    QVERIFY(ended->error);
    QCOMPARE(ended->error->kind, ErrorKind::Cancelled);
    QVERIFY(ended->missing.isEmpty());
    QCOMPARE(this->scan().files, 300);
    QCOMPARE(library().count(), 300);
}

void TestLibraryRebuild::landingIsNotTakenForANewFile()
{
    Served served;
    served.body = heavyPicture(300);
    for (int i = 0; i < 10; ++i) {
        const JobId job = m_fixture->makeJob();
        served.body = heavyPicture(200 + i);
        const QUrl url = m_fixture->server.put(u"/x%1"_s.arg(i), served);
        const std::unique_ptr<Collection> collection(
            library().collect(m_fixture->request(job, {url}), nullptr));
        QSignalSpy finished(collection.get(), &Collection::finished);
        collection->start();
        while (finished.isEmpty()) { // as often as can be
            library().scan();
            QCoreApplication::processEvents();
        }
    }
    scan();
    QCOMPARE(library().count(), 10);
    for (const Asset &work : works())
        QVERIFY(!work.job.isNull());
}

void TestLibraryRebuild::changesAreNoticed()
{
    bool ended = false;
    connect(&library(), &Library::scanEnded, this, [&ended] { ended = true; });
    library().watch();
    QTRY_VERIFY(ended);
    put(u"new.png"_s, {}, 30);
    QTRY_COMPARE_WITH_TIMEOUT(library().count(), 1, 20000);
    const AssetId id = at(u"new.png"_s).id;
    QSignalSpy pictures(&library(), &Library::picturesChanged);
    put(u"new.png"_s, {}, 64); // written over, under its name
    QTRY_VERIFY_WITH_TIMEOUT(!pictures.isEmpty(), 20000);
    QCOMPARE(library().find(id)->pixels, QSize(64, 10));
    QVERIFY(QFile::rename(full(u"new.png"_s), full(u"other.png"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(library().find(id)->path, u"other.png"_s, 20000);
}

void TestLibraryRebuild::unreadableFolderIsUnknown()
{
    if (geteuid() == 0) {
        // For root, what cannot be listed is a folder deeper than the walk goes.
        QString deep = u"d"_s;
        for (int i = 0; i < 70; ++i)
            deep += u"/d"_s;
        put(u"near.png"_s, {}, 30);
        scan();
        Asset far = at(u"near.png"_s);
        const AssetId near = far.id;
        far.path = deep + u"/far.png"_s;
        far.document = kSecond;
        far.hash = u"ff"_s;
        write(far.path, encoded(paintedPicture({33, 10}), "png"));
        QObject context;
        bool done = false;
        m_fixture->store->run<AssetId>(
            &context, [far](Database &database) { return AssetRepository(database).insert(far); },
            [&done](const Result<AssetId> &) { done = true; });
        QTRY_VERIFY(done);
        const ScanOutcome outcome = scan();
        QVERIFY(!outcome.unread.isEmpty());
        QVERIFY(outcome.missing.isEmpty());
        QVERIFY(library().find(near));
        return;
    }
    put(u"shut/a.png"_s, {}, 30);
    scan();
    const AssetId id = at(u"shut/a.png"_s).id;
    QFile::setPermissions(full(u"shut"_s), {});
    const ScanOutcome outcome = scan();
    QFile::setPermissions(full(u"shut"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QCOMPARE(outcome.unread, QStringList{u"shut"_s});
    QVERIFY(outcome.missing.isEmpty());
    QVERIFY(!library().isMissing(id));
}

void TestLibraryRebuild::folderThatIsGoneIsUnknown()
{
    put(u"a.png"_s, foxes(kFirst), 30);
    scan();
    const AssetId id = at(u"a.png"_s).id;
    const QString away = m_fixture->folder() + u"-away"_s;
    QVERIFY(QDir().rename(m_fixture->folder(), away));
    const ScanOutcome outcome = scan();
    QVERIFY(outcome.error);
    QCOMPARE(outcome.error->kind, ErrorKind::FileAccess);
    QVERIFY(outcome.missing.isEmpty());
    QVERIFY(!library().isMissing(id));
    QVERIFY(QDir().rename(away, m_fixture->folder()));
    QVERIFY(!scan().error);
    QCOMPARE(library().count(), 1);
}

void TestLibraryRebuild::emptyPlaceOfADriveIsUnknown()
{
    put(u"a.png"_s, foxes(kFirst), 30);
    scan();
    QVERIFY(QFile::rename(full(u"a.png"_s), m_home.filePath(u"a.png"_s)));
    const ScanOutcome outcome = scan();
    QVERIFY(outcome.error);
    QVERIFY(outcome.missing.isEmpty());
    QVERIFY(QFile::rename(m_home.filePath(u"a.png"_s), full(u"a.png"_s)));
    QCOMPARE(scan().files, 1);
}

QTEST_MAIN(TestLibraryRebuild)
#include "tst_libraryrebuild.moc"
