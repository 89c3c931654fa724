// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/filestate.h"
#include "app/library/folderimport.h"
#include "app/library/worksearch.h"
#include "tests/unit/library/hostilefiles.h"
#include "tests/unit/library/scanrig.h"
#include "tests/unit/metadata/samplefiles.h"

#include <QCoreApplication>
#include <QDate>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileDevice>
#include <QFileInfo>
#include <QIODevice>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSignalSpy>
#include <QTest>
#include <QTime>

namespace maquette::test
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int patience = 60'000;

QByteArray picture(int edge, const QString &name = {}, const QString &text = {})
{
    const QByteArray bytes = encoded(paintedPicture({edge, 10}), "png");
    return name.isEmpty() ? bytes
                          : samples::withChunks(bytes, samples::textChunk(name.toLatin1(), text.toLatin1()));
}

} // namespace

class TestFolderImport : public QObject, ScanRig
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { end(); }
    void settingsOfPrograms_data();
    void settingsOfPrograms();
    void eachContentOnce();
    void againAfterRating();
    void aCopyThatWasPaintedOver();
    void originalsStayAsTheyAre();
    void namesAndFoldersStay();
    void withoutWhatIsBelow();
    void whatCannotBeReadIsSaid();
    void missingWorkComesBack();
    void namesOfMissingWorksStayTheirs();
    void libraryInsideIsLeftOut();
    void calledOff_data();
    void calledOff();
    void folderThatVanishes();
    void killed();
    void killedImporter(); // the one that is killed

private:
    void give(const QString &path, const QByteArray &bytes) const;
    [[nodiscard]] QString source(const QString &path = {}) const
    {
        return m_home.path() + u"/Other"_s + (path.isEmpty() ? QString() : u'/' + path);
    }
    [[nodiscard]] ImportOrder order(const QStringList &sources = {}) const
    {
        return {sources.isEmpty() ? QStringList{source()} : sources, m_fixture->folder(),
                m_fixture->paths().databaseFile()};
    }
    ImportOutcome import(const ImportOrder &order);
    ImportOutcome importAndScan();
};

void TestFolderImport::initTestCase()
{
    useHome();
}

void TestFolderImport::init()
{
    QDir(source()).removeRecursively();
    begin();
}

void TestFolderImport::give(const QString &path, const QByteArray &bytes) const
{
    QDir().mkpath(QFileInfo(source(path)).path());
    QFile file(source(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

ImportOutcome TestFolderImport::import(const ImportOrder &wanted)
{
    std::optional<ImportOutcome> ended;
    FolderImport import(wanted);
    connect(&import, &FolderImport::finished, this, [&](const ImportOutcome &outcome) { ended = outcome; });
    import.start();
    (void)QTest::qWaitFor([&] { return ended.has_value(); }, patience);
    return ended.value_or(ImportOutcome());
}

ImportOutcome TestFolderImport::importAndScan()
{
    ImportOutcome outcome = import(order());
    (void)scan();
    return outcome;
}

void TestFolderImport::settingsOfPrograms_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("model");
    QTest::newRow("a1111") << u"parameters"_s
                           << u"a red fox\nNegative prompt: blur\nSteps: 20, Sampler: Euler a, CFG scale: 7, "
                              "Seed: 42, Size: 512x768, Model: dreamshaper"_s
                           << QString() << u"dreamshaper"_s;
    QTest::newRow("invoke") << u"invokeai_metadata"_s
                            << uR"({"positive_prompt":"a red fox","negative_prompt":"blur","seed":42,)"
                               R"("steps":20,"width":512,"height":768,"model":{"name":"sdxl"}})"_s
                            << u"InvokeAI"_s << u"sdxl"_s;
    QTest::newRow("swarm") << u"parameters"_s
                           << uR"({"sui_image_params":{"prompt":"a red fox","negativeprompt":"blur",)"
                              R"("seed":42,"steps":20,"width":512,"height":768,"model":"flux"}})"_s
                           << u"SwarmUI"_s << u"flux"_s;
    QTest::newRow("fooocus") << u"parameters"_s
                             << uR"({"prompt":"a red fox","negative_prompt":"blur","seed":42,"steps":20,)"
                                R"("base_model":"juggernaut","performance":"Speed",)"
                                "\"resolution\":\"(512, 768)\"}"_s
                             << u"Fooocus"_s << u"juggernaut"_s;
    QTest::newRow("comfy") << u"prompt"_s
                           << uR"({"1":{"class_type":"CheckpointLoaderSimple","inputs":{"ckpt_name":)"
                              R"("sd15.safetensors"}},"2":{"class_type":"CLIPTextEncode","inputs":{"text":)"
                              R"("a red fox","clip":["1",1]}},"3":{"class_type":"CLIPTextEncode","inputs":)"
                              R"({"text":"blur","clip":["1",1]}},"4":{"class_type":"EmptyLatentImage",)"
                              R"("inputs":{"width":512,"height":768,"batch_size":1}},"5":{"class_type":)"
                              R"("KSampler","inputs":{"seed":42,"steps":20,"model":["1",0],"positive":)"
                              R"(["2",0],"negative":["3",0],"latent_image":["4",0]}},"6":{"class_type":)"
                              R"("VAEDecode","inputs":{"samples":["5",0],"vae":["1",2]}},"7":{"class_type":)"
                              R"("SaveImage","inputs":{"images":["6",0]}}})"_s
                           << u"ComfyUI"_s << u"sd15.safetensors"_s;
}

void TestFolderImport::settingsOfPrograms()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    QFETCH(QString, program);
    QFETCH(QString, model);
    give(u"fox.png"_s, picture(20, name, text));
    const ImportOutcome outcome = importAndScan();
    QCOMPARE(outcome.imported, QStringList{u"Imported/Other/fox.png"_s});
    QVERIFY(!outcome.error);
    QCOMPARE(outcome.programs.size(), 1);
    if (!program.isEmpty())
        QCOMPARE(outcome.programs.firstKey(), program);
    const Asset work = at(u"Imported/Other/fox.png"_s);
    QCOMPARE(work.prompt, u"a red fox"_s);
    QCOMPARE(work.seed, std::optional<qint64>(42));
    QVERIFY2(work.modelName.startsWith(model), qPrintable(work.modelName));
    QVERIFY(work.input.contains(R"("negative_prompt":"blur")"));
    QVERIFY(work.input.contains(R"("width":512)"));
    const QByteArray maker = "\"program\":\"" + outcome.programs.firstKey().toUtf8();
    QVERIFY2(work.input.contains(maker), work.input.constData());
}

void TestFolderImport::eachContentOnce()
{
    give(u"a.png"_s, picture(20));
    give(u"b/a copy.png"_s, picture(20));
    give(u"c.png"_s, picture(30));
    const ImportOutcome first = importAndScan();
    QCOMPARE(first.imported.size(), 2);
    QCOMPARE(first.known, 1);
    QCOMPARE(works().size(), 2);
    const ImportOutcome second = importAndScan();
    QCOMPARE(second.imported.size(), 0);
    QCOMPARE(second.known, 3);
    QCOMPARE(works().size(), 2);
}

void TestFolderImport::againAfterRating()
{
    give(u"a.png"_s, picture(20));
    QCOMPARE(importAndScan().imported.size(), 1);
    m_fixture->library->setQuiet(std::chrono::milliseconds(0));
    m_fixture->library->setWriting(FileWriting::IntoFiles);
    QSignalSpy written(&library(), &Library::filesWritten);
    const QString before = at(u"Imported/Other/a.png"_s).hash;
    LabelChange change;
    change.rating = 5;
    library().label({works().first().id}, change);
    QTRY_VERIFY_WITH_TIMEOUT(at(u"Imported/Other/a.png"_s).hash != before, patience);
    QCOMPARE(importAndScan().known, 1);
    QCOMPARE(works().size(), 1);
    const auto original = stateOfFile(source(u"a.png"_s));
    QVERIFY(original);
    QCOMPARE(original->hash, before);
    // The file itself says what it was made of.
    throwIndexAway();
    (void)scan();
    QCOMPARE(at(u"Imported/Other/a.png"_s).origin, before);
    QCOMPARE(importAndScan().known, 1);
    QCOMPARE(works().size(), 1);
    // Painted over in the library, it is another picture, and the original is welcome.
    QImage painted(full(u"Imported/Other/a.png"_s));
    painted.invertPixels();
    QVERIFY(painted.save(full(u"Imported/Other/a.png"_s)));
    QCOMPARE(importAndScan().imported.size(), 1);
    QCOMPARE(works().size(), 2);
}

//! Both say that they are the same work.
void TestFolderImport::aCopyThatWasPaintedOver()
{
    (void)put(u"mine.png"_s, foxes(u"b0b0b0b0-0000-4000-8000-000000000001"_s), 30);
    (void)scan();
    const QString mine = full(u"mine.png"_s);
    QVERIFY(QDir().mkpath(source()) && QFile::copy(mine, source(u"same.png"_s)));
    WorkMetadata rated = foxes(u"b0b0b0b0-0000-4000-8000-000000000001"_s);
    rated.rating = 1;
    QVERIFY(embedMetadata(mine, source(u"rated.png"_s), rated));
    QImage painted(mine);
    painted.invertPixels();
    QVERIFY(painted.save(source(u"painted.png"_s)));
    QVERIFY(embedMetadata(source(u"painted.png"_s), source(u"painted.png"_s),
                          foxes(u"b0b0b0b0-0000-4000-8000-000000000001"_s)));
    const ImportOutcome outcome = importAndScan();
    QCOMPARE(outcome.known, 2);
    QCOMPARE(outcome.imported, QStringList{u"Imported/Other/painted.png"_s});
    QCOMPARE(works().size(), 2);
}

void TestFolderImport::originalsStayAsTheyAre()
{
    give(u"a.png"_s, picture(20));
    const QString file = source(u"a.png"_s);
    QFile opened(file);
    QVERIFY(opened.open(QIODevice::ReadWrite));
    const QDateTime old(QDate(2023, 5, 6), QTime(7, 8, 9));
    QVERIFY(opened.setFileTime(old, QFileDevice::FileModificationTime));
    opened.close();
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner));
    const FileLook before = FileLook::at(file);
    QCOMPARE(importAndScan().imported.size(), 1);
    QVERIFY(FileLook::at(file) == before);
    QCOMPARE(QFile::permissions(file) & QFile::WriteOwner, QFile::Permissions());
    const Asset work = at(u"Imported/Other/a.png"_s);
    QCOMPARE(work.createdAt.toLocalTime(), old);                    // sorted by its own time
    QVERIFY(FileLook::at(full(work.path)).number != before.number); // no second name of the same file
}

void TestFolderImport::namesAndFoldersStay()
{
    give(u"x/y/one.png"_s, picture(20));
    give(u"x/one.png"_s, picture(30));
    give(u"x/one.png.xmp"_s, "<x/>");
    QCOMPARE(import(order()).imported.size(), 2);
    QVERIFY(QFile::exists(full(u"Imported/Other/x/y/one.png"_s)));
    QVERIFY(QFile::exists(full(u"Imported/Other/x/one.png.xmp"_s)));
    give(u"x/one.png"_s, picture(40)); // another one under the same name
    const ImportOutcome again = import(order());
    QCOMPARE(again.imported, QStringList{u"Imported/Other/x/one-2.png"_s});
    QCOMPARE(import(order({source(u"x/y/one.png"_s)})).known, 0); // not yet in the index
}

void TestFolderImport::withoutWhatIsBelow()
{
    give(u"a.png"_s, picture(20));
    give(u"b/c.png"_s, picture(30));
    ImportOrder flat = order();
    flat.withBelow = false;
    QCOMPARE(import(flat).imported, QStringList{u"Imported/Other/a.png"_s});
}

void TestFolderImport::whatCannotBeReadIsSaid()
{
    give(u"cut.png"_s, heavyPicture(64).left(3000));
    give(u"text.png"_s, "this is no picture");
    give(u"deep.png"_s, picture(20, u"invokeai_metadata"_s, QString(200'000, u'[')));
    give(u"long.png"_s, picture(30, u"parameters"_s, QString(4'000'000, u'x')));
    give(u"large.jpg"_s, progressivePromising(60'000, 60'000));
    const ImportOutcome outcome = importAndScan();
    QVERIFY(!outcome.error);
    QVERIFY(outcome.imported.contains(u"Imported/Other/deep.png"_s));
    QVERIFY(outcome.imported.contains(u"Imported/Other/long.png"_s));
    QVERIFY(outcome.refused >= 2);
    QCOMPARE(outcome.refused, outcome.which.size());
    QStringList names;
    for (const RefusedFile &each : outcome.which) {
        QVERIFY(!each.reason.isEmpty());
        names += QFileInfo(each.file).fileName();
    }
    QVERIFY(names.contains(u"cut.png"_s));
    QVERIFY(names.contains(u"text.png"_s));
    const ImportOutcome gone = import(order({source(u"nothing.png"_s)}));
    QCOMPARE(gone.refused, 1);
}

void TestFolderImport::missingWorkComesBack()
{
    give(u"a.png"_s, picture(20));
    QCOMPARE(importAndScan().imported.size(), 1);
    const AssetId id = works().first().id;
    put(u"other.png"_s, {}, 50);
    QVERIFY(QFile::remove(full(u"Imported/Other/a.png"_s)));
    (void)scan();
    QVERIFY(library().isMissing(id));
    QCOMPARE(importAndScan().imported.size(), 1);
    QCOMPARE(works().size(), 2);
    QVERIFY(!library().isMissing(id));
}

void TestFolderImport::namesOfMissingWorksStayTheirs()
{
    give(u"a.png"_s, picture(20));
    QCOMPARE(importAndScan().imported.size(), 1);
    put(u"other.png"_s, {}, 50);
    QVERIFY(QFile::remove(full(u"Imported/Other/a.png"_s)));
    (void)scan();
    give(u"a.png"_s, picture(40));
    QCOMPARE(import(order()).imported, QStringList{u"Imported/Other/a-2.png"_s});
}

void TestFolderImport::libraryInsideIsLeftOut()
{
    put(u"own.png"_s, {}, 50);
    (void)scan();
    const QString above = QFileInfo(m_fixture->folder()).path();
    const ImportOutcome outcome = import(order({above}));
    QVERIFY(!outcome.error);
    QCOMPARE(outcome.imported.size() + outcome.known, 0);
    QVERIFY(import(order({m_fixture->folder()})).error.has_value());
    QCOMPARE(import(order({full(u"own.png"_s)})).known, 1);
}

void TestFolderImport::calledOff_data()
{
    QTest::addColumn<qsizetype>("after");
    QTest::newRow("before the folders are looked through") << qsizetype(-1);
    QTest::newRow("among the files") << qsizetype(2);
}

void TestFolderImport::calledOff()
{
    QFETCH(const qsizetype, after);
    for (int i = 0; i < 200; ++i)
        give(QString::number(i) + u".png"_s, picture(20 + i));
    std::optional<ImportOutcome> ended;
    FolderImport import(order());
    connect(&import, &FolderImport::finished, this, [&](const ImportOutcome &outcome) { ended = outcome; });
    connect(&import, &FolderImport::progressed, &import, [&import, after] {
        if (import.progress().done > after)
            import.cancel();
    });
    if (after < 0)
        import.cancel();
    import.start();
    QTRY_VERIFY_WITH_TIMEOUT(ended, patience);
    QVERIFY(after >= 0 || ended->imported.isEmpty());
    if (ended->imported.size() < 200) {
        QCOMPARE(ended->error->kind, ErrorKind::Cancelled);
        QCOMPARE(ended->error->message, u"The import was stopped."_s);
    }
    (void)scan();
    QCOMPARE(works().size(), ended->imported.size());
    const ImportOutcome rest = importAndScan();
    QCOMPARE(rest.known, ended->imported.size());
    QCOMPARE(works().size(), 200);
}

void TestFolderImport::folderThatVanishes()
{
    for (int i = 0; i < 50; ++i)
        give(QString::number(i) + u".png"_s, picture(20 + i));
    std::optional<ImportOutcome> ended;
    FolderImport import(order());
    connect(&import, &FolderImport::finished, this, [&](const ImportOutcome &outcome) { ended = outcome; });
    connect(&import, &FolderImport::progressed, this, [this] { QDir(source()).removeRecursively(); });
    import.start();
    QTRY_VERIFY_WITH_TIMEOUT(ended, patience);
    (void)scan();
    QCOMPARE(works().size(), ended->imported.size());
    QVERIFY(ended->error || ended->imported.size() == 50);
    QVERIFY(this->import(order()).error || !QFileInfo::exists(source()));
}

//! Started by killed(), in a process of its own.
void TestFolderImport::killedImporter()
{
    const QString sources = qEnvironmentVariable("MAQUETTE_IMPORT_FROM");
    if (sources.isEmpty())
        return;
    const ImportOrder wanted{{sources},
                             qEnvironmentVariable("MAQUETTE_IMPORT_INTO"),
                             qEnvironmentVariable("MAQUETTE_IMPORT_INDEX")};
    (void)import(wanted);
}

void TestFolderImport::killed()
{
#ifdef __SANITIZE_THREAD__
    QSKIP("TSan does not let a program of several threads start another");
#endif
    constexpr int files = 60;
    for (int i = 0; i < files; ++i)
        give(QString::number(i) + u".png"_s, heavyPicture(100 + i));
    for (const int after : {1, 10, 30}) {
        QProcess importer;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"MAQUETTE_IMPORT_FROM"_s, source());
        environment.insert(u"MAQUETTE_IMPORT_INTO"_s, m_fixture->folder());
        environment.insert(u"MAQUETTE_IMPORT_INDEX"_s, m_fixture->paths().databaseFile());
        importer.setProcessEnvironment(environment);
        importer.start(QCoreApplication::applicationFilePath(), {u"killedImporter"_s});
        QVERIFY(importer.waitForStarted());
        const auto come = [this] {
            QDirIterator all(full(u"Imported"_s), QDir::Files, QDirIterator::Subdirectories);
            int count = 0;
            for (; all.hasNext(); all.next())
                ++count;
            return count;
        };
        (void)QTest::qWaitFor([&] { return come() >= after; }, patience);
        importer.kill();
        importer.waitForFinished();
    }
    const ImportOutcome outcome = importAndScan();
    QVERIFY(!outcome.error);
    QCOMPARE(outcome.imported.size() + outcome.known, files);
    QCOMPARE(works().size(), files);
    QCOMPARE(m_fixture->files().size(), files);
}

} // namespace maquette::test

QTEST_MAIN(maquette::test::TestFolderImport)
#include "tst_folderimport.moc"
