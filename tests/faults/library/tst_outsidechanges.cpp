// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/filedrepository.h"
#include "tests/unit/library/scanrig.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{
constexpr int patience = 20000;
}

//! Maquette writes into files that other programs write into as well.
class TestOutsideChanges : public QObject, protected ScanRig
{
    Q_OBJECT

private slots:
    void initTestCase() { useHome(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void itsOwnWritingIsNoNews();
    void changedWhileItWaits_data();
    void changedWhileItWaits();
    void anotherWorkInItsPlace();
    void writtenAndKilledBeforeTheRow();
    void ratedByAnotherProgram();
    void ratedHereMeanwhile();

private:
    void writeAll(FileWriting how = FileWriting::IntoFiles) const;
    [[nodiscard]] AssetId landed(int edge) const
    {
        return m_fixture->landed(encoded(paintedPicture({edge, 10}), "png"));
    }
    [[nodiscard]] Asset work(AssetId id) const { return *library().find(id); }
    [[nodiscard]] WorkMetadata saidBy(AssetId id) const
    {
        const auto said = readMetadata(library().absolutePath(work(id)));
        return said ? said->work : WorkMetadata();
    }
    //! As digiKam does it: nothing else changes.
    void rateOutside(AssetId id, int stars) const
    {
        WorkMetadata said = saidBy(id);
        said.rating = stars;
        const QString file = library().absolutePath(work(id));
        QVERIFY(embedMetadata(file, file, said).has_value());
    }
};

void TestOutsideChanges::writeAll(FileWriting how) const
{
    library().setQuiet(std::chrono::milliseconds(1));
    QSignalSpy written(&library(), &Library::filesWritten);
    library().setWriting(how);
    QVERIFY(written.wait(patience));
    library().setWriting(FileWriting::Off);
}

void TestOutsideChanges::itsOwnWritingIsNoNews()
{
    for (int i = 0; i < 5; ++i)
        QVERIFY(!landed(30 + i).isNull());
    QSignalSpy pictures(&library(), &Library::picturesChanged);
    library().watch();
    writeAll();
    for (int i = 0; i < 2; ++i) {
        const ScanOutcome outcome = scan();
        QCOMPARE(outcome.changed, 0);
        QCOMPARE(outcome.added, 0);
    }
    QCOMPARE(pictures.count(), 0);
    QCOMPARE(library().count(), 5);
}

void TestOutsideChanges::changedWhileItWaits_data()
{
    QTest::addColumn<FileWriting>("how");
    QTest::newRow("into the file") << FileWriting::IntoFiles;
    QTest::newRow("beside it") << FileWriting::BesideFiles;
}

void TestOutsideChanges::changedWhileItWaits()
{
    QFETCH(FileWriting, how);
    const AssetId id = landed(30);
    const Asset before = work(id);
    write(before.path, encoded(paintedPicture({64, 48}), "png"));
    QSignalSpy pictures(&library(), &Library::picturesChanged);
    writeAll(how);
    QCOMPARE(QImage(full(before.path)).size(), QSize(64, 48));
    QCOMPARE(saidBy(id).prompt, before.prompt);
    QCOMPARE(scan().changed, 1);
    QCOMPARE(pictures.count(), 1);
    QCOMPARE(work(id).pixels, QSize(64, 48));
    QVERIFY(work(id).picture != before.picture);
    QCOMPARE(work(id).prompt, before.prompt);
    QCOMPARE(scan().changed, 0);
}

void TestOutsideChanges::anotherWorkInItsPlace()
{
    const AssetId first = landed(30);
    const AssetId second = landed(40);
    writeAll();
    const QString place = library().absolutePath(work(first));
    const WorkMetadata other = saidBy(second);
    QSignalSpy labelled(&library(), &Library::assetChanged);
    library().label({first}, {.rating = 5});
    QVERIFY(labelled.wait(patience));
    QVERIFY(QFile::remove(place));
    QVERIFY(QFile::rename(library().absolutePath(work(second)), place));
    writeAll();
    const auto said = readMetadata(place);
    QVERIFY(said.has_value());
    QCOMPARE(said->work.documentId, other.documentId);
    QCOMPARE(said->work.rating, 0);
    scan();
    QCOMPARE(library().absolutePath(work(second)), place);
    QCOMPARE(work(second).rating, 0);
    QCOMPARE(work(first).rating, 5);
    scan();
    QTRY_VERIFY(library().isMissing(first));
    QVERIFY(!library().isMissing(second));
}

void TestOutsideChanges::writtenAndKilledBeforeTheRow()
{
    const AssetId id = landed(30);
    const Asset before = work(id);
    WorkMetadata said;
    said.documentId = before.document;
    said.prompt = before.prompt;
    QVERIFY(embedMetadata(full(before.path), full(before.path), said).has_value());
    QVERIFY(m_fixture->load());
    scan();
    writeAll();
    scan();
    QCOMPARE(library().count(), 1);
    const Asset now = work(id);
    const QByteArray bytes = m_fixture->bytesOf(id);
    QCOMPARE(now.bytes, bytes.size());
    QCOMPARE(now.hash,
             QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
    QCOMPARE(now.prompt, before.prompt);
    QCOMPARE(saidBy(id).seed, before.seed);
    QCOMPARE(scan().changed, 0);
}

void TestOutsideChanges::ratedByAnotherProgram()
{
    const AssetId id = landed(30);
    writeAll();
    rateOutside(id, 4);
    scan();
    QCOMPARE(work(id).rating, 4);
    QCOMPARE(work(id).prompt, u"A red fox in the snow, at dawn"_s);
    // It came from the file: nothing is written for it.
    const auto database = Database::open(m_fixture->paths().databaseFile(), {}, Database::Access::ReadOnly);
    QVERIFY(database.has_value());
    QCOMPARE(FiledRepository(**database).isMarked(id).value_or(true), false);
}

void TestOutsideChanges::ratedHereMeanwhile()
{
    const AssetId id = landed(30);
    writeAll();
    rateOutside(id, 4);
    QSignalSpy labelled(&library(), &Library::assetChanged);
    library().label({id}, {.rating = 2});
    QVERIFY(labelled.wait(patience));
    scan();
    QCOMPARE(work(id).rating, 2);
    writeAll();
    QCOMPARE(saidBy(id).rating, 2);
    scan();
    QCOMPARE(work(id).rating, 2);
}

QTEST_GUILESS_MAIN(TestOutsideChanges)
#include "tst_outsidechanges.moc"
