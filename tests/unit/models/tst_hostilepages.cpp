// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/modelpage.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

namespace
{

const QString pageFolder = QStringLiteral(MAQUETTE_TEST_DATA "/api-pages");

QString fileText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString pageText(const QString &number)
{
    const QStringList names = QDir(pageFolder).entryList({number + u"_*.txt"_s});
    return names.size() == 1 ? fileText(pageFolder + u'/' + names.constFirst()) : QString();
}

//! The first object of the page, as it stands there.
QString schemaText(const QString &page)
{
    const qsizetype begin = page.indexOf(u"{\n\"type\": \"object\""_s);
    return page.mid(begin, page.indexOf(u"\n}{\n"_s, begin) + 2 - begin);
}

} // namespace

//! \brief Pasted text that is no model's: each refusal names its place, and none takes long.
class HostilePagesTest : public QObject
{
    Q_OBJECT

private slots:
    void refusesWithThePlace_data();
    void refusesWithThePlace();
    void namesThePlaceOfWhatWasPasted();
    void endsInTime_data();
    void endsInTime();
};

void HostilePagesTest::refusesWithThePlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("place"); // empty: there is none
    const QString page = pageText(u"003"_s);
    const QString schema = schemaText(page);
    QVERIFY(schema.endsWith(u'}'));
    QTest::newRow("nothing") << u" \n "_s << u"no text"_s << QString();
    QTest::newRow("prose") << u"How do I make a picture?"_s << u"no input schema"_s << QString();
    QTest::newRow("only an output") << uR"({"output": {"type": "object", "properties": {"image": {}}}})"_s
                                    << u"output schema in this text, but no input"_s << QString();
    QTest::newRow("cut off") << page.left(page.indexOf(u"\"Last Frame"_s)) << u"breaks off"_s
                             << u"line 85, column 10"_s;
    QTest::newRow("a comma is missing")
        << u"Text\n"_s + QString(schema).replace(u"\"string\",\n"_s, u"\"string\"\n"_s)
        << u"not readable as JSON"_s << u"line 14, column 11"_s;
    QTest::newRow("no properties") << u"Text\n {\"type\": \"object\"}"_s << u"has no properties"_s
                                   << u"line 2, column 2"_s;
    QTest::newRow("empty properties") << u"{\"type\": \"object\",\r\n \"properties\": {}}"_s
                                      << u"has no properties"_s << u"line 2, column 16"_s;
    QTest::newRow("bad id") << u"{\"input_schema\": {},\n \"model_id\": \"a/../../b\"}"_s
                            << u"is not a name like"_s << u"line 2, column 14"_s;
    QTest::newRow("too deep") << u"{\"type\": \"object\", \"properties\":\n"_s + QString(300, u'[')
                              << u"not readable"_s << u"line 2, column 200: nested deeper"_s;
    QTest::newRow("too many") << u"{\"type\": \"object\", \"required\": ["_s + u"1,"_s.repeated(1001) +
                                     u"1]}"_s
                              << u"not readable"_s << u"line 1, "_s;
    QTest::newRow("names only") << uR"({"models": [{"model_id": "a/b"}]})"_s << u"include_schema=true"_s
                                << u"line 1, column 1"_s;
    QTest::newRow("too large") << QString(5 << 20, u'x') << u"larger than 4 MB"_s << QString();
    QTest::newRow("half of a letter")
        << u"{\"type\": \"object\", \"properties\": {\"a"_s + QChar(0xD800) + u"\": }}"_s << u"not readable"_s
        << u"line 1, column 41"_s;
}

void HostilePagesTest::refusesWithThePlace()
{
    QFETCH(QString, text);
    QFETCH(QString, message);
    QFETCH(QString, place);
    TextPlace found;
    const auto reading = readModelPage(text, &found);
    QVERIFY(!reading.has_value());
    QVERIFY2(reading.error().message.contains(message), qPrintable(reading.error().message));
    QVERIFY2(reading.error().detail.startsWith(place), qPrintable(reading.error().detail));
    if (place.isEmpty()) {
        QCOMPARE(found.line, 0);
        QCOMPARE(found.position, qsizetype(-1));
    } else {
        QVERIFY2(reading.error().detail.startsWith(u"line %1, column %2"_s.arg(found.line).arg(found.column)),
                 qPrintable(reading.error().detail));
        QVERIFY(found.position >= 0 && found.position <= text.size());
    }
}

//! Also through the source of a page and mended marks.
void HostilePagesTest::namesThePlaceOfWhatWasPasted()
{
    const QString text =
        u"<p>&lt;&lt;</p>\n<pre>{&ldquo;type&rdquo;: “object”,&nbsp;“properties”: HERE}</pre>"_s;
    TextPlace place;
    const auto reading = readModelPage(text, &place);
    QVERIFY(!reading.has_value());
    QCOMPARE(place.line, 2);
    QCOMPARE(place.position, text.indexOf(u"HERE"_s));
}

void HostilePagesTest::endsInTime_data()
{
    QTest::addColumn<QString>("begin");
    QTest::addColumn<QString>("piece"); // repeated until there is 1 MB
    QTest::addColumn<QString>("end");
    const QStringList pieces{u"{\"a\":"_s,
                             u"{\""_s,
                             u"{ "_s,
                             u"{\"a\":\"\\"_s,
                             u"{}"_s,
                             u"“"_s,
                             u"{“"_s,
                             u"{“a”:"_s,
                             u"{“a”:1}"_s,
                             u"/v1/models/"_s,
                             u"$1"_s,
                             u"```\n"_s,
                             u"/v1/models/a"_s,
                             u"/v1/models/a/b "_s,
                             u"{\"type\":\"object\","_s,
                             u"www.runcomfy.com/models/a/"_s,
                             u"{\"properties\":{\"a\":{}}}"_s,
                             u"{\"model_id\":\"a/b\",\"input_schema\":{\"properties\":{\"a\":{}}}}"_s};
    for (const QString &piece : pieces)
        QTest::newRow(qPrintable(piece)) << QString() << piece << QString();
    for (const QString &piece : {u"<a "_s, u"<a '>'"_s, u"<!--"_s, u"&#"_s, u"&amp;"_s, u"<h1>"_s,
                                 u"<title>"_s, u"<script>"_s, u"</script"_s})
        QTest::newRow(qPrintable(u"HTML "_s + piece)) << u"<b></b>"_s << piece << QString();
    const QString description =
        uR"({"type":"object","properties":{"prompt":{"type":"string","description":")"_s;
    for (const QString &piece : {u"over 5 words "_s, u"1 a "_s, u"1-"_s, u"-"_s, u" "_s, u"9"_s,
                                 QString(u"1 "_s + QString(60, u'-')), u"min "_s})
        QTest::newRow(qPrintable(u"description "_s + piece))
            << QString(description + u"1 "_s) << piece << u"\"}}}"_s;
    QTest::newRow("names") << uR"({"type":"object","properties":{"a":{}},"x":{")"_s << u"a"_s << u"\":1}}"_s;
    QTest::newRow("defaults") << uR"({"type":"object","properties":{"a":{"type":"array","default":[[1)"_s
                              << u",1"_s.repeated(900) + u"],[1"_s << u"]]}}}"_s;
    QString choices;
    for (int i = 0; i < 1000; ++i)
        choices += u",\"%1\""_s.arg(i);
    QTest::newRow("many choices") << uR"({"type":"object","properties":{"a":{})"_s
                                  << QString(u",\"№\":{\"enum\":[\"x\""_s + choices.left(6000) + u"\"]}"_s)
                                  << u"}}"_s;
    QTest::newRow("many fields") << uR"({"type":"object","properties":{"a":{})"_s
                                 << QString(u",\"№\":{\"type\":\"string\",\"description\":\""_s +
                                            u"no more than 9 a words "_s.repeated(200) + u"\"}"_s)
                                 << u"}}"_s;
    QTest::newRow("choices") << uR"({"type":"object","properties":{"a":{"enum":[1)"_s << u"1,1"_s
                             << u"]}}}"_s;
}

//! None of it may stop the program: what takes longest is in proportion to the length.
void HostilePagesTest::endsInTime()
{
    QFETCH(QString, begin);
    QFETCH(QString, piece);
    QFETCH(QString, end);
    constexpr qsizetype units = 1'000'000;
    QString text = begin;
    for (qsizetype i = 0; text.size() + piece.size() < units; ++i)
        text += QString(piece).replace(u'№', QString::number(i));
    text += end;
    QElapsedTimer timer;
    timer.start();
    const auto reading = readModelPage(text);
    qInfo() << timer.elapsed() << "ms" << reading.has_value();
    QVERIFY(timer.elapsed() < 60000);
}

QTEST_GUILESS_MAIN(HostilePagesTest)
#include "tst_hostilepages.moc"
