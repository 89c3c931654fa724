// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ledger/ledgercsv.h"

#include <QDate>
#include <QDateTime>
#include <QFile>
#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonValue>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTime>

#include <ctime>

using namespace maquette;
using namespace Qt::StringLiterals;

//! The exported table, read back by a reader that is not ours: Python's.
class TestLedgerCsv : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void oneRunInFull();
    void unknownIsEmptyAndNothingIsZero();
    void hostileCells_data();
    void hostileCells();
    void everyLineHasEveryCell();

private:
    QJsonArray readBack(const QByteArray &csv);
    static LedgerRun someRun();

    QTemporaryDir m_folder;
};

void TestLedgerCsv::initTestCase()
{
    qputenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3");
    tzset();
    QVERIFY(!QStandardPaths::findExecutable(u"python3"_s).isEmpty());
}

QJsonArray TestLedgerCsv::readBack(const QByteArray &csv)
{
    QFile file(m_folder.filePath(u"table.csv"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(csv) != csv.size())
        return {};
    file.close();
    QProcess python;
    python.start(u"python3"_s,
                 {u"-c"_s,
                  u"import csv,json,sys\n"
                  "rows=list(csv.reader(open(sys.argv[1],encoding='utf-8-sig',newline=''),strict=True))\n"
                  "print(json.dumps(rows))"_s,
                  file.fileName()});
    if (!python.waitForFinished() || python.exitCode() != 0)
        qWarning() << python.readAllStandardError();
    return QJsonDocument::fromJson(python.readAllStandardOutput()).array();
}

LedgerRun TestLedgerCsv::someRun()
{
    LedgerRun run;
    run.id = JobId(1);
    run.at = QDateTime(QDate(2026, 7, 1), QTime(22, 30), Qt::UTC);
    run.model = ModelId(u"bytedance/seedream-5/lite/text-to-image"_s);
    run.modelName = u"Seedream 5.0 Lite"_s;
    run.prompt = u"Ein Garten – mit “Rosen”, 🌹"_s;
    run.request = RequestId(u"req_1"_s);
    run.state = JobState::Saved;
    run.cost = Money::fromMicrodollars(2'850'000);
    run.estimate = Money::fromMicrodollars(35'001);
    run.files = 3;
    run.folder = u"/home/artist/Pictures"_s;
    run.account = u"0123456789abcdef"_s;
    return run;
}

void TestLedgerCsv::oneRunInFull()
{
    const QByteArray csv = ledgerCsv({someRun()});
    QVERIFY(csv.startsWith("\xEF\xBB\xBF\"Time\",\"Model id\","));
    QVERIFY(csv.endsWith("\r\n"));
    QCOMPARE(csv.count('\n'), 2);
    const QJsonArray rows = readBack(csv);
    QCOMPARE(rows.size(), 2);
    const QJsonArray heading{u"Time"_s,           u"Model id"_s, u"Model"_s,        u"Request id"_s,
                             u"State"_s,          u"Cost USD"_s, u"Expected USD"_s, u"Files"_s,
                             u"Project folder"_s, u"Prompt"_s,   u"Account"_s};
    QCOMPARE(rows.at(0).toArray(), heading);
    const LedgerRun run = someRun();
    const QJsonArray expected{u"2026-07-02T00:30:00+02:00"_s,
                              run.model.text(),
                              run.modelName,
                              u"req_1"_s,
                              u"saved"_s,
                              u"2.85"_s,
                              u"0.035001"_s,
                              u"3"_s,
                              run.folder,
                              run.prompt,
                              u"01234567"_s};
    QCOMPARE(rows.at(1).toArray(), expected);
}

void TestLedgerCsv::unknownIsEmptyAndNothingIsZero()
{
    LedgerRun run = someRun();
    run.state = JobState::Unknown;
    run.cost = {};
    run.estimate = Money();
    run.at = QDateTime(QDate(2026, 12, 1), QTime(12, 0), Qt::UTC);
    const QJsonArray row = readBack(ledgerCsv({run})).at(1).toArray();
    QCOMPARE(row.at(0).toString(), u"2026-12-01T13:00:00+01:00"_s);
    QCOMPARE(row.at(4).toString(), u"unknown"_s);
    QCOMPARE(row.at(5).toString(), QString());
    QCOMPARE(row.at(6).toString(), u"0.00"_s);
}

void TestLedgerCsv::hostileCells_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    QTest::newRow("formula") << u"=HYPERLINK(\"http://x\",\"y\")"_s << u"'=HYPERLINK(\"http://x\",\"y\")"_s;
    QTest::newRow("plus") << u"+1"_s << u"'+1"_s;
    QTest::newRow("minus") << u"-2+3"_s << u"'-2+3"_s;
    QTest::newRow("at") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
    QTest::newRow("tab") << u"\t=1"_s << u"'\t=1"_s;
    QTest::newRow("carriage return") << u"\r=1"_s << u"'\r=1"_s;
    QTest::newRow("new line") << u"\n=1"_s << u"'\n=1"_s;
    QTest::newRow("wide equals") << u"＝1+1"_s << u"'＝1+1"_s;
    QTest::newRow("out of its cell") << u"a\",\"=1\r\n\"=2"_s << u"a\",\"=1\r\n\"=2"_s;
    QTest::newRow("separators") << u"a,b;c\td"_s << u"a,b;c\td"_s;
    QTest::newRow("quotes only") << u"\"\"\""_s << u"\"\"\""_s;
    QTest::newRow("two lines") << u"one\ntwo"_s << u"one\ntwo"_s;
    QTest::newRow("zero byte") << u"a"_s + QChar(0) + u"b"_s << u"ab"_s;
    QTest::newRow("formula behind a zero byte") << QChar(0) + u"=1"_s << u"'=1"_s;
    QTest::newRow("equals inside") << u"a=1"_s << u"a=1"_s;
    QTest::newRow("blank first") << u" =1"_s << u" =1"_s;
}

void TestLedgerCsv::hostileCells()
{
    QFETCH(QString, text);
    QFETCH(QString, cell);
    LedgerRun run = someRun();
    run.prompt = run.modelName = run.folder = text;
    run.model = ModelId(text);
    const QJsonArray rows = readBack(ledgerCsv({run, someRun()}));
    QCOMPARE(rows.size(), 3);
    for (const int column : {1, 2, 8, 9})
        QCOMPARE(rows.at(1).toArray().at(column).toString(), cell);
}

void TestLedgerCsv::everyLineHasEveryCell()
{
    LedgerRun empty;
    empty.at = QDateTime(QDate(2026, 12, 1), QTime(12, 0), Qt::UTC);
    const QJsonArray rows = readBack(ledgerCsv({empty, someRun(), empty}));
    QCOMPARE(rows.size(), 4);
    for (const QJsonValue &row : rows)
        QCOMPARE(row.toArray().size(), 11);
    QCOMPARE(readBack(ledgerCsv({})).size(), 1);
}

QTEST_GUILESS_MAIN(TestLedgerCsv)
#include "tst_ledgercsv.moc"
