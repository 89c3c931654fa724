// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/jsonpath.h"
#include "tests/support/schemas.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief Ways into a value: as text, and followed.
class JsonPathTest : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void leadsToValues();
    void compares();
};

void JsonPathTest::reads_data()
{
    QTest::addColumn<JsonPath>("path");
    QTest::addColumn<QString>("text");
    QTest::newRow("the value itself") << JsonPath() << QString();
    QTest::newRow("member") << JsonPath{{u"loras"_s}} << u"loras"_s;
    QTest::newRow("item") << JsonPath{{{}, 0}} << u"[0]"_s;
    QTest::newRow("deep") << JsonPath{{u"loras"_s}, {{}, 0}, {u"scale"_s}} << u"loras[0].scale"_s;
    QTest::newRow("of the item") << JsonPath{{{}, 12}, {u"a"_s}} << u"[12].a"_s;
    QTest::newRow("other letters") << JsonPath{{u"width×height"_s}} << u"width×height"_s;
    QTest::newRow("point") << JsonPath{{u"a"_s}, {u"b.c"_s}} << u"a[\"b.c\"]"_s;
    QTest::newRow("like an item") << JsonPath{{u"[0]"_s}} << u"[\"[0]\"]"_s;
    QTest::newRow("quotes") << JsonPath{{u"\""_s}} << u"[\"\\\"\"]"_s;
    QTest::newRow("no letters") << JsonPath{{QString()}} << u"[\"\"]"_s;
}

void JsonPathTest::reads()
{
    QFETCH(JsonPath, path);
    QFETCH(QString, text);
    QCOMPARE(pathText(path), text);
}

void JsonPathTest::leadsToValues()
{
    const Json value = json(R"({"loras":[{"scale":1},{"scale":2}],"":3})");
    QCOMPARE(valueAt(value, {}), &value);
    QVERIFY(*valueAt(value, {{u"loras"_s}, {{}, 1}, {u"scale"_s}}) == Json(2));
    QVERIFY(*valueAt(value, {{QString()}}) == Json(3));
    QVERIFY(!valueAt(value, {{u"loras"_s}, {{}, 2}}));
    QVERIFY(!valueAt(value, {{u"loras"_s}, {u"0"_s}}));
    QVERIFY(!valueAt(value, {{{}, 0}}));
    QVERIFY(!valueAt(value, {{u"other"_s}, {u"scale"_s}}));
}

void JsonPathTest::compares()
{
    QCOMPARE(JsonPath({{u"a"_s}, {{}, 1}}), JsonPath({{u"a"_s}, {{}, 1}}));
    QVERIFY(JsonPath({{u"a"_s}, {{}, 1}}) != JsonPath({{u"a"_s}, {{}, 2}}));
    QVERIFY(JsonPath({{u"0"_s}}) != JsonPath({{{}, 0}}));
}

QTEST_GUILESS_MAIN(JsonPathTest)
#include "tst_jsonpath.moc"
