// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program by mouse and keys: from the first start to a picture, a clip and back after a restart.
#include "app/base/paths.h"
#include "app/jobs/account.h"
#include "app/jobs/presets.h"
#include "app/jobs/scheduler.h"
#include "app/library/library.h"
#include "app/store/database.h"
#include "tests/integration/app/program.h"
#include "ui/form/formpanel.h"
#include "ui/gallery/gallerypanel.h"
#include "ui/gallery/galleryview.h"
#include "ui/ledger/ledgerdialog.h"
#include "ui/presets/presetspanel.h"
#include "ui/settings/preferences.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowactions.h"
#include "ui/shell/workspace.h"
#include "ui/viewer/viewer.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QDirIterator>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace maquette;

namespace
{

constexpr int jobMs = 60000;
const auto dreamina = QStringLiteral("bytedance/dreamina-4-0/text-to-image");
const auto seedance = QStringLiteral("bytedance/seedance-1-0/lite/image-to-video");

//! Without those that say something of a work.
int filesIn(const QString &folder)
{
    int files = 0;
    for (QDirIterator all(folder, QDir::Files, QDirIterator::Subdirectories); all.hasNext();)
        files += !all.next().endsWith(QStringLiteral(".xmp"));
    return files;
}

} // namespace

class TestProgram : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup()
    {
        m_program.reset();
        m_folder.reset();
    }
    void firstStartOffersTheSandbox();
    void fromThePromptToAClip();
    void aHeldKeyPaysOnce();
    void unfinishedJobsAreCollectedAfterARestart();
    void fullScreenBelongsToTheViewer();
    void themesAndColumnsComeBack();
    void theGalleryLooksAsItWasLeft();
    void noTokenIsSaidBeforeAnythingIsSent();
    void closingWaitsForNothing();
    void keysReachFromEverywhere();
    void spendingLeadsToTheWork();
    void presetsAreThereAgain();

private:
    [[nodiscard]] bool begin(const Options &options = Program::inSandbox())
    {
        m_program = std::make_unique<Program>(m_folder->path(), options);
        return m_program->startWhole();
    }
    [[nodiscard]] QList<Asset> works() const { return m_program->studio().library.newest(); }
    void write(const QString &prompt)
    {
        QPlainTextEdit *editor = m_program->prompt();
        editor->setFocus();
        editor->selectAll();
        QTest::keyClicks(editor, prompt);
    }
    void generate() { QTest::keyClick(m_program->prompt(), Qt::Key_Return, Qt::ControlModifier); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
};

void TestProgram::firstStartOffersTheSandbox()
{
    QVERIFY(begin({}));
    QVERIFY(m_program->window().isFirstRun());
    QTest::mouseClick(m_program->find<QPushButton>("trySandbox"), Qt::LeftButton);
    QTRY_VERIFY(!m_program->window().isFirstRun());
    QTRY_VERIFY(m_program->studio().account.isSandbox());
    QTRY_VERIFY(
        m_program->find<QPushButton>("service")->text().contains(QStringLiteral("nothing is charged")));
    QTRY_VERIFY(m_program->prompt()->hasFocus());
    m_program->stop();
    QVERIFY(begin({}));
    QVERIFY(!m_program->window().isFirstRun());
    QTRY_VERIFY(m_program->studio().account.isSandbox());
}

void TestProgram::fromThePromptToAClip()
{
    QVERIFY(begin());
    Workspace &work = m_program->workspace();
    work.form().setModel(ModelId(dreamina));
    write(QStringLiteral("a red fox in fresh snow"));
    generate();
    QTRY_COMPARE(m_program->studio().scheduler.jobs().size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(works().size(), 1, jobMs);
    const Asset picture = works().constFirst();
    const QString file = m_program->studio().library.absolutePath(picture);
    QVERIFY2(QFileInfo(file).isFile(), qPrintable(file));
    QVERIFY(file.startsWith(m_folder->filePath(QStringLiteral("library/"))));
    QVERIFY(file.contains(QStringLiteral("red-fox")));
    QCOMPARE(filesIn(m_folder->filePath(QStringLiteral("library"))), 1);

    work.gallery().select(picture.id);
    work.gallery().focusGallery();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(work.viewerOpen());
    QCOMPARE(work.viewer()->current(), picture.id);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!work.viewerOpen());

    // Two clicks: the button, then the field.
    auto *animate = m_program->find<QPushButton>("animate");
    QTRY_VERIFY(animate->isVisible());
    QTest::mouseClick(animate, Qt::LeftButton);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QVERIFY(menu->actions().constFirst()->text().contains(QStringLiteral("First Frame")));
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(menu->actions().constFirst()).center());
    QCOMPARE(work.form().model().text(), seedance);
    QVERIFY(m_program->prompt()->hasFocus());
    QTRY_COMPARE(work.form().reason(), QString());
    generate();
    QTRY_COMPARE_WITH_TIMEOUT(works().size(), 2, jobMs);
    const Asset clip = works().constFirst();
    QCOMPARE(clip.kind, MediaKind::Video);
    QCOMPARE(clip.parent, picture.id);
    QCOMPARE(filesIn(m_folder->filePath(QStringLiteral("library"))), 2);
    work.openWork(clip.id);
    QVERIFY(work.viewerOpen());
}

void TestProgram::aHeldKeyPaysOnce()
{
    QVERIFY(begin());
    m_program->workspace().form().setModel(ModelId(dreamina));
    write(QStringLiteral("[slow] one picture, not twenty"));
    QSignalSpy orders(&m_program->workspace().form(), &FormPanel::generateRequested);
    QVERIFY(!m_program->window().actions().generate->autoRepeat());
    generate();
    for (int i = 0; i < 20; ++i) {
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::ControlModifier, QString(), true);
        QApplication::sendEvent(m_program->prompt(), &held);
    }
    QTRY_COMPARE(orders.count(), 1);
    QTRY_COMPARE(m_program->studio().scheduler.jobs().size(), 1);
    QCOMPARE(orders.count(), 1);
}

void TestProgram::unfinishedJobsAreCollectedAfterARestart()
{
    QVERIFY(begin());
    m_program->workspace().form().setModel(ModelId(dreamina));
    write(QStringLiteral("[slow] a lighthouse"));
    generate();
    Scheduler *scheduler = &m_program->studio().scheduler;
    QTRY_VERIFY(!scheduler->jobs().isEmpty() && !scheduler->jobs().constFirst().request.isEmpty());
    const JobId id = scheduler->jobs().constFirst().id;
    const RequestId request = scheduler->jobs().constFirst().request;
    QVERIFY(works().isEmpty());
    m_program->stop();

    QVERIFY(begin());
    scheduler = &m_program->studio().scheduler;
    QVERIFY(scheduler->find(id));
    QCOMPARE(scheduler->find(id)->request, request);
    QTRY_COMPARE_WITH_TIMEOUT(works().size(), 1, jobMs);
    QCOMPARE(works().constFirst().job, id);
    QVERIFY(scheduler->jobs().isEmpty());
}

void TestProgram::fullScreenBelongsToTheViewer()
{
    QVERIFY(begin());
    m_program->workspace().form().setModel(ModelId(dreamina));
    write(QStringLiteral("a lighthouse"));
    generate();
    QTRY_COMPARE_WITH_TIMEOUT(works().size(), 1, jobMs);
    Workspace &work = m_program->workspace();
    work.openWork(works().constFirst().id);
    m_program->window().actions().fullScreen->trigger();
    QTRY_VERIFY(m_program->window().isFullScreen());
    QTRY_VERIFY(!work.form().isVisible());
    QTest::keyClick(work.viewer(), Qt::Key_Escape);
    QTRY_VERIFY(!m_program->window().isFullScreen());
    QTRY_VERIFY(work.form().isVisible());
}

void TestProgram::themesAndColumnsComeBack()
{
    QVERIFY(begin());
    QAction *dark = m_program->find<QAction>("themeDark");
    dark->trigger();
    QTRY_VERIFY(QApplication::palette().window().color().lightness() < 64);
    m_program->window().actions().details->trigger();
    QVERIFY(!m_program->find<QWidget>("inspector")->isVisible());
    m_program->window().resize(m_program->window().width(), 650); // no larger than the screen
    const QSize kept = m_program->window().size();
    QCOMPARE(kept.height(), 650);
    m_program->window().close();
    m_program->stop();
    QVERIFY(begin());
    QVERIFY(QApplication::palette().window().color().lightness() < 64);
    QVERIFY(!m_program->find<QWidget>("inspector")->isVisible());
    QCOMPARE(m_program->window().size(), kept);
    m_program->find<QAction>("themeLight")->trigger();
    QTRY_VERIFY(QApplication::palette().window().color().lightness() > 192);
}

void TestProgram::theGalleryLooksAsItWasLeft()
{
    QVERIFY(begin());
    GalleryPanel &gallery = m_program->workspace().gallery();
    const int normal = gallery.tileSize();
    const auto press = [this](Qt::Key key, Qt::KeyboardModifiers modifiers) {
        QTest::keyClick(&m_program->window(), key, modifiers);
    };
    press(Qt::Key_6, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(gallery.view().tiles().layout(), TileLayout::Large);
    QVERIFY(gallery.tileSize() > normal);
    press(Qt::Key_Minus, Qt::ControlModifier);
    const int large = gallery.tileSize();
    press(Qt::Key_5, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(gallery.tileSize(), normal); // each layout has its own
    press(Qt::Key_6, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(gallery.tileSize(), large);
    press(Qt::Key_8, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(gallery.view().works().shown().grouping(), WorkIndex::Grouping::Sessions);
    QVERIFY(!m_program->find<QAction>("openStack")->isEnabled());
    press(Qt::Key_K, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(gallery.view().works().isStacked());
    QVERIFY(m_program->find<QAction>("openStack")->isEnabled());
    m_program->window().close();
    m_program->stop();
    QVERIFY(begin());
    GalleryPanel &again = m_program->workspace().gallery();
    QCOMPARE(again.view().tiles().layout(), TileLayout::Large);
    QCOMPARE(again.tileSize(), large);
    QCOMPARE(again.view().works().shown().grouping(), WorkIndex::Grouping::Sessions);
    QVERIFY(again.view().works().isStacked());
}

void TestProgram::noTokenIsSaidBeforeAnythingIsSent()
{
    QVERIFY(begin());
    m_program->composition().useSandbox(false);
    m_program->studio().preferences.setService(Preferences::Service::RunComfy);
    QTRY_COMPARE(m_program->studio().account.source(), Account::TokenSource::None);
    QTRY_COMPARE(m_program->find<QPushButton>("service")->text(), QStringLiteral("No token"));
    m_program->workspace().form().setModel(ModelId(dreamina));
    write(QStringLiteral("a lighthouse"));
    generate();
    QTRY_COMPARE(m_program->studio().scheduler.jobs().size(), 1);
    const Job job = m_program->studio().scheduler.jobs().constFirst();
    QCOMPARE(job.state, JobState::Waiting);
    QTRY_VERIFY(m_program->studio().scheduler.jobs().constFirst().error);
    QCOMPARE(m_program->studio().scheduler.jobs().constFirst().error->kind, ErrorKind::TokenRejected);
    QVERIFY(job.request.isEmpty());
    QTest::mouseClick(m_program->find<QPushButton>("service"), Qt::LeftButton);
    QTRY_VERIFY(m_program->find<QWidget>("settings") && m_program->find<QWidget>("settings")->isVisible());
}

void TestProgram::closingWaitsForNothing()
{
    QVERIFY(begin());
    m_program->workspace().form().setModel(ModelId(dreamina));
    write(QStringLiteral("[slow] a lighthouse"));
    generate();
    QTRY_VERIFY(!m_program->studio().scheduler.jobs().isEmpty() &&
                !m_program->studio().scheduler.jobs().constFirst().request.isEmpty());
    QSignalSpy closed(&m_program->window(), &MainWindow::closed);
    QVERIFY(m_program->window().close());
    QVERIFY(!m_program->window().isVisible());
    QCOMPARE(closed.count(), 1);
}

void TestProgram::keysReachFromEverywhere()
{
    QVERIFY(begin({}));
    // Enter is enough to begin.
    auto *trial = m_program->find<QPushButton>("trySandbox");
    trial->setFocus();
    QTest::keyClick(trial, Qt::Key_Return);
    QTRY_VERIFY(!m_program->window().isFirstRun());
    QTRY_VERIFY(m_program->prompt()->hasFocus());
    Workspace &work = m_program->workspace();
    work.form().setModel(ModelId(dreamina));
    write(QStringLiteral("a heron"));
    generate();
    QTRY_COMPARE_WITH_TIMEOUT(works().size(), 1, jobMs);

    work.gallery().select(works().constFirst().id);
    work.gallery().focusGallery();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F10, Qt::ShiftModifier);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QVERIFY(qobject_cast<QMenu *>(QApplication::activePopupWidget()));
    QApplication::activePopupWidget()->close();

    work.openWork(works().constFirst().id);
    m_program->prompt()->setFocus();
    QTest::keyClick(m_program->prompt(), Qt::Key_Escape);
    QVERIFY(!work.viewerOpen());
}

void TestProgram::spendingLeadsToTheWork()
{
    QVERIFY(begin());
    m_program->workspace().form().setModel(ModelId(dreamina));
    for (const int count : {1, 2}) {
        write(QStringLiteral("a heron, %1").arg(count));
        generate();
        QTRY_COMPARE_WITH_TIMEOUT(works().size(), count, jobMs);
    }
    QTRY_VERIFY(m_program->studio().scheduler.jobs().isEmpty());
    const AssetId older = works().constLast().id;
    const QString file = pathsFor(m_program->options()).databaseFile();
    m_program->stop();
    {
        // As if they had been paid for.
        auto database = Database::open(file);
        QVERIFY(database);
        QVERIFY((*database)->execute(QStringLiteral("UPDATE jobs SET sandbox = 0")));
    }
    QVERIFY(begin());
    QTRY_COMPARE(works().size(), 2);
    QTest::keyClick(m_program->prompt(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    auto *ledger = m_program->window().findChild<LedgerDialog *>();
    QVERIFY(ledger && ledger->isVisible());
    auto *runs = ledger->findChild<QTreeView *>(QStringLiteral("runs"));
    QTRY_COMPARE(runs->model()->rowCount(), 1);
    const QModelIndex day = runs->model()->index(0, 0);
    runs->expand(day);
    QTRY_COMPARE(runs->model()->rowCount(day), 2);
    runs->setCurrentIndex(runs->model()->index(1, 0, day));
    QTest::keyClick(runs, Qt::Key_Return);
    QCOMPARE(m_program->workspace().gallery().selectedWorks(), QList<AssetId>({older}));
    // It is one window, and closing it leaves the other.
    QTest::keyClick(ledger, Qt::Key_Escape);
    QTRY_VERIFY(!m_program->window().findChild<LedgerDialog *>());
    m_program->window().actions().queue->trigger();
    auto *spending = m_program->find<QPushButton>("openLedger");
    QVERIFY(spending);
    QTest::mouseClick(spending, Qt::LeftButton);
    QVERIFY(m_program->window().findChild<LedgerDialog *>());
    m_program->window().actions().ledger->trigger();
    QCOMPARE(m_program->window().findChildren<LedgerDialog *>().size(), 1);
}

void TestProgram::presetsAreThereAgain()
{
    QVERIFY(begin());
    m_program->workspace().form().setModel(ModelId(dreamina));
    write(QStringLiteral("a red fox in fresh snow"));
    QTest::keyClick(&m_program->window(), Qt::Key_P, Qt::ControlModifier);
    QVERIFY(m_program->find<PresetsPanel>("presetsPanel")->isVisible());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Fox"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTest::keyClick(&m_program->window(), Qt::Key_P, Qt::ControlModifier);
    QVERIFY(!m_program->find<PresetsPanel>("presetsPanel")->isVisible());
    m_program->workspace().form().resetForm();
    m_program->stop();
    QVERIFY(begin());
    QTRY_VERIFY(m_program->studio().presets.isLoaded());
    QCOMPARE(m_program->workspace().form().model().text(), dreamina);
    QTest::keyClick(&m_program->window(), Qt::Key_P, Qt::ControlModifier);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(m_program->prompt()->toPlainText(), QStringLiteral("a red fox in fresh snow"));
    // What cannot be written is said in the window.
    Error error;
    error.message = QStringLiteral("The presets cannot be written.");
    emit m_program->studio().presets.failed(error);
    QVERIFY(m_program->notice().startsWith(QStringLiteral("The presets cannot be written.")));
}

QTEST_MAIN(TestProgram)
#include "tst_program.moc"
