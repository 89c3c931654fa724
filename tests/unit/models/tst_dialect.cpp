// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema/dialect.h"
#include "models/schema/schema.h"
#include "tests/support/schemas.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief Schemas as RunComfy and older drafts write them, made ones of draft 7.
class DialectTest : public QObject
{
    Q_OBJECT

private slots:
    void makesStandard_data();
    void makesStandard();
    void keepsStandard_data();
    void keepsStandard() { makesStandard(); }
    void knowsNamesAround_data();
    void knowsNamesAround();
    void warnsOnce();
    void boundsDepth();
};

void DialectTest::makesStandard_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("standard");
    QTest::addColumn<int>("warnings");
    const auto row = [](const char *name, const char *schema, const char *standard, int warnings) {
        QTest::newRow(name) << QByteArray(schema) << QByteArray(standard) << warnings;
    };
    const auto same = [&](const char *name, const char *schema) { row(name, schema, schema, 0); };
    row("float", R"({"type":"float"})", R"({"type":"number"})", 0);
    row("double", R"({"type":"Double"})", R"({"type":"number"})", 0);
    row("case", R"({"type":["String","NULL"]})", R"({"type":["string","null"]})", 0);
    row("twice after mapping", R"({"type":["float","number"]})", R"({"type":"number"})", 0);
    row("unknown type", R"({"type":"colour","maxLength":3})", R"({"maxLength":3})", 1);
    row("type that is no name", R"({"type":5})", "{}", 1);
    row("no type", R"({"type":[]})", "{}", 0);
    row("nested", R"({"items":{"type":"Float"}})", R"({"items":{"type":"number"}})", 0);
    row("texts for people",
        R"({"type":"string","validations":[],"title":"a","format":"image_uri","default":5,"description":"b"})",
        R"({"type":"string"})", 0);
    row("bad numbers", R"({"minimum":"0","maxLength":-1,"maxItems":1.5,"multipleOf":0})", "{}", 4);
    row("draft 4 bounds", R"({"minimum":0,"exclusiveMinimum":true,"maximum":5,"exclusiveMaximum":false})",
        R"({"exclusiveMinimum":0,"maximum":5})", 0);
    same("draft 7 bounds", R"({"minimum":0,"exclusiveMinimum":1,"exclusiveMaximum":5.5})");
    same("whole length as float", R"({"maxLength":5.0})");
    row("name without a property", R"({"required":["a","b",5,"a"],"properties":{"a":true}})",
        R"({"required":["a"],"properties":{"a":true}})", 0);
    same("names where nothing is listed", R"({"required":["a","b"]})");
    row("required as boolean", R"({"required":true})", "{}", 0);
    row("bad lists", R"({"anyOf":[],"oneOf":{},"enum":[]})", "{}", 3);
    row("twins in an enum", R"({"enum":[1,1.0,"1",{"a":1,"b":2},{"b":2,"a":1}]})",
        R"({"enum":[1,"1",{"a":1,"b":2}]})", 0);
    row("not a schema", R"({"properties":{"a":5}})", R"({"properties":{"a":{}}})", 1);
    row("not a map", R"({"properties":5,"dependencies":[]})", "{}", 2);
}

void DialectTest::keepsStandard_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("standard");
    QTest::addColumn<int>("warnings");
    const auto row = [](const char *name, const char *schema, const char *standard, int warnings) {
        QTest::newRow(name) << QByteArray(schema) << QByteArray(standard) << warnings;
    };
    const auto same = [&](const char *name, const char *schema) { row(name, schema, schema, 0); };
    row("bad pattern", R"({"pattern":5,"uniqueItems":"yes"})", "{}", 2);
    same("pattern", R"({"properties":{"a":{"items":{"pattern":"^(a+)+$"}}}})");
    same("pattern properties", R"({"patternProperties":{"^a":{}},"additionalProperties":false})");
    row("dependencies", R"({"dependencies":{"a":["b",5],"c":{"type":"Float"}}})",
        R"({"dependencies":{"a":["b"],"c":{"type":"number"}}})", 0);
    same("fraction", R"({"multipleOf":0.1})");
    same("reference", R"({"definitions":{"a":{"type":"number"}},"items":{"$ref":"#/definitions/a"}})");
    row("definitions", R"({"definitions":{"a":{"type":"float"}},"$defs":{"b":{"type":"Array"}}})",
        R"({"definitions":{"a":{"type":"number"}},"$defs":{"b":{"type":"array"}}})", 0);
    same("own keyword, where a reference may lead",
         R"({"$id":"a","x":{"y":{"type":"string"}},"$ref":"#/x/y"})");
    same("empty tuple", R"({"items":[],"additionalItems":false})");
    row("tuple", R"({"items":[{"type":"Float"},true]})", R"({"items":[{"type":"number"},true]})", 0);
    row("later drafts", R"({"prefixItems":[{}],"unevaluatedProperties":false,"dependentRequired":{}})", "{}",
        3);
    row("every place of a schema",
        R"({"additionalProperties":{"type":"Float"},"contains":{"type":"Float"},"propertyNames":{"type":"String"},
        "not":{"type":"Float"},"if":{"type":"Float"},"then":{"type":"Float"},"else":{"type":"Float"},"allOf":[{"type":"Float"}]})",
        R"({"additionalProperties":{"type":"number"},"contains":{"type":"number"},"propertyNames":{"type":"string"},"not":{"type":"number"},"if":{"type":"number"},"then":{"type":"number"},"else":{"type":"number"},"allOf":[{"type":"number"}]})",
        0);
    same("false", "false");
    row("null", "null", "{}", 1);
}

void DialectTest::makesStandard()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, standard);
    QFETCH(int, warnings);
    QStringList found;
    const Json made = standardSchema(json(schema), found);
    QCOMPARE(toBytes(made), standard);
    QCOMPARE(found.size(), warnings);
    QStringList more;
    QCOMPARE(toBytes(standardSchema(made, more)), standard);
    Schema::compile(made, more);
    QCOMPARE(more, QStringList());
}

//! Dropping a name that another part of the same place has would loosen an `if` and tighten a `not`.
void DialectTest::knowsNamesAround_data()
{
    QTest::addColumn<QByteArray>("schema");
    for (
        const char *schema : {
            R"({"properties":{"a":{}},"anyOf":[{"required":["a"]}]})",
            R"({"properties":{"a":{}},"allOf":[{"properties":{"b":{}},"required":["a","b"]}]})",
            R"({"required":["b"],"properties":{"a":{}},"allOf":[{"anyOf":[{"properties":{"b":{}}}]}]})",
            R"({"properties":{"a":{}},"if":{"properties":{"b":{}},"required":["a"]},"then":{"not":{"required":["b"]}}})",
            R"({"properties":{"a":{}},"dependencies":{"a":{"properties":{"b":{}},"required":["a"]}}})",
            R"({"properties":{"a":{}},"patternProperties":{"^b":{}},"required":["b1"]})",
            R"({"properties":{"a":{}},"allOf":[{"$ref":"#/x"}],"required":["b"]})",
        })
        QTest::newRow(schema) << QByteArray(schema);
}

void DialectTest::knowsNamesAround()
{
    QFETCH(QByteArray, schema);
    QStringList warnings;
    QCOMPARE(toBytes(standardSchema(json(schema), warnings)), schema);
    const Json inner = standardSchema(
        json(R"({"properties":{"a":{"properties":{"b":{}},"required":["a","b"]}}})"), warnings);
    QCOMPARE(toBytes(inner), QByteArray(R"({"properties":{"a":{"properties":{"b":{}},"required":["b"]}}})"));
}

void DialectTest::warnsOnce()
{
    QStringList warnings;
    standardSchema(json(R"({"allOf":[{"type":"colour"},{"type":"colour"},{"type":"shape"}]})"), warnings);
    QCOMPARE(warnings, QStringList({u"\"\"colour\"\" is not a known type."_s,
                                    u"\"\"shape\"\" is not a known type."_s}));
}

void DialectTest::boundsDepth()
{
    QStringList warnings;
    const Json made =
        standardSchema(json(QByteArray("{\"not\":").repeated(190) + "{}" + QByteArray(190, '}')), warnings);
    QCOMPARE(warnings.size(), 1);
    QVERIFY(toBytes(made).count("not") < 150);
}

QTEST_GUILESS_MAIN(DialectTest)
#include "tst_dialect.moc"
