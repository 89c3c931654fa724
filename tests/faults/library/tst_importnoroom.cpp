// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/folderimport.h"
#include "tests/support/tinydisk.h"
#include "tests/unit/library/scanrig.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QIODevice>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! The disk of the library fills up or is read-only while other folders are imported.
class TestImportNoRoom : public QObject, ScanRig
{
    Q_OBJECT

private slots:
    void initTestCase() { useHome(); }
    void init();
    void cleanup() { end(); }
    void fillsUpAndGoesOn();
    void readOnly();

private:
    [[nodiscard]] QString source() const { return m_home.path() + u"/Other"_s; }
    ImportOutcome import();
    //! Of all files in the library folder: those that are no whole picture.
    [[nodiscard]] QStringList broken() const;
};

void TestImportNoRoom::init()
{
    begin();
    QVERIFY(QDir().mkpath(source()));
    for (int i = 0; i < 8; ++i) {
        QFile file(source() + u"/p%1.png"_s.arg(i));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(heavyPicture(400 + i)); // half a MiB each
    }
}

ImportOutcome TestImportNoRoom::import()
{
    std::optional<ImportOutcome> ended;
    FolderImport import({{source()}, m_fixture->folder(), m_fixture->paths().databaseFile()});
    connect(&import, &FolderImport::finished, this, [&](const ImportOutcome &outcome) { ended = outcome; });
    import.start();
    (void)QTest::qWaitFor([&] { return ended.has_value(); }, 60'000);
    return ended.value_or(ImportOutcome());
}

QStringList TestImportNoRoom::broken() const
{
    QStringList names;
    for (const QString &name : m_fixture->files()) {
        if (QImage(full(name)).isNull())
            names.append(name);
    }
    return names;
}

void TestImportNoRoom::fillsUpAndGoesOn()
{
    TinyDisk disk(m_fixture->folder(), 3 << 20);
    if (!disk.isMounted())
        QSKIP("No small disk can be mounted here");
    const ImportOutcome first = import();
    QVERIFY(first.error);
    QCOMPARE(first.error->kind, ErrorKind::DiskFull);
    QVERIFY(first.imported.size() >= 2 && first.imported.size() < 8);
    QCOMPARE(broken(), QStringList());
    QCOMPARE(m_fixture->files().size(), first.imported.size());
    QVERIFY(!scan().error);
    QCOMPARE(works().size(), first.imported.size());
    QVERIFY(disk.resize(64 << 20));
    const ImportOutcome second = import();
    QVERIFY(!second.error);
    QCOMPARE(second.known, first.imported.size());
    QCOMPARE(second.imported.size(), 8 - first.imported.size());
    QVERIFY(!scan().error);
    QCOMPARE(works().size(), 8);
    QCOMPARE(broken(), QStringList());
    end(); // before its disk goes
}

void TestImportNoRoom::readOnly()
{
    TinyDisk disk(m_fixture->folder(), 16 << 20);
    if (!disk.isMounted() || !disk.setReadOnly(true))
        QSKIP("No small disk can be mounted here");
    const ImportOutcome outcome = import();
    QVERIFY(outcome.error);
    QVERIFY(!outcome.error->message.isEmpty());
    QVERIFY(outcome.imported.isEmpty());
    end();
}

int main(int argc, char **argv)
{
    (void)enterMountNamespace(); // a test that needs it says so
    QCoreApplication app(argc, argv);
    TestImportNoRoom test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_importnoroom.moc"
