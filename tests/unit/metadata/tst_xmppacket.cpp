// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/xmppacket.h"
#include "app/metadata/xmpwork.h"

#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

class TestXmpPacket : public QObject
{
    Q_OBJECT

private slots:
    void readsEachForm_data();
    void readsEachForm();
    void readsParents();
    void readsWhatOthersWrite();
    void refuses_data();
    void refuses();
    void endsInTime();
};

namespace
{

const QByteArray begin =
    "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
    "xmlns:p='http://purl.org/dc/elements/1.1/' xmlns:s='http://ns.adobe.com/xap/1.0/sType/ResourceRef#' "
    "xmlns:m='http://ns.adobe.com/xap/1.0/mm/' xmlns:q='http://ns.adobe.com/xap/1.0/'>";
const QByteArray end = "</rdf:RDF></x:xmpmeta>";

std::optional<XmpPacket> packet(const QByteArray &inner)
{
    return XmpPacket::read(begin + inner + end);
}

} // namespace

void TestXmpPacket::readsEachForm_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::newRow("attribute") << QByteArray("<rdf:Description rdf:about='' p:title='a &lt; b&#xA;c'/>");
    QTest::newRow("element") << QByteArray(
        "<rdf:Description><p:title>a &lt; b\nc</p:title></rdf:Description>");
    QTest::newRow("CDATA") << QByteArray(
        "<rdf:Description><p:title>a <![CDATA[<]]> b\nc</p:title></rdf:Description>");
    QTest::newRow("languages") << QByteArray(
        "<rdf:Description><p:title><rdf:Alt><rdf:li xml:lang='fr'>x</rdf:li><rdf:li "
        "xml:lang='x-default'>a &lt; b\nc</rdf:li></rdf:Alt></p:title></rdf:Description>");
    QTest::newRow("list") << QByteArray(
        "<rdf:Description><p:title> <rdf:Seq> <rdf:li>a &lt; b\nc</rdf:li> <rdf:li>d</rdf:li>"
        "</rdf:Seq> </p:title></rdf:Description>");
    QTest::newRow("qualified") << QByteArray(
        "<rdf:Description><p:title rdf:parseType='Resource'><rdf:value>a &lt; b\nc"
        "</rdf:value><q:x>y</q:x></p:title></rdf:Description>");
    QTest::newRow("second description")
        << QByteArray("<rdf:Description q:Rating='1'/><rdf:Description p:title='a &lt; b&#xA;c'/>");
    QTest::newRow("resource") << QByteArray(
        "<rdf:Description><p:title rdf:resource='a &lt; b&#xA;c'/></rdf:Description>");
}

void TestXmpPacket::readsEachForm()
{
    QFETCH(QByteArray, xml);
    const auto read = packet(xml);
    QVERIFY(read);
    QCOMPARE(read->text(xmpspace::dc, u"title"), u"a < b\nc"_s);
    QVERIFY(!read->find(xmpspace::xmp, u"title"));
}

void TestXmpPacket::readsParents()
{
    const QByteArray forms[] = {
        "<rdf:li s:documentID='xmp.did:one'/>",
        "<rdf:li rdf:parseType='Resource'><s:documentID>one</s:documentID></rdf:li>",
        "<rdf:li><rdf:Description s:documentID='one'/></rdf:li>",
        "<rdf:li><rdf:Description><s:documentID>one</s:documentID></rdf:Description></rdf:li>"};
    for (const QByteArray &form : forms) {
        const auto read = packet("<rdf:Description><m:Ingredients><rdf:Bag>" + form +
                                 "</rdf:Bag></m:Ingredients></rdf:Description>");
        QVERIFY(read);
        const WorkMetadata work = workFromXmp(*read);
        QCOMPARE(work.parents.size(), 1);
        QCOMPARE(work.parents.first().documentId, u"one"_s);
    }
    const auto derived = packet("<rdf:Description><m:DerivedFrom s:documentID='one'/></rdf:Description>");
    QVERIFY(derived && workFromXmp(*derived).parents.size() == 1);
}

void TestXmpPacket::readsWhatOthersWrite()
{
    const auto rated = [](const QByteArray &rating) {
        return workFromXmp(
            packet("<rdf:Description q:Rating='" + rating + "' q:Label='purple'/>").value_or(XmpPacket()));
    };
    QCOMPARE(rated("3").rating, 3);
    QCOMPARE(rated("-1").rating, 0);
    QCOMPARE(rated("1e300").rating, 5);
    QCOMPARE(rated("nan").rating, 0);
    QCOMPARE(rated("x").rating, 0);
    QCOMPARE(rated("1").colour, 5);
    QCOMPARE(colourLabel(5), u"Purple"_s);
    QCOMPARE(colourLabel(99), QString());
    const auto dated = packet("<rdf:Description q:CreateDate='2026-11-22T10:00:00+02:00'/>");
    QCOMPARE(workFromXmp(*dated).createdAt, QDateTime({2026, 11, 22}, {8, 0}, Qt::UTC));
    const auto padded = XmpPacket::read("<?xpacket begin='\xef\xbb\xbf' id='W5M0MpCehiHzreSzNTczkc9d'?>" +
                                        begin + "<rdf:Description q:Rating='2'/>" + end +
                                        "\n  \n<?xpacket end='w'?>" + QByteArray(9, '\0'));
    QVERIFY(padded && workFromXmp(*padded).rating == 2);
}

void TestXmpPacket::refuses_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no XML") << QByteArray("fox");
    QTest::newRow("cut") << begin + "<rdf:Description q:Rating='2'";
    QTest::newRow("unknown prefix") << begin + "<rdf:Description no:Rating='2'/>" + end;
    QTest::newRow("entities") << "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>" + begin +
                                     "<rdf:Description q:Rating='&b;'/>" + end;
    QTest::newRow("deep") << begin + "<rdf:Description>" +
                                 QByteArray("<p:a rdf:parseType='Resource'>").repeated(100'000);
    QTest::newRow("deep lists") << begin + "<rdf:Description>" +
                                       QByteArray("<p:a><rdf:Bag><rdf:li>").repeated(100'000);
    QTest::newRow("deep and whole") << begin + "<rdf:Description>" +
                                           QByteArray("<p:a rdf:parseType='Resource'>").repeated(50) +
                                           QByteArray("</p:a>").repeated(50) + "</rdf:Description>" + end;
    QTest::newRow("many") << begin + "<rdf:Description>" + QByteArray("<p:a/>").repeated(200'000) +
                                 "</rdf:Description>" + end;
}

void TestXmpPacket::refuses()
{
    QFETCH(QByteArray, xml);
    QVERIFY(!XmpPacket::read(xml));
}

void TestXmpPacket::endsInTime()
{
    QByteArray many = "<rdf:Description>";
    for (int i = 0; i < 20'000; ++i)
        many += "<p:a" + QByteArray::number(i) + "/>";
    auto one = packet(many + "</rdf:Description>");
    QVERIFY(one);
    one->add(*one);
    QVERIFY(XmpPacket::read(begin + "<rdf:Description><p:unknown>" + QByteArray("<p:x>").repeated(50'000) +
                            QByteArray("</p:x>").repeated(50'000) + "</p:unknown></rdf:Description>" + end));
}

QTEST_GUILESS_MAIN(TestXmpPacket)
#include "tst_xmppacket.moc"
