// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/filelook.h"
#include "app/metadata/metadata.h"
#include "app/store/filedrepository.h"
#include "tests/unit/library/libraryfixture.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QIODevice>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>
#include <sys/resource.h>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

class TestFileWriter : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void landedWorksSayWhatTheyAre_data();
    void landedWorksSayWhatTheyAre();
    void labelsAndTheWayBack();
    void clipsGetASidecar();
    void originalsStayAsTheyCame();
    void aSidecarThatIsThereIsKeptUp();
    void framesNameTheirClip();
    void simulatedOnesSaySo();
    void manyChangesWriteOnce();
    void earlierWorksAreLeftAlone();
    void theRowOfARemovedFileWaits();
    void aFileThatCannotBeUsedIsSaidOnce();
    void damagedPicturesGetASidecar();
    void aFullDiskEndsTheRound();
    void trashTakesTheSidecarToo();
    void restoredWorksAreWritten();
    void copiesTakeTheSidecar();
    void theEndFinishesOneFile();

private:
    [[nodiscard]] Library &library() const { return *m_fixture->library; }
    [[nodiscard]] Asset work(AssetId id) const { return *library().find(id); }
    [[nodiscard]] QString fileOf(AssetId id) const { return library().absolutePath(work(id)); }
    [[nodiscard]] WorkMetadata said(AssetId id) const { return readMetadata(fileOf(id))->work; }
    [[nodiscard]] bool isMarked(AssetId id) const;
    bool allWritten();
    void setWriting(FileWriting how);
    void label(AssetId id, const LabelChange &change);
    AssetId landPicture(const char *format = "png");

    QTemporaryDir m_home;
    std::unique_ptr<LibraryFixture> m_fixture;
    FileWriting m_how = FileWriting::Off;
    std::atomic<int> m_settled = 0; //!< counted in the store's thread
};

namespace
{

QByteArray bytesIn(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace

void TestFileWriter::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
    qputenv("HOME", m_home.path().toUtf8());
}

void TestFileWriter::init()
{
    m_settled = 0;
    m_fixture = std::make_unique<LibraryFixture>([this](const QString &sql, FaultPoint point) {
        m_settled += point == FaultPoint::Before && sql.startsWith(u"UPDATE assets SET filed_revision"_s);
        return std::optional<Error>();
    });
    QVERIFY(m_fixture->load());
    library().setQuiet(std::chrono::milliseconds(1));
}

void TestFileWriter::cleanup()
{
    m_fixture.reset();
}

bool TestFileWriter::isMarked(AssetId id) const
{
    const auto database = Database::open(m_fixture->store->file(), {}, Database::Access::ReadOnly);
    return database && FiledRepository(**database).isMarked(id).value_or(true);
}

//! A round that begins now has ended.
bool TestFileWriter::allWritten()
{
    library().setWriting(FileWriting::Off);
    QSignalSpy written(&library(), &Library::filesWritten);
    library().setWriting(m_how);
    return written.wait(20000);
}

void TestFileWriter::setWriting(FileWriting how)
{
    m_how = how;
    library().setWriting(how);
}

void TestFileWriter::label(AssetId id, const LabelChange &change)
{
    bool done = false;
    library().label({id}, change, [&done](const LabelsChanged &) { done = true; });
    QTRY_VERIFY(done);
}

AssetId TestFileWriter::landPicture(const char *format)
{
    return m_fixture->landed(encoded(paintedPicture({60, 40}), format));
}

void TestFileWriter::landedWorksSayWhatTheyAre_data()
{
    QTest::addColumn<QByteArray>("format");
    for (const char *format : {"png", "jpg", "webp"})
        QTest::newRow(format) << QByteArray(format);
}

void TestFileWriter::landedWorksSayWhatTheyAre()
{
    QFETCH(QByteArray, format);
    const QByteArray original = encoded(paintedPicture({60, 40}), format.constData());
    setWriting(FileWriting::IntoFiles);
    const AssetId id = m_fixture->landed(original);
    QVERIFY(allWritten());
    QVERIFY(!isMarked(id));
    const Asset row = work(id);
    const auto found = readMetadata(fileOf(id));
    QVERIFY(found && found->isOwn);
    QVERIFY(found->sidecar.isEmpty());
    QCOMPARE(found->work.prompt, u"A red fox in the snow, at dawn"_s);
    QCOMPARE(found->work.modelId.text(), u"bytedance/seedream-4-5/text-to-image"_s);
    QCOMPARE(found->work.modelName, u"Seedream 4.5"_s);
    QCOMPARE(found->work.seed.value_or(0), 7);
    QCOMPARE(found->work.requestId.text(), u"r-1"_s);
    QCOMPARE(found->work.input, row.input);
    QCOMPARE(found->work.documentId, row.document);
    QCOMPARE(found->work.cost, row.cost);
    QVERIFY(found->work.isGenerated);
    QVERIFY(!found->work.isSimulated);
    const QByteArray now = bytesIn(fileOf(id));
    QVERIFY(now != original);
    QVERIFY(now.contains("trainedAlgorithmicMedia"));
    QCOMPARE(QImage::fromData(now), QImage::fromData(original));
    QCOMPARE(row.hash, hashOf(now));
    QCOMPARE(row.bytes, now.size());
    QCOMPARE(row.stamp, FileLook::at(fileOf(id)).stamp());
    QCOMPARE(row.picture, hashOf(original));
    QCOMPARE(m_fixture->files(), QStringList{row.path});
}

void TestFileWriter::labelsAndTheWayBack()
{
    setWriting(FileWriting::IntoFiles);
    const AssetId id = landPicture();
    LabelsChanged change;
    library().label({id}, {.rating = 4, .colour = 2, .project = u"Film"_s, .addTags = {u"sea"_s}},
                    [&change](const LabelsChanged &done) { change = done; });
    QTRY_COMPARE(change.after.size(), 1);
    QVERIFY(allWritten());
    QCOMPARE(said(id).rating, 4);
    QCOMPARE(said(id).colour, 2);
    QCOMPARE(said(id).project, u"Film"_s);
    QCOMPARE(said(id).tags, QStringList{u"sea"_s});
    library().setLabels(change.before);
    QVERIFY(allWritten());
    QCOMPARE(said(id).rating, 0);
    QVERIFY(said(id).tags.isEmpty());
    QCOMPARE(said(id).prompt, work(id).prompt);
}

void TestFileWriter::clipsGetASidecar()
{
    setWriting(FileWriting::IntoFiles);
    const QByteArray clip = testFile(u"grey-48-frames.mp4"_s);
    const AssetId id = m_fixture->landed(clip, MediaKind::Video);
    label(id, {.rating = 3});
    QVERIFY(allWritten());
    QCOMPARE(bytesIn(fileOf(id)), clip);
    QCOMPARE(work(id).hash, hashOf(clip));
    QCOMPARE(m_fixture->files(), QStringList({work(id).path, work(id).path + u".xmp"}));
    QCOMPARE(said(id).rating, 3);
    QCOMPARE(said(id).documentId, work(id).document);
}

void TestFileWriter::originalsStayAsTheyCame()
{
    setWriting(FileWriting::BesideFiles);
    const QByteArray original = encoded(paintedPicture({60, 40}), "png");
    const AssetId id = m_fixture->landed(original);
    label(id, {.rating = 5});
    QVERIFY(allWritten());
    QCOMPARE(bytesIn(fileOf(id)), original);
    QCOMPARE(work(id).hash, hashOf(original));
    QCOMPARE(said(id).rating, 5);
    QCOMPARE(said(id).prompt, work(id).prompt);
    QVERIFY(bytesIn(sidecarOf(fileOf(id))).contains("trainedAlgorithmicMedia"));
}

void TestFileWriter::aSidecarThatIsThereIsKeptUp()
{
    setWriting(FileWriting::BesideFiles);
    const AssetId id = landPicture();
    label(id, {.rating = 5});
    QVERIFY(allWritten());
    setWriting(FileWriting::IntoFiles);
    label(id, {.rating = 1});
    QVERIFY(allWritten());
    QCOMPARE(readMetadata(bytesIn(fileOf(id)), {}).work.rating, 1);
    QCOMPARE(readMetadata({}, bytesIn(sidecarOf(fileOf(id)))).work.rating, 1);
}

void TestFileWriter::framesNameTheirClip()
{
    setWriting(FileWriting::IntoFiles);
    const AssetId clip = m_fixture->landed(testFile(u"grey-48-frames.mp4"_s), MediaKind::Video);
    AssetId frame;
    library().addFrame(clip, 500,
                       [&frame](const Result<AssetId> &made) { frame = made.value_or(AssetId()); });
    QTRY_VERIFY(!frame.isNull());
    QVERIFY(allWritten());
    const QList<ParentWork> parents = said(frame).parents;
    QCOMPARE(parents.size(), 1);
    QCOMPARE(parents.first().documentId, work(clip).document);
    QVERIFY(work(frame).parentFrame.has_value());
    QCOMPARE(parents.first().frame.value_or(-1), *work(frame).parentFrame - 1);
    QVERIFY(said(frame).isGenerated);
}

void TestFileWriter::simulatedOnesSaySo()
{
    setWriting(FileWriting::IntoFiles);
    Served served;
    served.body = encoded(paintedPicture({60, 40}), "png");
    CollectRequest request =
        m_fixture->request(m_fixture->makeJob(), {m_fixture->server.put(u"/simulated"_s, served)});
    request.simulated = true;
    request.input = R"({"prompt":"x","negative_prompt":"fog","image":"https://host/a.png?sig=1"})";
    const AssetId id = m_fixture->collect(request).summary.assets.value(0);
    QVERIFY(allWritten());
    QVERIFY(said(id).isSimulated);
    QCOMPARE(said(id).negativePrompt, u"fog"_s);
    QVERIFY(!bytesIn(fileOf(id)).contains("sig=1"));
}

void TestFileWriter::manyChangesWriteOnce()
{
    setWriting(FileWriting::IntoFiles);
    const AssetId id = landPicture();
    QVERIFY(allWritten());
    library().setQuiet(std::chrono::milliseconds(400));
    m_settled = 0;
    for (int i = 0; i < 10; ++i)
        label(id, {.rating = 1 + i % 5});
    QVERIFY(allWritten());
    QCOMPARE(said(id).rating, 5);
    QCOMPARE(m_settled, 1);
}

void TestFileWriter::earlierWorksAreLeftAlone()
{
    const AssetId id = landPicture();
    const QByteArray original = bytesIn(fileOf(id));
    QVERIFY(isMarked(id));
    bool cleared = false;
    m_fixture->store->run<void>(
        this, [](Database &database) { return database.execute(u"UPDATE assets SET revision = 0"_s); },
        [&cleared](const Result<void> &done) { cleared = done.has_value(); });
    QTRY_VERIFY(cleared);
    setWriting(FileWriting::IntoFiles);
    QVERIFY(allWritten());
    QCOMPARE(bytesIn(fileOf(id)), original);
    label(id, {.rating = 2});
    QVERIFY(allWritten());
    QCOMPARE(said(id).rating, 2);
    QCOMPARE(said(id).prompt, work(id).prompt);
}

void TestFileWriter::theRowOfARemovedFileWaits()
{
    const AssetId id = landPicture();
    const AssetId other = landPicture();
    const QString file = fileOf(id);
    QVERIFY(QFile::rename(file, file + u".away"));
    QSignalSpy failed(&library(), &Library::actionFailed);
    setWriting(FileWriting::IntoFiles);
    QVERIFY(allWritten());
    QVERIFY(isMarked(id));
    QVERIFY(!isMarked(other));
    QVERIFY(failed.isEmpty()); // the gallery shows that it is missing
    QVERIFY(QFile::rename(file + u".away", file));
    label(id, {.rating = 2});
    QVERIFY(allWritten());
    QVERIFY(!isMarked(id));
    QCOMPARE(said(id).rating, 2);
}

void TestFileWriter::aFileThatCannotBeUsedIsSaidOnce()
{
    const QList<AssetId> ids{landPicture(), landPicture()};
    for (const AssetId id : ids)
        QVERIFY(QFile::remove(fileOf(id)) && QDir().mkdir(fileOf(id)));
    QSignalSpy failed(&library(), &Library::actionFailed);
    setWriting(FileWriting::IntoFiles);
    QVERIFY(allWritten());
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.first().first().value<Error>().message.contains(u"is safe"_s));
    QVERIFY(isMarked(ids[0]) && isMarked(ids[1]));
    label(landPicture(), {.rating = 1});
    QVERIFY(allWritten());
    QCOMPARE(failed.size(), 1);
    QVERIFY(m_fixture->load()); // as after a restart
    library().setQuiet(std::chrono::milliseconds(1));
    for (const AssetId id : ids) {
        QVERIFY(QDir().rmdir(fileOf(id)));
        QFile file(fileOf(id));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(encoded(paintedPicture({60, 40}), "png"));
    }
    setWriting(FileWriting::IntoFiles);
    QVERIFY(allWritten());
    QVERIFY(!isMarked(ids[0]) && !isMarked(ids[1]));
}

void TestFileWriter::damagedPicturesGetASidecar()
{
    const AssetId id = landPicture();
    const QByteArray half = bytesIn(fileOf(id)).left(60);
    QFile file(fileOf(id));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(half) == half.size());
    file.close();
    setWriting(FileWriting::IntoFiles);
    QVERIFY(allWritten());
    QVERIFY(!isMarked(id));
    QCOMPARE(bytesIn(fileOf(id)), half);
    QCOMPARE(said(id).prompt, work(id).prompt);
}

void TestFileWriter::aFullDiskEndsTheRound()
{
    const QByteArray picture = heavyPicture(1600);
    const AssetId id = m_fixture->landed(picture);
    const AssetId other = m_fixture->landed(picture);
    QSignalSpy failed(&library(), &Library::actionFailed);
    m_how = FileWriting::IntoFiles;
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small{rlim_t(picture.size() - 100), before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const bool ended = allWritten();
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(ended);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().kind, ErrorKind::DiskFull);
    QVERIFY(isMarked(id) && isMarked(other));
    QCOMPARE(m_fixture->bytesOf(id), picture);
    QCOMPARE(m_fixture->files().size(), 2);
    label(id, {.rating = 1});
    QVERIFY(allWritten());
    QVERIFY(!isMarked(id) && !isMarked(other));
}

void TestFileWriter::trashTakesTheSidecarToo()
{
    setWriting(FileWriting::IntoFiles);
    const AssetId id = m_fixture->landed(testFile(u"grey-48-frames.mp4"_s), MediaKind::Video);
    QVERIFY(allWritten());
    const QStringList files = m_fixture->files();
    QCOMPARE(files.size(), 2);
    QSignalSpy trashed(&library(), &Library::trashed);
    library().moveToTrash({id});
    QTRY_COMPARE(trashed.size(), 1);
    QVERIFY(m_fixture->files().isEmpty());
    const auto works = trashed.first().first().value<QList<TrashedWork>>();
    QVERIFY(QFileInfo::exists(works.first().sidecarInTrash));
    QSignalSpy restored(&library(), &Library::restored);
    library().restoreFromTrash(works);
    QTRY_COMPARE(restored.size(), 1);
    QCOMPARE(m_fixture->files(), files);
    QCOMPARE(said(id).prompt, work(id).prompt);
    const QFileInfo left(works.first().sidecarInTrash);
    QVERIFY(!left.exists());
    QVERIFY(!QFileInfo::exists(left.path() + u"/../info/"_s + left.fileName() + u".trashinfo"_s));
}

void TestFileWriter::restoredWorksAreWritten()
{
    const AssetId id = landPicture();
    QSignalSpy trashed(&library(), &Library::trashed);
    library().moveToTrash({id});
    QTRY_COMPARE(trashed.size(), 1);
    setWriting(FileWriting::IntoFiles);
    QVERIFY(allWritten());
    QVERIFY(m_fixture->files().isEmpty());
    QVERIFY(isMarked(id));
    QSignalSpy restored(&library(), &Library::restored);
    library().restoreFromTrash(trashed.first().first().value<QList<TrashedWork>>());
    QTRY_COMPARE(restored.size(), 1); // until then all that is there is written
    QVERIFY(allWritten());
    QVERIFY(!isMarked(id));
    QCOMPARE(said(id).prompt, work(id).prompt);
}

void TestFileWriter::copiesTakeTheSidecar()
{
    setWriting(FileWriting::BesideFiles);
    const AssetId id = landPicture();
    QVERIFY(allWritten());
    const QString target = m_home.filePath(u"copy.png"_s);
    std::optional<Result<void>> saved;
    library().saveCopy(id, target, [&saved](const Result<void> &done) { saved = done; });
    QTRY_VERIFY(saved);
    QVERIFY(saved->has_value());
    QCOMPARE(bytesIn(target), m_fixture->bytesOf(id));
    QCOMPARE(readMetadata(target)->work.prompt, work(id).prompt);
}

void TestFileWriter::theEndFinishesOneFile()
{
    QList<AssetId> ids;
    for (int i = 0; i < 12; ++i)
        ids.append(m_fixture->landed(heavyPicture(500)));
    setWriting(FileWriting::IntoFiles);
    QTRY_VERIFY_WITH_TIMEOUT(m_settled > 0, 20000);
    m_fixture->library.reset();
    QVERIFY(m_fixture->load());
    int marked = 0;
    for (const AssetId id : std::as_const(ids)) {
        marked += isMarked(id);
        if (!isMarked(id))
            QCOMPARE(work(id).hash, hashOf(m_fixture->bytesOf(id)));
    }
    QVERIFY2(marked > 0, "nothing was called off");
    library().setQuiet(std::chrono::milliseconds(1));
    setWriting(FileWriting::IntoFiles);
    QVERIFY(allWritten());
    for (const AssetId id : std::as_const(ids))
        QVERIFY(!isMarked(id) && work(id).hash == hashOf(m_fixture->bytesOf(id)));
    QCOMPARE(m_fixture->files().size(), ids.size());
}

QTEST_GUILESS_MAIN(TestFileWriter)
#include "tst_filewriter.moc"
