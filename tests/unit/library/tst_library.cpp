// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/assetrepository.h"
#include "tests/unit/library/libraryfixture.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileDevice>
#include <QFileInfo>
#include <QIODevice>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <sys/stat.h>

using namespace maquette;
using namespace maquette::test;

class TestLibrary : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void newestFirst();
    void pathsStayInside_data();
    void pathsStayInside();
    void trash();
    void trashBeforeAnythingWasEverTrashed();
    void trashOfAMissingFile();
    void trashWithoutTheFolder();
    void saveCopy();
    void saveCopyFails();
    void missingFilesAreFlagged();
    void frames();
    void frameOfAPicture();
    void oldPartsAreSwept();
    void refreshTellsOfACost();

private:
    QTemporaryDir m_home;
};

void TestLibrary::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
    qputenv("HOME", m_home.path().toUtf8());
}

void TestLibrary::newestFirst()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const QUrl url = fixture.server.put(QStringLiteral("/1"), {encoded(paintedPicture({10, 10}), "png")});
    const QDateTime now = fixture.clock.now();
    for (const int minutes : {0, 10, 5, -5, 10}) {
        CollectRequest request = fixture.request(fixture.makeJob(), {url});
        request.createdAt = now.addSecs(minutes * 60);
        QCOMPARE(fixture.collect(request).summary.saved, 1);
    }
    const auto check = [&] {
        const QList<Asset> assets = fixture.library->newest();
        QCOMPARE(assets.size(), 5);
        for (int i = 1; i < 5; ++i) {
            const bool ordered = assets.at(i - 1).createdAt > assets.at(i).createdAt ||
                                 (assets.at(i - 1).createdAt == assets.at(i).createdAt &&
                                  assets.at(i - 1).id > assets.at(i).id);
            QVERIFY(ordered);
        }
        for (const Asset &asset : assets)
            QCOMPARE(*fixture.library->find(asset.id), asset);
    };
    check();
    const QList<Asset> before = fixture.library->newest();
    fixture.library.reset();
    QVERIFY(fixture.load());
    check();
    for (int i = 0; i < 5; ++i)
        QCOMPARE(fixture.library->newest().at(i).id, before.at(i).id);
    QCOMPARE(fixture.library->find(AssetId(999)), nullptr);
}

void TestLibrary::pathsStayInside_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("inside");
    QTest::newRow("plain") << u"2026-11-21/a.png"_qs << true;
    QTest::newRow("dots inside") << u"2026-11-21/../b/a.png"_qs << true;
    QTest::newRow("up") << u"../a.png"_qs << false;
    QTest::newRow("up later") << u"a/../../b.png"_qs << false;
    QTest::newRow("absolute") << u"/etc/passwd"_qs << false;
    QTest::newRow("itself") << u"."_qs << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("name with dots") << u"..a.png"_qs << true;
}

void TestLibrary::pathsStayInside()
{
    QFETCH(QString, path);
    QFETCH(bool, inside);
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    Asset asset;
    asset.path = path;
    const QString absolute = fixture.library->absolutePath(asset);
    QCOMPARE(!absolute.isEmpty(), inside);
    QVERIFY(!inside || absolute.startsWith(fixture.folder() + u'/'));
}

void TestLibrary::trash()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const QByteArray picture = encoded(paintedPicture({40, 40}), "png");
    const AssetId gone = fixture.landed(picture);
    const AssetId kept = fixture.landed(picture);
    QSignalSpy removed(fixture.library.get(), &Library::assetRemoved);
    QSignalSpy failed(fixture.library.get(), &Library::actionFailed);
    fixture.library->moveToTrash({gone});
    QTRY_VERIFY(removed.size() + failed.size() == 1);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(fixture.library->find(gone), nullptr);
    QVERIFY(fixture.library->find(kept));
    QCOMPARE(fixture.files().size(), 1);
    const QDir trashed(m_home.filePath(QStringLiteral("Trash/files")));
    QCOMPARE(trashed.entryList(QDir::Files).size(), 1);
    fixture.library.reset();
    QVERIFY(fixture.load());
    QCOMPARE(fixture.library->count(), 1);
}

void TestLibrary::trashBeforeAnythingWasEverTrashed()
{
    const QByteArray before = qgetenv("XDG_DATA_HOME");
    const auto restore = qScopeGuard([&] { qputenv("XDG_DATA_HOME", before); });
    const QTemporaryDir home;
    const QStringList here = QDir().entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const AssetId gone = fixture.landed(encoded(paintedPicture({40, 40}), "png"));
    const AssetId kept = fixture.landed(encoded(paintedPicture({40, 40}), "png"));
    QSignalSpy removed(fixture.library.get(), &Library::assetRemoved);
    QSignalSpy failed(fixture.library.get(), &Library::actionFailed);
    qputenv("XDG_DATA_HOME", home.filePath(QStringLiteral("not/yet/there")).toUtf8());
    fixture.library->moveToTrash({gone});
    QTRY_COMPARE(removed.size(), 1);
    const QDir trashed(home.filePath(QStringLiteral("not/yet/there/Trash/files")));
    QCOMPARE(trashed.entryList(QDir::Files).size(), 1);

    QFile blocked(home.filePath(QStringLiteral("a file")));
    QVERIFY(blocked.open(QIODevice::WriteOnly));
    qputenv("XDG_DATA_HOME", home.filePath(QStringLiteral("a file/below")).toUtf8());
    fixture.library->moveToTrash({kept});
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(fixture.library->find(kept));
    QVERIFY(QFile::exists(fixture.library->absolutePath(*fixture.library->find(kept))));
    QCOMPARE(QDir().entryList(QDir::AllEntries | QDir::NoDotAndDotDot), here);
}

void TestLibrary::trashOfAMissingFile()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const AssetId id = fixture.landed(encoded(paintedPicture({40, 40}), "png"));
    QVERIFY(QFile::remove(fixture.library->absolutePath(*fixture.library->find(id))));
    QSignalSpy removed(fixture.library.get(), &Library::assetRemoved);
    fixture.library->moveToTrash({id});
    QTRY_COMPARE(removed.size(), 1);
}

void TestLibrary::trashWithoutTheFolder()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const AssetId id = fixture.landed(encoded(paintedPicture({40, 40}), "png"));
    QVERIFY(QDir().rename(fixture.folder(), fixture.folder() + u"-away"));
    QSignalSpy failed(fixture.library.get(), &Library::actionFailed);
    fixture.library->moveToTrash({id});
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().kind, ErrorKind::FileAccess);
    QVERIFY(failed.first().first().value<Error>().message.contains(fixture.folder()));
    QVERIFY(fixture.library->find(id));
}

void TestLibrary::saveCopy()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const QByteArray picture = encoded(paintedPicture({40, 40}), "png");
    const AssetId id = fixture.landed(picture);
    QFile target(m_home.filePath(QStringLiteral("copy.png")));
    QVERIFY(target.open(QIODevice::WriteOnly));
    target.write("an older file");
    target.close();
    std::optional<Result<void>> answer;
    fixture.library->saveCopy(id, target.fileName(), [&](const Result<void> &done) { answer = done; });
    QTRY_VERIFY(answer.has_value());
    QVERIFY(*answer);
    QVERIFY(target.open(QIODevice::ReadOnly));
    QCOMPARE(target.readAll(), picture);
}

void TestLibrary::saveCopyFails()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const AssetId id = fixture.landed(encoded(paintedPicture({40, 40}), "png"));
    std::optional<Result<void>> answer;
    const auto take = [&](const Result<void> &done) { answer = done; };
    fixture.library->saveCopy(id, m_home.filePath(QStringLiteral("no/such/folder.png")), take);
    QTRY_VERIFY(answer.has_value());
    QCOMPARE(answer->error().kind, ErrorKind::FileAccess);
    answer.reset();
    fixture.library->saveCopy(AssetId(999), m_home.filePath(QStringLiteral("x.png")), take);
    QTRY_VERIFY(answer.has_value());
    QCOMPARE(answer->error().kind, ErrorKind::FileAccess);
    answer.reset();
    // What is no file is not replaced, whatever the rights.
    const QString pipe = m_home.filePath(QStringLiteral("pipe"));
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    fixture.library->saveCopy(id, pipe, take);
    QTRY_VERIFY(answer.has_value());
    QCOMPARE(answer->error().kind, ErrorKind::FileAccess);
    QVERIFY(!QFileInfo(pipe).isFile());
}

void TestLibrary::missingFilesAreFlagged()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const AssetId id = fixture.landed(encoded(paintedPicture({40, 40}), "png"));
    const QString file = fixture.library->absolutePath(*fixture.library->find(id));
    QVERIFY(QFile::rename(file, file + u"-away"));
    fixture.library.reset();
    QVERIFY(fixture.load());
    QTRY_VERIFY(fixture.library->isMissing(id));
    QCOMPARE(fixture.library->count(), 1);
    QVERIFY(QFile::rename(file + u"-away", file));
    QSignalSpy changed(fixture.library.get(), &Library::assetChanged);
    fixture.library->checkFiles({id});
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(!fixture.library->isMissing(id));
}

void TestLibrary::frames()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const AssetId clip = fixture.landed(testFile(QStringLiteral("grey-48-frames.mp4")), MediaKind::Video);
    QVERIFY(!clip.isNull());
    QSignalSpy added(fixture.library.get(), &Library::assetAdded);
    QList<Result<AssetId>> answers;
    const auto take = [&](const Result<AssetId> &id) { answers.append(id); };
    fixture.library->addFrame(clip, 1000, take);
    fixture.library->addFrame(clip, 1000, take);
    QTRY_COMPARE(answers.size(), 2);
    QVERIFY(answers.at(0) && answers.at(1));
    QCOMPARE(added.size(), 2);
    const AssetPtr frame = fixture.library->find(*answers.first());
    QVERIFY(frame);
    QCOMPARE(frame->parent, clip);
    QCOMPARE(frame->parentField, QString());
    QCOMPARE(frame->kind, MediaKind::Image);
    QCOMPARE(frame->pixels, QSize(64, 48));
    QVERIFY(frame->job.isNull() && !frame->cost);
    QVERIFY2(frame->path.contains(u"_frame-0025"), qPrintable(frame->path));
    QCOMPARE(frame->parentFrame, std::optional<qint64>(25)); // people count from 1
    // Frame 24 has luma 30 + 4 * 24.
    const QImage image(fixture.library->absolutePath(*frame));
    QVERIFY(std::abs(qGray(image.pixel(5, 5)) - (30 + 96 - 16) * 255 / 219) <= 2);
    const QString source = image.text(QStringLiteral("Source"));
    QCOMPARE(source, QStringLiteral("frame 25 of 48 (1.000000 s)"));
    QCOMPARE(fixture.files().size(), 3);
}

void TestLibrary::frameOfAPicture()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const AssetId picture = fixture.landed(encoded(paintedPicture({40, 40}), "png"));
    std::optional<Result<AssetId>> answer;
    fixture.library->addFrame(picture, 0, [&](const Result<AssetId> &id) { answer = id; });
    QVERIFY(!answer);
    QTRY_VERIFY(answer.has_value());
    QVERIFY(!*answer);
}

void TestLibrary::oldPartsAreSwept()
{
    LibraryFixture fixture;
    const QString day = fixture.folder() + u"/2026-11-20/";
    QVERIFY(QDir().mkpath(day));
    const QStringList names{u"071233_Seedream_fox_1.part"_qs, u"my own.part"_qs, u"071233_x_1.png"_qs};
    for (const QString &name : names) {
        QFile file(day + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("x");
        file.flush();
        file.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime);
    }
    QVERIFY(fixture.load());
    QTRY_VERIFY(!QFile::exists(day + names.at(0)));
    QVERIFY(QFile::exists(day + names.at(1)));
    QVERIFY(QFile::exists(day + names.at(2)));
}

void TestLibrary::refreshTellsOfACost()
{
    LibraryFixture fixture;
    QVERIFY(fixture.load());
    const AssetId id = fixture.landed(encoded(paintedPicture({40, 40}), "png"));
    const JobId job = fixture.library->find(id)->job;
    const Money cost = Money::fromMicrodollars(123456);
    fixture.store->run<void>(
        this, [=](Database &database) { return AssetRepository(database).setCost(job, cost); }, {});
    QSignalSpy changed(fixture.library.get(), &Library::assetChanged);
    fixture.library->refresh(job);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(fixture.library->find(id)->cost, std::optional<Money>(cost));
}

QTEST_GUILESS_MAIN(TestLibrary)
#include "tst_library.moc"
