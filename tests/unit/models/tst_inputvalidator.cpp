// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/inputvalidator.h"
#include "models/core/plainschema.h"
#include "tests/support/schemas.h"

#include <QDir>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief The net under the checks: schemas made safe, and the official cases of JSON Schema.
class InputValidatorTest : public QObject
{
    Q_OBJECT

private slots:
    void makesSchemasPlain_data();
    void makesSchemasPlain();
    void boundsReferences_data();
    void boundsReferences();
    void namesThePlace();
    void keepsLargeNumbers();
    void agreesWithTheOfficialCases_data();
    void agreesWithTheOfficialCases();
};

void InputValidatorTest::makesSchemasPlain_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<int>("warnings");
    const auto row = [](const char *name, const char *schema, const char *plain, int warnings) {
        QTest::newRow(name) << QByteArray(schema) << QByteArray(plain) << warnings;
    };
    row("float", R"({"type":"float"})", R"({"type":"number"})", 0);
    row("case", R"({"type":["String","NULL"]})", R"({"type":["string","null"]})", 0);
    row("twice after mapping", R"({"type":["float","number"]})", R"({"type":"number"})", 0);
    row("unknown type", R"({"type":"colour","maxLength":3})", R"({"maxLength":3})", 1);
    row("nested", R"({"items":{"type":"Float"}})", R"({"items":{"type":"number"}})", 0);
    row("own keywords", R"({"type":"string","validations":[],"title":"a","format":"image_uri","default":5})",
        R"({"type":"string"})", 0);
    row("bad numbers", R"({"minimum":"0","maxLength":-1,"maxItems":1.5,"multipleOf":0})", "{}", 4);
    row("draft 4 bounds", R"({"minimum":0,"exclusiveMinimum":true,"maximum":5,"exclusiveMaximum":false})",
        R"({"exclusiveMinimum":0,"maximum":5})", 0);
    row("whole length as float", R"({"maxLength":5.0})", R"({"maxLength":5})", 0);
    row("ghost", R"({"required":["a","b",5],"properties":{"a":true}})",
        R"({"required":["a"],"properties":{"a":true}})", 0);
    row("required as boolean", R"({"required":true})", "{}", 0);
    row("bad lists", R"({"anyOf":[],"oneOf":{},"enum":[]})", "{}", 3);
    row("twins in an enum", R"({"enum":[1,1,"1"]})", R"({"enum":[1,"1"]})", 0);
    row("not a schema", R"({"properties":{"a":5}})", R"({"properties":{"a":{}}})", 1);
    row("pattern", R"({"pattern":"(a+)+$"})", "{}", 0);
    row("pattern of a property", R"({"properties":{"a":{"pattern":"^a"}}})", R"({"properties":{"a":{}}})", 0);
    row("pattern deeper", R"({"properties":{"a":{"items":{"pattern":"^a"}}}})",
        R"({"properties":{"a":{"items":{}}}})", 1);
    row("pattern properties", R"({"patternProperties":{"^a":{}},"additionalProperties":false})", "{}", 1);
    row("reference", R"({"definitions":{"a":{"type":"float"}},"items":{"$ref":"#/definitions/a"}})",
        R"({"items":{"type":"number"}})", 0);
    row("escaped reference",
        R"({"definitions":{"a/b~":{"type":"float"}},"items":{"$ref":"#/definitions/a~1b~0"}})",
        R"({"items":{"type":"number"}})", 0);
    row("remote reference", R"({"items":{"$ref":"https://example.org/schema"}})", R"({"items":{}})", 1);
    row("missing reference", R"({"items":{"$ref":"#/definitions/a"}})", R"({"items":{}})", 1);
    row("loop", R"({"items":{"$ref":"#"}})", R"({"items":{"items":{}}})", 1);
    row("loop of two",
        R"({"definitions":{"a":{"$ref":"#/definitions/b"},"b":{"$ref":"#/definitions/a"}},"items":{"$ref":"#/definitions/a"}})",
        R"({"items":{}})", 1);
    row("false", "false", "false", 0);
    row("null", "null", "{}", 1);
}

void InputValidatorTest::makesSchemasPlain()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, plain);
    QFETCH(int, warnings);
    const PlainSchema made = plainSchema(json(schema));
    QCOMPARE(toBytes(made.schema), plain);
    QCOMPARE(made.warnings.size(), warnings);
    QStringList more;
    QVERIFY(InputValidator::compile(json(schema), more));
}

//! Each level doubles what is put in place: without a bound this would be 2^60 copies.
void InputValidatorTest::boundsReferences_data()
{
    QTest::addColumn<QByteArray>("schema");
    QByteArray doubling = R"({"definitions":{)";
    for (int i = 0; i < 60; ++i) {
        const QByteArray next = QByteArray::number(i + 1);
        doubling += "\"d" + QByteArray::number(i) + R"(":{"properties":{"a":{"$ref":"#/definitions/d)" +
                    next + R"("},"b":{"$ref":"#/definitions/d)" + next + "\"}}},";
    }
    doubling += R"("d60":{}},"properties":{"x":{"$ref":"#/definitions/d0"}}})";
    QTest::newRow("doubling") << doubling;
    QTest::newRow("deep") << QByteArray("{\"items\":").repeated(190) + "{}" + QByteArray(190, '}');
    QTest::newRow("many") << "{\"anyOf\":[" + QByteArray("{},").repeated(20000) + "{}]}";
}

void InputValidatorTest::boundsReferences()
{
    QFETCH(QByteArray, schema);
    QStringList warnings;
    const auto validator = InputValidator::compile(json(schema), warnings);
    QVERIFY(validator);
    QVERIFY(!warnings.isEmpty());
    QVERIFY(validator->check(json(R"({"x":{"a":{"b":1}}})")).isEmpty());
}

void InputValidatorTest::namesThePlace()
{
    QStringList warnings;
    const auto validator = InputValidator::compile(
        json(R"({"properties":{"loras":{"items":{"properties":{"scale":{"type":"number"}}}}}})"), warnings);
    QVERIFY(validator);
    const auto misfits = validator->check(json(R"({"loras":[{},{"scale":"x"}]})"));
    QVERIFY(!misfits.isEmpty());
    const bool placed = std::any_of(misfits.cbegin(), misfits.cend(), [](const Misfit &misfit) {
        return misfit.path == QStringList({u"loras"_s, u"[1]"_s, u"scale"_s}) && !misfit.reason.isEmpty();
    });
    QVERIFY(placed);
}

void InputValidatorTest::keepsLargeNumbers()
{
    QStringList warnings;
    const auto validator =
        InputValidator::compile(json(R"({"properties":{"seed":{"type":"integer","minimum":0}}})"), warnings);
    QVERIFY(validator->check(json(R"({"seed":4294967296})")).isEmpty());
    QVERIFY(validator->check(json(R"({"seed":9007199254740993})")).isEmpty());
    QVERIFY(!validator->check(json(R"({"seed":-1})")).isEmpty());
    QVERIFY(!validator->check(json(R"({"seed":"5"})")).isEmpty());
}

void InputValidatorTest::agreesWithTheOfficialCases_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<bool>("valid");
    const QDir folder(u"/usr/share/json-schema-test-suite/tests/draft7"_s);
    // What models' schemas use; files about keywords that are left out on purpose are not among them.
    for (const char *name : {"type",
                             "properties",
                             "required",
                             "enum",
                             "minimum",
                             "maximum",
                             "exclusiveMinimum",
                             "exclusiveMaximum",
                             "minLength",
                             "maxLength",
                             "minItems",
                             "maxItems",
                             "items",
                             "anyOf",
                             "oneOf",
                             "allOf",
                             "not",
                             "const",
                             "uniqueItems",
                             "contains",
                             "if-then-else",
                             "minProperties",
                             "maxProperties",
                             "boolean_schema"}) {
        QFile file(folder.filePath(QString::fromLatin1(name) + u".json"_s));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const Json groups = json(file.readAll());
        for (const Json &group : groups) {
            if (toBytes(group.at("schema")).contains("patternProperties"))
                continue;
            for (const Json &test : group.at("tests"))
                QTest::addRow("%s: %s: %s", name, qPrintable(stringMember(group, "description")),
                              qPrintable(stringMember(test, "description")))
                    << toBytes(group.at("schema")) << toBytes(test.at("data"))
                    << test.at("valid").get<bool>();
        }
    }
    if (!folder.exists())
        QTest::newRow("the package json-schema-test-suite is not installed")
            << QByteArray() << QByteArray() << true;
}

void InputValidatorTest::agreesWithTheOfficialCases()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, data);
    QFETCH(bool, valid);
    if (schema.isEmpty())
        QSKIP("the package json-schema-test-suite is not installed");
    QStringList warnings;
    const auto validator = InputValidator::compile(json(schema), warnings);
    QVERIFY(validator);
    QCOMPARE(validator->check(json(data)).isEmpty(), valid);
}

QTEST_GUILESS_MAIN(InputValidatorTest)
#include "tst_inputvalidator.moc"
