// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ledger/ledgermodel.h"

#include <QAbstractItemModelTester>
#include <QDate>
#include <QDateTime>
#include <QElapsedTimer>
#include <QLocale>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>
#include <QTime>
#include <QTreeView>

using namespace maquette;
using namespace Qt::StringLiterals;

namespace
{

Money cents(qint64 number)
{
    return Money::fromMicrodollars(number * 10'000);
}

LedgerRun run(int id, int cost)
{
    LedgerRun run;
    run.id = JobId(id);
    run.at = QDateTime(QDate(2026, 1, 5), QTime(12, id % 60), Qt::UTC);
    run.model = ModelId(u"a/b"_s);
    run.modelName = u"Bee"_s;
    run.prompt = u"prompt %1"_s.arg(id);
    run.request = RequestId(u"req-%1"_s.arg(id));
    run.state = JobState::Saved;
    if (cost >= 0)
        run.cost = cents(cost);
    return run;
}

LedgerGroup group(const QString &key, int runs, int cost, const QList<LedgerRun> &open = {})
{
    LedgerGroup group;
    group.key = key;
    group.sum.runs = runs;
    group.sum.paid = cents(cost);
    group.runs = open;
    return group;
}

QString text(const QModelIndex &index, LedgerColumn column)
{
    return index.siblingAtColumn(int(column)).data().toString();
}

} // namespace

class TestLedgerModel : public QObject
{
    Q_OBJECT

private slots:
    void keepsItsPromises();
    void amountsOfOneColumnHaveEqualDigits();
    void selectionStaysOnItsRuns();
    void linesAreCopiedForSpreadsheets();
    void tenThousandRunsAreTakenOver();
};

void TestLedgerModel::keepsItsPromises()
{
    LedgerModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPage({{group(u"2026-01-05"_s, 2, 5), group(u"2026-01-04"_s, 1, 1)}, {}, {}},
                  LedgerGrouping::Day);
    QCOMPARE(model.rowCount(), 2);
    const QModelIndex first = model.index(0, 0);
    QVERIFY(model.hasChildren(first));
    // The tester, like a view, has already opened what it could.
    QCOMPARE(model.opened(), QStringList({u"2026-01-05"_s, u"2026-01-04"_s}));
    const QSignalSpy wanted(&model, &LedgerModel::runsWanted);
    QVERIFY(!model.canFetchMore(first));
    model.setPage(
        {{group(u"2026-01-06"_s, 1, 7), group(u"2026-01-05"_s, 2, 5, {run(2, 3), run(1, 2)})}, {}, {}},
        LedgerGrouping::Day);
    const QModelIndex opened = model.index(1, 0);
    QCOMPARE(model.rowCount(opened), 2);
    QCOMPARE(model.runAt(model.index(1, 0, opened))->id, JobId(1));
    QVERIFY(model.runAt(opened) == nullptr);
    QVERIFY(!model.hasChildren(model.index(0, 0, opened)));
    QCOMPARE(model.parent(model.index(0, 3, opened)), opened);
    model.setPage({{group(u"a/b"_s, 1, 7)}, {}, {}}, LedgerGrouping::Model);
    QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), u"Model"_s);
    QVERIFY(!model.opened().contains(u"2026-01-05"_s));
    model.setPage({}, LedgerGrouping::Model);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.hasChildren());
}

void TestLedgerModel::amountsOfOneColumnHaveEqualDigits()
{
    QLocale::setDefault(QLocale::c());
    LedgerModel model;
    LedgerRun small = run(1, 0);
    small.cost = Money::fromMicrodollars(35'000);
    LedgerGroup day = group(u"2026-01-05"_s, 2, 45, {small, run(2, -1), run(3, 42)});
    day.sum.open = 1;
    model.setPage({{day}, {}, {}}, LedgerGrouping::Day);
    const QModelIndex top = model.index(0, 0);
    QCOMPARE(text(top, LedgerColumn::Paid), u"$0.450"_s);
    QCOMPARE(text(top, LedgerColumn::Prompt), u"2 runs · cost unknown: 1"_s);
    QCOMPARE(text(model.index(0, 0, top), LedgerColumn::Paid), u"$0.035"_s);
    QCOMPARE(text(model.index(1, 0, top), LedgerColumn::Paid), u"unknown"_s); // never $0.00
    QCOMPARE(text(model.index(2, 0, top), LedgerColumn::Paid), u"$0.420"_s);
    const QModelIndex paid = top.siblingAtColumn(int(LedgerColumn::Paid));
    QVERIFY(paid.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    LedgerRun hostile = run(4, 1);
    hostile.prompt = u"<b>x</b><img src=http://x>"_s;
    model.setPage({{group(u"2026-01-05"_s, 1, 1, {hostile})}, {}, {}}, LedgerGrouping::Day);
    const QString tip = model.index(0, 0, model.index(0, 0)).data(Qt::ToolTipRole).toString();
    QVERIFY2(!tip.contains(u"<img"_s) && tip.contains(u"&lt;b&gt;"_s), qPrintable(tip));
}

void TestLedgerModel::selectionStaysOnItsRuns()
{
    LedgerModel model;
    model.setPage({{group(u"2026-01-05"_s, 2, 5, {run(2, 3), run(1, 2)})}, {}, {}}, LedgerGrouping::Day);
    const QPersistentModelIndex first = model.index(1, 0, model.index(0, 0));
    const QPersistentModelIndex second = model.index(0, 4, model.index(0, 0));
    const QPersistentModelIndex day = model.index(0, 0);
    model.setPage(
        {{group(u"2026-01-06"_s, 1, 1), group(u"2026-01-05"_s, 2, 5, {run(3, 1), run(1, 9)})}, {}, {}},
        LedgerGrouping::Day);
    QCOMPARE(day.row(), 1);
    QVERIFY(first.isValid() && model.runAt(first)->id == JobId(1));
    QCOMPARE(first.parent(), QModelIndex(day));
    QVERIFY(!second.isValid());
    model.setPage({{group(u"2026-01-06"_s, 1, 1)}, {}, {}}, LedgerGrouping::Day);
    QVERIFY(!day.isValid() && !first.isValid());
}

void TestLedgerModel::linesAreCopiedForSpreadsheets()
{
    QLocale::setDefault(QLocale::c());
    LedgerModel model;
    LedgerRun two = run(1, 2);
    two.prompt = u"one\ttwo\nthree"_s;
    LedgerRun three = two;
    three.prompt = u" =1+1"_s;
    model.setPage({{group(u"2026-01-05"_s, 1, 2, {two, three})}, {}, {}}, LedgerGrouping::Day);
    const QModelIndex day = model.index(0, 0);
    const QStringList lines =
        model.copyText({day, model.index(0, 0, day), model.index(1, 0, day)}).split(u'\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines.at(2).contains(u"\t'=1+1\t"_s), qPrintable(lines.at(2)));
    QVERIFY(lines.at(0).endsWith(u"\t$0.02"_s));
    QCOMPARE(lines.at(1).count(u'\t'), LedgerModel::columns - 1);
    QVERIFY2(lines.at(1).contains(u"\tone two three\tBee\tSaved\treq-1\t$0.02"_s), qPrintable(lines.at(1)));
}

void TestLedgerModel::tenThousandRunsAreTakenOver()
{
    LedgerModel model;
    QTreeView view;
    view.setUniformRowHeights(true);
    view.setModel(&model);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    model.setPage({{group(u"2026-01-05"_s, 10'000, 1)}, {}, {}}, LedgerGrouping::Day);
    view.expand(model.index(0, 0));
    QList<LedgerRun> runs;
    for (int i = 1; i <= 10'000; ++i)
        runs << run(i, i);
    LedgerPage page{{group(u"2026-01-05"_s, 10'000, 1, runs)}, {}, {}};
    QElapsedTimer time;
    time.start();
    model.setPage(std::move(page), LedgerGrouping::Day);
    const qint64 taken = time.nsecsElapsed();
    time.restart();
    view.grab(); // the view lays its rows out when it is painted
    qInfo("10,000 runs: taken over in %.1f ms, laid out and painted in %.1f ms", double(taken) / 1e6,
          double(time.nsecsElapsed()) / 1e6);
    QCOMPARE(model.rowCount(model.index(0, 0)), 10'000);
    QVERIFY(view.isExpanded(model.index(0, 0)));
    QVERIFY(view.indexAt(QPoint(40, view.visualRect(model.index(0, 0)).bottom() + 4)).parent().isValid());
}

QTEST_MAIN(TestLedgerModel)
#include "tst_ledgermodel.moc"
