// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

//! \brief Every group of the benchmark runs and prints figures that a program can read. Times are no test.
class TestBench : public QObject
{
    Q_OBJECT

private slots:
    void groupPrintsItsFigures_data();
    void groupPrintsItsFigures();
    void unknownGroupIsRefused();
};

void TestBench::groupPrintsItsFigures_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("names");
    const auto row = [](const char *group, const char *amounts, const QStringList &names) {
        const QStringList given = QString::fromLatin1(amounts).split(QLatin1Char(' '));
        QTest::newRow(group) << QStringList(QString::fromLatin1(group)) + given << names;
    };
    row("start", "1", {QStringLiteral("start.usable"), QStringLiteral("start.catalogue")});
    row("catalogue", "500", {QStringLiteral("catalogue.search"), QStringLiteral("catalogue.joined")});
    row("form", "1",
        {QStringLiteral("form.built"), QStringLiteral("form.switched"), QStringLiteral("form.built30"),
         QStringLiteral("form.built75"), QStringLiteral("form.key75"), QStringLiteral("form.press75")});
    row("download", "4", {QStringLiteral("download.speed"), QStringLiteral("download.memory")});
    row("landing", "1", {QStringLiteral("landing.thumbnail")});
    row("busy", "2", {QStringLiteral("busy.away"), QStringLiteral("busy.held")});
    row("jobs", "4 1",
        {QStringLiteral("jobs.overhead"), QStringLiteral("jobs.alone"), QStringLiteral("journal.alone"),
         QStringLiteral("journal.together"), QStringLiteral("journal.commit"),
         QStringLiteral("journal.commit95")});
    row("prompts", "300", {QStringLiteral("prompts.key"), QStringLiteral("prompts.slowestkey")});
    QStringList thumbs{QStringLiteral("thumbs.warm"), QStringLiteral("thumbs.away"),
                       QStringLiteral("thumbs.held")};
    if (!QStandardPaths::findExecutable(QStringLiteral("vipsthumbnail")).isEmpty())
        thumbs.prepend(QStringLiteral("thumbs.speed"));
    row("thumbs", "3", thumbs);
    if (!QStandardPaths::findExecutable(QStringLiteral("ffmpegthumbnailer")).isEmpty())
        row("posters", "2", {QStringLiteral("posters.speed")});
    row("library", "--works 2000",
        {QStringLiteral("library.open"), QStringLiteral("library.rest"), QStringLiteral("library.jump"),
         QStringLiteral("library.scroll"), QStringLiteral("library.scrolled"), QStringLiteral("library.busy"),
         QStringLiteral("library.search")});
    QStringList rebuild;
    for (const QString &peer : {QStringLiteral("exiftool"), QStringLiteral("exiv2")}) {
        if (!QStandardPaths::findExecutable(peer).isEmpty())
            rebuild << QStringLiteral("rebuild.") + peer;
    }
    row("rebuild", "20", rebuild << QStringLiteral("rebuild.quick"));
    row("viewer", "1 512", {QStringLiteral("viewer.sharp"), QStringLiteral("viewer.neighbour")});
    row("unfinished", "1500", {QStringLiteral("start.unfinished"), QStringLiteral("start.held")});
}

void TestBench::groupPrintsItsFigures()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, names);
    QProcess bench;
    bench.start(QStringLiteral(MAQUETTE_BENCH), arguments);
    QVERIFY(bench.waitForFinished(100'000));
    QVERIFY2(bench.exitCode() == 0, bench.readAllStandardError().constData());
    QStringList printed;
    const QList<QByteArray> lines = bench.readAllStandardOutput().trimmed().split('\n');
    for (const QByteArray &line : lines) {
        const QJsonObject figure = QJsonDocument::fromJson(line).object();
        for (const char *key : {"value", "reference", "ratio", "budget"})
            QVERIFY2(figure.value(QLatin1String(key)).toDouble() > 0, line.constData());
        QVERIFY2(!figure.value(QStringLiteral("unit")).toString().isEmpty(), line.constData());
        const QString better = figure.value(QStringLiteral("better")).toString();
        QVERIFY2(better == QStringLiteral("less") || better == QStringLiteral("more"), line.constData());
        printed.append(figure.value(QStringLiteral("name")).toString());
    }
    QCOMPARE(printed, names);
}

void TestBench::unknownGroupIsRefused()
{
    QProcess bench;
    bench.start(QStringLiteral(MAQUETTE_BENCH), {QStringLiteral("nothing")});
    QVERIFY(bench.waitForFinished(20'000));
    QCOMPARE(bench.exitCode(), 2);
    QVERIFY(bench.readAllStandardError().contains("usage: maquette-bench"));
    QVERIFY(bench.readAllStandardOutput().isEmpty());
}

QTEST_MAIN(TestBench)
#include "tst_bench.moc"
