// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Works exported out of the window, by keys and by the mouse.
#include "app/library/library.h"
#include "app/metadata/metadata.h"
#include "tests/integration/app/program.h"
#include "ui/export/exportdialog.h"
#include "ui/gallery/gallerypanel.h"
#include "ui/gallery/galleryview.h"
#include "ui/settings/preferences.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowactions.h"
#include "ui/shell/workspace.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QDir>
#include <QImage>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

namespace
{

constexpr int works = 30;
constexpr int patience = 60000;

} // namespace

class TestExporting : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void allThatAreShownByTheKey();
    void theSelectedOneByItsMenu();
    void withTheViewerOpen();
    void nothingToExport();
    void goesOnBesideTheWindow();
    void closedInTheMiddle();

private:
    void put(int number) const;
    void start(int count);
    ExportDialog *dialog() const { return m_program->window().findChild<ExportDialog *>(); }
    ExportDialog *openByKey();
    [[nodiscard]] QStringList exported() const
    {
        return QDir(out()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    [[nodiscard]] QString out() const { return m_folder->filePath(u"out"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
};

void TestExporting::put(int number) const
{
    const QString file = m_folder->filePath(u"library/2026-11-21/work-%1.png"_s.arg(number));
    QVERIFY(QDir().mkpath(QFileInfo(file).path()));
    QImage picture(64, 48, QImage::Format_RGB32);
    picture.fill(QColor::fromHsv(number * 10 % 360, 200, 200));
    QVERIFY(picture.save(file));
    WorkMetadata said;
    said.documentId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    said.prompt = u"fox %1"_s.arg(number);
    said.input = u"{\"prompt\":\"fox %1\",\"style\":\"ink\"}"_s.arg(number).toUtf8();
    said.createdAt = QDateTime(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC).addSecs(-number);
    QVERIFY(embedMetadata(file, file, said));
}

void TestExporting::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestExporting::cleanup()
{
    m_program.reset();
    m_folder.reset();
}

void TestExporting::start(int count)
{
    for (int i = 0; i < count; ++i)
        put(i);
    Options options = Program::inSandbox();
    options.library = m_folder->filePath(u"library"_s);
    m_program = std::make_unique<Program>(m_folder->path(), options);
    QVERIFY(m_program->startWhole());
    m_program->window().resize(1440, 900);
    QTRY_COMPARE_WITH_TIMEOUT(m_program->studio().library.count(), count, patience);
    ExportChoice choice = m_program->studio().preferences.exportChoice();
    choice.folder = out();
    choice.plan.names = u"{input.style}_{prompt}"_s;
    m_program->studio().preferences.setExportChoice(choice);
}

ExportDialog *TestExporting::openByKey()
{
    m_program->window().activateWindow();
    QTest::keyClick(&m_program->window(), Qt::Key_E, Qt::ControlModifier | Qt::AltModifier);
    return dialog();
}

void TestExporting::allThatAreShownByTheKey()
{
    start(works);
    ExportDialog *opened = openByKey();
    QVERIFY(opened && opened->isVisible());
    const auto *names = opened->findChild<QLineEdit *>(u"nameTemplate"_s);
    QVERIFY(names->hasFocus() || opened->focusWidget() == names);
    QTest::keyClick(opened->focusWidget(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(opened->isRunning(), false, patience);
    QTRY_COMPARE(exported().size(), works);
    QCOMPARE(exported().first(), u"ink_fox-0.png"_s);
    const auto said = readMetadata(out() + u"/ink_fox-7.png"_s);
    QCOMPARE(said->work.prompt, u"fox 7"_s);
    QTest::keyClick(opened, Qt::Key_Escape);
    QTRY_VERIFY(!dialog());
}

void TestExporting::theSelectedOneByItsMenu()
{
    start(5);
    GalleryPanel &gallery = m_program->workspace().gallery();
    const AssetId chosen = gallery.order().at(2);
    gallery.select(chosen);
    gallery.focusGallery();
    QContextMenuEvent wanted(QContextMenuEvent::Keyboard, {}, {});
    QCoreApplication::sendEvent(gallery.view().viewport(), &wanted);
    QMenu *menu = nullptr;
    QTRY_VERIFY((menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) != nullptr);
    QAction *action = menu->findChild<QAction *>(u"exportWorks"_s);
    QVERIFY(action);
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    QTRY_VERIFY(dialog() && dialog()->isVisible());
    QVERIFY(dialog()->findChild<QPushButton *>(u"startExport"_s)->text().contains(u"1 work"_s));
    QTest::mouseClick(dialog()->findChild<QPushButton *>(u"startExport"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(exported(), QStringList{u"ink_fox-2.png"_s}, patience);
}

void TestExporting::withTheViewerOpen()
{
    start(4);
    m_program->workspace().openWork(m_program->workspace().gallery().order().at(1));
    ExportDialog *opened = openByKey();
    QVERIFY(opened);
    QVERIFY(opened->findChild<QPushButton *>(u"startExport"_s)->text().contains(u"1 work"_s));
    QTest::keyClick(opened->focusWidget(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(exported(), QStringList{u"ink_fox-1.png"_s}, patience);
}

void TestExporting::nothingToExport()
{
    start(0);
    QVERIFY(!openByKey());
    QCOMPARE(m_program->notice(), u"There is no work to export yet."_s);
}

void TestExporting::goesOnBesideTheWindow()
{
    start(works);
    ExportDialog *opened = openByKey();
    QTest::keyClick(opened->focusWidget(), Qt::Key_Return);
    QVERIFY(opened->isRunning());
    QTest::keyClick(opened, Qt::Key_Escape);
    QVERIFY(!opened->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(m_program->notice().startsWith(u"Exported 30 works."_s), patience);
    QCOMPARE(exported().size(), works);
    QTRY_VERIFY(!dialog());
}

void TestExporting::closedInTheMiddle()
{
    start(works);
    ExportDialog *opened = openByKey();
    QTest::keyClick(opened->focusWidget(), Qt::Key_Return);
    QVERIFY(opened->isRunning());
    m_program.reset();
    for (const QString &name : exported())
        QVERIFY2(!QImage(out() + u'/' + name).isNull(), qPrintable(name));
}

QTEST_MAIN(TestExporting)
#include "tst_exporting.moc"
