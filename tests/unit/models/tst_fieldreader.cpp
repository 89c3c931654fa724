// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/fieldreader.h"
#include "tests/support/schemas.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief One property of a schema, good or nasty: defaults, limits, rules, names.
class FieldReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void readsDefaults_data();
    void readsDefaults();
    void choosesSteps_data();
    void choosesSteps();
    void readsTextLimits();
    void readsValidations();
    void namesFields_data();
    void namesFields();
    void keepsEnumsExactly();
    void survivesNastySchemas_data();
    void survivesNastySchemas();
};

void FieldReaderTest::readsDefaults_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("example");
    const auto row = [](const char *name, const QString &key, const char *property, const char *value,
                        bool example) {
        QTest::newRow(name) << key << QByteArray(property) << QByteArray(value) << example;
    };
    row("none", u"seed"_s, R"({"type":"integer"})", "", false);
    row("null", u"seed"_s, R"({"type":"integer","default":null})", "", false);
    row("zero", u"seed"_s, R"({"type":"integer","default":0})", "0", false);
    row("false", u"on"_s, R"({"type":"boolean","default":false})", "false", false);
    row("prompt", u"prompt"_s, R"({"type":"string","default":"A girl"})", "\"A girl\"", true);
    row("empty prompt", u"prompt"_s, R"({"type":"string","default":""})", "", true);
    row("negative prompt", u"negative_prompt"_s, R"({"type":"string","default":"blurry"})", "\"blurry\"",
        false);
    row("lyrics", u"lyrics"_s, R"({"type":"string","default":"la"})", "\"la\"", true);
    row("tags", u"tags"_s, R"({"type":"string","default":"pop"})", "\"pop\"", true);
    row("empty other text", u"voice"_s, R"({"type":"string","default":""})", "\"\"", false);
    row("media", u"image_url"_s, R"({"type":"string","default":"https://x.org/a.png"})",
        "\"https://x.org/a.png\"", true);
    row("media list", u"images"_s,
        R"({"type":"array","format":"image_uris","default":["https://x.org/a.png"]})",
        "[\"https://x.org/a.png\"]", true);
    row("other list", u"loras"_s, R"({"type":"array","default":[]})", "[]", false);
    row("large seed", u"seed"_s, R"({"type":"integer","default":9007199254740993})", "9007199254740993",
        false);
}

void FieldReaderTest::readsDefaults()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, property);
    QFETCH(QByteArray, value);
    QFETCH(bool, example);
    const Field field = readField(key, json(property), false);
    QCOMPARE(field.defaultValue ? toBytes(*field.defaultValue) : QByteArray(), value);
    QCOMPARE(field.exampleDefault, example);
}

void FieldReaderTest::choosesSteps_data()
{
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<double>("step");
    QTest::newRow("unit range") << QByteArray(R"({"type":"float","minimum":0,"maximum":1,"default":0.5})")
                                << 0.01;
    QTest::newRow("to twenty") << QByteArray(R"({"type":"float","minimum":1,"maximum":20,"default":2.5})")
                               << 0.1;
    QTest::newRow("to a thousand") << QByteArray(R"({"type":"number","minimum":0,"maximum":1000})") << 1.0;
    QTest::newRow("fine default") << QByteArray(
                                         R"({"type":"number","minimum":0,"maximum":1000,"default":0.125})")
                                  << 0.001;
    QTest::newRow("fine bound") << QByteArray(R"({"type":"number","minimum":0.005,"maximum":1})") << 0.001;
    QTest::newRow("given") << QByteArray(R"({"type":"number","minimum":0,"maximum":1,"multipleOf":0.25})")
                           << 0.25;
    QTest::newRow("integer") << QByteArray(R"({"type":"integer","minimum":0,"maximum":100})") << 1.0;
    QTest::newRow("integer by eights")
        << QByteArray(R"({"type":"integer","minimum":64,"maximum":2048,"multipleOf":8})") << 8.0;
    QTest::newRow("zero given") << QByteArray(R"({"type":"integer","minimum":0,"maximum":10,"multipleOf":0})")
                                << 1.0;
}

void FieldReaderTest::choosesSteps()
{
    QFETCH(QByteArray, property);
    QFETCH(double, step);
    const Field field = readField(u"x"_s, json(property), false);
    QCOMPARE(field.step.value_or(0), step);
}

void FieldReaderTest::readsTextLimits()
{
    const Field hard = readField(
        u"prompt"_s, json(R"({"type":"string","maxLength":800,"description":"Max 500 characters"})"), true);
    QCOMPARE(hard.maxLength, std::optional(800));
    QVERIFY(!hard.lengthIsAdvice && hard.multiline && hard.required);
    const Field soft =
        readField(u"prompt"_s, json(R"({"type":"string","description":"Max 500 characters"})"), false);
    QCOMPARE(soft.maxLength, std::optional(500));
    QVERIFY(soft.lengthIsAdvice && !soft.maxWords);
    const Field words =
        readField(u"prompt"_s, json(R"({"type":"string","description":"Max 500 words"})"), false);
    QCOMPARE(words.maxWords, std::optional(500));
    QVERIFY(words.lengthIsAdvice && !words.maxLength);
    const Field none = readField(u"voice"_s, json(R"({"type":"string","maxLength":"80"})"), false);
    QVERIFY(!none.maxLength && !none.maxWords && !none.lengthIsAdvice && !none.multiline);
    const Field negative = readField(u"voice"_s, json(R"({"type":"string","maxLength":-1})"), false);
    QVERIFY(!negative.maxLength);
}

void FieldReaderTest::readsValidations()
{
    const Field field = readField(u"image_url"_s, json(R"({"type":"string","validations":[
        {"validation_rule":"width_pixels<","validation_value":6000,"validation_error":"Too wide."},
        {"validation_rule":" width/height> ","validation_value":0.4,"validation_error":""},
        {"validation_rule":"stars>","validation_value":3,"validation_error":"modelApiDoc_stars"},
        {"validation_rule":"width_pixels","validation_value":3},
        {"validation_rule":"<","validation_value":3},
        {"validation_rule":"width_pixels<","validation_value":"3"},
        {"validation_rule":5,"validation_value":3}, 7, null]})"),
                                  false);
    QCOMPARE(field.validations.size(), 3);
    QCOMPARE(field.validations.at(0).metric, u"width_pixels"_s);
    QVERIFY(field.validations.at(0).lessThan);
    QCOMPARE(field.validations.at(0).value, 6000.0);
    QCOMPARE(field.validations.at(0).message, u"Too wide."_s);
    QCOMPARE(field.validations.at(1).metric, u"width/height"_s);
    QVERIFY(!field.validations.at(1).lessThan);
    QVERIFY(field.validations.at(1).message.contains(u"0.4"_s));
    QVERIFY(!field.validations.at(2).message.contains(u"modelApiDoc"_s));
    QVERIFY(readField(u"image_url"_s, json(R"({"type":"string","validations":{}})"), false)
                .validations.isEmpty());
}

void FieldReaderTest::namesFields_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QString>("title");
    QTest::newRow("title") << u"a"_s << QByteArray(R"({"title":" Aspect Ratio (W:H) "})")
                           << u"Aspect Ratio (W:H)"_s;
    QTest::newRow("key of the service")
        << u"max_images"_s << QByteArray(R"({"title":"modelApiDoc_x"})") << u"Max images"_s;
    QTest::newRow("none") << u"aspect_ratio"_s << QByteArray("{}") << u"Aspect ratio"_s;
    QTest::newRow("camel") << u"promptText"_s << QByteArray("{}") << u"Prompt text"_s;
    QTest::newRow("node") << u"241_positive_prompt"_s << QByteArray("{}") << u"Positive prompt"_s;
    QTest::newRow("url") << u"first_frame_image_url"_s << QByteArray("{}") << u"First frame image"_s;
    QTest::newRow("not ASCII") << u"größe"_s << QByteArray("{}") << u"Größe"_s;
    QTest::newRow("sign") << u"×"_s << QByteArray("{}") << u"×"_s;
    QTest::newRow("number") << u"42"_s << QByteArray("{}") << u"42"_s;
    QTest::newRow("empty key") << QString() << QByteArray("{}") << u"Unnamed"_s;
    QTest::newRow("not text") << u"fps"_s << QByteArray(R"({"title":5})") << u"Fps"_s;
}

void FieldReaderTest::namesFields()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, property);
    QFETCH(QString, title);
    QCOMPARE(readField(key, json(property), false).title, title);
}

void FieldReaderTest::keepsEnumsExactly()
{
    const Field sizes = readField(
        u"s"_s,
        json(R"j({"type":"string","enum":["2048x2048 (1:1)","2048x2048(1:1)","a","a","1080P","1080p"]})j"),
        false);
    QCOMPARE(sizes.choices.size(), 5);
    QCOMPARE(stringOf(sizes.choices.at(0)), u"2048x2048 (1:1)"_s);
    QCOMPARE(stringOf(sizes.choices.at(1)), u"2048x2048(1:1)"_s);
    const Field numbers = readField(
        u"s"_s, json(R"({"type":"integer","enum":[18446744073709551615,-1,9007199254740993]})"), false);
    QVERIFY(numbers.integer);
    QCOMPARE(numbers.choices.size(), 3);
    QCOMPARE(toBytes(numbers.choices.at(0)), QByteArray("18446744073709551615"));
    QCOMPARE(toBytes(numbers.choices.at(1)), QByteArray("-1"));
    QCOMPARE(toBytes(numbers.choices.at(2)), QByteArray("9007199254740993"));
}

void FieldReaderTest::survivesNastySchemas_data()
{
    QTest::addColumn<QByteArray>("property");
    const QByteArray open("{\"type\":\"array\",\"items\":");
    QTest::newRow("deep") << open.repeated(90) + "{}" + QByteArray(90, '}');
    QTest::newRow("wrong everywhere") << QByteArray(
        R"({"type":{},"title":[],"description":5,"default":{},"enum":{},"minimum":[],"maximum":"x","maxLength":{},"format":[],"validations":5})");
    QTest::newRow("string with wrong rest") << QByteArray(
        R"({"type":"string","title":[],"description":{},"maxLength":1e300,"minimum":[],"format":7,"validations":[[]]})");
    QTest::newRow("huge bounds") << QByteArray(
        R"({"type":"integer","minimum":-9223372036854775808,"maximum":18446744073709551615})");
    QTest::newRow("huge float bounds")
        << QByteArray(R"({"type":"float","minimum":-1e308,"maximum":1e308,"default":1e-308})");
    QTest::newRow("default against its type")
        << QByteArray(R"({"type":"integer","minimum":0,"maximum":5,"default":"three"})");
    QTest::newRow("long enum") << "{\"enum\":[" + QByteArray("\"x\",").repeated(3000) + "\"y\"]}";
}

void FieldReaderTest::survivesNastySchemas()
{
    QFETCH(QByteArray, property);
    const Json schema = json(property);
    QVERIFY(schema.is_object());
    const Field field = readField(u"x"_s, schema, true);
    QCOMPARE(field.title, u"X"_s);
    QVERIFY(field.required);
    if (field.step)
        QVERIFY(*field.step > 0);
}

QTEST_GUILESS_MAIN(FieldReaderTest)
#include "tst_fieldreader.moc"
