// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window over a library folder that others work in too.
#include "app/library/library.h"
#include "app/library/libraryscan.h"
#include "app/metadata/metadata.h"
#include "app/store/opening.h"
#include "tests/integration/app/program.h"
#include "ui/shell/mainwindow.h"

#include <QDir>
#include <QElapsedTimer>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

class TestLibraryFolder : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void newFilesAreThereAtTheStart();
    void readAgainByItsKey();
    void nothingNewIsSaidSo();
    void stoppedByTheMouse();
    void missingFolderIsSaid();
    void folderGoesAndComesBack();
    void damagedIndexIsSetAside();
    void windowStaysAlive();

private:
    void put(const QString &name, const QString &prompt, int edge = 16) const;
    [[nodiscard]] QString library() const { return m_folder->filePath(u"library"_s); }
    void waitForTheFirstLook(Program &program) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLibraryFolder::put(const QString &name, const QString &prompt, int edge) const
{
    const QString file = library() + u'/' + name;
    QVERIFY(QDir().mkpath(QFileInfo(file).path()));
    QImage picture(edge, 16, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    QVERIFY(picture.save(file));
    if (prompt.isEmpty())
        return;
    WorkMetadata said;
    said.documentId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    said.prompt = prompt;
    QVERIFY(embedMetadata(file, file, said).has_value());
}

void TestLibraryFolder::waitForTheFirstLook(Program &program) const
{
    bool ended = false;
    const QObject context;
    connect(&program.studio().library, &Library::scanEnded, &context, [&ended] { ended = true; });
    QTRY_VERIFY_WITH_TIMEOUT(ended, 20000);
}

void TestLibraryFolder::newFilesAreThereAtTheStart()
{
    put(u"fox.png"_s, u"A red fox"_s);
    Program program(m_folder->path(), Program::inSandbox());
    QVERIFY(program.startWhole());
    QTRY_COMPARE_WITH_TIMEOUT(program.studio().library.count(), 1, 20000);
    QCOMPARE(program.studio().library.newest().first().prompt, u"A red fox"_s);
    QVERIFY(program.notice().isEmpty());
}

void TestLibraryFolder::readAgainByItsKey()
{
    QVERIFY(QDir().mkpath(library()));
    Program program(m_folder->path(), Program::inSandbox());
    QVERIFY(program.startWhole());
    waitForTheFirstLook(program);
    put(u"fox.png"_s, u"A red fox"_s);
    put(u"bare.png"_s, {}, 24);
    QTest::keyClick(&program.window(), Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(program.notice(), u"The library folder was read: 2 new."_s, 20000);
    QCOMPARE(program.studio().library.count(), 2);
    QTRY_COMPARE(program.find<QLabel>("workCount")->text(), u"2 works"_s);
}

void TestLibraryFolder::nothingNewIsSaidSo()
{
    QVERIFY(QDir().mkpath(library()));
    Program program(m_folder->path(), Program::inSandbox());
    QVERIFY(program.startWhole());
    // Also while the look at the start goes on.
    QTest::keyClick(&program.window(), Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(program.notice(), u"The library folder was read: all is as it was."_s, 20000);
    QVERIFY(!program.find<QWidget>("scanLine")->isVisible());
}

void TestLibraryFolder::stoppedByTheMouse()
{
    QVERIFY(QDir().mkpath(library()));
    Program program(m_folder->path(), Program::inSandbox());
    QVERIFY(program.startWhole());
    waitForTheFirstLook(program);
    QImage picture(900, 900, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    picture.save(library() + u"/first.bmp"_s);
    for (int i = 0; i < 300; ++i)
        QVERIFY(QFile::copy(library() + u"/first.bmp"_s, library() + u"/copy-%1.bmp"_s.arg(i)));
    QTest::keyClick(&program.window(), Qt::Key_F5);
    auto *line = program.find<QWidget>("scanLine");
    QTRY_VERIFY(line->isVisible());
    QVERIFY(!program.find<QLabel>("scanProgress")->text().isEmpty());
    QTest::mouseClick(program.find<QPushButton>("stopScan"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(program.notice(), u"Stopped. What was read so far stays."_s, 20000);
    QVERIFY(!line->isVisible());
    QTest::keyClick(&program.window(), Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(program.studio().library.count(), 301, 60000);
}

void TestLibraryFolder::missingFolderIsSaid()
{
    put(u"fox.png"_s, u"A red fox"_s);
    Program program(m_folder->path(), Program::inSandbox());
    QVERIFY(program.startWhole());
    QTRY_COMPARE_WITH_TIMEOUT(program.studio().library.count(), 1, 20000);
    QVERIFY(QDir().rename(library(), library() + u"-away"_s));
    QTest::keyClick(&program.window(), Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(program.notice().contains(u"is missing"_s), 20000);
    QCOMPARE(program.studio().library.count(), 1);
}

//! Without a word from the artist.
void TestLibraryFolder::folderGoesAndComesBack()
{
    put(u"fox.png"_s, u"A red fox"_s);
    Program program(m_folder->path(), Program::inSandbox());
    QVERIFY(program.startWhole());
    QTRY_COMPARE_WITH_TIMEOUT(program.studio().library.count(), 1, 20000);
    waitForTheFirstLook(program);
    QVERIFY(QDir().rename(library(), library() + u"-away"_s));
    QTRY_VERIFY_WITH_TIMEOUT(program.notice().contains(u"Your works are kept"_s), 20000);
    const AssetId id = program.studio().library.newest().first().id;
    QVERIFY(!program.studio().library.isMissing(id));
    QVERIFY(QDir().rename(library() + u"-away"_s, library()));
    QTRY_COMPARE_WITH_TIMEOUT(program.notice(), u"The library folder is back."_s, 20000);
    QVERIFY(!program.studio().library.isMissing(id));
    QCOMPARE(program.studio().library.count(), 1);
}

void TestLibraryFolder::damagedIndexIsSetAside()
{
    const QString database = Paths::standard(m_folder->filePath(u"profile"_s)).databaseFile();
    put(u"fox.png"_s, u"A red fox"_s);
    {
        Program program(m_folder->path(), Program::inSandbox());
        QVERIFY(program.startWhole());
        QTRY_COMPARE_WITH_TIMEOUT(program.studio().library.count(), 1, 20000);
    }
    QFile file(database);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write("this was a database once");
    file.close();
    {
        Program program(m_folder->path(), Program::inSandbox());
        QCOMPARE(program.start().error().kind, ErrorKind::DatabaseDamaged);
    }
    const auto aside = setDatabaseAside(database);
    QVERIFY(aside.has_value());
    QVERIFY(QFileInfo(*aside).size() > 0 && !QFileInfo::exists(database));
    Program program(m_folder->path(), Program::inSandbox());
    QVERIFY(program.startWhole());
    QTRY_COMPARE_WITH_TIMEOUT(program.studio().library.count(), 1, 20000);
    QCOMPARE(program.studio().library.newest().first().prompt, u"A red fox"_s);
}

//! The longest that the event loop did not come round, against what it takes when nothing is done.
void TestLibraryFolder::windowStaysAlive()
{
    constexpr int files = 10'000;
    put(u"first.png"_s, u"A red fox"_s);
    for (int i = 0; i < files; ++i) {
        const QString day = library() + u"/day-%1"_s.arg(i / 500);
        QDir().mkpath(day);
        QVERIFY(QFile::copy(library() + u"/first.png"_s, day + u"/fox-%1.png"_s.arg(i)));
    }
    Program program(m_folder->path(), Program::inSandbox());
    QVERIFY(program.startWhole());
    Library &works = program.studio().library;
    QTRY_COMPARE_WITH_TIMEOUT(works.count(), files + 1, 300000);
    QTRY_VERIFY_WITH_TIMEOUT(!works.runningScan() && works.isLoaded(), 60000);
    // All is known now: the look that nobody asked for.
    const auto longestGap = [](const std::function<bool()> &isOver) {
        QElapsedTimer turn;
        qint64 longest = 0;
        QTimer beat;
        turn.start();
        connect(&beat, &QTimer::timeout, &beat, [&] { longest = std::max(longest, turn.restart()); });
        beat.start(0);
        return QTest::qWaitFor(isOver, 60000) ? longest : qint64(-1);
    };
    QElapsedTimer quiet;
    quiet.start();
    const qint64 idle = longestGap([&quiet] { return quiet.elapsed() > 1000; });
    bool ended = false;
    connect(&works, &Library::scanEnded, this, [&ended] { ended = true; });
    QVERIFY(works.scan());
    const qint64 scanning = longestGap([&ended] { return ended; });
    qInfo() << "longest gap:" << scanning << "ms, without a scan:" << idle << "ms";
    QVERIFY(scanning >= 0);
    QVERIFY2(scanning <= std::max<qint64>(16, 3 * idle), qPrintable(QString::number(scanning)));
}

QTEST_MAIN(TestLibraryFolder)
#include "tst_libraryfolder.moc"
