// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with a request is said before anything is written or sent.
#include "tests/integration/app/headlessprogram.h"

#include <QFileInfo>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

class TestHeadlessRequests : public QObject
{
    Q_OBJECT

private slots:
    void wrongRequests_data();
    void wrongRequests();
    void oneWrongAmongManySendsNothing();
    void filesThatCannotBeRead_data();
    void filesThatCannotBeRead();
    void everyMistakeIsTold();
    void wrongOptions_data();
    void wrongOptions();
    void adviceDoesNotBlock();
};

void TestHeadlessRequests::wrongRequests_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QByteArray &request, const QString &said,
                        const QString &field = {}) { QTest::newRow(name) << request << field << said; };
    row("no json", "{\"model\": oops}", u"line 1"_s);
    row("empty", "", u"JSON"_s);
    row("cut short", HeadlessRig::request().chopped(3), u"JSON"_s);
    row("a number", "42", u"object"_s);
    row("an empty array", "[]", u"no request"_s);
    row("an array in an array", "[[]]", u"object"_s);
    row("no model", R"({"input":{"prompt":"p"}})", u"model"_s);
    row("model is no text", R"({"model":7,"input":{"prompt":"p"}})", u"model"_s);
    row("unknown model", R"({"model":"test/none/text-to-image","input":{"prompt":"p"}})", u"test/none"_s);
    row("no input", R"({"model":"test/small/text-to-image"})", u"input"_s);
    row("input is a list", R"({"model":"test/small/text-to-image","input":[]})", u"input"_s);
    row("a key too many", R"({"model":"test/small/text-to-image","input":{"prompt":"p"},"cuont":3})",
        u"cuont"_s);
    for (const char *count : {"0", "-1", "101", "1.5", "\"3\"", "null", "true", "18446744073709551615"}) {
        row(count,
            R"({"model":"test/small/text-to-image","input":{"prompt":"p"},"count":)" + QByteArray(count) +
                "}",
            u"count"_s);
    }
    row("no prompt", R"({"model":"test/small/text-to-image","input":{}})", u"prompt"_s, u"prompt"_s);
    row("blank prompt", R"({"model":"test/small/text-to-image","input":{"prompt":"  "}})", u"prompt"_s,
        u"prompt"_s);
    row("prompt too long",
        R"({"model":"test/small/text-to-image","input":{"prompt":")" + QByteArray(401, 'a') + R"("}})", {},
        u"prompt"_s);
    row("out of bounds", R"({"model":"test/small/text-to-image","input":{"prompt":"p","width":999}})", {},
        u"width"_s);
    row("text for a number", R"({"model":"test/small/text-to-image","input":{"prompt":"p","width":"64"}})",
        {}, u"width"_s);
    row("a misspelt field", R"({"model":"test/small/text-to-image","input":{"prompt":"p","widht":64}})",
        u"no such field"_s, u"widht"_s);
}

void TestHeadlessRequests::wrongRequests()
{
    QFETCH(QByteArray, request);
    QFETCH(QString, field);
    QFETCH(QString, said);
    HeadlessRig rig;
    QCOMPARE(rig.program.run(rig.arguments({u"--run"_s, u"-"_s}), request), 2);
    QCOMPARE(rig.program.fault(), QString());
    const Json rejected = rig.program.events("rejected").value(0);
    QCOMPARE(textIn(rejected, "source"), u"-"_s);
    QCOMPARE(textIn(rejected, "field"), field);
    QVERIFY2(textIn(rejected, "error").contains(said, Qt::CaseInsensitive) || !field.isEmpty(),
             qPrintable(textIn(rejected, "error")));
    QVERIFY2(rig.program.words().contains(textIn(rejected, "error")), qPrintable(rig.program.words()));
    QVERIFY(rig.program.words().contains(u"Nothing was sent"_s));
    QCOMPARE(rig.api.server().requests().size(), 0);
    QVERIFY2(!QFileInfo::exists(rig.database()), "not even the profile was taken");
}

void TestHeadlessRequests::oneWrongAmongManySendsNothing()
{
    HeadlessRig rig;
    const QString wrong = rig.file(u"wrong.json"_s, "[" + HeadlessRig::request(2) + R"(, {"model": "x"}])");
    QCOMPARE(rig.program.run(rig.arguments({u"--run"_s, rig.oneRun(), wrong})), 2);
    const QList<Json> rejected = rig.program.events("rejected");
    QCOMPARE(rejected.size(), 1);
    QCOMPARE(textIn(rejected.constFirst(), "source"), wrong);
    QCOMPARE(numberIn(rejected.constFirst(), "index"), 1);
    QCOMPARE(rig.api.submits(), 0);
}

void TestHeadlessRequests::filesThatCannotBeRead_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("not there") << u"none.json"_s;
    QTest::newRow("a folder") << u"profile"_s;
}

void TestHeadlessRequests::filesThatCannotBeRead()
{
    QFETCH(QString, name);
    HeadlessRig rig;
    QCOMPARE(rig.program.run(rig.arguments({u"--run"_s, rig.oneRun(), rig.path(name)})), 2);
    QCOMPARE(rig.program.fault(), QString());
    QCOMPARE(textIn(rig.program.events("rejected").value(0), "source"), rig.path(name));
    QCOMPARE(rig.api.submits(), 0);
}

void TestHeadlessRequests::everyMistakeIsTold()
{
    HeadlessRig rig;
    const QByteArray request =
        R"([{"model":"test/small/text-to-image","input":{"width":1,"height":999}},{"model":"a/b","input":{}}])";
    QCOMPARE(rig.program.run(rig.arguments({u"--run"_s, u"-"_s}), request), 2);
    QStringList places;
    for (const Json &line : rig.program.events("rejected"))
        places += QString::number(numberIn(line, "index")) + textIn(line, "field");
    QCOMPARE(places, QStringList({u"0prompt"_s, u"0width"_s, u"0height"_s, u"1"_s}));
}

void TestHeadlessRequests::wrongOptions_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("no file") << QStringList{u"--run"_s};
    QTest::newRow("an option for a file") << QStringList{u"--run"_s, u"--sandbox"_s};
    QTest::newRow("both") << QStringList{u"--run"_s, u"a.json"_s, u"--resume"_s};
    QTest::newRow("a tour") << QStringList{u"--resume"_s, u"--tour"_s, u"tour"_s};
    QTest::newRow("standard input twice") << QStringList{u"--run"_s, u"-"_s, u"-"_s};
    QTest::newRow("a file for --resume") << QStringList{u"--resume"_s, u"a.json"_s};
}

void TestHeadlessRequests::wrongOptions()
{
    QFETCH(QStringList, options);
    HeadlessProcess program;
    QTemporaryDir folder;
    options += {u"--profile"_s, folder.filePath(u"p"_s)};
    QCOMPARE(program.run(options), 2);
    QVERIFY(!program.words().isEmpty());
    QVERIFY(program.lines().isEmpty());
}

void TestHeadlessRequests::adviceDoesNotBlock()
{
    HeadlessRig rig;
    rig.file(
        u"profile/data/models/wordy.json"_s,
        R"({"model_id": "test/wordy/text-to-image", "display_name": "Wordy", "categories": ["text-to-image"],
                 "input_schema": {"type": "object", "required": ["prompt"], "properties": {
                   "prompt": {"type": "string", "description": "At most 3 words are recommended."}}},
                 "output_schema": {"type": "object"}})");
    const QByteArray request =
        R"({"model":"test/wordy/text-to-image","input":{"prompt":"one two three four five"}})";
    QCOMPARE(rig.program.run(rig.arguments({u"--run"_s, u"-"_s}), request), 0);
    QCOMPARE(rig.program.fault(), QString());
    QVERIFY2(rig.program.words().contains(u"prompt: "_s), qPrintable(rig.program.words()));
    QCOMPARE(rig.api.submits(), 1);
}

QTEST_GUILESS_MAIN(TestHeadlessRequests)
#include "tst_headlessrequests.moc"
