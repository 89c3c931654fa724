// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema/schema.h"
#include "tests/support/schemas.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Keyword)

//! \brief What a schema says of a value that does not fit: where, which keyword, and what it asked for.
class SchemaTest : public QObject
{
    Q_OBJECT

private slots:
    void names_data();
    void names();
    void namesOfObjects_data();
    void namesOfObjects() { names(); }
    void namesAll();
    void tellsOfBranches();
    void tellsOfNames();
    void leavesNothingUndecidedForNothing();
    void comparesExactly_data();
    void comparesExactly();
    void leavesOutWhatIsMalformed_data();
    void leavesOutWhatIsMalformed();
    void followsReferences_data();
    void followsReferences();
    void readsGivenDocuments();
    void acceptsWhereItCannotDecide_data();
    void acceptsWhereItCannotDecide();
    void outlivesItsSource();
};

namespace
{

std::shared_ptr<const Schema> compiled(const QByteArray &schema, QStringList *warnings = nullptr)
{
    QStringList unused;
    return Schema::compile(json(schema), warnings ? *warnings : unused);
}

} // namespace

void SchemaTest::names_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("path");
    QTest::addColumn<Keyword>("keyword");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *schema, const char *value, const char *path, Keyword keyword,
                        const char *expected) {
        QTest::addRow("%s: %s", schema, value) << QByteArray(schema) << QByteArray(value)
                                               << QString::fromUtf8(path) << keyword << QByteArray(expected);
    };
    using enum Keyword;
    row("false", "1", "", Never, "null");
    row(R"({"properties":{"a":false}})", R"({"a":1})", "a", Never, "null");
    row(R"({"type":"integer"})", "1.5", "", Type, "\"integer\"");
    row(R"({"type":["string","null"]})", "1", "", Type, R"(["string","null"])");
    row(R"({"enum":[5,10]})", "6", "", Enum, "[5,10]");
    row(R"({"const":{"a":1}})", R"({"a":2})", "", Const, R"({"a":1})");
    row(R"({"minimum":3})", "2", "", Minimum, "3");
    row(R"({"maximum":3.5})", "4", "", Maximum, "3.5");
    row(R"({"exclusiveMinimum":3})", "3", "", ExclusiveMinimum, "3");
    row(R"({"exclusiveMaximum":3})", "3.0", "", ExclusiveMaximum, "3");
    row(R"({"multipleOf":0.5})", "0.7", "", MultipleOf, "0.5");
    row(R"({"minLength":2})", "\"\xF0\x9F\x98\x80\"", "", MinLength, "2");
    row(R"({"maxLength":1})", "\"ab\"", "", MaxLength, "1");
    row(R"({"pattern":"^a"})", "\"b\"", "", Pattern, "\"^a\"");
    row(R"({"items":[true],"additionalItems":false})", "[1,2,3]", "", AdditionalItems, "1");
    row(R"({"items":[true],"additionalItems":{"type":"string"}})", "[1,\"a\",3]", "[2]", Type, "\"string\"");
    row(R"({"items":[{"type":"string"}]})", "[1,2]", "[0]", Type, "\"string\"");
    row(R"({"properties":{"loras":{"items":{"properties":{"scale":{"type":"number"}}}}}})",
        R"({"loras":[{},{"scale":"x"}]})", "loras[1].scale", Type, "\"number\"");
    row(R"({"minItems":2})", "[1]", "", MinItems, "2");
    row(R"({"maxItems":1})", "[1,2]", "", MaxItems, "1");
    row(R"({"uniqueItems":true})", R"([{"a":1,"b":2},5,{"b":2.0,"a":1}])", "", UniqueItems, "[0,2]");
    row(R"({"contains":{"type":"string"}})", "[1]", "", Contains, "null");
}

void SchemaTest::namesOfObjects_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("path");
    QTest::addColumn<Keyword>("keyword");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *schema, const char *value, const char *path, Keyword keyword,
                        const char *expected) {
        QTest::addRow("%s: %s", schema, value) << QByteArray(schema) << QByteArray(value)
                                               << QString::fromUtf8(path) << keyword << QByteArray(expected);
    };
    using enum Keyword;
    row(R"({"minProperties":1})", "{}", "", MinProperties, "1");
    row(R"({"maxProperties":1})", R"({"a":1,"b":1})", "", MaxProperties, "1");
    row(R"({"items":{"required":["a"]}})", "[{\"a\":1},{}]", "[1]", Required, "\"a\"");
    row(R"({"properties":{"a":true},"additionalProperties":false})", R"({"a":1,"b":2})", "",
        AdditionalProperties, "\"b\"");
    row(R"({"additionalProperties":{"type":"null"}})", R"({"b":2})", "b", Type, "\"null\"");
    row(R"({"patternProperties":{"^x":{"type":"null"}}})", R"({"x1":2})", "x1", Type, "\"null\"");
    row(R"({"patternProperties":{"^x":true},"additionalProperties":false})", R"({"x":1,"y":2})", "",
        AdditionalProperties, "\"y\"");
    row(R"({"dependencies":{"a":["b"]}})", R"({"a":1})", "", Dependencies, R"(["a","b"])");
    row(R"({"dependencies":{"a":{"required":["b"]}}})", R"({"a":1})", "", Required, "\"b\"");
    row(R"({"propertyNames":{"maxLength":1}})", R"({"a":1,"bc":1})", "", PropertyNames, "\"bc\"");
    row(R"({"if":{"type":"string"},"then":{"minLength":2}})", "\"a\"", "", MinLength, "2");
    row(R"({"if":{"type":"string"},"else":{"minimum":2}})", "1", "", Minimum, "2");
    row(R"({"allOf":[true,{"minimum":2}]})", "1", "", Minimum, "2");
    row(R"({"anyOf":[{"type":"string"},{"minimum":2}]})", "1", "", AnyOf, "null");
    row(R"({"anyOf":[{"required":["a"]},{"required":["b"]}]})", "{}", "", AnyOf, R"(["a","b"])");
    row(R"({"oneOf":[{"required":["a"]},{"required":["b"]}]})", "{}", "", OneOf, R"(["a","b"])");
    row(R"({"not":{"type":"number"}})", "1", "", Not, "null");
    row(R"({"not":{"required":["a","b"]}})", R"({"a":1,"b":1})", "", Not, R"(["a","b"])");
}

void SchemaTest::names()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, value);
    QFETCH(QString, path);
    QFETCH(Keyword, keyword);
    QFETCH(QByteArray, expected);
    QStringList warnings;
    const auto made = compiled(schema, &warnings);
    QCOMPARE(warnings, QStringList());
    bool complete = false;
    const QList<Violation> violations = made->check(json(value), &complete);
    QCOMPARE(violations.size(), 1);
    QVERIFY(complete);
    QVERIFY(!made->accepts(json(value)));
    const Violation &violation = violations.constFirst();
    QCOMPARE(pathText(violation.path), path);
    QCOMPARE(int(violation.keyword), int(keyword));
    QCOMPARE(toBytes(violation.expected), expected);
}

void SchemaTest::namesAll()
{
    const auto made = compiled(
        R"({"required":["x","y"],"properties":{"a":{"type":"string","maxLength":1},"b":{"items":{"minimum":0}}}})");
    QStringList found;
    for (const Violation &violation : made->check(json(R"({"b":[-1,0,-2],"a":"ab","y":1})")))
        found.append(pathText(violation.path) + u' ' + QString::number(int(violation.keyword)));
    const auto number = [](Keyword keyword) { return QString::number(int(keyword)); };
    QCOMPARE(found,
             QStringList({u" "_s + number(Keyword::Required), u"b[0] "_s + number(Keyword::Minimum),
                          u"b[2] "_s + number(Keyword::Minimum), u"a "_s + number(Keyword::MaxLength)}));
}

void SchemaTest::tellsOfBranches()
{
    const auto any =
        compiled(R"({"properties":{"a":{"anyOf":[{"type":"string"},{"items":{"minimum":0}}]}}})");
    const QList<Violation> violations = any->check(json(R"({"a":[1,-1]})"));
    QCOMPARE(violations.size(), 1);
    QCOMPARE(violations.at(0).branches.size(), 2);
    QCOMPARE(int(violations.at(0).branches.at(0).at(0).keyword), int(Keyword::Type));
    QCOMPARE(pathText(violations.at(0).branches.at(0).at(0).path), u"a"_s);
    QCOMPARE(pathText(violations.at(0).branches.at(1).at(0).path), u"a[1]"_s);

    const auto one = compiled(R"({"oneOf":[{"minimum":1},{"minimum":2},{"maximum":0}]})");
    const QList<Violation> several = one->check(json("3"));
    QCOMPARE(several.size(), 1);
    QCOMPARE(several.at(0).matched, 2);
    QCOMPARE(several.at(0).branches.size(), 3);
    QVERIFY(several.at(0).branches.at(0).isEmpty());
    QCOMPARE(several.at(0).branches.at(2).size(), 1);
    QVERIFY(one->check(json("1")).isEmpty());
    QVERIFY(one->accepts(json("1")));
}

void SchemaTest::tellsOfNames()
{
    const auto made = compiled(R"({"propertyNames":{"pattern":"^a","maxLength":3}})");
    const QList<Violation> violations = made->check(json(R"({"bbbb":1})"));
    QCOMPARE(violations.size(), 1);
    QCOMPARE(violations.at(0).branches.size(), 1);
    QCOMPARE(violations.at(0).branches.at(0).size(), 2);
}

void SchemaTest::leavesNothingUndecidedForNothing()
{
    bool complete = false;
    QVERIFY(compiled("{}")->check(json("[1]"), &complete).isEmpty());
    QVERIFY(complete);
    QVERIFY(compiled("true")->accepts(Json()));
    QVERIFY(!compiled("false")->accepts(Json()));
}

void SchemaTest::comparesExactly_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *schema, const char *value, bool fits) {
        QTest::addRow("%s: %s", schema, value) << QByteArray(schema) << QByteArray(value) << fits;
    };
    row(R"({"maximum":9007199254740992})", "9007199254740993", false);
    row(R"({"maximum":9007199254740992.0})", "9007199254740993", false);
    row(R"({"minimum":0})", "-1", false);
    row(R"({"minimum":-1})", "18446744073709551615", true);
    row(R"({"maximum":18446744073709551615})", "-1", true);
    row(R"({"maximum":18446744073709551614})", "18446744073709551615", false);
    row(R"({"const":18446744073709551615})", "-1", false);
    row(R"({"const":[18446744073709551615]})", "[-1]", false);
    row(R"({"const":9007199254740993})", "9007199254740992.0", false);
    row(R"({"enum":[1]})", "1.0", true);
    row(R"({"enum":[[1.0]]})", "[1]", true);
    row(R"({"enum":[0]})", "-0.0", true);
    row(R"({"enum":[1]})", "true", false);
    row(R"({"enum":[{"a":1,"b":2}]})", R"({"b":2,"a":1})", true);
    row(R"({"type":"integer"})", "1.0", true);
    row(R"({"type":"integer"})", "1e300", true);
    row(R"({"type":"integer"})", "123456789012345678901234567890", true);
    row(R"({"type":"integer"})", "4294967296", true);
    row(R"({"uniqueItems":true})", "[9007199254740992,9007199254740993]", true);
    row(R"({"uniqueItems":true})", "[18446744073709551615,-1]", true);
    row(R"({"uniqueItems":true})", "[[1],[1.0]]", false);
    row(R"({"uniqueItems":true})", "[1,true,\"1\",null,0,false,[1],{\"a\":1}]", true);
    row(R"({"maxLength":3.0})", "\"abcd\"", false);
    row(R"({"maxLength":2})", "\"\xF0\x9F\x98\x80\xC3\xA9\"", true);
}

void SchemaTest::comparesExactly()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, value);
    QFETCH(bool, fits);
    QCOMPARE(compiled(schema)->accepts(json(value)), fits);
    QCOMPARE(compiled(schema)->check(json(value)).isEmpty(), fits);
}

void SchemaTest::leavesOutWhatIsMalformed_data()
{
    QTest::addColumn<QByteArray>("schema");
    const auto row = [](const char *schema) { QTest::newRow(schema) << QByteArray(schema); };
    row("null");
    row("5");
    row(R"({"type":"colour"})");
    row(R"({"type":[]})");
    row(R"({"minimum":"9"})");
    row(R"({"maxItems":-1})");
    row(R"({"maxProperties":0.5})");
    row(R"({"multipleOf":0})");
    row(R"({"uniqueItems":1})");
    row(R"({"enum":[]})");
    row(R"({"required":true})");
    row(R"({"required":[1]})");
    row(R"({"properties":{"a":5}})");
    row(R"({"properties":[]})");
    row(R"({"dependencies":{"a":"b"}})");
    row(R"({"items":5})");
    row(R"({"allOf":[]})");
    row(R"({"anyOf":{}})");
    row(R"({"not":5})");
    row(R"({"$ref":5})");
    row(R"({"$ref":"#/definitions/none"})");
    row(R"({"$ref":"#none"})");
    row(R"({"$ref":"#/enum/0","enum":[5]})");
    row(R"({"$ref":"https://example.org/schema"})");
    row(R"({"not":{"$ref":"https://example.org/schema"}})");
}

void SchemaTest::leavesOutWhatIsMalformed()
{
    QFETCH(QByteArray, schema);
    QStringList warnings;
    const auto made = compiled(schema, &warnings);
    QCOMPARE(warnings.size(), 1);
    for (const char *value : {"1", "[1,1]", R"({"a":1,"b":1})", "\"a\""}) {
        QVERIFY2(made->accepts(json(value)), value);
        QVERIFY2(made->check(json(value)).isEmpty(), value);
    }
}

void SchemaTest::followsReferences_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("good");
    QTest::addColumn<QByteArray>("bad");
    const auto row = [](const char *name, const char *schema, const char *good, const char *bad) {
        QTest::newRow(name) << QByteArray(schema) << QByteArray(good) << QByteArray(bad);
    };
    row("recursive", R"({"properties":{"value":{"type":"integer"},"next":{"$ref":"#"}}})",
        R"({"next":{"next":{"value":1}}})", R"({"next":{"next":{"value":"a"}}})");
    row("siblings do not count",
        R"({"definitions":{"a":{"type":"integer"}},"$ref":"#/definitions/a","maximum":1})", "5", "\"a\"");
    row("escaped", R"({"definitions":{"a/b~ %":{"type":"integer"}},"$ref":"#/definitions/a~1b~0%20%25"})",
        "5", "\"a\"");
    row("into any keyword", R"({"x":{"y":[true,{"type":"integer"}]},"$ref":"#/x/y/1"})", "5", "\"a\"");
    row("by name", R"({"definitions":{"a":{"$id":"#here","type":"integer"}},"items":{"$ref":"#here"}})",
        "[5]", "[\"a\"]");
    row("by address", R"({"$id":"http://e.org/root.json","items":{"$ref":"other.json"},
        "definitions":{"a":{"$id":"other.json","type":"integer"}}})",
        "[5]", "[\"a\"]");
    row("by an absolute address",
        R"({"$id":"http://e.org/root.json","items":{"$ref":"http://e.org/x/o#/definitions/i"},
        "definitions":{"a":{"$id":"x/o","definitions":{"i":{"type":"integer"}}}}})",
        "[5]", "[\"a\"]");
    row("an address inside of a value is none",
        R"({"$id":"http://e.org/","definitions":{"b":{"$id":"b","type":"integer"}},
        "enum":[{"$id":"b"},5,[5],["a"]],"items":{"$ref":"b"}})",
        "[5]", "[\"a\"]");
    row("the schema of schemas", R"({"$ref":"http://json-schema.org/draft-07/schema#"})",
        R"({"items":{"maxLength":1}})", R"({"items":{"maxLength":-1}})");
    row("a part of it", R"({"$ref":"http://json-schema.org/draft-07/schema#/definitions/simpleTypes"})",
        "\"null\"", "\"float\"");
    row("the same twice",
        R"({"definitions":{"a":{"type":"integer"}},"allOf":[{"$ref":"#/definitions/a"},{"$ref":"#/definitions/a"}]})",
        "5", "\"a\"");
    row("a loop in each item", R"({"items":{"allOf":[{"$ref":"#/items"},{"type":"integer"}]}})",
        "[1,1,1,1,1,1,1,1,1]", "[1,1,1,1,1,1,1,1,\"a\"]");
    row("no address beside a reference",
        R"({"$id":"http://e.org/","definitions":{"a":{"$id":"sub/","$ref":"#/x","definitions":{"b":{"$ref":"i.json"}}},
        "i":{"$id":"i.json","type":"integer"}},"items":{"$ref":"#/definitions/a/definitions/b"}})",
        "[5]", "[\"a\"]");
    row("a loop beside a rule", R"({"allOf":[{"$ref":"#"},{"type":"integer"}]})", "5", "\"a\"");
}

void SchemaTest::followsReferences()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, good);
    QFETCH(QByteArray, bad);
    QStringList warnings;
    const auto made = compiled(schema, &warnings);
    QCOMPARE(warnings, QStringList());
    QVERIFY(made->accepts(json(good)));
    QVERIFY(made->check(json(good)).isEmpty());
    QVERIFY(!made->accepts(json(bad)));
    QVERIFY(!made->check(json(bad)).isEmpty());
}

void SchemaTest::readsGivenDocuments()
{
    QStringList warnings;
    const Json schema = json(R"({"items":{"$ref":"http://e.org/size.json#/definitions/w"}})");
    SchemaDocuments documents;
    documents.insert(u"http://e.org/size.json"_s,
                     std::make_shared<const Json>(
                         json(R"({"definitions":{"w":{"$ref":"#/definitions/i"},"i":{"type":"integer"}}})")));
    const auto made = Schema::compile(schema, warnings, documents);
    QCOMPARE(warnings, QStringList());
    documents.clear();
    QVERIFY(made->accepts(json("[5]")));
    QVERIFY(!made->accepts(json("[\"a\"]")));
}

void SchemaTest::acceptsWhereItCannotDecide_data()
{
    QTest::addColumn<QByteArray>("schema");
    const auto row = [](const char *schema) { QTest::newRow(schema) << QByteArray(schema); };
    row(R"({"$ref":"#"})");
    row(R"({"not":{"$ref":"#"}})");
    row(R"({"definitions":{"a":{"$ref":"#/definitions/b"},"b":{"$ref":"#/definitions/a"}},"$ref":"#/definitions/a"})");
    row(R"({"anyOf":[{"type":"integer"},{"$ref":"other"}]})");
    row(R"({"oneOf":[{"type":"integer"},{"$ref":"other"}]})");
    row(R"({"if":{"$ref":"other"},"then":false,"else":false})");
    row(R"({"not":{"$ref":"other"}})");
    row(R"({"not":{"pattern":"(?<=a+)b"}})");
    row(R"({"pattern":"\\Z"})");
    row(R"({"not":{"pattern":"^(a|aa)+$"}})");
    row(R"({"pattern":"^(a|aa)+$"})");
}

void SchemaTest::acceptsWhereItCannotDecide()
{
    QFETCH(QByteArray, schema);
    const auto made = compiled(schema);
    const Json value(std::string(5000, 'a') + "!");
    bool complete = true;
    QCOMPARE(made->check(value, &complete).size(), 0);
    QVERIFY(!complete);
    QVERIFY(made->accepts(value));
}

void SchemaTest::outlivesItsSource()
{
    QStringList warnings;
    std::shared_ptr<const Schema> made;
    {
        const Json schema = json(R"({"enum":["a long text that is not kept in place"]})");
        made = Schema::compile(schema, warnings);
    }
    QVERIFY(made->accepts(Json("a long text that is not kept in place")));
    QCOMPARE(made->check(Json("b")).at(0).expected.size(), 1);
}

QTEST_GUILESS_MAIN(SchemaTest)
#include "tst_schema.moc"
