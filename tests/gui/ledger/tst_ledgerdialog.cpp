// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledgertest.h"
#include "ui/ledger/ledgerexport.h"
#include "ui/ledger/ledgermodel.h"
#include "ui/shell/shellnotice.h"

#include <QClipboard>
#include <QComboBox>
#include <QDate>
#include <QDateEdit>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! The ledger's window over a real journal, by keys and mouse.
class TestLedgerDialog : public LedgerTest
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { stop(); }
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
    void unreadableJournalIsToldOf();
    void choicesAreRemembered();
    void everythingHasAName();
};

void TestLedgerDialog::emptyLedgerExplains()
{
    put(m_now, 500, [](JobRow &row) { row.sandbox = true; });
    open();
    QTRY_VERIFY(child<QLabel>("emptyTitle")->isVisible());
    QCOMPARE(child<QLabel>("emptyTitle")->text(), u"Nothing was sent in this time"_s);
    for (const QLabel *label : child<QWidget>("ledgerEmpty")->findChildren<QLabel *>())
        QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
    QVERIFY(!child<QPushButton>("emptyStep")->isVisible());
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
    QCOMPARE(child<QLabel>("count")->text(), u"for 2 runs"_s); // the third stands beside it
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
    QTRY_COMPARE(cell(0, LedgerColumn::Group), u"Film"_s);
    QCOMPARE(cell(0, LedgerColumn::Prompt), u"1 run · /home/artist/Film"_s);
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
    // An end before the begin: both are put in order when it has been entered, and not on the way there.
    auto *last = child<QDateEdit>("lastDay");
    last->setFocus();
    last->setDate(QDate::currentDate().addDays(-4));
    QTRY_COMPARE(child<QLabel>("sum")->text(), u"$0.50"_s);
    QCOMPARE(first->date(), QDate::currentDate().addDays(-3));
    first->setFocus();
    QCOMPARE(first->date(), QDate::currentDate().addDays(-4));
    QCOMPARE(last->date(), QDate::currentDate().addDays(-3));
    QCOMPARE(child<QLabel>("sum")->text(), u"$0.50"_s);
}

void TestLedgerDialog::lateCostArrivesByItself()
{
    const QByteArray whole = m_bench->api.result;
    m_bench->api.result.replace(R"("cost":0.25,)", "");
    open();
    m_bench->order();
    QVERIFY(m_bench->waitFor(JobState::Saved));
    QVERIFY(!m_bench->finished.constFirst().cost);
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

void TestLedgerDialog::unreadableJournalIsToldOf()
{
    put(m_now, 25);
    open();
    QTRY_COMPARE(child<QLabel>("sum")->text(), u"$0.25"_s);
    m_broken = true;
    child<QComboBox>("period")->setFocus();
    QTest::keyClick(child<QComboBox>("period"), Qt::Key_Home);
    QTRY_COMPARE(child<QLabel>("emptyTitle")->text(), u"The journal cannot be read"_s);
    QVERIFY(child<QLabel>("emptyTitle")->isVisible() && !child<QLabel>("sum")->isVisible());
    QVERIFY(!child<QPushButton>("exportTable")->isEnabled());
    m_dialog->exporter().save({}, m_bench->folder.filePath(u"spending.csv"_s));
    QTRY_COMPARE(m_dialog->findChild<ShellNotice *>()->text(), u"The database gave an error."_s);
    QVERIFY(!QFileInfo::exists(m_bench->folder.filePath(u"spending.csv"_s)));
    m_broken = false;
    QTest::keyClick(child<QComboBox>("period"), Qt::Key_End);
    QTRY_VERIFY(child<QLabel>("sum")->isVisible());
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

QTEST_MAIN(TestLedgerDialog)
#include "tst_ledgerdialog.moc"
