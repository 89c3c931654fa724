// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/job.h"
#include "app/jobs/submitlog.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

class TestSubmitLog : public QObject
{
    Q_OBJECT

private slots:
    void whatWasSentComesBackWhole();
    void requestIdIsAdded();
    void whatDidNotLeaveIsForgotten();
    void tornLinesAreSkipped();
    void keepsOnlyWhatIsWanted();
    void largeInputsAreLeftOut();
    void placeThatCannotBeWritten();

private:
    [[nodiscard]] QString file() const
    {
        return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()));
    }
    static JobRow row(const QString &ticket)
    {
        JobRow row;
        row.ticket = ticket;
        row.endpoint = u"runcomfy"_s;
        row.account = u"fingerprint"_s;
        row.model = ModelId(u"a/b/text-to-image"_s);
        row.modelName = u"B"_s;
        row.prompt = u"a “hill”\nand a line"_s;
        row.written = u"a “{hill|dale}”\nand a line"_s;
        row.writtenNegative = u"{fog|rain}"_s;
        row.input = R"({"prompt":"a “hill”\nand a line"})";
        row.seed = 9'007'199'254'740'993;
        row.priceShown = Money::fromMicrodollars(40'000);
        row.createdAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
        row.submittedAt = QDateTime::fromMSecsSinceEpoch(1'700'000'001'456, Qt::UTC);
        row.state = int(JobState::Submitting);
        return row;
    }
    static QStringList tickets(const SubmitLog &log)
    {
        QStringList list;
        for (const JobRow &row : log.sent())
            list += row.ticket;
        return list;
    }

    QTemporaryDir m_folder;
};

void TestSubmitLog::whatWasSentComesBackWhole()
{
    const SubmitLog log(file());
    QVERIFY(log.sent().isEmpty());
    QVERIFY(log.begin(row(u"t1"_s)));
    const QList<JobRow> sent = log.sent();
    QCOMPARE(sent.size(), 1);
    JobRow known = sent.constFirst();
    QCOMPARE(known.inputHash.size(), 64);
    known.inputHash.clear();
    QVERIFY(known == row(u"t1"_s));
}

void TestSubmitLog::requestIdIsAdded()
{
    const SubmitLog log(file());
    QVERIFY(log.begin(row(u"t1"_s)));
    QVERIFY(log.begin(row(u"t2"_s)));
    JobRow taken = row(u"t1"_s);
    taken.request = RequestId(u"req-1"_s);
    log.accepted(taken);
    QCOMPARE(tickets(log), QStringList({u"t1"_s, u"t2"_s}));
    QCOMPARE(log.sent().at(0).request, taken.request);
    QVERIFY(log.sent().at(1).request.isEmpty());
}

void TestSubmitLog::whatDidNotLeaveIsForgotten()
{
    const SubmitLog log(file());
    QVERIFY(log.begin(row(u"t1"_s)));
    log.notSent(row(u"t1"_s));
    QVERIFY(log.sent().isEmpty());
    QVERIFY(log.begin(row(u"t1"_s))); // tried again
    QCOMPARE(tickets(log), QStringList{u"t1"_s});
}

void TestSubmitLog::tornLinesAreSkipped()
{
    const SubmitLog log(file());
    QVERIFY(log.begin(row(u"t1"_s)));
    QFile torn(file());
    QVERIFY(torn.open(QIODevice::ReadWrite) && torn.resize(torn.size() - 20));
    torn.close();
    QVERIFY(log.sent().isEmpty());
    QVERIFY(log.begin(row(u"t2"_s)));
    QCOMPARE(tickets(log), QStringList{u"t2"_s});
}

void TestSubmitLog::keepsOnlyWhatIsWanted()
{
    const SubmitLog log(file());
    for (const auto *ticket : {"t1", "t2", "t3"})
        QVERIFY(log.begin(row(QString::fromLatin1(ticket))));
    JobRow taken = row(u"t2"_s);
    taken.request = RequestId(u"req-2"_s);
    log.accepted(taken);
    log.keepOnly({u"t2"_s});
    QCOMPARE(tickets(log), QStringList{u"t2"_s});
    QCOMPARE(log.sent().constFirst().request, taken.request);
    log.keepOnly({});
    QVERIFY(!QFile::exists(file()));
}

void TestSubmitLog::largeInputsAreLeftOut()
{
    const SubmitLog log(file());
    JobRow large = row(u"t1"_s);
    large.input = R"({"image":"data:image/png;base64,)" + QByteArray(200'000, 'A') + R"("})";
    QVERIFY(log.begin(large));
    QVERIFY(QFile(file()).size() < 2000);
    QCOMPARE(log.sent().constFirst().input, QByteArray("{}"));
    QCOMPARE(log.sent().constFirst().prompt, large.prompt);
}

void TestSubmitLog::placeThatCannotBeWritten()
{
    const SubmitLog log(m_folder.filePath(u"none/log"_s));
    const Result<void> begun = log.begin(row(u"t1"_s));
    QVERIFY(!begun);
    QCOMPARE(begun.error().kind, ErrorKind::DatabaseFailed);
}

QTEST_APPLESS_MAIN(TestSubmitLog)
#include "tst_submitlog.moc"
