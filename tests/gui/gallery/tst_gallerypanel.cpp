// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/ledger.h"
#include "app/store/jobrepository.h"
#include "tests/gui/gallery/galleryrig.h"
#include "tests/unit/gallery/works.h"
#include "ui/gallery/factsgrid.h"
#include "ui/gallery/gallerypanel.h"
#include "ui/gallery/galleryview.h"
#include "ui/gallery/inspectorpanel.h"
#include "ui/gallery/workhistory.h"
#include "ui/gallery/workmodel.h"
#include "ui/theme/colors.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QCoreApplication>
#include <QDir>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;

namespace
{

constexpr int patience = 20'000;

} // namespace

//! The gallery and the inspector over a real library and a real scheduler, without a network.
class TestGalleryPanel : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<GalleryRig> m_rig;
    std::unique_ptr<QWidget> m_window;
    GalleryPanel *m_panel = nullptr;
    InspectorPanel *m_inspector = nullptr;

    AssetId land(int seed, QSize size = {320, 180})
    {
        return m_rig->fixture.landed(encoded(gradient(seed, size), "png"));
    }
    void storeJob(JobState state, const QString &prompt);
    void recover();
    template <typename T>
    T *child(const char *name) const
    {
        for (T *found : m_window->findChildren<T *>(QLatin1String(name))) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }
    void press(const char *name)
    {
        QTRY_VERIFY2(child<QPushButton>(name), name);
        QTest::mouseClick(child<QPushButton>(name), Qt::LeftButton);
    }

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void emptyOffersTheExample();
    void worksAppearAndAreInspected();
    void searchAndClear();
    void trashIsTold();
    void daysSumStaysWhenAWorkIsDeleted();
    void menuUsesWorksInFields();
    void unknownJobAsksBeforeItCosts();
    void adoptChecksTheId();
    void waitingJobIsCancelled();
    void severalAreSummed();
    void screenshots();
};

void TestGalleryPanel::initTestCase()
{
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    m_theme = std::make_unique<Theme>();
    m_theme->setMode(Theme::Mode::Dark);
}

void TestGalleryPanel::init()
{
    m_rig = std::make_unique<GalleryRig>();
    QVERIFY(m_rig->loaded && !m_rig->catalogue.entries().empty());
    m_window = std::make_unique<QWidget>();
    m_panel = new GalleryPanel(*m_rig->fixture.library, m_rig->scheduler, m_rig->thumbnails, m_rig->catalogue,
                               m_rig->actions, m_window.get());
    m_inspector = new InspectorPanel(*m_rig->fixture.library, m_rig->scheduler, m_rig->thumbnails,
                                     m_rig->catalogue, m_rig->actions, m_window.get());
    m_inspector->setFixedWidth(304);
    connect(m_panel, &GalleryPanel::selectionChanged, m_inspector, &InspectorPanel::setSelection);
    auto *layout = new QHBoxLayout(m_window.get());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    layout->addWidget(m_panel, 1);
    layout->addWidget(m_inspector);
    m_window->resize(1090, 780);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestGalleryPanel::cleanup()
{
    m_window.reset();
    m_rig.reset();
}

void TestGalleryPanel::storeJob(JobState state, const QString &prompt)
{
    JobRow row;
    row.endpoint = QStringLiteral("test");
    row.model = ModelId(QStringLiteral("bytedance/dreamina-4-0/text-to-image"));
    row.modelName = QStringLiteral("Dreamina 4.0");
    row.prompt = prompt;
    row.input =
        QByteArrayLiteral("{\"prompt\":\"") + prompt.toUtf8() + QByteArrayLiteral("\",\"scale\":0.5}");
    row.createdAt = m_rig->fixture.clock.now();
    row.state = static_cast<int>(state);
    if (state != JobState::Waiting)
        row.submittedAt = row.createdAt.addSecs(-21);
    if (state == JobState::Failed) {
        row.request = RequestId(QStringLiteral("5f1c00aa-9a2e"));
        row.error = Error{ErrorKind::GenerationFailed,
                          QStringLiteral("The prompt was refused by the filter."),
                          {},
                          0,
                          0,
                          {}};
    }
    bool stored = false;
    m_rig->fixture.store->run<JobId>(
        this, [row](Database &database) { return JobRepository(database).insert(row); },
        [&stored](const Result<JobId> &id) { stored = id.has_value(); });
    QTRY_VERIFY_WITH_TIMEOUT(stored, patience);
}

void TestGalleryPanel::recover()
{
    QSignalSpy recovered(&m_rig->scheduler, &Scheduler::recovered);
    m_rig->scheduler.recover();
    QTRY_COMPARE_WITH_TIMEOUT(recovered.size(), 1, patience);
}

void TestGalleryPanel::emptyOffersTheExample()
{
    QSignalSpy example(m_panel, &GalleryPanel::exampleRequested);
    press("emptyStep");
    QCOMPARE(example.size(), 1);
    QVERIFY(land(1).number() > 0);
    QTRY_VERIFY(child<QPushButton>("emptyStep") == nullptr);
}

void TestGalleryPanel::worksAppearAndAreInspected()
{
    QSignalSpy current(m_panel, &GalleryPanel::currentChanged);
    const AssetId id = land(1);
    QTRY_COMPARE(m_panel->order(), QList<AssetId>({id}));
    m_panel->select(id);
    QTRY_COMPARE(current.size(), 1);
    const AssetPtr asset = m_rig->fixture.library->find(id);
    QVERIFY(asset);
    QTRY_VERIFY(child<QLabel>("workTitle"));
    QVERIFY(asset->prompt.startsWith(child<QLabel>("workTitle")->text()));
    auto *facts = m_inspector->findChild<FactsGrid *>();
    QVERIFY(facts);
    QCOMPARE(facts->valueOf(QStringLiteral("Size")), QStringLiteral("320 × 180 PNG"));
    QSignalSpy settings(&m_rig->actions, &WorkActions::useSettingsRequested);
    press("openModel");
    QCOMPARE(settings.size(), 1);
    QSignalSpy opened(m_panel, &GalleryPanel::openRequested);
    m_panel->focusGallery();
    QTest::keyClick(&m_panel->view(), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.last().at(0).value<AssetId>(), id);
}

void TestGalleryPanel::searchAndClear()
{
    const AssetId id = land(1);
    QTRY_COMPARE(m_panel->order().size(), 1);
    QTest::keyClicks(child<QLineEdit>("search"), QStringLiteral("zzzz"));
    QTRY_VERIFY(child<QPushButton>("emptyStep"));
    QCOMPARE(child<QPushButton>("emptyStep")->text(), QStringLiteral("Show all works"));
    press("emptyStep");
    QTRY_COMPARE(m_panel->order(), QList<AssetId>({id}));
    QVERIFY(child<QLineEdit>("search")->text().isEmpty());
    QTest::mouseClick(child<QPushButton>("chipClips"), Qt::LeftButton);
    QTRY_COMPARE(m_panel->order().size(), 0);
    m_panel->select(id);
    QTRY_COMPARE(m_panel->view().currentWork(), id);
    QVERIFY(child<QPushButton>("chipAll")->isChecked());
}

void TestGalleryPanel::daysSumStaysWhenAWorkIsDeleted()
{
    qputenv("XDG_DATA_HOME", m_rig->fixture.paths().data.toUtf8());
    const AssetId first = land(1);
    land(2);
    QTRY_COMPARE(m_panel->order().size(), 2);
    bool paid = false;
    m_rig->fixture.store->run<int>(
        this,
        [](Database &database) {
            return database.change(
                QStringLiteral("UPDATE jobs SET submitted_at = created_at, cost = 300000"));
        },
        [&paid](const Result<int> &rows) { paid = rows.value_or(0) == 2; });
    QTRY_VERIFY(paid);
    Ledger ledger(*m_rig->fixture.store, m_rig->api, m_rig->scheduler);
    m_panel->setLedger(ledger);
    recover();
    const auto header = [this] {
        return m_panel->view().model()->index(0, 0).data(WorkModel::DetailRole).toString();
    };
    QTRY_COMPARE(header(), QStringLiteral("2 works · $0.60"));
    m_rig->fixture.library->moveToTrash({first});
    QTRY_COMPARE(m_panel->order().size(), 1);
    QCOMPARE(header(), QStringLiteral("1 work · $0.60"));
}

void TestGalleryPanel::trashIsTold()
{
    qputenv("XDG_DATA_HOME", m_rig->fixture.paths().data.toUtf8());
    land(1);
    land(2);
    QTRY_COMPARE(m_panel->order().size(), 2);
    QSignalSpy notice(&m_rig->actions, &WorkActions::notice);
    m_panel->focusGallery();
    QTest::keyClick(&m_panel->view(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&m_panel->view(), Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(notice.size(), 1, patience);
    QCOMPARE(notice.first().first().toString(), QStringLiteral("Moved 2 works to the trash"));
    QVERIFY(m_panel->order().isEmpty());
    QVERIFY(m_rig->fixture.files().isEmpty());

    // What comes back is what is meant next.
    land(3);
    QTRY_COMPARE(m_panel->order().size(), 1);
    m_rig->actions.history().undo();
    QTRY_COMPARE(m_panel->view().selectedWorks().size(), 2);
    QCOMPARE(m_panel->order().size(), 3);
}

void TestGalleryPanel::menuUsesWorksInFields()
{
    const AssetId id = land(5);
    QSignalSpy used(&m_rig->actions, &WorkActions::useInFieldRequested);
    const std::unique_ptr<QMenu> menu(m_rig->actions.createMenu({id}, m_window.get()));
    for (const char *name :
         {"open", "useSettings", "saveAs", "copyImage", "copyFile", "showInFolder", "trash"})
        QVERIFY2(menu->findChild<QAction *>(QLatin1String(name)), name);
    const QList<WorkActions::Use> uses = m_rig->actions.uses(MediaKind::Image);
    QVERIFY(!uses.isEmpty());
    auto *useMenu = menu->findChild<QMenu *>(QStringLiteral("useIn"));
    QVERIFY(useMenu);
    QCOMPARE(useMenu->actions().size(), uses.size());
    useMenu->actions().first()->trigger();
    QCOMPARE(used.size(), 1);
    QCOMPARE(used.last().at(0).value<AssetId>(), id);
    QCOMPARE(used.last().at(1).value<ModelId>(), uses.first().model);
    QCOMPARE(used.last().at(2).toString(), uses.first().fieldKey);
}

void TestGalleryPanel::unknownJobAsksBeforeItCosts()
{
    storeJob(JobState::Unknown, QStringLiteral("An uncertain lighthouse"));
    recover();
    QCOMPARE(m_rig->scheduler.jobs().size(), 1);
    const JobId id = m_rig->scheduler.jobs().first().id;
    QSignalSpy added(&m_rig->scheduler, &Scheduler::jobAdded);
    m_panel->jobActions().run(JobActions::Step::SendAgain, id, m_window.get());
    auto *box = m_window->findChild<QMessageBox *>(QStringLiteral("confirmSendAgain"));
    QVERIFY(box);
    QVERIFY(box->informativeText().contains(QStringLiteral("pay for both")));
    QCOMPARE(box->defaultButton(), box->button(QMessageBox::Cancel));
    QTest::keyClick(box, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<QMessageBox *>());
    QCOMPARE(added.size(), 0);
    m_panel->jobActions().run(JobActions::Step::SendAgain, id, m_window.get());
    QTest::mouseClick(m_window->findChild<QPushButton *>(QStringLiteral("agree")), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(added.size(), 1, patience);
    QCOMPARE(added.first().first().value<Job>().follows, id);
}

void TestGalleryPanel::adoptChecksTheId()
{
    storeJob(JobState::Unknown, QStringLiteral("An uncertain lighthouse"));
    recover();
    const JobId id = m_rig->scheduler.jobs().first().id;
    m_panel->jobActions().run(JobActions::Step::Adopt, id, m_window.get());
    auto *dialog = m_window->findChild<QDialog *>(QStringLiteral("adopt"));
    QVERIFY(dialog);
    auto *fetch = dialog->findChild<QPushButton *>(QStringLiteral("fetch"));
    auto *edit = dialog->findChild<QLineEdit *>(QStringLiteral("requestId"));
    QVERIFY(!fetch->isEnabled());
    QTest::keyClicks(edit, QStringLiteral("not an id!"));
    QVERIFY(!fetch->isEnabled());
    QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("problem"))->isVisible());
    edit->clear();
    QTest::keyClicks(edit, QStringLiteral("5f1c-00aa"));
    QVERIFY(fetch->isEnabled());
    QTest::mouseClick(fetch, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->scheduler.find(id)->request.text() == QStringLiteral("5f1c-00aa"),
                             patience);
}

void TestGalleryPanel::waitingJobIsCancelled()
{
    storeJob(JobState::Waiting, QStringLiteral("A patient lighthouse"));
    recover();
    QTRY_VERIFY(m_panel->view().works().rowCount() == 2);
    m_panel->focusGallery();
    m_panel->view().selectionModel()->setCurrentIndex(m_panel->view().works().index(1),
                                                      QItemSelectionModel::ClearAndSelect);
    QTRY_VERIFY(child<QLabel>("jobState"));
    QCOMPARE(child<QLabel>("jobState")->text(), QStringLiteral("Waiting here"));
    QVERIFY(child<QPushButton>("job:cancel"));
    QVERIFY(!child<QPushButton>("job:sendFirst"));
    const QMenu *more = child<QPushButton>("job:more")->menu();
    QVERIFY(more && more->findChild<QAction *>(QStringLiteral("sendFirst")));
    QTest::keyClick(&m_panel->view(), Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(child<QLabel>("jobState")->text(), QStringLiteral("Cancelled"), patience);
    press("job:dismiss");
    QTRY_COMPARE_WITH_TIMEOUT(m_panel->view().works().rowCount(), 0, patience);
    QTRY_VERIFY(!child<QLabel>("jobState"));
}

void TestGalleryPanel::severalAreSummed()
{
    land(1);
    land(2);
    QTRY_COMPARE(m_panel->order().size(), 2);
    m_panel->focusGallery();
    QTest::keyClick(&m_panel->view(), Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY(child<QLabel>("manyTitle"));
    QCOMPARE(child<QLabel>("manyTitle")->text(), QStringLiteral("2 works selected"));
    QVERIFY(child<QLabel>("manyDetail")->text().startsWith(QStringLiteral("2 images")));
    QTRY_VERIFY(child<QLabel>("manyDetail")->text().endsWith(QStringLiteral("B"))); // their bytes
}

void TestGalleryPanel::screenshots()
{
    const QString folder = qEnvironmentVariable("MAQUETTE_SHOTS");
    if (folder.isEmpty())
        QSKIP("MAQUETTE_SHOTS names no folder");
    QVERIFY(QDir().mkpath(folder));
    const auto shoot = [this, folder](const QString &name) {
        for (const Theme::Mode mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
            m_theme->setMode(mode);
            const Colors &colors = mode == Theme::Mode::Dark ? Colors::dark() : Colors::light();
            QTRY_COMPARE(m_window->palette().color(QPalette::Window), colors.window);
            for (int i = 0; i < 8; ++i)
                m_window->grab();
            QVERIFY(m_window->grab().save(
                QStringLiteral("%1/panel-%2-%3.png").arg(folder, name, Theme::nameOf(mode))));
        }
    };
    shoot(QStringLiteral("empty"));
    for (int i = 0; i < 9; ++i)
        land(i, i % 3 ? QSize(1024, 576) : QSize(600, 900));
    storeJob(JobState::Failed,
             QStringLiteral("A lighthouse on a cliff at the blue hour, heavy sea, long exposure"));
    storeJob(JobState::Unknown, QStringLiteral("The same cliff, camera drifts left, waves break"));
    recover();
    QTRY_COMPARE(m_panel->order().size(), 9);
    m_panel->select(m_panel->order().at(1));
    QSignalSpy ready(&m_rig->thumbnails, &Thumbnails::ready);
    m_window->grab();
    ready.wait(2000);
    QTRY_VERIFY(child<QLabel>("workTitle"));
    shoot(QStringLiteral("work"));
    const WorkModel &works = m_panel->view().works();
    // Not by setCurrentIndex(), which asks which keys were held last.
    m_panel->view().selectionModel()->setCurrentIndex(
        works.index(works.rowOf(m_rig->scheduler.jobs().first().id)), QItemSelectionModel::ClearAndSelect);
    QTRY_VERIFY(child<QLabel>("jobState"));
    shoot(QStringLiteral("job"));
    m_panel->setCropped(false);
    m_panel->view().selectAll();
    QTRY_VERIFY(child<QLabel>("manyTitle"));
    shoot(QStringLiteral("many"));
}

QTEST_MAIN(TestGalleryPanel)
#include "tst_gallerypanel.moc"
