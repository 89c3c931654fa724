// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/shellcommand.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;

//! Runs the command through sh, with a curl that writes down what it was given.
class TestShellCommand : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void survivesTheShell_data();
    void survivesTheShell();
    void holdsNoToken();

private:
    QTemporaryDir m_folder;
};

void TestShellCommand::initTestCase()
{
    QFile curl(m_folder.filePath(QStringLiteral("curl")));
    QVERIFY(curl.open(QIODevice::WriteOnly));
    curl.write("#!/bin/sh\n"
               "for a in \"$@\"; do printf '%s\\0' \"$a\"; done > \"$OUT/arguments\"\n"
               "cat > \"$OUT/input\"\n");
    curl.close();
    QVERIFY(curl.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void TestShellCommand::survivesTheShell_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("plain") << QByteArray(R"({"prompt":"a lighthouse"})");
    QTest::newRow("single quotes") << QByteArray(R"({"prompt":"it's 'quoted' ''"})");
    QTest::newRow("double quotes") << QByteArray(R"({"prompt":"say \"hi\""})");
    QTest::newRow("dollars") << QByteArray(R"({"prompt":"$HOME `id` $(id) ${x} !! \\ % \\n"})");
    QTest::newRow("lines") << QByteArray("{\n  \"prompt\": \"a\\nb\"\n}\n\n");
    QTest::newRow("scripts") << QByteArray("{\"width×height\":\"朝 🌊\"}");
    QTest::newRow("long") << QByteArray("{\"image\":\"" + QByteArray(300'000, 'A') +
                                        "\\nEND_OF_INPUT it's $HOME\"}");
}

void TestShellCommand::survivesTheShell()
{
    QFETCH(QByteArray, body);
    const QUrl url(QStringLiteral("https://model-api.runcomfy.net/v1/models/a/b-c/d"));
    QFile script(m_folder.filePath(QStringLiteral("script")));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write(postCommand(url, body).toUtf8());
    script.close();
    QProcess sh;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PATH"), m_folder.path() + QStringLiteral(":/usr/bin:/bin"));
    environment.insert(QStringLiteral("OUT"), m_folder.path());
    environment.insert(QStringLiteral("RUNCOMFY_TOKEN"), QStringLiteral("tok'en $x"));
    sh.setProcessEnvironment(environment);
    sh.setStandardInputFile(QProcess::nullDevice());
    sh.start(QStringLiteral("sh"), {script.fileName()});
    QVERIFY(sh.waitForFinished());
    QCOMPARE(sh.readAllStandardError(), QByteArray());
    QCOMPARE(sh.exitCode(), 0);

    QFile file(m_folder.filePath(QStringLiteral("arguments")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QList<QByteArray> arguments = file.readAll().split('\0');
    arguments.removeLast();
    QVERIFY(arguments.contains(url.toEncoded()));
    QVERIFY(arguments.contains("Authorization: Bearer tok'en $x"));
    QVERIFY(arguments.contains("Content-Type: application/json"));
    QByteArray sent = arguments.last();
    if (sent == "@-") {
        QFile input(m_folder.filePath(QStringLiteral("input")));
        QVERIFY(input.open(QIODevice::ReadOnly));
        sent = input.readAll();
        QVERIFY(sent.endsWith('\n'));
        sent.chop(1); // of the here-document
    }
    QCOMPARE(sent, body);
}

void TestShellCommand::holdsNoToken()
{
    const QString command = postCommand(QUrl(QStringLiteral("https://x.example/v1/models/a/b")), "{}");
    QVERIFY(command.contains(QStringLiteral("\"Authorization: Bearer $RUNCOMFY_TOKEN\"")));
}

QTEST_GUILESS_MAIN(TestShellCommand)
#include "tst_shellcommand.moc"
