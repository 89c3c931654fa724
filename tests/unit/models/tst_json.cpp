// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/json.h"

#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

//! \brief The order-keeping JSON: round trips, 64-bit numbers, and the place of errors.
class JsonTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsOrder();
    void keepsWholeNumbers_data();
    void keepsWholeNumbers();
    void tellsWhereItBroke_data();
    void tellsWhereItBroke();
    void boundsDepth_data();
    void boundsDepth();
    void survivesHostileText();
    void readsStringsOnly();
    void keepsAByteOrderMark();
    void replacesInvalidUtf8();
    void comparesNumbersHonestly();
    void findsLines_data();
    void findsLines();
};

void JsonTest::keepsOrder()
{
    const auto json = parseJson(R"({"z":1,"a":{"c":[],"b":null},"width×height":"x","":true})");
    QVERIFY(json.has_value());
    QCOMPARE(toBytes(*json), QByteArray(R"({"z":1,"a":{"c":[],"b":null},"width×height":"x","":true})"));
    QCOMPARE(toIndentedBytes(json->at("a")), QByteArray("{\n  \"c\": [],\n  \"b\": null\n}"));
}

void JsonTest::keepsWholeNumbers_data()
{
    QTest::addColumn<QByteArray>("number");
    for (const char *number : {"0", "-1", "2147483648", "9007199254740993", "9223372036854775807",
                               "-9223372036854775808", "18446744073709551615"})
        QTest::newRow(number) << QByteArray(number);
}

void JsonTest::keepsWholeNumbers()
{
    QFETCH(QByteArray, number);
    const auto json = parseJson(number);
    QVERIFY(json.has_value());
    QVERIFY(json->is_number_integer());
    QCOMPARE(toBytes(*json), number);
}

void JsonTest::tellsWhereItBroke_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("place");
    QTest::newRow("empty") << QByteArray() << 1 << u"line 1, column 1: "_s;
    QTest::newRow("word") << QByteArray("[\n  nil]") << 2 << u"line 2, column 4: "_s;
    QTest::newRow("trailing comma") << QByteArray("{\"a\": 1,\r\n}") << 2 << u"line 2, column 1: "_s;
    QTest::newRow("after umlauts") << QByteArray("[\"äöü\" x]") << 1 << u"line 1, column 8: "_s;
    QTest::newRow("two values") << QByteArray("{}\n{}") << 2 << u"line 2, column 1: "_s;
    QTest::newRow("control character") << QByteArray("[\"a\nb\"]") << 1 << u"line 1, "_s;
    QTest::newRow("NaN") << QByteArray("[NaN]") << 1 << u"line 1, column 2: "_s;
    QTest::newRow("comment") << QByteArray("// x\n{}") << 1 << u"line 1, column 1: "_s;
    QTest::newRow("overflow") << QByteArray("[\n\n1e400]") << 3 << u"line 3, "_s;
}

void JsonTest::tellsWhereItBroke()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    QFETCH(QString, place);
    int found = 0;
    const auto json = parseJson(text, &found);
    QVERIFY(!json.has_value());
    QCOMPARE(json.error().kind, ErrorKind::BadAnswer);
    QVERIFY2(json.error().detail.startsWith(place), qPrintable(json.error().detail));
    QVERIFY(json.error().detail.size() > place.size());
    QCOMPARE(found, line);
}

void JsonTest::boundsDepth_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("200 lists") << QByteArray(200, '[') + QByteArray(200, ']') << true;
    QTest::newRow("201 lists") << QByteArray(201, '[') + QByteArray(201, ']') << false;
    QTest::newRow("brackets in text") << "\"" + QByteArray(1000, '[') + "\"" << true;
    QTest::newRow("many side by side") << "[" + QByteArray("[],").repeated(1000) + "[]]" << true;
    QTest::newRow("objects") << QByteArray("{\"a\":").repeated(300) + "1" + QByteArray(300, '}') << false;
}

void JsonTest::boundsDepth()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, good);
    const auto json = parseJson(text);
    QCOMPARE(json.has_value(), good);
    if (!good)
        QVERIFY2(json.error().detail.contains(u"nested deeper than 200"_s), qPrintable(json.error().detail));
}

void JsonTest::survivesHostileText()
{
    QVERIFY(!parseJson(QByteArray(5'000'000, '[')).has_value());
    QVERIFY(!parseJson(QByteArray("{\"a\":").repeated(1'000'000)).has_value());
    QVERIFY(!parseJson(QByteArray("\x00\x01\x02", 3)).has_value());
    QVERIFY(!parseJson(QByteArray("\"\\ud800\"")).has_value());
    QVERIFY(parseJson(QByteArray("\xEF\xBB\xBF{}")).has_value());
    const auto twins = parseJson(R"({"a":1,"b":2,"a":3})");
    QVERIFY(twins.has_value());
    QCOMPARE(toBytes(*twins), QByteArray(R"({"a":3,"b":2})"));
}

void JsonTest::readsStringsOnly()
{
    QCOMPARE(stringOf(Json("é")), u"é"_s);
    QCOMPARE(stringOf(Json(5)), QString());
    QCOMPARE(stringOf(Json()), QString());
    QCOMPARE(stringOf(jsonString(u"\U0001F4F7 日本"_s)), u"\U0001F4F7 日本"_s);
    const Json object{{"a", "b"}, {"c", 1}};
    QCOMPARE(stringMember(object, "a"), u"b"_s);
    QCOMPARE(stringMember(object, "c"), QString());
    QCOMPARE(stringMember(object, "x"), QString());
    QVERIFY(!member(Json(5), "a"));
    QVERIFY(!member(Json::array(), "a"));
}

//! At the start of a text it is a character of it; Qt's own reading leaves it out.
void JsonTest::keepsAByteOrderMark()
{
    const QString text = u"\uFEFFa"_s;
    QCOMPARE(stringOf(jsonString(text)), text);
    QCOMPARE(utf16Of(text.toStdString()), text);
}

void JsonTest::replacesInvalidUtf8()
{
    QCOMPARE(toBytes(Json(std::string("a\xFFz"))), QByteArray("\"a\xEF\xBF\xBDz\""));
    QVERIFY(!toIndentedBytes(Json(std::string("\xC3"))).isEmpty());
}

void JsonTest::comparesNumbersHonestly()
{
    QVERIFY(sameJson(Json(5), Json(5U)));
    QVERIFY(!sameJson(Json(-1), Json(18446744073709551615ULL)));
    QVERIFY(!sameJson(Json(18446744073709551615ULL), Json(-1)));
    QVERIFY(sameJson(Json(18446744073709551615ULL), Json(18446744073709551615ULL)));
    QVERIFY(!sameJson(Json("5"), Json(5)));
}

void JsonTest::findsLines_data()
{
    QTest::addColumn<QStringList>("path");
    QTest::addColumn<int>("line");
    QTest::newRow("root") << QStringList() << 2;
    QTest::newRow("first") << QStringList{u"a"_s} << 3;
    QTest::newRow("after nested") << QStringList{u"c"_s} << 7;
    QTest::newRow("deep") << QStringList{u"c"_s, u"d"_s} << 8;
    QTest::newRow("missing at the end") << QStringList{u"c"_s, u"nothing"_s} << 7;
    QTest::newRow("missing at once") << QStringList{u"nothing"_s} << 2;
    QTest::newRow("through text") << QStringList{u"a"_s, u"b"_s} << 3;
    QTest::newRow("escaped key") << QStringList{u"e\"}"_s} << 10;
}

void JsonTest::findsLines()
{
    QFETCH(QStringList, path);
    QFETCH(int, line);
    const QByteArray text = R"(
{
  "a": "x, \" } y",
  "b": [1, {"c": 5},
    {"d": [2]}
  ],
  "c": {
    "d": 1
  },
  "e\"}": null
})";
    QVERIFY(parseJson(text).has_value());
    QCOMPARE(lineOfPath(text, path), line);
}

QTEST_GUILESS_MAIN(JsonTest)
#include "tst_json.moc"
