// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema/schema.h"
#include "models/schema/violationwords.h"
#include "tests/support/schemas.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief What an artist reads of a value that does not fit, and where.
class ViolationWordsTest : public QObject
{
    Q_OBJECT

private slots:
    void says_data();
    void says();
    void saysOfBranches_data();
    void saysOfBranches() { says(); }
    void saysOfLists_data();
    void saysOfLists() { says(); }
    void saysWithoutTheValue();
    void saysOfBranchesItself();
    void keepsTheRest();
};

void ViolationWordsTest::says_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *schema, const char *value, const QString &words) {
        QTest::addRow("%s: %.60s", schema, value) << QByteArray(schema) << QByteArray(value) << words;
    };
    row("false", "1", u": This cannot be set."_s);
    row(R"({"type":"string"})", "1", u": This must be text."_s);
    row(R"({"type":"integer"})", "1.5", u": This must be a whole number."_s);
    row(R"({"type":"number"})", "\"1\"", u": This must be a number."_s);
    row(R"({"type":"boolean"})", "\"1\"", u": This must be yes or no."_s);
    row(R"({"type":"array"})", "\"1\"", u": This must be a list."_s);
    row(R"({"type":"object"})", "\"1\"", u": This must be a group of settings."_s);
    row(R"({"type":["string","integer","null"]})", "true",
        u": This must be text, a whole number or empty."_s);
    row(R"({"enum":[5,10]})", "6", u": Choose one of: 5, 10."_s);
    row(R"({"enum":["2K","4K",0.1,true,null]})", "6", u": Choose one of: 2K, 4K, 0.1, yes, empty."_s);
    row(R"({"enum":[1,2,3,4,5,6,7,8,9,10,11,12,13,14]})", "20",
        u": Choose one of: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, …."_s);
    row(R"({"const":"a"})", "6", u": This must be: a."_s);
    row(R"({"minimum":3})", "1", u": Choose 3 or more."_s);
    row(R"({"maximum":4294967295})", "1e10", u": Choose 4294967295 or less."_s);
    row(R"({"exclusiveMinimum":0})", "0", u": Choose more than 0."_s);
    row(R"({"exclusiveMaximum":0.3})", "1", u": Choose less than 0.3."_s);
    row(R"({"multipleOf":0.1})", "0.15", u": Choose a multiple of 0.1."_s);
    row(R"({"minLength":1})", "\"\"", u": At least 1 character; this has 0."_s);
    row(R"({"minLength":3})", "\"ab\"", u": At least 3 characters; this has 2."_s);
    row(R"({"maxLength":1})", "\"ab\"", u": At most 1 character; this has 2."_s);
    row(R"({"maxLength":2})", "\"\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\"",
        u": At most 2 characters; this has 3."_s);
    row(R"({"maxLength":1000})", QByteArray('"' + QByteArray(1204, 'a') + '"').constData(),
        u": At most 1,000 characters; this has 1,204."_s);
    row(R"({"pattern":"^a"})", "\"b\"", u": This does not have the form that the model asks for."_s);
}

void ViolationWordsTest::saysOfLists_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *schema, const char *value, const QString &words) {
        QTest::addRow("%s: %.60s", schema, value) << QByteArray(schema) << QByteArray(value) << words;
    };
    row(R"({"minItems":2})", "[1]", u": At least 2 entries; add one more."_s);
    row(R"({"minItems":4})", "[1]", u": At least 4 entries; add 3 more."_s);
    row(R"({"minItems":1})", "[]", u": At least 1 entry; add one more."_s);
    row(R"({"maxItems":1})", "[1,2]", u": At most 1 entry; remove one."_s);
    row(R"({"maxItems":0})", "[1,2]", u": Leave this empty."_s);
    row(R"({"maxItems":2})", "[1,2,3,4]", u": At most 2 entries; remove 2."_s);
    row(R"({"items":[true,true],"additionalItems":false})", "[1,2,3]", u": At most 2 entries; remove one."_s);
    row(R"({"uniqueItems":true})", R"(["a","b","a"])", u": Entries 1 and 3 are the same."_s);
    row(R"({"contains":{"type":"string"}})", "[1]",
        u": None of the entries is of the kind that has to be among them."_s);
    row(R"({"minProperties":2})", "{}", u": At least 2 settings; add 2 more."_s);
    row(R"({"maxProperties":1})", R"({"a":1,"b":2})", u": At most 1 setting; remove one."_s);
    row(R"({"items":{"required":["scale"]}})", "[{}]", u"[0]: Fill in \"scale\"."_s);
    row(R"({"properties":{"a":true},"additionalProperties":false})", R"({"b":1})",
        u": The model does not know \"b\" here."_s);
    row(R"({"dependencies":{"mask":["image"]}})", R"({"mask":1})",
        u": With \"mask\" goes \"image\"; fill it in too."_s);
    row(R"({"propertyNames":{"maxLength":1}})", R"({"bc":1})", u": \"bc\" cannot be a name here."_s);
}

void ViolationWordsTest::saysOfBranches_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *schema, const char *value, const QString &words) {
        QTest::addRow("%s: %.60s", schema, value) << QByteArray(schema) << QByteArray(value) << words;
    };
    row(R"({"not":{"type":"string"}})", "\"a\"", u": This is not allowed here."_s);
    row(R"({"not":{"required":["a"]}})", R"({"a":1})", u": Leave \"a\" out."_s);
    row(R"({"not":{"required":["a","b"]}})", R"({"a":1,"b":1})", u": These cannot be used together: a, b."_s);
    row(R"({"anyOf":[{"required":["image"]},{"required":["prompt"]}]})", "{}",
        u": Fill in one of: image, prompt."_s);
    row(R"({"oneOf":[{"required":["image"]},{"required":["prompt"]}]})", R"({"image":1,"prompt":1})",
        u": Fill in only one of: image, prompt."_s);
    row(R"({"oneOf":[{"minimum":1},{"minimum":2}]})", "5",
        u": These settings exclude each other; use only one of them."_s);
    row(R"({"anyOf":[{"type":"string"},{"type":"integer"}]})", "[]",
        u": This must be text or a whole number."_s);
    row(R"({"anyOf":[{"const":1},{"enum":[2,3]},{"const":[4]}]})", "7", u": Choose one of: 1, 2, 3, [4]."_s);
    row(R"({"anyOf":[{"type":"string"},{"type":"object","properties":{"w":{"type":"integer"},"h":{"type":"integer"}}}]})",
        R"({"w":"1","h":"2"})", u"w: This must be a whole number.|h: This must be a whole number."_s);
    row(R"({"anyOf":[{"type":"string","enum":["a"]},{"type":"object","required":["w"]}]})", "\"b\"",
        u": Choose one of: a."_s);
    row(R"({"oneOf":[{"properties":{"kind":{"const":"a"},"x":{"maximum":1}},"required":["x"]},{"properties":{"kind":{"const":"b"},"y":{"maximum":1}}}]})",
        R"({"kind":"b","y":5})", u"y: Choose 1 or less."_s);
    row(R"({"anyOf":[{"items":{"minimum":9}},{"minItems":3},{"items":[{"minimum":2}]}]})", "[1,1]",
        u"[0]: Choose 2 or more."_s);
    row(R"({"properties":{"a":{"anyOf":[{"type":"string"},{"items":{"anyOf":[{"type":"integer"},{"maxLength":1}]}}]}}})",
        R"({"a":[1,"bc"]})", u"a[1]: At most 1 character; this has 2."_s);
}

void ViolationWordsTest::says()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, value);
    QFETCH(QString, words);
    QStringList warnings;
    const Json instance = json(value);
    const auto violations = Schema::compile(json(schema), warnings)->check(instance);
    QStringList found;
    for (const Violation &violation : plainest(violations))
        found.append(pathText(violation.path) + u": "_s +
                     wordsOf(violation, valueAt(instance, violation.path)));
    QCOMPARE(found.join(u'|'), words);
}

void ViolationWordsTest::saysWithoutTheValue()
{
    const auto words = [](Keyword keyword, const Json &expected) {
        return wordsOf({{}, keyword, expected, {}, 0});
    };
    QCOMPARE(words(Keyword::MaxLength, Json(1000)), u"At most 1,000 characters."_s);
    QCOMPARE(words(Keyword::MinItems, Json(2)), u"At least 2 entries."_s);
    QCOMPARE(words(Keyword::MaxItems, Json(1e300)), u"At most 1,000,000,000,000,000 entries."_s);
    QCOMPARE(words(Keyword::UniqueItems, Json()), u"These two entries are the same."_s);
    QCOMPARE(words(Keyword::AnyOf, Json()), u"This does not fit what the model accepts."_s);
    for (int keyword = 0; keyword <= int(Keyword::Not); ++keyword)
        QVERIFY(words(Keyword(keyword), Json()).endsWith(u'.'));
}

//! Of a violation that nobody made plain first.
void ViolationWordsTest::saysOfBranchesItself()
{
    QStringList warnings;
    const Json value = json(R"({"w":"1"})");
    const auto made = Schema::compile(
        json(R"({"anyOf":[{"type":"string"},{"properties":{"w":{"type":"integer"}}}]})"), warnings);
    QCOMPARE(wordsOf(made->check(value).constFirst(), &value), u"This must be a whole number."_s);
    const Json text("long");
    const auto lengths = Schema::compile(json(R"({"anyOf":[{"maxLength":2},{"type":"integer"}]})"), warnings);
    QCOMPARE(wordsOf(lengths->check(text).constFirst(), &text), u"At most 2 characters; this has 4."_s);
}

void ViolationWordsTest::keepsTheRest()
{
    QStringList warnings;
    const auto made = Schema::compile(
        json(
            R"({"required":["a"],"properties":{"b":{"anyOf":[{"type":"string"},{"items":{"type":"string"}}]}}})"),
        warnings);
    const QList<Violation> plain = plainest(made->check(json(R"({"b":[1,2]})")));
    QStringList places;
    for (const Violation &violation : plain)
        places.append(pathText(violation.path));
    QCOMPARE(places, QStringList({QString(), u"b[0]"_s, u"b[1]"_s}));
}

QTEST_GUILESS_MAIN(ViolationWordsTest)
#include "tst_violationwords.moc"
