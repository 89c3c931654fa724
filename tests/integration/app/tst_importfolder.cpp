// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Other folders that are brought into the library: from the menu, and dropped on the gallery.
#include "app/library/library.h"
#include "tests/integration/app/program.h"
#include "tests/unit/metadata/samplefiles.h"
#include "ui/gallery/gallerypanel.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/workspace.h"

#include <QApplication>
#include <QBuffer>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

using namespace maquette;
using namespace Qt::StringLiterals;

class TestImportFolder : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", m_folder->filePath(u"home"_s).toUtf8());
        QVERIFY(QDir().mkpath(m_folder->filePath(u"library"_s)));
        QVERIFY(QDir().mkpath(source()));
        m_program = std::make_unique<Program>(m_folder->path(), Program::inSandbox());
        QVERIFY(m_program->startWhole());
    }
    void cleanup()
    {
        m_program.reset();
        m_folder.reset();
    }
    void byItsKey();
    void droppedFolder();
    void droppedFiles();
    void undoAndAgain();
    void stoppedByTheMouse();

private:
    [[nodiscard]] QString source(const QString &name = {}) const
    {
        return m_folder->filePath(u"other"_s) + (name.isEmpty() ? QString() : u'/' + name);
    }
    void give(const QString &name, int edge) const;
    bool drop(QWidget *on, const QStringList &files);
    [[nodiscard]] Library &library() const { return m_program->studio().library; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
};

//! As AUTOMATIC1111 writes it.
void TestImportFolder::give(const QString &name, int edge) const
{
    QImage picture(edge, 40, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    picture.save(&buffer, "PNG");
    samples::write(source(name),
                   samples::withChunks(bytes, samples::textChunk("parameters", R"(a harbour at dusk
Negative prompt: fog
Steps: 30, Sampler: Euler a, CFG scale: 7, Seed: 1234, Size: 1216x832, Model: sdxl)")));
}

bool TestImportFolder::drop(QWidget *on, const QStringList &files)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &file : files)
        urls += QUrl::fromLocalFile(file);
    data.setUrls(urls);
    MainWindow &window = m_program->window();
    const QPoint at = on->mapTo(&window, on->rect().center());
    QDragEnterEvent enter(at, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window.windowHandle(), &enter);
    QDragMoveEvent move(at, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window.windowHandle(), &move);
    QDropEvent event(at, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window.windowHandle(), &event);
    return event.isAccepted();
}

void TestImportFolder::byItsKey()
{
    give(u"dusk.png"_s, 60);
    samples::write(source(u"words.png"_s), "no picture");
    QTest::keyClick(&m_program->window(), Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_program->window().findChild<QFileDialog *>(u"chooseImport"_s));
    auto *dialog = m_program->window().findChild<QFileDialog *>(u"chooseImport"_s);
    emit dialog->fileSelected(source()); // Qt's own dialog fills in names by itself while one types
    dialog->close();
    QTRY_VERIFY_WITH_TIMEOUT(!m_program->notice().isEmpty(), 20000);
    QVERIFY2(m_program->notice().startsWith(u"Imported 1 work"_s), qPrintable(m_program->notice()));
    QVERIFY2(m_program->notice().contains(u"Not imported: words.png ("_s), qPrintable(m_program->notice()));
    QCOMPARE(library().count(), 1);
    const Asset work = library().newest().first();
    QCOMPARE(work.prompt, u"a harbour at dusk"_s);
    QCOMPARE(work.seed, std::optional<qint64>(1234));
    QVERIFY(!m_program->find<QWidget>("importLine")->isVisible());
}

void TestImportFolder::droppedFolder()
{
    give(u"dusk.png"_s, 60);
    QVERIFY(drop(&m_program->workspace().gallery(), {source()}));
    QTRY_COMPARE_WITH_TIMEOUT(library().count(), 1, 20000);
    QTRY_VERIFY(m_program->notice().startsWith(u"Imported 1 work"_s));
    QVERIFY(drop(&m_program->workspace().gallery(), {source()}));
    QTRY_COMPARE_WITH_TIMEOUT(m_program->notice(), u"Nothing new was imported, 1 was there already."_s,
                              20000);
    QCOMPARE(library().count(), 1);
}

void TestImportFolder::droppedFiles()
{
    give(u"dusk.png"_s, 60);
    give(u"dawn.png"_s, 70);
    QVERIFY(drop(&m_program->workspace().gallery(), {source(u"dusk.png"_s)})); // its settings are shown
    QVERIFY(drop(&m_program->workspace().gallery(), {source(u"dusk.png"_s), source(u"dawn.png"_s)}));
    QTRY_VERIFY_WITH_TIMEOUT(m_program->notice().startsWith(u"Imported 2 works"_s), 20000);
    QCOMPARE(library().count(), 2);
    QVERIFY(QFile::exists(source(u"dusk.png"_s)));
    // Those that came are shown, also past a search that hides them.
    auto *search = m_program->find<QLineEdit>("search");
    search->setText(u"nothing says this"_s);
    QTRY_VERIFY(m_program->workspace().gallery().order().isEmpty());
    auto *next = m_program->find<QPushButton>("noticeAction");
    QCOMPARE(next->text(), u"Show them"_s);
    QTest::mouseClick(next, Qt::LeftButton);
    QTRY_COMPARE(m_program->workspace().gallery().selectedWorks().size(), 2);
    QVERIFY(search->text().isEmpty());
    // Deleted, they come back from where it is told.
    QVERIFY(m_program->workspace().gallery().isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(m_program->notice(), u"Moved 2 works to the trash"_s, 20000);
    QCOMPARE(library().count(), 0);
    QCOMPARE(next->text(), u"Undo"_s);
    QTest::mouseClick(next, Qt::LeftButton);
    QCOMPARE(m_program->notice(), u"Undone: “Moved 2 works to the trash”"_s);
    QTRY_COMPARE_WITH_TIMEOUT(library().count(), 2, 20000);
    QTRY_COMPARE(m_program->workspace().gallery().selectedWorks().size(), 2);
}

void TestImportFolder::undoAndAgain()
{
    give(u"dusk.png"_s, 60);
    give(u"dawn.png"_s, 70);
    QVERIFY(drop(&m_program->workspace().gallery(), {source()}));
    QTRY_VERIFY_WITH_TIMEOUT(m_program->notice().startsWith(u"Imported 2 works"_s), 20000);
    m_program->workspace().gallery().setFocus();
    QTest::keyClick(&m_program->window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(library().count(), 0, 20000);
    QTest::keyClick(&m_program->window(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(library().count(), 2, 20000);
    QVERIFY(QFile::exists(source(u"dusk.png"_s)));
}

void TestImportFolder::stoppedByTheMouse()
{
    for (int i = 0; i < 300; ++i)
        give(QString::number(i) + u".png"_s, 40 + i);
    QVERIFY(drop(&m_program->workspace().gallery(), {source()}));
    auto *line = m_program->find<QWidget>("importLine");
    QTRY_VERIFY(line->isVisible());
    QVERIFY(!m_program->find<QLabel>("importProgress")->text().isEmpty());
    QTest::mouseClick(m_program->find<QPushButton>("stopImport"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->notice().startsWith(u"The import was stopped."_s), 20000);
    QVERIFY(!line->isVisible());
    QVERIFY(drop(&m_program->workspace().gallery(), {source()}));
    QTRY_COMPARE_WITH_TIMEOUT(library().count(), 300, 60000);
}

QTEST_MAIN(TestImportFolder)
#include "tst_importfolder.moc"
