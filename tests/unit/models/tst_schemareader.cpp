// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/fieldnames.h"
#include "models/core/fieldreader.h"
#include "models/core/schemareader.h"

#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

namespace
{

Json json(const QByteArray &text)
{
    const auto parsed = parseJson(text);
    return parsed ? *parsed : Json("this test's JSON is wrong: " + parsed.error().detail.toStdString());
}

} // namespace

Q_DECLARE_METATYPE(maquette::FieldKind)
Q_DECLARE_METATYPE(maquette::FieldRole)

//! \brief Properties of schemas, good and nasty, as fields.
class SchemaReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void choosesTheKind_data();
    void choosesTheKind();
    void findsTheRole_data();
    void findsTheRole();
    void knowsTheMedia_data();
    void knowsTheMedia();
    void readsDefaults_data();
    void readsDefaults();
    void choosesSteps_data();
    void choosesSteps();
    void readsTextLimits();
    void readsValidations();
    void namesFields_data();
    void namesFields();
    void keepsEnumsExactly();
    void keepsTheSchemasOrder();
    void ordersSortedSchemas();
    void givesRolesOnce();
    void refuses_data();
    void refuses();
    void warnsAndGoesOn();
    void survivesNastySchemas_data();
    void survivesNastySchemas();
};

void SchemaReaderTest::choosesTheKind_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<FieldKind>("kind");
    const auto row = [](const char *name, const QString &key, const char *property, FieldKind kind) {
        QTest::newRow(name) << key << QByteArray(property) << kind;
    };
    row("string", u"style"_s, R"({"type":"string"})", FieldKind::Text);
    row("odd case", u"style"_s, R"({"type":"String"})", FieldKind::Text);
    row("string or null", u"style"_s, R"({"type":["string","null"]})", FieldKind::Text);
    row("null or string", u"style"_s, R"({"type":["null","STRING"]})", FieldKind::Text);
    row("two types", u"style"_s, R"({"type":["string","integer"]})", FieldKind::Raw);
    row("only null", u"style"_s, R"({"type":["null"]})", FieldKind::Raw);
    row("no type", u"style"_s, R"({})", FieldKind::Raw);
    row("unknown type", u"style"_s, R"({"type":"colour"})", FieldKind::Raw);
    row("type is a number", u"style"_s, R"({"type":5})", FieldKind::Raw);
    row("types are numbers", u"style"_s, R"({"type":[5]})", FieldKind::Raw);
    row("string enum", u"style"_s, R"({"type":"string","enum":["a","b"]})", FieldKind::Choice);
    row("one value", u"shot_type"_s, R"({"type":"string","enum":["customize"]})", FieldKind::Choice);
    row("enum without type", u"style"_s, R"({"enum":["a","b"]})", FieldKind::Choice);
    row("enum with null", u"style"_s, R"({"type":["string","null"],"enum":["a",null]})", FieldKind::Choice);
    row("integer enum", u"n"_s, R"({"type":"integer","enum":[1,2]})", FieldKind::Choice);
    row("number enum of whole numbers", u"n"_s, R"({"type":"number","enum":[1,2]})", FieldKind::Choice);
    row("mixed enum", u"n"_s, R"({"enum":[1,"2"]})", FieldKind::Raw);
    row("float enum", u"n"_s, R"({"type":"number","enum":[0.5,1.5]})", FieldKind::Raw);
    row("empty enum", u"n"_s, R"({"type":"string","enum":[]})", FieldKind::Raw);
    row("enum is no list", u"n"_s, R"({"type":"string","enum":"a"})", FieldKind::Raw);
    row("enum against its type", u"n"_s, R"({"type":"integer","enum":["1"]})", FieldKind::Raw);
    row("enum of objects", u"n"_s, R"({"enum":[{"a":1}]})", FieldKind::Raw);
    row("boolean", u"on"_s, R"({"type":"boolean"})", FieldKind::Boolean);
    row("float", u"scale"_s, R"({"type":"float","minimum":0,"maximum":1})", FieldKind::Number);
    row("Float", u"scale"_s, R"({"type":"Float","minimum":0,"maximum":1})", FieldKind::Number);
    row("number", u"scale"_s, R"({"type":"number","minimum":0,"maximum":1})", FieldKind::Number);
    row("number without bounds", u"scale"_s, R"({"type":"number"})", FieldKind::Raw);
    row("number, bounds as text", u"scale"_s, R"({"type":"number","minimum":"0","maximum":"1"})",
        FieldKind::Raw);
    row("number, bounds swapped", u"scale"_s, R"({"type":"number","minimum":2,"maximum":1})", FieldKind::Raw);
    row("integer with bounds", u"steps"_s, R"({"type":"integer","minimum":1,"maximum":50})",
        FieldKind::Number);
    row("integer without", u"count"_s, R"({"type":"integer"})", FieldKind::Seed);
    row("integer with one", u"count"_s, R"({"type":"integer","minimum":1})", FieldKind::Seed);
    row("seed with bounds", u"seed"_s, R"({"type":"integer","minimum":-1,"maximum":2147483647})",
        FieldKind::Seed);
    row("small seed", u"seed"_s, R"({"type":"integer","minimum":0,"maximum":9})", FieldKind::Seed);
    row("wide integer", u"hash"_s, R"({"type":"integer","minimum":0,"maximum":4294967295})", FieldKind::Seed);
    row("image format", u"picture"_s, R"({"type":"string","format":"image_uri"})", FieldKind::Media);
    row("image format in capitals", u"picture"_s, R"({"type":"string","format":"IMAGE_URI"})",
        FieldKind::Media);
    row("by name", u"first_frame_image_url"_s, R"({"type":"string"})", FieldKind::Media);
    row("by name, uri", u"reference_image"_s, R"({"type":"string","format":"uri"})", FieldKind::Media);
    row("camel case", u"promptImage"_s, R"({"type":"string"})", FieldKind::Media);
    row("node key", u"284_image"_s, R"({"type":"string","default":"Runcomfy_example_1278_1.png"})",
        FieldKind::Media);
    row("numbered", u"image_url_3"_s, R"({"type":"string"})", FieldKind::Media);
    row("plain url", u"webhook_url"_s, R"({"type":"string","format":"uri"})", FieldKind::Text);
    row("by pixel rules", u"start"_s,
        R"({"type":"string","validations":[{"validation_rule":"width_pixels<","validation_value":9}]})",
        FieldKind::Media);
    row("size rule alone", u"note"_s,
        R"({"type":"string","validations":[{"validation_rule":"file_size_mb<","validation_value":9}]})",
        FieldKind::Text);
    row("named like media, an enum", u"image"_s, R"({"type":"string","enum":["a"]})", FieldKind::Choice);
    row("about images", u"image_style"_s, R"({"type":"string"})", FieldKind::Text);
    row("mask format", u"image"_s, R"({"type":"string","format":"image_uri_with_mask_image_ideogramv3"})",
        FieldKind::Raw);
    row("date", u"when"_s, R"({"type":"string","format":"date"})", FieldKind::Raw);
    row("media list", u"images"_s, R"({"type":"array","format":"image_uris"})", FieldKind::Raw);
    row("object", u"lora"_s, R"({"type":"object","properties":{"path":{"type":"string"}}})", FieldKind::Raw);
    row("oneOf", u"size"_s, R"({"type":"string","oneOf":[{"maxLength":3}]})", FieldKind::Raw);
    row("anyOf", u"size"_s, R"({"anyOf":[{"type":"string"},{"type":"object"}]})", FieldKind::Raw);
    row("reference", u"size"_s, R"({"$ref":"#/definitions/size"})", FieldKind::Raw);
    row("const", u"size"_s, R"({"const":"a"})", FieldKind::Raw);
    row("true", u"size"_s, "true", FieldKind::Raw);
    row("null", u"size"_s, "null", FieldKind::Raw);
    row("text", u"size"_s, R"("string")", FieldKind::Raw);
}
void SchemaReaderTest::choosesTheKind()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, property);
    QFETCH(FieldKind, kind);
    const Json schema = json(property);
    const Field field = readField(key, schema, false);
    QCOMPARE(field.kind, kind);
    QCOMPARE(field.key, key);
    QVERIFY(sameJson(field.schema, schema));
    QVERIFY(kind == FieldKind::Choice || field.choices.isEmpty());
    QCOMPARE(field.step.has_value(), kind == FieldKind::Number);
}
void SchemaReaderTest::findsTheRole_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<FieldRole>("role");
    const auto row = [](const QString &key, const char *property, FieldRole role) {
        QTest::addRow("%s %s", qPrintable(key), property) << key << QByteArray(property) << role;
    };
    const char *text = R"j({"type":"string"})j";
    row(u"prompt"_s, text, FieldRole::Prompt);
    row(u"promptText"_s, text, FieldRole::Prompt);
    row(u"241_positive_prompt"_s, text, FieldRole::Prompt);
    row(u"text"_s, text, FieldRole::Prompt);
    row(u"33_string"_s, R"({"type":"string","title":"Prompt"})", FieldRole::Prompt);
    row(u"negative_prompt"_s, text, FieldRole::NegativePrompt);
    row(u"lyrics"_s, text, FieldRole::None);
    row(u"voice"_s, text, FieldRole::None);
    row(u"prompt_extend"_s, R"({"type":"boolean"})", FieldRole::None);
    row(u"optimize_prompt_options"_s, R"({"type":"string","enum":["fast","standard"]})", FieldRole::None);
    row(u"width×height"_s, R"j({"type":"string","enum":["1024x1024(1:1)","2048x2048(1:1)"]})j",
        FieldRole::Size);
    row(u"resolution"_s, R"j({"type":"string","enum":["2K","4K","2048x2048 (1:1)","2304x1728 (4:3)"]})j",
        FieldRole::Size);
    row(u"resolution"_s, R"({"type":"string","enum":["480p","720p"]})", FieldRole::Resolution);
    row(u"resolution"_s, R"({"type":"string","enum":["1k","2k"]})", FieldRole::Resolution);
    row(u"aspect_ratio"_s, R"({"type":"string","enum":["auto","16:9"]})", FieldRole::Size);
    row(u"image_size"_s, R"({"type":"string","enum":["square_hd","portrait_4_3"]})", FieldRole::Size);
    row(u"quality"_s, R"({"type":"string","enum":["low","high"]})", FieldRole::None);
    row(u"seed"_s, R"({"type":"integer"})", FieldRole::Seed);
    row(u"noise_seed"_s, R"({"type":"integer"})", FieldRole::Seed);
    row(u"max_images"_s, R"({"type":"integer","enum":[1,2]})", FieldRole::Count);
    row(u"num_images"_s, R"({"type":"integer","minimum":1,"maximum":4})", FieldRole::Count);
    row(u"sequential_image_generation_options"_s, R"({"type":"integer","enum":[1,2]})", FieldRole::Count);
    row(u"outputs"_s, R"({"type":"integer","enum":[1,2],"title":"Maximum Number of Output Images"})",
        FieldRole::Count);
    row(u"sequential_image_generation"_s, R"({"type":"string","enum":["auto","disabled"]})", FieldRole::None);
    row(u"duration"_s, R"({"type":"integer","enum":[5,10]})", FieldRole::Duration);
    row(u"duration"_s, R"({"type":"string","enum":["auto","5"]})", FieldRole::Duration);
    row(u"duration"_s, R"({"type":"integer","minimum":4,"maximum":15})", FieldRole::Duration);
    row(u"extend_after_duration"_s, R"({"type":"number","minimum":4,"maximum":15})", FieldRole::None);
    row(u"first_frame_image_url"_s, text, FieldRole::FirstFrame);
    row(u"start_image_url"_s, text, FieldRole::FirstFrame);
    row(u"last_frame"_s, text, FieldRole::LastFrame);
    row(u"end_image"_s, text, FieldRole::LastFrame);
    row(u"image_url"_s, text, FieldRole::Reference);
    row(u"video_url"_s, text, FieldRole::Reference);
    row(u"mask_url"_s, text, FieldRole::Mask);
    row(u"images"_s, R"({"type":"array"})", FieldRole::None);
}

void SchemaReaderTest::findsTheRole()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, property);
    QFETCH(FieldRole, role);
    QCOMPARE(readField(key, json(property), false).role, role);
}

void SchemaReaderTest::knowsTheMedia_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<int>("kind");
    QTest::newRow("video") << u"clip"_s << QByteArray(R"({"type":"string","format":"video_uri"})") << 1;
    QTest::newRow("audio") << u"clip"_s << QByteArray(R"({"type":"string","format":"audio_uri"})") << 2;
    QTest::newRow("format before name")
        << u"video"_s << QByteArray(R"({"type":"string","format":"image_uri"})") << 0;
    QTest::newRow("video by name") << u"47_video"_s << QByteArray(R"({"type":"string"})") << 1;
    QTest::newRow("audio by name") << u"audio_url"_s << QByteArray(R"({"type":"string"})") << 2;
    QTest::newRow("mask by name") << u"mask"_s << QByteArray(R"({"type":"string"})") << 0;
}

void SchemaReaderTest::knowsTheMedia()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, property);
    QFETCH(int, kind);
    const Field field = readField(key, json(property), false);
    QCOMPARE(field.kind, FieldKind::Media);
    QCOMPARE(static_cast<int>(field.media), kind);
}

void SchemaReaderTest::readsDefaults_data()
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

void SchemaReaderTest::readsDefaults()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, property);
    QFETCH(QByteArray, value);
    QFETCH(bool, example);
    const Field field = readField(key, json(property), false);
    QCOMPARE(field.defaultValue ? toBytes(*field.defaultValue) : QByteArray(), value);
    QCOMPARE(field.exampleDefault, example);
}

void SchemaReaderTest::choosesSteps_data()
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

void SchemaReaderTest::choosesSteps()
{
    QFETCH(QByteArray, property);
    QFETCH(double, step);
    const Field field = readField(u"x"_s, json(property), false);
    QCOMPARE(field.step.value_or(0), step);
}

void SchemaReaderTest::readsTextLimits()
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

void SchemaReaderTest::readsValidations()
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

void SchemaReaderTest::namesFields_data()
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
    QTest::newRow("empty key") << QString() << QByteArray("{}") << QString();
    QTest::newRow("not text") << u"fps"_s << QByteArray(R"({"title":5})") << u"Fps"_s;
}

void SchemaReaderTest::namesFields()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, property);
    QFETCH(QString, title);
    QCOMPARE(readField(key, json(property), false).title, title);
}

void SchemaReaderTest::keepsEnumsExactly()
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

void SchemaReaderTest::keepsTheSchemasOrder()
{
    const auto reading = readSchema(json(R"({"properties":{"zeta":{"type":"string","title":"Z"},
        "width×height":{"type":"string"},"42":{"type":"string"},"alpha":{"type":"string"},"prompt":{"type":"string"}}})"));
    QVERIFY(reading.has_value());
    QStringList keys;
    for (const Field &field : reading->fields)
        keys.append(field.key);
    QCOMPARE(keys, QStringList({u"zeta"_s, u"width×height"_s, u"42"_s, u"alpha"_s, u"prompt"_s}));
}

//! The live catalogue sorts its properties by name, which no artist would.
void SchemaReaderTest::ordersSortedSchemas()
{
    const auto reading =
        readSchema(json(R"({"required":["prompt","model"],"properties":{"aspect":{"type":"string"},
        "image_url":{"type":"string"},"model":{"type":"string"},"prompt":{"type":"string"},"seed":{"type":"integer"}}})"));
    QVERIFY(reading.has_value());
    QStringList keys;
    for (const Field &field : reading->fields)
        keys.append(field.key);
    QCOMPARE(keys, QStringList({u"prompt"_s, u"model"_s, u"image_url"_s, u"aspect"_s, u"seed"_s}));
}

void SchemaReaderTest::givesRolesOnce()
{
    const auto reading =
        readSchema(json(R"({"properties":{"text":{"type":"string","title":"T"},"prompt":{"type":"string"},
        "image_url":{"type":"string"},"image_url_2":{"type":"string"},"seed":{"type":"integer"},"noise_seed":{"type":"integer"}}})"));
    QVERIFY(reading.has_value());
    QList<FieldRole> roles;
    for (const Field &field : reading->fields)
        roles.append(field.role);
    QCOMPARE(roles, QList<FieldRole>({FieldRole::None, FieldRole::Prompt, FieldRole::Reference,
                                      FieldRole::Reference, FieldRole::Seed, FieldRole::None}));
}

void SchemaReaderTest::refuses_data()
{
    QTest::addColumn<QByteArray>("schema");
    for (const char *schema : {"null", "[]", "\"text\"", "5", "true", "{}", R"({"properties":null})",
                               R"({"properties":[]})", R"({"properties":{}})", R"({"type":"object"})"})
        QTest::newRow(schema) << QByteArray(schema);
}
void SchemaReaderTest::refuses()
{
    QFETCH(QByteArray, schema);
    const auto reading = readSchema(json(schema));
    QVERIFY(!reading.has_value());
    QCOMPARE(reading.error().kind, ErrorKind::BadAnswer);
    QVERIFY(!reading.error().message.isEmpty());
}
void SchemaReaderTest::warnsAndGoesOn()
{
    const auto reading = readSchema(json(
        R"j({"required":["prompt","image_urls",5],"properties":{"prompt":{"type":"string"}, "images":true,"old":{"type":"string","required":true}}})j"));
    QVERIFY(reading.has_value());
    QCOMPARE(reading->fields.size(), 3);
    QVERIFY(reading->fields.at(0).required);
    QVERIFY(!reading->fields.at(1).required);
    QVERIFY(reading->fields.at(2).required);
    QCOMPARE(reading->warnings.size(), 2);
    QVERIFY(reading->warnings.join(u' ').contains(u"image_urls"_s));
    const auto noList =
        readSchema(json(R"({"required":"prompt","properties":{"prompt":{"type":"string"}}})"));
    QVERIFY(noList.has_value());
    QCOMPARE(noList->warnings.size(), 1);
    QVERIFY(!noList->fields.constFirst().required);
}

void SchemaReaderTest::survivesNastySchemas_data()
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

void SchemaReaderTest::survivesNastySchemas()
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

QTEST_GUILESS_MAIN(SchemaReaderTest)
#include "tst_schemareader.moc"
