// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/pagehtml.h"

#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

//! \brief The text of HTML, and where each of its letters came from.
class PageHtmlTest : public QObject
{
    Q_OBJECT

private slots:
    void knowsHtml_data();
    void knowsHtml();
    void givesTheText_data();
    void givesTheText();
    void findsTheTitle();
    void knowsWhereItCameFrom();
};

void PageHtmlTest::knowsHtml_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("html");
    QTest::newRow("page") << u"\n<!DOCTYPE html><html></html>"_s << true;
    QTest::newRow("part") << u"<pre>x</pre>"_s << true;
    QTest::newRow("text") << u"Use <b>x</b>"_s << false;
    QTest::newRow("less") << u"< 5 </"_s << false;
    QTest::newRow("JSON") << u"{\"a\": \"<b></b>\"}"_s << false;
    QTest::newRow("no end") << u"<token>"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void PageHtmlTest::knowsHtml()
{
    QFETCH(QString, text);
    QFETCH(bool, html);
    QCOMPARE(isHtml(text), html);
}

void PageHtmlTest::givesTheText_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("text");
    QTest::newRow("tags") << u"<span class='a'>x</span><b>y</b>"_s << u"xy"_s;
    QTest::newRow("blocks") << u"<p>x</p>y<br/>z"_s << u"\nx\ny\nz"_s;
    QTest::newRow("entities") << u"&quot;&#34;&#x22;&lt;&amp;lt;&times;"_s << u"\"\"\"<&lt;×"_s;
    QTest::newRow("no entities") << u"a & b &unknown; &#0; &#xD800; &#x110000; &; &amp"_s
                                 << u"a & b &unknown; &#0; &#xD800; &#x110000; &; &amp"_s;
    QTest::newRow("scripts") << u"a<script>if (1<2) \"</p>\"</SCRIPT >b<style>p{}</style>c<!-- > <b> -->d"_s
                             << u"abcd"_s;
    QTest::newRow("a bracket in quotes") << u"<a title=\"x > y\" class='[&>p]'>z</a>"_s << u"z"_s;
    QTest::newRow("quotes without end") << u"<a title=\"x>y<b>z</b>"_s << u"yz"_s;
    QTest::newRow("no tags") << u"1 < 2 <3 <"_s << u"1 < 2 <3 <"_s;
    QTest::newRow("no end") << u"a<b"_s << u"a"_s;
    QTest::newRow("script without end") << u"a<script>b"_s << u"a"_s;
}

void PageHtmlTest::givesTheText()
{
    QFETCH(QString, html);
    QFETCH(QString, text);
    QCOMPARE(textOfHtml(html).text.text(), text);
}

void PageHtmlTest::findsTheTitle()
{
    const QString head = u"<head><title>A &amp; B | C</title></head>"_s;
    QCOMPARE(textOfHtml(head).title, u"A & B | C"_s);
    QCOMPARE(textOfHtml(QString(head + u"<h1 id=x>The <i>one</i></h1><h1>Two</h1>"_s)).title, u"The one"_s);
    QVERIFY(!textOfHtml(head).text.text().contains(u'A'));
    QVERIFY(textOfHtml(QString(u"<title>"_s + QString(1000, u'x'))).title.size() <= 300);
}

void PageHtmlTest::knowsWhereItCameFrom()
{
    const QString html = u"<p>ab&quot;<i>cd</i>&times;f"_s;
    const SourceText text = textOfHtml(html).text;
    for (const QString &letter : {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"f"_s})
        QCOMPARE(text.originOf(text.text().indexOf(letter)), html.indexOf(letter));
    QCOMPARE(text.originOf(text.text().indexOf(u'"')), html.indexOf(u"&quot;"_s));
    const TextPlace place = placeIn(u"a\r\nb\rc\nde"_s, 8);
    QCOMPARE(place.line, 4);
    QCOMPARE(place.column, 2);
    QCOMPARE(placeIn(u"abc"_s, 99).column, 4);
}

QTEST_GUILESS_MAIN(PageHtmlTest)
#include "tst_pagehtml.moc"
