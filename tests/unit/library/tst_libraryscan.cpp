// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/library/scanrig.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileDevice>
#include <QFileInfo>
#include <QIODevice>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

class TestLibraryScan : public QObject, private ScanRig
{
    Q_OBJECT

private slots:
    void initTestCase() { useHome(); }
    void init() { begin(); }
    void cleanup() { end(); }

    void knownFilesAreNotOpened();
    void movedAndRenamedAreFoundAgain();
    void namesThatWereSwapped();
    void changedContentIsTakenAnew();
    void missingStaysAndComesBack();
    void overwrittenByAnotherWork();
    void ownFilesBringAllTheySay();
    void filesOfOtherPrograms();
    void secondCopyIsAWorkOfItsOwn();
    void parentThatComesLater();
    void copyOfARemovedWorkBringsItBack();
    void aScanDoesNotBringBackWhatGoes();
    void leftoversOfKilledWritesGo();
    void whatIsNoWorkIsLeftAlone();
    void hostileFilesDoNotStopIt();
    void linksAndLoopsAreNotFollowed();
};

void TestLibraryScan::knownFilesAreNotOpened()
{
    const AssetId id = m_fixture->landed(encoded(paintedPicture({20, 10}), "png"));
    const Asset before = *library().find(id);
    // Whoever opens it cannot read it: root can, so its content is made another of the same size and time.
    const QString file = library().absolutePath(before);
    QByteArray bytes = m_fixture->bytesOf(id);
    bytes[bytes.size() - 20] = char(bytes.at(bytes.size() - 20) ^ 1);
    const QDateTime time = QFileInfo(file).lastModified();
    write(before.path, bytes);
    QFile again(file);
    QVERIFY(again.open(QIODevice::ReadWrite) && again.setFileTime(time, QFileDevice::FileModificationTime));
    again.close();
    const ScanOutcome outcome = scan();
    QVERIFY(!outcome.error);
    QCOMPARE(outcome.files, 1);
    QCOMPARE(outcome.added + outcome.changed + outcome.moved, 0);
    QCOMPARE(*library().find(id), before);
}

void TestLibraryScan::movedAndRenamedAreFoundAgain()
{
    const AssetId plain = m_fixture->landed(encoded(paintedPicture({20, 10}), "png"));
    put(u"own.png"_s, foxes(kFirst), 30);
    scan();
    const Asset own = at(u"own.png"_s);
    QVERIFY(QDir().mkpath(full(u"deep/er"_s)));
    QVERIFY(QFile::rename(library().absolutePath(*library().find(plain)), full(u"deep/er/renamed.png"_s)));
    QVERIFY(QFile::rename(full(u"own.png"_s), full(u"deep/own too.png"_s)));
    QSignalSpy pictures(&library(), &Library::picturesChanged);
    const ScanOutcome outcome = scan();
    QCOMPARE(outcome.moved, 2);
    QCOMPARE(outcome.added, 0);
    QVERIFY(outcome.missing.isEmpty());
    QCOMPARE(library().find(plain)->path, u"deep/er/renamed.png"_s);
    QCOMPARE(library().find(own.id)->path, u"deep/own too.png"_s);
    QCOMPARE(pictures.count(), 0);
    QCOMPARE(library().count(), 2);
}

void TestLibraryScan::namesThatWereSwapped()
{
    put(u"a.png"_s, foxes(kFirst), 30);
    put(u"b.png"_s, foxes(kSecond), 40);
    scan();
    const AssetId first = at(u"a.png"_s).id;
    const AssetId second = at(u"b.png"_s).id;
    QVERIFY(QFile::rename(full(u"a.png"_s), full(u"c.png"_s)));
    QVERIFY(QFile::rename(full(u"b.png"_s), full(u"a.png"_s)));
    QVERIFY(QFile::rename(full(u"c.png"_s), full(u"b.png"_s)));
    const ScanOutcome outcome = scan();
    QVERIFY(outcome.missing.isEmpty());
    QCOMPARE(at(u"a.png"_s).id, second);
    QCOMPARE(at(u"b.png"_s).id, first);
    QCOMPARE(at(u"a.png"_s).document, kSecond);
    QCOMPARE(library().count(), 2);
}

void TestLibraryScan::changedContentIsTakenAnew()
{
    const AssetId id = m_fixture->landed(encoded(paintedPicture({20, 10}), "png"));
    const Asset before = *library().find(id);
    write(before.path, encoded(paintedPicture({64, 48}), "png"));
    QSignalSpy pictures(&library(), &Library::picturesChanged);
    const ScanOutcome outcome = scan();
    QCOMPARE(outcome.changed, 1);
    const Asset now = *library().find(id);
    QCOMPARE(now.pixels, QSize(64, 48));
    QVERIFY(now.hash != before.hash && now.picture != before.picture && now.bytes != before.bytes);
    QCOMPARE(now.prompt, before.prompt);
    QCOMPARE(now.document, before.document);
    QCOMPARE(pictures.count(), 1);
    QCOMPARE(scan().changed, 0);
}

void TestLibraryScan::missingStaysAndComesBack()
{
    const AssetId id = m_fixture->landed(encoded(paintedPicture({20, 10}), "png"));
    m_fixture->landed(encoded(paintedPicture({30, 10}), "png"));
    const QString file = library().absolutePath(*library().find(id));
    QVERIFY(QFile::rename(file, m_home.filePath(u"away.png"_s)));
    QCOMPARE(scan().missing, QSet<AssetId>{id});
    QTRY_VERIFY(library().isMissing(id));
    QVERIFY(library().find(id));
    QVERIFY(QFile::rename(m_home.filePath(u"away.png"_s), file));
    QSignalSpy changed(&library(), &Library::assetChanged);
    QVERIFY(scan().missing.isEmpty());
    QTRY_VERIFY(!library().isMissing(id));
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(library().count(), 2);
}

void TestLibraryScan::overwrittenByAnotherWork()
{
    put(u"a.png"_s, foxes(kFirst), 30);
    put(u"b.png"_s, foxes(kSecond), 40);
    scan();
    const AssetId first = at(u"a.png"_s).id;
    const AssetId second = at(u"b.png"_s).id;
    QVERIFY(QFile::copy(full(u"a.png"_s), m_home.filePath(u"kept.png"_s)));
    QFile::remove(full(u"a.png"_s));
    QVERIFY(QFile::rename(full(u"b.png"_s), full(u"a.png"_s)));
    const ScanOutcome outcome = scan();
    QCOMPARE(at(u"a.png"_s).id, second);
    QVERIFY(library().find(first));
    scan();
    QTRY_VERIFY(library().isMissing(first));
    QVERIFY(QFile::rename(m_home.filePath(u"kept.png"_s), full(u"back.png"_s)));
    scan();
    QCOMPARE(at(u"back.png"_s).id, first);
    QTRY_VERIFY(!library().isMissing(first));
}

void TestLibraryScan::ownFilesBringAllTheySay()
{
    WorkMetadata child = foxes(kSecond);
    child.parents = {{kFirst, u"first_frame"_s, 24}};
    put(u"2026-01-01/parent.png"_s, foxes(kFirst), 30);
    put(u"2026-01-02/child.jpg"_s, child, 40);
    QCOMPARE(scan().added, 2);
    const Asset work = at(u"2026-01-02/child.jpg"_s);
    const WorkMetadata said = foxes(kSecond);
    QCOMPARE(work.document, said.documentId);
    QCOMPARE(work.model, said.modelId);
    QCOMPARE(work.modelName, said.modelName);
    QCOMPARE(work.prompt, said.prompt);
    QCOMPARE(work.input, said.input);
    QCOMPARE(work.seed, said.seed);
    QCOMPARE(work.request, said.requestId);
    QCOMPARE(work.createdAt, said.createdAt);
    QCOMPARE(work.cost, said.cost);
    QCOMPARE(work.simulated, true);
    QCOMPARE(work.rating, 4);
    QCOMPARE(work.colour, 2);
    QCOMPARE(work.tags, said.tags);
    QCOMPARE(work.projectName, said.project);
    QCOMPARE(work.index, 2);
    QCOMPARE(work.pixels, QSize(40, 10));
    QCOMPARE(work.parent, at(u"2026-01-01/parent.png"_s).id);
    QCOMPARE(work.parentField, u"first_frame"_s);
    QCOMPARE(work.parentFrame, std::optional<qint64>(25));
    QVERIFY(work.job.isNull());
}

void TestLibraryScan::filesOfOtherPrograms()
{
    QImage picture = paintedPicture({20, 10});
    picture.setText(
        u"parameters"_s,
        u"a lighthouse\nNegative prompt: people\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: "
        u"4242, Size: 512x512, Model: dreamshaper"_s);
    write(u"theirs.png"_s, encoded(picture, "png"));
    put(u"plain.png"_s, {}, 25);
    QCOMPARE(scan().added, 2);
    const Asset theirs = at(u"theirs.png"_s);
    QCOMPARE(theirs.prompt, u"a lighthouse"_s);
    QCOMPARE(theirs.modelName, u"dreamshaper"_s);
    QCOMPARE(theirs.seed, std::optional<qint64>(4242));
    QVERIFY(theirs.input.contains(R"("negative_prompt":"people")"));
    // Each setting once, whatever that program calls it.
    QCOMPARE(theirs.input, R"({"prompt":"a lighthouse","negative_prompt":"people","seed":4242,"steps":20,)"
                           R"("width":512,"height":512,"Sampler":"Euler a","CFG scale":"7",)"
                           R"("program":"AUTOMATIC1111"})"_ba);
    QVERIFY(!theirs.document.isEmpty());
    const Asset plain = at(u"plain.png"_s);
    QVERIFY(plain.input.isEmpty() && plain.prompt.isEmpty() && plain.modelName.isEmpty());
    QCOMPARE(plain.createdAt, QFileInfo(full(u"plain.png"_s)).lastModified().toUTC());
}

void TestLibraryScan::secondCopyIsAWorkOfItsOwn()
{
    put(u"a.png"_s, foxes(kFirst), 30);
    QVERIFY(QFile::copy(full(u"a.png"_s), full(u"b.png"_s)));
    QCOMPARE(scan().added, 2);
    const Asset one = at(u"a.png"_s);
    const Asset two = at(u"b.png"_s);
    QVERIFY(one.document != two.document && !one.document.isEmpty() && !two.document.isEmpty());
    QVERIFY(one.document == kFirst || two.document == kFirst);
    QCOMPARE(two.prompt, one.prompt);
    QCOMPARE(two.tags, one.tags);
    QCOMPARE(scan().added, 0);
    put(u"b.png"_s, foxes(kFirst), 50);
    scan();
    QCOMPARE(at(u"b.png"_s).id, two.id);
    QCOMPARE(at(u"b.png"_s).document, two.document);
}

void TestLibraryScan::parentThatComesLater()
{
    WorkMetadata child = foxes(kSecond);
    child.parents = {{kFirst, u"image"_s, {}}};
    WorkMetadata orphan = foxes(u"77777777-7777-4888-9999-000000000000"_s);
    orphan.parents = {{u"88888888-7777-4888-9999-000000000000"_s, u"image"_s, {}}};
    put(u"a-child.png"_s, child, 40);
    put(u"b-orphan.png"_s, orphan, 50);
    for (int i = 0; i < 30; ++i)
        put(u"m%1.png"_s.arg(i), {}, 60 + i);
    put(u"z-parent.png"_s, foxes(kFirst), 30);
    scan();
    QCOMPARE(at(u"a-child.png"_s).parent, at(u"z-parent.png"_s).id);
    QVERIFY(at(u"b-orphan.png"_s).parent.isNull());
    const Asset known = at(u"b-orphan.png"_s);
    QVERIFY(known.stamp != 0 && at(u"a-child.png"_s).stamp != 0);
    QCOMPARE(scan().files, 33);
}

void TestLibraryScan::copyOfARemovedWorkBringsItBack()
{
    put(u"a.png"_s, foxes(kFirst), 30);
    scan();
    const AssetId id = at(u"a.png"_s).id;
    QVERIFY(QFile::copy(full(u"a.png"_s), m_home.filePath(u"copy.png"_s)));
    QSignalSpy trashed(&library(), &Library::trashed);
    library().moveToTrash({id});
    QVERIFY(trashed.wait(20000));
    scan();
    QCOMPARE(library().count(), 0);
    QVERIFY(QFile::rename(m_home.filePath(u"copy.png"_s), full(u"again.png"_s)));
    QCOMPARE(scan().added, 1);
    QCOMPARE(at(u"again.png"_s).id, id);
}

void TestLibraryScan::aScanDoesNotBringBackWhatGoes()
{
    QSet<AssetId> ids;
    for (int i = 0; i < 20; ++i)
        put(u"%1.png"_s.arg(i), {}, 30 + i);
    scan();
    for (int i = 0; i < 20; ++i) {
        ids.insert(at(u"%1.png"_s.arg(i)).id);
        put(u"%1.png"_s.arg(i), {}, 130 + i); // so that the scan has to read them all
    }
    QSignalSpy trashed(&library(), &Library::trashed);
    QSignalSpy ended(&library(), &Library::scanEnded);
    QVERIFY(library().scan());
    library().moveToTrash(ids.values());
    QTRY_COMPARE_WITH_TIMEOUT(trashed.count(), 1, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(ended.count() > 0, 20000);
    scan();
    QCOMPARE(library().count(), 0);
    QCOMPARE(works().size(), 0);
    QCOMPARE(m_fixture->files(), QStringList());
}

void TestLibraryScan::leftoversOfKilledWritesGo()
{
    const QString own = u"of mine/.0123456789abcdef0123456789abcdef.part"_s;
    const QString others = u"of mine/.backup.part"_s;
    write(own, "half");
    write(others, "half");
    scan();
    // One of this session may be in use.
    QCOMPARE(m_fixture->files(), (QStringList{own, others}));
    QVERIFY(m_fixture->load());
    scan();
    QCOMPARE(m_fixture->files(), QStringList{others});
}

void TestLibraryScan::whatIsNoWorkIsLeftAlone()
{
    const QByteArray png = encoded(paintedPicture({20, 10}), "png");
    for (const QString &name : {u".hidden.png"_s, u".folder/a.png"_s, u"a.png.part"_s, u"b.png.xmp"_s,
                                u"notes.txt"_s, u"noextension"_s})
        write(name, png);
    write(u"empty.png"_s, {});
    const QStringList before = m_fixture->files();
    const ScanOutcome outcome = scan();
    QCOMPARE(outcome.files, 0);
    QCOMPARE(outcome.added, 0);
    QVERIFY(!outcome.error);
    QCOMPARE(m_fixture->files(), before);
}

void TestLibraryScan::hostileFilesDoNotStopIt()
{
    const QByteArray png = encoded(paintedPicture({200, 100}), "png");
    write(u"cut.png"_s, png.left(png.size() / 2));
    write(u"bomb.png"_s, pngPromising(60000, 60000));
    write(u"wrong.jpg"_s, png);
    write(u"text.mp4"_s, "<html>not found</html>");
    write(u"noise.webm"_s, QByteArray(5000, '\x7f'));
    write(u"riff.webp"_s, "RIFF\xff\xff\xff\xffWEBPVP8 ");
    write(u"good.png"_s, png);
    put(u"own-cut.png"_s, foxes(kFirst), 300);
    QFile own(full(u"own-cut.png"_s));
    QVERIFY(own.resize(own.size() - 30));
    const ScanOutcome outcome = scan();
    QVERIFY(!outcome.error);
    QVERIFY(!at(u"good.png"_s).id.isNull());
    QCOMPARE(at(u"wrong.jpg"_s).kind, MediaKind::Image);
    QVERIFY(at(u"cut.png"_s).id.isNull());
    QVERIFY(at(u"text.mp4"_s).id.isNull());
    // It was a work, and says so: its tile shows that it is damaged, and nothing of it is forgotten.
    QCOMPARE(at(u"own-cut.png"_s).prompt, foxes(kFirst).prompt);
    QVERIFY(outcome.unreadable >= 3);
}

void TestLibraryScan::linksAndLoopsAreNotFollowed()
{
    const QString outside = m_home.filePath(u"outside"_s);
    QVERIFY(QDir().mkpath(outside));
    write(u"inside.png"_s, encoded(paintedPicture({20, 10}), "png"));
    QVERIFY(QFile::copy(full(u"inside.png"_s), outside + u"/other.png"_s));
    QVERIFY(QFile::link(outside, full(u"linked"_s)));
    QVERIFY(QFile::link(outside + u"/other.png"_s, full(u"linked.png"_s)));
    QVERIFY(QFile::link(m_fixture->folder(), full(u"loop"_s)));
    QVERIFY(QFile::link(full(u"nowhere"_s), full(u"dangling.png"_s)));
    const ScanOutcome outcome = scan();
    QCOMPARE(outcome.files, 1);
    QCOMPARE(outcome.added, 1);
}

QTEST_MAIN(TestLibraryScan)
#include "tst_libraryscan.moc"
