// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/nametemplate.h"

#include <QDate>
#include <QDateTime>
#include <QRegularExpression>
#include <QTest>
#include <QTime>

using namespace maquette;
using namespace Qt::StringLiterals;

namespace
{

Asset fox()
{
    Asset work;
    work.path = u"2026-11-21/071233_Seedream_fox_1.png"_s;
    work.createdAt = QDateTime(QDate(2026, 11, 21), QTime(7, 12, 33));
    work.modelName = u"Seedream 4.5"_s;
    work.prompt = u"A red fox in the snow"_s;
    work.seed = 7;
    work.rating = 4;
    work.projectName = u"Winter / 2026"_s;
    work.pixels = {1024, 768};
    work.request = RequestId(u"r-1"_s);
    work.input = R"({"prompt":"A red fox in the snow","aspect_ratio":"16:9","steps":30,"hd":true,)"
                 R"("style":{"name":"ink"},"images":["https://u:p@host/a.png?Signature=secret"],)"
                 R"("api_key":"sk-12345","mask":"/home/me/mask.png"})";
    return work;
}

QString nameOf(const QString &text, const Asset &work = fox(), qsizetype number = 3, qsizetype total = 120)
{
    return NameTemplate(text).nameFor(work, number, total);
}

} // namespace

class TestNameTemplate : public QObject
{
    Q_OBJECT

private slots:
    void placeholders_data();
    void placeholders();
    void missingValuesTakeTheirSeparator();
    void neverLeavesTheFolder_data();
    void neverLeavesTheFolder();
    void secretsStayOut();
    void problemsSayWhere_data();
    void problemsSayWhere();
    void inputsAreListed();
    void hostileInput();
    void shortenedInputGivesTheSameNames();
};

void TestNameTemplate::placeholders_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("name") << u"{name}"_s << u"071233_Seedream_fox_1"_s;
    QTest::newRow("number") << u"{number}"_s << u"003"_s;
    QTest::newRow("digits") << u"{number:5}"_s << u"00003"_s;
    QTest::newRow("folder") << u"{date}/{model}_{seed}"_s << u"2026-11-21/Seedream-4-5_7"_s;
    QTest::newRow("time") << u"{time}"_s << u"071233"_s;
    QTest::newRow("prompt") << u"{prompt}"_s << u"A-red-fox-in-the-snow"_s;
    QTest::newRow("size") << u"{width}x{height} {rating}"_s << u"1024x768 4"_s;
    QTest::newRow("project") << u"{project}"_s << u"Winter-2026"_s;
    QTest::newRow("request") << u"{request}"_s << u"r-1"_s;
    QTest::newRow("input") << u"{input.aspect_ratio}"_s << u"16-9"_s;
    QTest::newRow("number input") << u"{input.steps}"_s << u"30"_s;
    QTest::newRow("switch") << u"{input.hd}"_s << u"true"_s;
    QTest::newRow("nested") << u"{input.style.name}"_s << u"ink"_s;
}

void TestNameTemplate::placeholders()
{
    QFETCH(QString, text);
    QFETCH(QString, name);
    QVERIFY(NameTemplate(text).problems().isEmpty());
    QCOMPARE(nameOf(text), name);
}

void TestNameTemplate::missingValuesTakeTheirSeparator()
{
    Asset bare;
    bare.path = u"a.png"_s;
    QCOMPARE(nameOf(u"{model}_{seed}_{name}"_s, bare), u"a"_s);
    QCOMPARE(nameOf(u"{name}_{seed}"_s, bare), u"a"_s);
    QCOMPARE(nameOf(u"{project}/{name}"_s, bare), u"a"_s);
    QCOMPARE(nameOf(u"{seed}"_s, bare), u"work"_s);
    QCOMPARE(nameOf(u"{input.nothing}"_s), u"work"_s);
}

void TestNameTemplate::neverLeavesTheFolder_data()
{
    QTest::addColumn<QString>("text");
    for (const auto *text : {"../{name}", "/etc/{name}", "..", ".", "./.hidden", "a/../../{name}",
                             "C:\\{name}", "{input.mask}", "con/nul", "a\nb", "{input.images.0}"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestNameTemplate::neverLeavesTheFolder()
{
    QFETCH(QString, text);
    const QString name = nameOf(text);
    QVERIFY(!name.isEmpty());
    for (const QString &part : name.split(u'/')) {
        QVERIFY2(!part.isEmpty() && !part.startsWith(u'.'), qPrintable(name));
        QVERIFY2(!part.contains(QRegularExpression(u"[<>:\"\\\\|?*\\x00-\\x1f]"_s)), qPrintable(name));
        QVERIFY2(part.compare(u"con"_s, Qt::CaseInsensitive) != 0, qPrintable(name));
        QVERIFY(part.toUtf8().size() <= 200);
    }
}

void TestNameTemplate::secretsStayOut()
{
    const QString name = nameOf(u"{input.images.0} {input.api_key} {input.mask} {name}"_s);
    QVERIFY2(!name.contains(u"secret"_s) && !name.contains(u"12345"_s), qPrintable(name));
    QVERIFY2(!name.contains(u"home"_s), qPrintable(name));
}

void TestNameTemplate::problemsSayWhere_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("start");
    QTest::addColumn<int>("length");
    QTest::newRow("empty") << u"  "_s << 0 << 2;
    QTest::newRow("open") << u"a{name"_s << 1 << 5;
    QTest::newRow("close") << u"a}b"_s << 1 << 1;
    QTest::newRow("unknown") << u"a{nme}"_s << 1 << 5;
    QTest::newRow("digits") << u"{number:x}"_s << 7 << 2;
    QTest::newRow("many digits") << u"{number:12}"_s << 7 << 3;
    QTest::newRow("digits of a name") << u"{name:3}"_s << 5 << 2;
    QTest::newRow("no input") << u"{input.}"_s << 0 << 8;
}

void TestNameTemplate::problemsSayWhere()
{
    QFETCH(QString, text);
    QFETCH(int, start);
    QFETCH(int, length);
    const auto problems = NameTemplate(text).problems();
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().start, start);
    QCOMPARE(problems.first().length, length);
    QVERIFY(!problems.first().message.isEmpty());
}

void TestNameTemplate::inputsAreListed()
{
    const QStringList inputs = NameTemplate::inputsOf(fox().input);
    QVERIFY(inputs.contains(u"style.name"_s) && inputs.contains(u"images.0"_s));
    QCOMPARE(inputs.first(), u"prompt"_s);
    const NameTemplate names(u"{input.style.name}{input.gone}"_s);
    const auto unknown = names.unknownInputs({inputs.begin(), inputs.end()});
    QCOMPARE(unknown.size(), 1);
    QCOMPARE(unknown.first().start, 18);
}

void TestNameTemplate::hostileInput()
{
    Asset work = fox();
    work.input = "{" + QByteArray(100'000, '[');
    QCOMPARE(nameOf(u"{input.a}"_s, work), u"work"_s);
    QVERIFY(NameTemplate::inputsOf(work.input).isEmpty());
    work.input = "{\"a\":\"" + QByteArray(1'000'000, 'x') + "\"}";
    QVERIFY(nameOf(u"{input.a}{input.a}{input.a}{input.a}"_s, work).toUtf8().size() <= 200);
    work.prompt = QString(u"\u202e"_s) + QString(50'000, u'y');
    QVERIFY(nameOf(u"{prompt}"_s, work).toUtf8().size() <= 200);
}

void TestNameTemplate::shortenedInputGivesTheSameNames()
{
    const QString text = u"{input.style.name}_{input.aspect_ratio}_{input.note}_{input.images.0}"_s;
    Asset work = fox();
    work.input.chop(1);
    work.input += R"(,"note":")" + QByteArray("long words ").repeated(100'000) + R"("})";
    Asset brief = work;
    brief.input = NameTemplate::shortened(work.input);
    QVERIFY(brief.input.size() < 4000);
    QCOMPARE(nameOf(text, brief), nameOf(text, work));
    QCOMPARE(NameTemplate::inputsOf(brief.input), NameTemplate::inputsOf(work.input));
    QVERIFY(!brief.input.contains("secret") && !brief.input.contains("12345"));
    QVERIFY(NameTemplate::shortened("{[").isEmpty());
}

QTEST_GUILESS_MAIN(TestNameTemplate)
#include "tst_nametemplate.moc"
