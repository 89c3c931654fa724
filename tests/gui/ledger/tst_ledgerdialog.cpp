// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/ledger.h"
#include "app/store/jobrepository.h"
#include "tests/support/jobs/jobbench.h"
#include "ui/ledger/ledgerdialog.h"
#include "ui/ledger/ledgerexport.h"
#include "ui/ledger/ledgermodel.h"
#include "ui/settings/preferences.h"
#include "ui/shell/shellnotice.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>
#include <QtTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! The ledger's window over a real journal, by keys and mouse.
class TestLedgerDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void emptyLedgerExplains();
    void groupsOpenByKey();
    void groupingSwitches();
    void headerClickSorts();
    void periodIsChosen();
    void lateCostArrivesByItself();
    void otherAccountsAreAChoice();
    void runLeadsToItsWork();
    void unknownRunOffersItsSteps();
    void linesAreCopied();
    void tableIsSaved();
    void unwritableTableIsToldOf();
    void choicesAreRemembered();
    void everythingHasAName();
    void shots_data();
    void shots();

private:
    JobId put(const QDateTime &at, int cost, const std::function<void(JobRow &)> &change = {});
    void putMany();
    void open();
    void chooseByKey(const char *combo, const QString &text);
    [[nodiscard]] QString cell(int row, LedgerColumn column, int group = -1) const;
    template <typename T>
    T *child(const char *name) const
    {
        return m_dialog->findChild<T *>(QLatin1String(name));
    }

    Theme m_theme;
    std::unique_ptr<JobBench> m_bench;
    std::unique_ptr<Ledger> m_ledger;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<LedgerDialog> m_dialog;
    QTreeView *m_view = nullptr;
    const QDateTime m_now = QDateTime(QDate::currentDate(), QTime(12, 0)).toUTC();
};

void TestLedgerDialog::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_bench = std::make_unique<JobBench>();
    QVERIFY(m_bench->start());
    m_ledger = std::make_unique<Ledger>(*m_bench->store, *m_bench->client, *m_bench->scheduler);
    m_preferences = std::make_unique<Preferences>(m_bench->folder.filePath(u"settings.ini"_s));
}

void TestLedgerDialog::cleanup()
{
    m_dialog.reset();
    m_preferences.reset();
    m_ledger.reset();
    m_bench.reset();
}

JobId TestLedgerDialog::put(const QDateTime &at, int cost, const std::function<void(JobRow &)> &change)
{
    JobRow row;
    row.endpoint = m_bench->client->endpoint().name;
    row.account = m_bench->client->accountFingerprint();
    row.model = ModelId(u"bytedance/seedream-4-5/text-to-image"_s);
    row.modelName = u"Seedream 4.5"_s;
    row.prompt = u"A lighthouse on a cliff"_s;
    row.input = "{}";
    row.folder = u"/home/artist/Pictures/Maquette"_s;
    row.createdAt = row.submittedAt = at;
    row.state = int(JobState::Saved);
    row.request = RequestId(u"req-%1"_s.arg(cost));
    if (cost >= 0)
        row.cost = Money::fromMicrodollars(cost * 10'000);
    if (change)
        change(row);
    JobId id;
    m_bench->store->run<JobId>(
        m_ledger.get(), [row](Database &database) { return JobRepository(database).insert(row); },
        [&id](const Result<JobId> &added) { id = added.value(); });
    return QTest::qWaitFor([&id] { return !id.isNull(); }) ? id : JobId();
}

void TestLedgerDialog::putMany()
{
    const QStringList prompts{u"A lighthouse on a cliff at the blue hour"_s, u"Three boats, heavy sea"_s,
                              u"Portrait in soft window light"_s, u"Neon market street in the rain"_s,
                              u"=cmd|' /C calc'!A0"_s};
    const QStringList models{u"Seedream 4.5"_s, u"Seedance 1.0 Lite"_s, u"Dreamina 4.0"_s};
    for (int i = 0; i < 40; ++i) {
        put(m_now.addSecs(-i * 5400), i % 7 == 3 ? -1 : 3 + i * 5 % 48, [&](JobRow &row) {
            row.prompt = prompts.at(i % 5);
            row.modelName = models.at(i % 3);
            row.model = ModelId(u"bytedance/model-%1"_s.arg(i % 3));
            row.folder = i % 4 == 0 ? u"/home/artist/Film/Harbour"_s : row.folder;
            row.request = RequestId(u"8f3a%1c-%2"_s.arg(i).arg(i * 7919));
            if (i == 5)
                row.cost = Money::fromMicrodollars(35'000);
            row.estimate = Money::fromMicrodollars(40'000);
            if (i % 11 == 3) {
                row.state = int(JobState::Unknown);
                row.request = {};
            }
        });
    }
}

void TestLedgerDialog::open()
{
    m_dialog = std::make_unique<LedgerDialog>(*m_ledger, *m_bench->scheduler, *m_preferences);
    const QSignalSpy shown(m_dialog.get(), &LedgerDialog::shown);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    QTRY_VERIFY(!shown.isEmpty());
    m_view = child<QTreeView>("runs");
    QVERIFY(m_view);
}

QString TestLedgerDialog::cell(int row, LedgerColumn column, int group) const
{
    const QAbstractItemModel *model = m_view->model();
    return model->index(row, int(column), group < 0 ? QModelIndex() : model->index(group, 0))
        .data()
        .toString();
}

void TestLedgerDialog::chooseByKey(const char *name, const QString &text)
{
    auto *combo = child<QComboBox>(name);
    const QSignalSpy shown(m_dialog.get(), &LedgerDialog::shown);
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Home);
    for (int i = 0; i < combo->count() && combo->currentText() != text; ++i)
        QTest::keyClick(combo, Qt::Key_Down);
    QCOMPARE(combo->currentText(), text);
    QTRY_VERIFY(!shown.isEmpty());
}

void TestLedgerDialog::emptyLedgerExplains()
{
    put(m_now, 500, [](JobRow &row) { row.sandbox = true; });
    open();
    QTRY_VERIFY(child<QLabel>("emptyTitle")->isVisible());
    QCOMPARE(child<QLabel>("emptyTitle")->text(), u"Nothing was sent in this time"_s);
    QVERIFY(!child<QPushButton>("exportTable")->isEnabled());
    QVERIFY(!child<QPushButton>("showWork")->isEnabled());
    chooseByKey("period", u"All"_s);
    QTRY_COMPARE(child<QLabel>("emptyTitle")->text(), u"Nothing was paid yet"_s);
}

void TestLedgerDialog::groupsOpenByKey()
{
    put(m_now, 25);
    put(m_now.addSecs(60), 50);
    put(m_now.addDays(-1), -1, [](JobRow &row) { row.estimate = Money::fromMicrodollars(30'000); });
    open();
    QTRY_COMPARE(m_view->model()->rowCount(), 2);
    QCOMPARE(child<QLabel>("sum")->text(), u"$0.75"_s);
    QCOMPARE(child<QLabel>("count")->text(), u"for 3 runs"_s);
    QCOMPARE(child<QLabel>("unknown")->text(), u"cost unknown: 1, about $0.03 expected"_s);
    QCOMPARE(cell(0, LedgerColumn::Group), u"Today"_s);
    QCOMPARE(cell(0, LedgerColumn::Paid), u"$0.75"_s);
    QCOMPARE(cell(1, LedgerColumn::Prompt), u"1 run · cost unknown: 1, about $0.03 expected"_s);
    m_view->setFocus();
    m_view->setCurrentIndex(m_view->model()->index(0, 0));
    QTest::keyClick(m_view, Qt::Key_Right);
    QTRY_COMPARE(m_view->model()->rowCount(m_view->model()->index(0, 0)), 2);
    QVERIFY(m_view->isExpanded(m_view->model()->index(0, 0)));
    QCOMPARE(cell(0, LedgerColumn::Paid, 0), u"$0.50"_s);
    QCOMPARE(cell(0, LedgerColumn::State, 0), u"Saved"_s);
    QCOMPARE(cell(0, LedgerColumn::Request, 0), u"req-50"_s);
}

void TestLedgerDialog::groupingSwitches()
{
    put(m_now, 25);
    put(m_now, 50, [](JobRow &row) {
        row.model = ModelId(u"c/d"_s);
        row.modelName = u"Dee"_s;
        row.folder = u"/home/artist/Film"_s;
    });
    open();
    QTRY_COMPARE(m_view->model()->rowCount(), 1);
    chooseByKey("grouping", u"Model"_s);
    QTRY_COMPARE(cell(0, LedgerColumn::Group), u"Dee"_s); // the dearest first
    QVERIFY(m_view->isColumnHidden(int(LedgerColumn::Model)));
    chooseByKey("grouping", u"Project folder"_s);
    QTRY_COMPARE(cell(0, LedgerColumn::Group), u"/home/artist/Film"_s);
    QCOMPARE(cell(1, LedgerColumn::Paid), u"$0.25"_s);
    QVERIFY(!m_view->isColumnHidden(int(LedgerColumn::Model)));
}

void TestLedgerDialog::headerClickSorts()
{
    put(m_now, 25);
    put(m_now.addDays(-1), 50);
    open();
    QTRY_COMPARE(cell(0, LedgerColumn::Paid), u"$0.25"_s);
    QHeaderView *header = m_view->header();
    const int x = header->sectionViewportPosition(int(LedgerColumn::Paid)) + 20;
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x, header->height() / 2));
    const QString first = header->sortIndicatorOrder() == Qt::DescendingOrder ? u"$0.50"_s : u"$0.25"_s;
    QCOMPARE(header->sortIndicatorSection(), int(LedgerColumn::Paid));
    QTRY_COMPARE(cell(0, LedgerColumn::Paid), first);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x, header->height() / 2));
    QTRY_VERIFY(cell(0, LedgerColumn::Paid) != first);
}

void TestLedgerDialog::periodIsChosen()
{
    put(m_now, 25);
    put(m_now.addDays(-3), 50);
    put(m_now.addDays(-200), 100);
    open();
    QTRY_COMPARE(child<QLabel>("sum")->text(), u"$0.75"_s); // thirty days
    chooseByKey("period", u"Today"_s);
    QTRY_COMPARE(child<QLabel>("sum")->text(), u"$0.25"_s);
    chooseByKey("period", u"All"_s);
    QTRY_COMPARE(child<QLabel>("sum")->text(), u"$1.75"_s);
    auto *first = child<QDateEdit>("firstDay");
    QVERIFY(!first->isVisible());
    chooseByKey("period", u"Own dates"_s);
    QTRY_COMPARE(child<QLabel>("sum")->text(), u"$0.25"_s);
    QVERIFY(first->isVisible());
    first->setFocus();
    first->setCurrentSection(QDateTimeEdit::DaySection);
    const QDate before = first->date();
    QTest::keyClick(first, before.day() > 3 ? Qt::Key_Down : Qt::Key_Up);
    QVERIFY(first->date() != before);
    first->setDate(QDate::currentDate().addDays(-3));
    QTRY_COMPARE(child<QLabel>("sum")->text(), u"$0.75"_s);
}

void TestLedgerDialog::lateCostArrivesByItself()
{
    const QByteArray whole = m_bench->api.result;
    m_bench->api.result.replace(R"("cost":0.25,)", "");
    open();
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QTRY_COMPARE(child<QLabel>("unknown")->text(), u"cost unknown: 1"_s);
    QCOMPARE(child<QLabel>("sum")->text(), u"$0.00"_s);
    m_bench->api.result = whole;
    QTRY_COMPARE(child<QLabel>("sum")->text(), u"$0.25"_s);
    QVERIFY(child<QLabel>("unknown")->text().isEmpty());
}

void TestLedgerDialog::otherAccountsAreAChoice()
{
    put(m_now, 25);
    open();
    auto *account = child<QComboBox>("account");
    QTRY_COMPARE(m_view->model()->rowCount(), 1);
    QVERIFY(!account->isVisible());
    m_dialog.reset();
    put(m_now, 50, [](JobRow &row) { row.account = u"ffeeddccbbaa"_s; });
    open();
    account = child<QComboBox>("account");
    QTRY_VERIFY(account->isVisible());
    QCOMPARE(account->currentText(), u"This account"_s);
    QCOMPARE(child<QLabel>("sum")->text(), u"$0.25"_s);
    chooseByKey("account", u"All accounts"_s);
    QTRY_COMPARE(child<QLabel>("sum")->text(), u"$0.75"_s);
    chooseByKey("account", u"Account ffeeddcc"_s);
    QTRY_COMPARE(child<QLabel>("sum")->text(), u"$0.50"_s);
}

void TestLedgerDialog::runLeadsToItsWork()
{
    const JobId id = put(m_now, 25);
    open();
    QTRY_COMPARE(m_view->model()->rowCount(), 1);
    const QModelIndex day = m_view->model()->index(0, 0);
    m_view->expand(day);
    QTRY_COMPARE(m_view->model()->rowCount(day), 1);
    const QSignalSpy asked(m_dialog.get(), &LedgerDialog::workRequested);
    const QPoint place = m_view->visualRect(m_view->model()->index(0, 1, day)).center();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, place);
    QVERIFY(child<QPushButton>("showWork")->isEnabled());
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, place);
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked.constFirst().constFirst().value<JobId>(), id);
    QTest::keyClick(m_view, Qt::Key_Return);
    QTRY_COMPARE(asked.size(), 2);
    QTest::mouseClick(child<QPushButton>("showWork"), Qt::LeftButton);
    QCOMPARE(asked.size(), 3);
}

void TestLedgerDialog::unknownRunOffersItsSteps()
{
    m_bench->api.script("submit", {Step::close()});
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Unknown));
    put(m_now.addDays(-1), -1, [](JobRow &row) { // forgotten: no longer in the queue
        row.state = int(JobState::Unknown);
        row.request = {};
        row.dismissed = true;
    });
    open();
    QTRY_COMPARE(m_view->model()->rowCount(), 2);
    QVERIFY(child<QLabel>("unknown")->text().startsWith(u"may have been charged: 2"_s));
    QStringList names;
    for (const int group : {0, 1}) {
        const QModelIndex day = m_view->model()->index(group, 0);
        m_view->expand(day);
        QTRY_COMPARE(m_view->model()->rowCount(day), 1);
        emit m_view->customContextMenuRequested(
            m_view->visualRect(m_view->model()->index(0, 1, day)).center());
        auto *menu = m_dialog->findChild<QMenu *>();
        QVERIFY(menu);
        for (const QAction *action : menu->actions())
            names << action->objectName();
        delete menu;
    }
    for (const QString &step : {u"adopt"_s, u"sendAgain"_s, u"collectRun"_s})
        QVERIFY2(names.contains(step), qPrintable(names.join(u' ')));
}

void TestLedgerDialog::linesAreCopied()
{
    put(m_now, 25);
    open();
    QTRY_COMPARE(m_view->model()->rowCount(), 1);
    m_view->setFocus();
    m_view->setCurrentIndex(m_view->model()->index(0, 0));
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(m_view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Today\t1 run\t\t\t\t$0.25"_s);
    QCOMPARE(m_dialog->findChild<ShellNotice *>()->text(), u"Copied one line"_s);
}

void TestLedgerDialog::tableIsSaved()
{
    put(m_now, 25);
    put(m_now.addDays(-200), 50); // not in this period
    open();
    QTRY_VERIFY(child<QPushButton>("exportTable")->isEnabled());
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QTest::mouseClick(child<QPushButton>("exportTable"), Qt::LeftButton);
    auto *dialog = m_dialog->findChild<QFileDialog *>(u"exportSpending"_s);
    QVERIFY(dialog);
    QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
    const QString file = m_bench->folder.filePath(u"spending.csv"_s);
    dialog->selectFile(file);
    QMetaObject::invokeMethod(dialog, "accept");
    auto *notice = m_dialog->findChild<ShellNotice *>();
    QTRY_COMPARE(notice->text(), u"Saved spending.csv"_s);
    QFile saved(file);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    const QByteArray table = saved.readAll();
    QCOMPARE(table.count("\r\n"), 2);
    QVERIFY(table.contains("\"req-25\",\"saved\",\"0.25\""));
    QCOMPARE(m_preferences->exportFolder(), QFileInfo(file).absolutePath());
}

void TestLedgerDialog::unwritableTableIsToldOf()
{
    put(m_now, 25);
    open();
    m_dialog->exporter().save({}, m_bench->folder.filePath(u"missing/spending.csv"_s));
    auto *notice = m_dialog->findChild<ShellNotice *>();
    QTRY_VERIFY(notice->text().contains(u"could not be saved"_s));
}

void TestLedgerDialog::choicesAreRemembered()
{
    put(m_now.addDays(-100), 25);
    open();
    chooseByKey("period", u"All"_s);
    chooseByKey("grouping", u"Model"_s);
    m_dialog->resize(800, 500);
    m_dialog.reset();
    open();
    QCOMPARE(m_dialog->size(), QSize(800, 500));
    QCOMPARE(child<QComboBox>("period")->currentText(), u"All"_s);
    QCOMPARE(child<QComboBox>("grouping")->currentText(), u"Model"_s);
    QTRY_COMPARE(cell(0, LedgerColumn::Group), u"Seedream 4.5"_s);
    m_preferences->setLedgerPeriod(77); // of a newer program
    m_preferences->setLedgerGrouping(-1);
    m_dialog.reset();
    open();
    QCOMPARE(child<QComboBox>("period")->currentText(), u"Last 30 days"_s);
}

void TestLedgerDialog::everythingHasAName()
{
    put(m_now, 25);
    open();
    QTRY_COMPARE(m_view->model()->rowCount(), 1);
    QVERIFY(!m_view->accessibleName().isEmpty() && !m_dialog->accessibleName().isEmpty());
    for (const QComboBox *combo : m_dialog->findChildren<QComboBox *>()) {
        const QList<QLabel *> labels = m_dialog->findChildren<QLabel *>();
        const bool named = std::any_of(labels.begin(), labels.end(),
                                       [combo](const QLabel *label) { return label->buddy() == combo; });
        QVERIFY2(named, qPrintable(combo->objectName()));
    }
    for (const QDateEdit *edit : m_dialog->findChildren<QDateEdit *>())
        QVERIFY2(!edit->accessibleName().isEmpty(), qPrintable(edit->objectName()));
    // Tab goes from the choices through the list to the buttons, and round.
    QStringList order;
    child<QComboBox>("period")->setFocus();
    for (int i = 0; i < 6; ++i) {
        order << m_dialog->focusWidget()->objectName();
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(order.mid(0, 4), QStringList({u"period"_s, u"grouping"_s, u"runs"_s, u"exportTable"_s}));
}

void TestLedgerDialog::shots_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

void TestLedgerDialog::shots()
{
    QFETCH(bool, dark);
    m_theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    const QString folder = qEnvironmentVariable("MAQUETTE_SHOTS");
    const auto save = [&](const QString &name) {
        const QPixmap picture = m_dialog->grab();
        QVERIFY(!picture.isNull());
        if (!folder.isEmpty())
            QVERIFY(picture.save(
                u"%1/ledger-%2-%3.png"_s.arg(folder, name, QLatin1String(QTest::currentDataTag()))));
    };
    open();
    save(u"empty"_s);
    m_dialog.reset();
    putMany();
    put(m_now, 50, [](JobRow &row) { row.account = u"ffeeddccbbaa"_s; });
    open();
    QTRY_VERIFY(m_view->model()->rowCount() > 1);
    m_view->expand(m_view->model()->index(0, 0));
    QTRY_VERIFY(m_view->model()->rowCount(m_view->model()->index(0, 0)) > 1);
    m_view->setCurrentIndex(m_view->model()->index(1, 0, m_view->model()->index(0, 0)));
    save(u"days"_s);
    chooseByKey("grouping", u"Model"_s);
    chooseByKey("period", u"Own dates"_s);
    save(u"models"_s);
    chooseByKey("period", u"All"_s);
    chooseByKey("grouping", u"Project folder"_s);
    QTRY_COMPARE(m_view->model()->rowCount(), 2);
    save(u"folders"_s);
}

QTEST_MAIN(TestLedgerDialog)
#include "tst_ledgerdialog.moc"
