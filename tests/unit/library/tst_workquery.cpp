// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/workquery.h"

#include <QDate>
#include <QRandomGenerator>
#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

class TestWorkQuery : public QObject
{
    Q_OBJECT

private slots:
    void words();
    void facets();
    void datesOfMonthsAndYears();
    void whatNamesNoFacetIsAWord_data();
    void whatNamesNoFacetIsAWord();
    void textIsReadBack_data();
    void textIsReadBack();
    void anyTextIsReadWithoutFault();
};

void TestWorkQuery::words()
{
    const WorkQuery query = WorkQuery::parse(u"  castle \"red car\" -dog -\"wet street\" well-lit - "_s);
    const QList<WorkQuery::Word> expected{{u"castle"_s, false, false},   {u"red car"_s, true, false},
                                          {u"dog"_s, false, true},       {u"wet street"_s, true, true},
                                          {u"well-lit"_s, false, false}, {u"-"_s, false, false}};
    QCOMPARE(query.words, expected);
    QVERIFY(!query.hasFacets());
    QVERIFY(WorkQuery::parse(u"   "_s).isEmpty());
}

void TestWorkQuery::facets()
{
    const WorkQuery query = WorkQuery::parse(
        u"Kind:clip model:seedream model:\"my model\" rating:3+ colour:Red color:blue tag:portrait "
        u"tag:\"old town\" project:\"My film\" shape:portrait side:1024..2048 length:5..10 cost:..0.25"_s);
    QVERIFY2(query.words.isEmpty(), qPrintable(query.text()));
    QCOMPARE(query.kind, WorkQuery::Kind::Clips);
    QCOMPARE(query.models, QStringList({u"seedream"_s, u"my model"_s}));
    QCOMPARE(query.rating, (Span<int>{3, std::nullopt}));
    QCOMPARE(query.colours, QList<int>({1, 4}));
    QCOMPARE(query.tags, QStringList({u"portrait"_s, u"old town"_s}));
    QCOMPARE(query.projects, QStringList({u"My film"_s}));
    QCOMPARE(query.shape, WorkQuery::Shape::Portrait);
    QCOMPARE(query.side, (Span<int>{1024, 2048}));
    QCOMPARE(query.length, (Span<double>{5, 10}));
    QCOMPARE(query.cost, (Span<double>{std::nullopt, 0.25}));
    QVERIFY(query.hasFacets());
    QCOMPARE(WorkQuery::parse(u"rating:4"_s).rating, (Span<int>{4, 4}));
}

void TestWorkQuery::datesOfMonthsAndYears()
{
    const auto dates = [](const QString &text) { return WorkQuery::parse(u"date:"_s + text).date; };
    QCOMPARE(dates(u"2026-02"_s), (Span<QDate>{QDate(2026, 2, 1), QDate(2026, 2, 28)}));
    QCOMPARE(dates(u"2026"_s), (Span<QDate>{QDate(2026, 1, 1), QDate(2026, 12, 31)}));
    QCOMPARE(dates(u"2026-02-03"_s), (Span<QDate>{QDate(2026, 2, 3), QDate(2026, 2, 3)}));
    QCOMPARE(dates(u"2025-12..2026-01"_s), (Span<QDate>{QDate(2025, 12, 1), QDate(2026, 1, 31)}));
    QCOMPARE(dates(u"2026-03+"_s), (Span<QDate>{QDate(2026, 3, 1), std::nullopt}));
}

void TestWorkQuery::whatNamesNoFacetIsAWord_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"rating:many", "rating:", "colour:pinkish", "kind:cat", "date:2026-13",
                             "side:..", "4:3", "http://a.b", "-rating:3", "shape:round", "cost:-1", "tag:"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestWorkQuery::whatNamesNoFacetIsAWord()
{
    QFETCH(QString, text);
    const WorkQuery query = WorkQuery::parse(text);
    QVERIFY(!query.hasFacets());
    QCOMPARE(query.words.size(), 1);
    QCOMPARE(query.text(), text);
}

void TestWorkQuery::textIsReadBack_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"castle", "castle -dog \"red car\"", "rating:3+", "rating:2..4 colour:red colour:purple",
          "project:\"My film\" tag:portrait", "date:2026-02", "date:2026-03+", "date:..2026-01-05",
          "kind:image shape:square side:2048+ length:2.5..10 cost:0.1+", "model:\"a b\" kind:audio"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestWorkQuery::textIsReadBack()
{
    QFETCH(QString, text);
    const WorkQuery query = WorkQuery::parse(text);
    QCOMPARE(WorkQuery::parse(query.text()), query);
    QVERIFY(!query.isEmpty());
}

void TestWorkQuery::anyTextIsReadWithoutFault()
{
    QRandomGenerator random(7);
    const QString letters = u"ab:\"-+. 1029rating:tag:date:"_s;
    for (int i = 0; i < 20'000; ++i) {
        QString text;
        for (int n = random.bounded(24); n > 0; --n)
            text += letters.at(random.bounded(letters.size()));
        const WorkQuery query = WorkQuery::parse(text);
        const WorkQuery again = WorkQuery::parse(query.text());
        QVERIFY2(again == query, qPrintable(text + u" -> "_s + query.text()));
    }
}

QTEST_GUILESS_MAIN(TestWorkQuery)
#include "tst_workquery.moc"
