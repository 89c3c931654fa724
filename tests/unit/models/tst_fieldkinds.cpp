// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/fieldreader.h"
#include "tests/support/schemas.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(maquette::FieldKind)
Q_DECLARE_METATYPE(maquette::FieldRole)

//! \brief Which editor a property gets, and what it means to a generation.
class FieldKindsTest : public QObject
{
    Q_OBJECT

private slots:
    void choosesTheKindOfTextsAndChoices_data();
    void choosesTheKindOfTextsAndChoices() { checkKind(); }
    void choosesTheKindOfNumbers_data();
    void choosesTheKindOfNumbers() { checkKind(); }
    void choosesTheKindOfMedia_data();
    void choosesTheKindOfMedia() { checkKind(); }
    void choosesTheKindOfTheRest_data();
    void choosesTheKindOfTheRest() { checkKind(); }
    void findsTheRole_data();
    void findsTheRole();
    void knowsTheMedia_data();
    void knowsTheMedia();

private:
    static void addColumns();
    static void row(const char *name, const QString &key, const char *property, FieldKind kind);
    static void checkKind();
};

void FieldKindsTest::addColumns()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<FieldKind>("kind");
}

void FieldKindsTest::row(const char *name, const QString &key, const char *property, FieldKind kind)
{
    QTest::newRow(name) << key << QByteArray(property) << kind;
}

void FieldKindsTest::choosesTheKindOfTextsAndChoices_data()
{
    addColumns();
    row("string", u"style"_s, R"({"type":"string"})", FieldKind::Text);
    row("odd case", u"style"_s, R"({"type":"String"})", FieldKind::Text);
    row("string or null", u"style"_s, R"({"type":["string","null"]})", FieldKind::Text);
    row("null or string", u"style"_s, R"({"type":["null","STRING"]})", FieldKind::Text);
    row("two types", u"style"_s, R"({"type":["string","integer"]})", FieldKind::Variant);
    row("only null", u"style"_s, R"({"type":["null"]})", FieldKind::Fixed);
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
    row("mixed enum", u"n"_s, R"({"enum":[1,"2"]})", FieldKind::Choice);
    row("float enum", u"n"_s, R"({"type":"number","enum":[0.5,1.5]})", FieldKind::Choice);
    row("empty enum", u"n"_s, R"({"type":"string","enum":[]})", FieldKind::Raw);
    row("enum is no list", u"n"_s, R"({"type":"string","enum":"a"})", FieldKind::Raw);
    row("enum against its type", u"n"_s, R"({"type":"integer","enum":["1"]})", FieldKind::Raw);
    row("enum of objects", u"n"_s, R"({"enum":[{"a":1}]})", FieldKind::Choice);
}

void FieldKindsTest::choosesTheKindOfNumbers_data()
{
    addColumns();
    row("boolean", u"on"_s, R"({"type":"boolean"})", FieldKind::Boolean);
    row("float", u"scale"_s, R"({"type":"float","minimum":0,"maximum":1})", FieldKind::Number);
    row("Float", u"scale"_s, R"({"type":"Float","minimum":0,"maximum":1})", FieldKind::Number);
    row("number", u"scale"_s, R"({"type":"number","minimum":0,"maximum":1})", FieldKind::Number);
    row("number without bounds", u"scale"_s, R"({"type":"number"})", FieldKind::Amount);
    row("number, bounds as text", u"scale"_s, R"({"type":"number","minimum":"0","maximum":"1"})",
        FieldKind::Amount);
    row("number, bounds swapped", u"scale"_s, R"({"type":"number","minimum":2,"maximum":1})",
        FieldKind::Amount);
    row("integer with bounds", u"steps"_s, R"({"type":"integer","minimum":1,"maximum":50})",
        FieldKind::Number);
    row("integer without", u"count"_s, R"({"type":"integer"})", FieldKind::Seed);
    row("integer with one", u"count"_s, R"({"type":"integer","minimum":1})", FieldKind::Seed);
    row("seed with bounds", u"seed"_s, R"({"type":"integer","minimum":-1,"maximum":2147483647})",
        FieldKind::Seed);
    row("small seed", u"seed"_s, R"({"type":"integer","minimum":0,"maximum":9})", FieldKind::Seed);
    row("wide integer", u"hash"_s, R"({"type":"integer","minimum":0,"maximum":4294967295})", FieldKind::Seed);
}

void FieldKindsTest::choosesTheKindOfMedia_data()
{
    addColumns();
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
}

void FieldKindsTest::choosesTheKindOfTheRest_data()
{
    addColumns();
    row("mask format", u"image"_s, R"({"type":"string","format":"image_uri_with_mask_image_ideogramv3"})",
        FieldKind::Media);
    row("date", u"when"_s, R"({"type":"string","format":"date"})", FieldKind::Text);
    row("media list", u"images"_s, R"({"type":"array","format":"image_uris"})", FieldKind::MediaList);
    row("object", u"lora"_s, R"({"type":"object","properties":{"path":{"type":"string"}}})",
        FieldKind::Group);
    row("oneOf", u"size"_s, R"({"type":"string","oneOf":[{"maxLength":3}]})", FieldKind::Text);
    row("anyOf", u"size"_s, R"({"anyOf":[{"type":"string"},{"type":"object"}]})", FieldKind::Variant);
    row("reference", u"size"_s, R"({"$ref":"#/definitions/size"})", FieldKind::Raw);
    row("const", u"size"_s, R"({"const":"a"})", FieldKind::Fixed);
    row("tuple", u"size"_s, R"({"type":"array","items":[{"type":"integer"}],"maxItems":1})",
        FieldKind::Tuple);
    row("open tuple", u"size"_s, R"({"type":"array","items":[{"type":"integer"}]})", FieldKind::Raw);
    row("list of objects", u"shots"_s,
        R"({"type":"array","items":{"type":"object","properties":{"prompt":{"type":"string"}}}})",
        FieldKind::List);
    row("list named like media, of objects", u"images"_s,
        R"({"type":"array","items":{"properties":{"url":{"type":"string"}}}})", FieldKind::List);
    row("list of texts", u"tags"_s, R"({"type":"array","items":{"type":"string"}})", FieldKind::List);
    row("list of anything", u"tags"_s, R"({"type":"array"})", FieldKind::Raw);
    row("media list by its items", u"refs"_s,
        R"({"type":"array","items":{"type":"string","format":"video_uri"}})", FieldKind::MediaList);
    row("media list by name", u"image_urls"_s, R"({"type":"array","items":{"type":"string"}})",
        FieldKind::MediaList);
    row("free object", u"extra"_s, R"({"type":"object"})", FieldKind::Raw);
    row("object of named values", u"weights"_s,
        R"({"type":"object","additionalProperties":{"type":"number"}})", FieldKind::Map);
    row("optional as generators write it", u"seed"_s, R"({"anyOf":[{"type":"integer"},{"type":"null"}]})",
        FieldKind::Seed);
    row("named constants", u"size"_s, R"({"oneOf":[{"const":"a","title":"A"},{"const":"b"}]})",
        FieldKind::Choice);
    row("all of one", u"size"_s, R"({"allOf":[{"type":"string","enum":["a"]}],"default":"a"})",
        FieldKind::Choice);
    row("one number", u"fps"_s, R"({"type":"integer","minimum":24,"maximum":24})", FieldKind::Fixed);
    row("exclusive bounds", u"scale"_s, R"({"type":"number","exclusiveMinimum":0,"maximum":1})",
        FieldKind::Number);
    row("true", u"size"_s, "true", FieldKind::Raw);
    row("null", u"size"_s, "null", FieldKind::Raw);
    row("text", u"size"_s, R"("string")", FieldKind::Raw);
}

void FieldKindsTest::checkKind()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, property);
    QFETCH(FieldKind, kind);
    const Json schema = json(property);
    const Field field = readField(key, schema, false);
    QCOMPARE(field.kind, kind);
    QCOMPARE(field.key, key);
    QVERIFY(sameJson(field.schema, schema));
    QVERIFY((kind == FieldKind::Choice || kind == FieldKind::Fixed) || field.choices.isEmpty());
    QCOMPARE(field.step.has_value(), kind == FieldKind::Number);
}

void FieldKindsTest::findsTheRole_data()
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
    row(u"start_video_url"_s, text, FieldRole::Reference);
    row(u"end_audio"_s, text, FieldRole::Reference);
    row(u"images"_s, R"({"type":"array"})", FieldRole::Reference);
}

void FieldKindsTest::findsTheRole()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, property);
    QFETCH(FieldRole, role);
    QCOMPARE(readField(key, json(property), false).role, role);
}

void FieldKindsTest::knowsTheMedia_data()
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

void FieldKindsTest::knowsTheMedia()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, property);
    QFETCH(int, kind);
    const Field field = readField(key, json(property), false);
    QCOMPARE(field.kind, FieldKind::Media);
    QCOMPARE(static_cast<int>(field.media), kind);
}

QTEST_GUILESS_MAIN(FieldKindsTest)
#include "tst_fieldkinds.moc"
