// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;

namespace
{
const QString program = QStringLiteral(SANDBOX_PROGRAM);

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QStringList withPlan(const QTemporaryDir &folder, const QByteArray &plan)
{
    static int number = 0;
    const QString path = folder.filePath(QString::number(++number));
    writeFile(path, plan);
    return {QStringLiteral("--faults"), path};
}
} // namespace

class TestSandboxProgram : public QObject
{
    Q_OBJECT

private slots:
    void servesAndLogsAndEndsOnATerm();
    void goesWrongAsPlanned();
    void showsHelpAndVersion();
    void refusesSenselessOptions_data();
    void refusesSenselessOptions();

private:
    QTemporaryDir m_folder;
};

void TestSandboxProgram::servesAndLogsAndEndsOnATerm()
{
    QTemporaryDir folder;
    QProcess process;
    process.start(program, {QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--token"),
                            QStringLiteral("my-token"), QStringLiteral("--speed"), QStringLiteral("100"),
                            QStringLiteral("--state"), folder.filePath(QStringLiteral("state"))});
    QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), 20'000);
    const QString address = QString::fromLatin1(process.readLine()).trimmed();
    QVERIFY2(address.startsWith(QStringLiteral("http://127.0.0.1:")), qPrintable(address));

    SandboxClient client(QUrl(address), QStringLiteral("my-token"));
    QCOMPARE(client.get(QStringLiteral("/v1/models")).status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), 20'000);
    const QByteArray line = process.readLine();
    const Result<Json> json = parseJson(line);
    QVERIFY(json.has_value());
    QCOMPARE(stringOf((*json)["path"]), QStringLiteral("/v1/models"));
    QCOMPARE((*json)["status"].get<int>(), 200);
    QVERIFY(!line.contains("my-token"));

    process.terminate();
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(process.readAllStandardError(), QByteArray());
}

void TestSandboxProgram::goesWrongAsPlanned()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("plan.json"));
    writeFile(path, R"({"faults":[{"name":"lost","on":"balance","nth":2,"fault":"answer","status":503}]})");
    QProcess process;
    process.start(program, {QStringLiteral("--faults"), path});
    QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), 20'000);
    SandboxClient client(QUrl(QString::fromLatin1(process.readLine()).trimmed()),
                         QStringLiteral("sandbox-token"));
    for (const int status : {200, 503, 200}) {
        QCOMPARE(client.get(QStringLiteral("/prod/v2/balance")).status, status);
        QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), 20'000);
        const Json line = parseJson(process.readLine()).value_or(Json());
        QCOMPARE(stringMember(line, "operation"), QStringLiteral("balance"));
        QCOMPARE(stringMember(line, "fault"), status == 503 ? QStringLiteral("lost") : QString());
    }
    process.terminate();
    QVERIFY(process.waitForFinished(20'000));
}

void TestSandboxProgram::showsHelpAndVersion()
{
    QProcess process;
    process.start(program, {QStringLiteral("--help")});
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitCode(), 0);
    const QByteArray help = process.readAllStandardOutput();
    for (const char *word :
         {"--port", "--token", "--speed", "--state", "--faults", "--tls", "[fail]", "[slow]"})
        QVERIFY2(help.contains(word), word);
    process.start(program, {QStringLiteral("--version")});
    QVERIFY(process.waitForFinished(20'000));
    QVERIFY(process.readAllStandardOutput().contains(MAQUETTE_VERSION));
}

void TestSandboxProgram::refusesSenselessOptions_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("port") << QStringList{QStringLiteral("--port"), QStringLiteral("high")};
    QTest::newRow("port too high") << QStringList{QStringLiteral("--port"), QStringLiteral("70000")};
    QTest::newRow("speed") << QStringList{QStringLiteral("--speed"), QStringLiteral("0")};
    QTest::newRow("speed nan") << QStringList{QStringLiteral("--speed"), QStringLiteral("nan")};
    QTest::newRow("empty token") << QStringList{QStringLiteral("--token"), QString()};
    QTest::newRow("folder") << QStringList{QStringLiteral("--state"), QStringLiteral("/proc/nowhere")};
    QTest::newRow("no plan") << QStringList{QStringLiteral("--faults"), QStringLiteral("/proc/nowhere")};
    QTest::newRow("wrong plan") << withPlan(m_folder, R"({"faults":[{"on":"submit","fault":"html"}]})");
    QTest::newRow("plan of nothing") << withPlan(m_folder, {});
    QTest::newRow("certificate") << QStringList{QStringLiteral("--tls"), QStringLiteral("/proc/nowhere")};
    QTest::newRow("key alone") << QStringList{QStringLiteral("--tls-key"), QStringLiteral("/proc/nowhere")};
    QTest::newRow("unknown") << QStringList{QStringLiteral("--colour")};
}

void TestSandboxProgram::refusesSenselessOptions()
{
    QFETCH(QStringList, options);
    QProcess process;
    process.start(program, options);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QVERIFY(process.exitCode() != 0);
    const QByteArray said = process.readAllStandardError();
    QVERIFY(!said.isEmpty());
    if (QByteArray(QTest::currentDataTag()) == "wrong plan")
        QVERIFY2(said.contains("Entry 1: \"taken\" is missing"), said.constData());
}

QTEST_GUILESS_MAIN(TestSandboxProgram)
#include "tst_sandboxprogram.moc"
