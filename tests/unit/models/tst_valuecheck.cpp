// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/checks.h"
#include "models/core/descriptor.h"
#include "tests/support/schemas.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief What is said about one value that does not fit its field.
class ValueCheckTest : public QObject
{
    Q_OBJECT

private slots:
    void judgesTexts_data();
    void judgesTexts() { check(); }
    void judgesNumbers_data();
    void judgesNumbers() { check(); }
    void judgesOthers_data();
    void judgesOthers() { check(); }
    void countsCharactersAsPeopleDo();

private:
    static void addColumns();
    static void row(const char *name, const char *property, const QByteArray &value, const QString &message);
    static void check();
};

void ValueCheckTest::addColumns()
{
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("message"); // empty: nothing is wrong
}

void ValueCheckTest::row(const char *name, const char *property, const QByteArray &value,
                         const QString &message)
{
    QTest::newRow(name) << QByteArray(property) << value << message;
}

void ValueCheckTest::judgesTexts_data()
{
    addColumns();
    const char *text = R"({"type":"string","maxLength":8,"minLength":2})";
    const char *choice = R"({"type":"string","enum":["1080P","720P"]})";
    row("text", text, "\"12345678\"", {});
    row("long text", text, "\"123456789012\"", u"At most 8 characters; this has 12."_s);
    row("short text", text, "\"1\"", u"At least 2 characters; this has 1."_s);
    row("no text", text, "5", u"This must be text."_s);
    row("pattern", R"({"type":"string","pattern":"^[a-z]+$"})", "\"ab1\"",
        u"This does not have the form that the model asks for."_s);
    row("pattern fits", R"({"type":"string","pattern":"^[a-z]+$"})", "\"ab\"", {});
    row("broken pattern", R"({"type":"string","pattern":"("})", "\"ab\"", {});
    row("choice", choice, "\"720P\"", {});
    row("choice in other case", choice, "\"720p\"", u"Choose one of the listed values."_s);
    row("choice of another type", choice, "720", u"Choose one of the listed values."_s);
    row("whole choice", R"({"type":"integer","enum":[5,10]})", "10", {});
    row("whole choice as text", R"({"type":"integer","enum":[5,10]})", "\"10\"",
        u"Choose one of the listed values."_s);
    row("whole choice as float", R"({"type":"integer","enum":[5,10]})", "10.0", {});
    row("wrapped choice", R"({"type":"integer","enum":[18446744073709551615]})", "-1",
        u"Choose one of the listed values."_s);
}

void ValueCheckTest::judgesNumbers_data()
{
    addColumns();
    const char *number = R"({"type":"float","minimum":0,"maximum":1})";
    const char *whole = R"({"type":"integer","minimum":1,"maximum":50})";
    row("number", number, "0.35", {});
    row("bound", number, "1", {});
    row("number above", number, "1.01", u"Choose a value from 0 to 1."_s);
    row("number below", number, "-0.5", u"Choose a value from 0 to 1."_s);
    row("number as text", number, "\"0.5\"", u"This must be a number."_s);
    row("whole number", whole, "50", {});
    row("fraction", whole, "1.5", u"This must be a whole number."_s);
    row("whole number above", whole, "51", u"Choose a value from 1 to 50."_s);
    row("exclusive", R"({"type":"integer","exclusiveMaximum":5})", "5", u"Less than 5."_s);
    row("only a minimum", R"({"type":"integer","minimum":3})", "2", u"At least 3."_s);
    row("only a maximum", R"({"type":"integer","maximum":4294967295})", "4294967296",
        u"At most 4294967295."_s);
    row("seed", R"({"type":"integer"})", "-9223372036854775808", {});
    row("large seed", R"({"type":"integer"})", "18446744073709551615", {});
    row("beyond 2^53", R"({"type":"integer","maximum":9007199254740992})", "9007199254740993",
        u"At most 9007199254740992."_s);
    row("multiple", R"({"type":"integer","minimum":64,"maximum":2048,"multipleOf":8})", "100",
        u"Choose a multiple of 8."_s);
    row("multiple of a fraction", R"({"type":"number","minimum":0,"maximum":1,"multipleOf":0.1})", "0.3", {});
    row("no multiple of a fraction", R"({"type":"number","minimum":0,"maximum":1,"multipleOf":0.1})", "0.35",
        u"Choose a multiple of 0.1."_s);
}

void ValueCheckTest::judgesOthers_data()
{
    addColumns();
    row("boolean", R"({"type":"boolean"})", "false", {});
    row("boolean as text", R"({"type":"boolean"})", "\"false\"", u"Choose yes or no."_s);
    row("address", R"({"type":"string","format":"image_uri"})", "\"https://example.org/a.png\"", {});
    row("address without scheme", R"({"type":"string","format":"image_uri"})", "\"example.org/a.png\"",
        u"Enter a web address that begins with https://."_s);
    row("file", R"({"type":"string","format":"image_uri"})", "\"file:///home/a.png\"",
        u"Enter a web address that begins with https://."_s);
    row("address with blanks", R"({"type":"string","format":"image_uri"})", "\"https://example.org/a b.png\"",
        u"Enter a web address that begins with https://."_s);
    row("only a scheme", R"({"type":"string","format":"image_uri"})", "\"https://\"",
        u"Enter a web address that begins with https://."_s);
    row("address of another form", R"({"type":"string","format":"image_uri","pattern":"\\.png$"})",
        "\"https://example.org/a.jpg\"", u"This does not have the form that the model asks for."_s);
    row("data", R"({"type":"string","format":"image_uri"})", "\"data:image/png;base64,AAAA\"", {});
    row("data of another kind", R"({"type":"string","format":"video_uri"})", "\"data:image/png;base64,AAAA\"",
        u"This is not a video."_s);
    row("list", R"({"type":"array","items":{"type":"string"},"maxItems":2})", "[\"a\",\"b\"]", {});
    row("long list", R"({"type":"array","items":{"type":"string"},"maxItems":2})", "[\"a\",\"b\",\"c\"]",
        u"At most 2 allowed; this has 3."_s);
    row("wrong in a list", R"({"type":"array","items":{"type":"string"}})", "[\"a\",5]",
        u"This must be text."_s);
    row("deep in an object",
        R"({"type":"array","items":{"type":"object","properties":{"scale":{"type":"Float","maximum":1}}}})",
        "[{},{\"scale\":3}]", u"At most 1."_s);
    row("null that is allowed", R"({"type":["object","null"]})", "null", {});
    row("unknown type", R"({"type":"colour"})", "{\"r\":1}", {});
}

void ValueCheckTest::check()
{
    QFETCH(QByteArray, property);
    QFETCH(QByteArray, value);
    QFETCH(QString, message);
    const Model model = modelOf("{\"properties\":{\"x\":" + property + "}}");
    QCOMPARE(model.fields.size(), 1);
    Json values = Json::object();
    values["x"] = json(value);
    const QStringList expected = message.isEmpty() ? QStringList() : QStringList{QString(u"x: "_s + message)};
    QCOMPARE(texts(checkInput(model, values)), expected);
}

void ValueCheckTest::countsCharactersAsPeopleDo()
{
    const Model model = modelOf(R"({"properties":{"prompt":{"type":"string","maxLength":3}}})");
    Json values = Json::object();
    values["prompt"] = "\xF0\x9F\x93\xB7\xF0\x9F\x93\xB7\xF0\x9F\x93\xB7"; // three cameras, six UTF-16 units
    QVERIFY(checkInput(model, values).isEmpty());
    values["prompt"] = "äöü€";
    QCOMPARE(texts(checkInput(model, values)), QStringList{u"prompt: At most 3 characters; this has 4."_s});

    const Model words = modelOf(
        R"({"properties":{"prompt":{"type":"string","description":"No more than 3 English words."}}})");
    values["prompt"] = " one  two\nthree ";
    QVERIFY(checkInput(words, values).isEmpty());
    values["prompt"] = "one two three four";
    QCOMPARE(texts(checkInput(words, values)),
             QStringList{u"advice prompt: At most 3 words are recommended; this has 4."_s});
    const Model advice =
        modelOf(R"({"properties":{"prompt":{"type":"string","description":"less than 5 characters"}}})");
    values["prompt"] = "123456";
    QCOMPARE(texts(checkInput(advice, values)),
             QStringList{u"advice prompt: At most 5 characters are recommended; this has 6."_s});
}

QTEST_GUILESS_MAIN(ValueCheckTest)
#include "tst_valuecheck.moc"
