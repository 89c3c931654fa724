// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/jsonmender.h"

#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

//! \brief What is mended in JSON, and above all what is not.
class JsonMenderTest : public QObject
{
    Q_OBJECT

private slots:
    void mends_data();
    void mends();
    void knowsWhereItCameFrom();
};

void JsonMenderTest::mends_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("mended");
    QTest::addColumn<int>("quotes");
    QTest::addColumn<int>("blanks");
    QTest::newRow("good JSON") << uR"({"a": "“x”\u00A0\"", "b": ["\\"]})"_s
                               << uR"({"a": "“x”\u00A0\"", "b": ["\\"]})"_s << 0 << 0;
    QTest::newRow("prose") << u"“{x}” a\u00A0b {request_id}"_s << u"“{x}” a\u00A0b {request_id}"_s << 0 << 0;
    QTest::newRow("quotes") << u"“x” {“a”: „b“, «c»: ［”d”}"_s << u"“x” {\"a\": \"b\", \"c\": ［\"d\"}"_s << 8
                            << 0;
    QTest::newRow("blanks") << u"{\u00A0\"a\":\u202F\u200B1\uFEFF} \u00A0"_s << u"{ \"a\":  1 } \u00A0"_s << 0
                            << 4;
    QTest::newRow("quotes in a text")
        << u"{“a”: “the “b” or \"c\" of”}"_s << u"{\"a\": \"the “b” or \\\"c\\\" of\"}"_s << 4 << 0;
    QTest::newRow("escaped") << u"{“a”: “b\\“c\\”, d\\\\”}"_s << u"{\"a\": \"b\\\"c\\\", d\\\\\"}"_s << 6
                             << 0;
    QTest::newRow("no end") << u"{“a”: “b\n{“c”:1}“"_s << u"{\"a\": \"b\n{\"c\":1}“"_s << 5 << 0;
    QTest::newRow("at the end") << u"{“a\\"_s << u"{\"a\\"_s << 1 << 0;
}

void JsonMenderTest::mends()
{
    QFETCH(QString, text);
    QFETCH(QString, mended);
    QFETCH(int, quotes);
    QFETCH(int, blanks);
    const MendedText result = mendJson(text);
    QCOMPARE(result.text.text(), mended);
    QCOMPARE(result.quotes, quotes);
    QCOMPARE(result.blanks, blanks);
}

void JsonMenderTest::knowsWhereItCameFrom()
{
    const QString text = u"x {“a”: “b \"c\" d”, “e”: 1}"_s;
    const SourceText mended = mendJson(text).text;
    for (const QChar c : {u'x', u'{', u'a', u'b', u'c', u'd', u'e', u'1', u'}'})
        QCOMPARE(mended.originOf(mended.text().indexOf(c)), text.indexOf(c));
}

QTEST_GUILESS_MAIN(JsonMenderTest)
#include "tst_jsonmender.moc"
