// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/jsonobjects.h"

#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

//! \brief The JSON objects of a text: which they are, where they begin and end, and where one breaks.
class JsonObjectsTest : public QObject
{
    Q_OBJECT

private slots:
    void findsThem_data();
    void findsThem();
    void saysWhereOneBreaks_data();
    void saysWhereOneBreaks();
};

void JsonObjectsTest::findsThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("objects");
    QTest::newRow("none") << u"{request_id} [1] \"{\""_s << QStringList();
    QTest::newRow("glued") << u"x{\"a\":1}{ \"b\" : {} }y {} {\n\t\"c\":[]}"_s
                           << QStringList{u"{\"a\":1}"_s, u"{ \"b\" : {} }"_s, u"{\n\t\"c\":[]}"_s};
    QTest::newRow("letters of many bytes") << u"😀é{\"𝔞\": \"×\"}ü{\"b\":\"\\u00e9\"}"_s
                                           << QStringList{u"{\"𝔞\": \"×\"}"_s, u"{\"b\":\"\\u00e9\"}"_s};
    QTest::newRow("within a broken one") << u"{\"a\": x {\"b\": 1}"_s << QStringList{u"{\"b\": 1}"_s};
    QTest::newRow("behind a brace") << u"{{\"a\":1}}"_s << QStringList{u"{\"a\":1}"_s};
    QTest::newRow("where one breaks") << u"{\"a\":1{\"b\":2}"_s << QStringList{u"{\"b\":2}"_s};
}

void JsonObjectsTest::findsThem()
{
    QFETCH(QString, text);
    QFETCH(QStringList, objects);
    QStringList found;
    for (const JsonObject &object : findObjects(text).whole) {
        found.append(text.mid(object.begin, object.end - object.begin));
        QCOMPARE(found.constLast().toUtf8(), object.bytes);
        QVERIFY(sameJson(object.value, *parseJson(object.bytes)));
    }
    QCOMPARE(found, objects);
}

void JsonObjectsTest::saysWhereOneBreaks_data()
{
    QTest::addColumn<QString>("text"); // it breaks at ^, which is taken out
    QTest::addColumn<bool>("cutOff");
    QTest::newRow("word") << u"é {\"a\": ^x}"_s << false;
    QTest::newRow("no comma") << u"😀{\"a\": 1 ^{\"b\": 2}"_s << false;
    QTest::newRow("letter") << u"{\"a\": ^é}"_s << false;
    QTest::newRow("end") << u"{\"a\": [1, ^"_s << true;
    QTest::newRow("end in a text") << u"{\"a\": \"b^"_s << true;
    QTest::newRow("end of a line in a text") << u"{\"a\": \"b^\n\"}"_s << false;
    QTest::newRow("too deep") << u"{\"a\":"_s + QString(199, u'[') + u'^' + QString(9, u'[') << false;
    QTest::newRow("too many") << u"{\"a\":["_s + u"{},"_s.repeated(1000) + u"^{}]}"_s << false;
}

void JsonObjectsTest::saysWhereOneBreaks()
{
    QFETCH(QString, text);
    QFETCH(bool, cutOff);
    const qsizetype place = text.indexOf(u'^');
    const JsonObjects found = findObjects(text.remove(place, 1));
    QVERIFY(!found.broken.isEmpty());
    const BrokenObject &broken = found.broken.constFirst();
    QCOMPARE(broken.end, place);
    QCOMPARE(broken.begin, text.indexOf(u'{'));
    QVERIFY(!broken.reason.isEmpty());
    QCOMPARE(broken.cutOff, cutOff);
}

QTEST_GUILESS_MAIN(JsonObjectsTest)
#include "tst_jsonobjects.moc"
