// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;

class TestOptions : public QObject
{
    Q_OBJECT

private slots:
    void nothingGiven();
    void everythingGiven();
    void helpAndVersionPrintAndLeave();
    void mistakes_data();
    void mistakes();
    void aTokenTypedAsAnArgumentIsNotRepeated();
    void qtsOwnOptionsAreLeftToQt();
    void fileInPlaceOfAFolder();
    void aMissingLibraryIsNoMistake();
    void tourIsIsolated();
};

void TestOptions::nothingGiven()
{
    const ParsedOptions parsed = parseOptions({});
    QVERIFY(parsed.run);
    QCOMPARE(parsed.exitCode, 0);
    QVERIFY(!parsed.options.sandbox);
    QVERIFY(parsed.options.profile.isEmpty() && parsed.options.tour.isEmpty());
}

void TestOptions::everythingGiven()
{
    const QTemporaryDir folder;
    const QString profile = folder.filePath(QStringLiteral("p"));
    const QString library = folder.filePath(QStringLiteral("l"));
    ParsedOptions parsed = parseOptions({QStringLiteral("--sandbox"), QStringLiteral("--profile"), profile,
                                         QStringLiteral("--library=") + library});
    QVERIFY2(parsed.run, qPrintable(parsed.text));
    QVERIFY(parsed.options.sandbox);
    QCOMPARE(parsed.options.profile, profile);
    QCOMPARE(parsed.options.library, library);
    parsed = parseOptions({QStringLiteral("--api-base"), QStringLiteral("http://127.0.0.1:8080/")});
    QVERIFY2(parsed.run, qPrintable(parsed.text));
    QCOMPARE(parsed.options.apiBase, QStringLiteral("http://127.0.0.1:8080/"));
    parsed = parseOptions({QStringLiteral("--allow-host"), QStringLiteral("CDN.example.org"),
                           QStringLiteral("--resume"), QStringLiteral("--allow-host=far.example.org")});
    QVERIFY2(parsed.run, qPrintable(parsed.text));
    QCOMPARE(parsed.options.hosts,
             (QStringList{QStringLiteral("cdn.example.org"), QStringLiteral("far.example.org")}));
}

void TestOptions::helpAndVersionPrintAndLeave()
{
    for (const QString &option : {QStringLiteral("--help"), QStringLiteral("-h")}) {
        const ParsedOptions parsed = parseOptions({option});
        QVERIFY(!parsed.run);
        QCOMPARE(parsed.exitCode, 0);
        for (const auto *one : {"--sandbox", "--profile", "--library", "--api-base", "--allow-host", "--tour",
                                "--help", "--version"})
            QVERIFY2(parsed.text.contains(QString::fromLatin1(one)), one);
    }
    const ParsedOptions version = parseOptions({QStringLiteral("--version")});
    QVERIFY(!version.run);
    QCOMPARE(version.exitCode, 0);
    QVERIFY(version.text.startsWith(QStringLiteral("maquette ")));
}

void TestOptions::mistakes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    QTest::newRow("unknown") << QStringList{QStringLiteral("--colour")} << QStringLiteral("--colour");
    QTest::newRow("no value") << QStringList{QStringLiteral("--profile")} << QStringLiteral("needs a value");
    QTest::newRow("an option for a value")
        << QStringList{QStringLiteral("--profile"), QStringLiteral("--sandbox")}
        << QStringLiteral("needs a value");
    QTest::newRow("empty value") << QStringList{QStringLiteral("--tour=")} << QStringLiteral("needs a value");
    QTest::newRow("twice") << QStringList{QStringLiteral("--library=/tmp/a"),
                                          QStringLiteral("--library=/tmp/b")}
                           << QStringLiteral("twice");
    QTest::newRow("plain http to a stranger")
        << QStringList{QStringLiteral("--api-base"), QStringLiteral("http://example.com")}
        << QStringLiteral("--api-base");
    QTest::newRow("no address") << QStringList{QStringLiteral("--api-base"), QStringLiteral("nonsense")}
                                << QStringLiteral("--api-base");
    QTest::newRow("sandbox and an address")
        << QStringList{QStringLiteral("--sandbox"), QStringLiteral("--api-base=https://example.com")}
        << QStringLiteral("exclude");
    for (const char *host :
         {"", "https://cdn.example.org", "cdn.example.org/x", "cdn.example.org:443", "a b", "--sandbox"})
        QTest::addRow("host \"%s\"", host)
            << QStringList{QStringLiteral("--allow-host"), QString::fromLatin1(host)}
            << QStringLiteral("--allow-host");
    QTest::newRow("no host") << QStringList{QStringLiteral("--allow-host")} << QStringLiteral("--allow-host");
    QTest::newRow("a file") << QStringList{QStringLiteral("picture.png")} << QStringLiteral("argument 1");
}

void TestOptions::mistakes()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, said);
    const ParsedOptions parsed = parseOptions(arguments);
    QVERIFY(!parsed.run);
    QCOMPARE(parsed.exitCode, ParsedOptions::usageError);
    QVERIFY2(parsed.text.contains(said), qPrintable(parsed.text));
    QVERIFY2(parsed.text.contains(QStringLiteral("--help")), qPrintable(parsed.text));
}

void TestOptions::aTokenTypedAsAnArgumentIsNotRepeated()
{
    const QString token = QStringLiteral("rc-0123456789abcdef");
    QVERIFY(!parseOptions({token}).text.contains(token));
    QVERIFY(!parseOptions({QStringLiteral("--token=") + token}).text.contains(token));
}

void TestOptions::qtsOwnOptionsAreLeftToQt()
{
    const ParsedOptions parsed =
        parseOptions({QStringLiteral("-platform"), QStringLiteral("offscreen"), QStringLiteral("--sandbox")});
    QVERIFY2(parsed.run, qPrintable(parsed.text));
    QVERIFY(parsed.options.sandbox);
}

void TestOptions::fileInPlaceOfAFolder()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("file"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (const QString &option :
         {QStringLiteral("--profile"), QStringLiteral("--library"), QStringLiteral("--tour")}) {
        const ParsedOptions parsed = parseOptions({option, path});
        QVERIFY(!parsed.run);
        QCOMPARE(parsed.exitCode, ParsedOptions::usageError);
        QVERIFY2(parsed.text.contains(QStringLiteral("not a folder")), qPrintable(parsed.text));
    }
}

void TestOptions::aMissingLibraryIsNoMistake()
{
    const QTemporaryDir folder;
    const QString gone = folder.filePath(QStringLiteral("unplugged/disk"));
    QVERIFY(parseOptions({QStringLiteral("--library"), gone}).run);
    QVERIFY2(!QDir(gone).exists(), "it is not made behind the artist's back");
}

void TestOptions::tourIsIsolated()
{
    Options options;
    isolateTour(options, QStringLiteral("/scratch"));
    QVERIFY(!options.sandbox && options.profile.isEmpty());
    options.tour = QStringLiteral("/tour");
    isolateTour(options, QStringLiteral("/scratch"));
    QVERIFY(options.sandbox);
    QCOMPARE(options.profile, QStringLiteral("/scratch/profile"));
    QCOMPARE(options.library, QStringLiteral("/scratch/library"));
    options.profile = QStringLiteral("/mine");
    isolateTour(options, QStringLiteral("/other"));
    QCOMPARE(options.profile, QStringLiteral("/mine"));
}

QTEST_APPLESS_MAIN(TestOptions)
#include "tst_options.moc"
