// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/schemachange.h"

#include "tests/support/schemas.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief What is said of a model that is described otherwise than before.
class SchemaChangeTest : public QObject
{
    Q_OBJECT

private slots:
    void sentences_data();
    void sentences();
    void pricesAreCompared_data();
    void pricesAreCompared();
    void renamesCarryTheirKeys();
    void orderIsOfTheForm();
};

void SchemaChangeTest::sentences_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QStringList>("said");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after,
                        const QStringList &said) { QTest::newRow(name) << before << after << said; };
    const QByteArray number = R"("duration":{"title":"Duration","type":"integer","minimum":5,"maximum":10})";
    row("nothing", number, number, {});
    row("words only", R"("a":{"type":"boolean","title":"A","description":"x"})",
        R"("a":{"type":"boolean","title":"B","description":"y"})", {});
    row("bounds", number, R"("duration":{"title":"Duration","type":"integer","minimum":4,"maximum":12})",
        {u"Duration now allows 4 to 12 (was 5 to 10)."_s});
    row("choices become a range", R"("duration":{"title":"Duration","type":"integer","enum":[5,10]})",
        R"("duration":{"title":"Duration","type":"integer","minimum":4,"maximum":12})",
        {u"Duration now allows 4 to 12 (was 5 or 10)."_s});
    row("choices added", R"("s":{"title":"Style","enum":["a","b"]})",
        R"("s":{"title":"Style","enum":["a","b","c"]})", {u"Style has new choices: c."_s});
    row("choices gone", R"("s":{"title":"Style","enum":["a","b","c"]})",
        R"("s":{"title":"Style","enum":["a"]})", {u"Style no longer offers b, c."_s});
    row("choices changed", R"("s":{"title":"Style","enum":["a","b"]})",
        R"("s":{"title":"Style","enum":["a","c"]})", {u"Style now allows a or c (was a or b)."_s});
    row("choices in another order", R"("s":{"title":"Style","enum":["a","b"]})",
        R"("s":{"title":"Style","enum":["b","a"]})", {});
    row("added", R"("a":{"type":"boolean"})",
        R"("a":{"type":"boolean"},"b":{"title":"Bee","type":"boolean"})", {u"Bee is new."_s});
    row("removed", R"("a":{"type":"boolean"},"b":{"title":"Bee","type":"boolean"})",
        R"("a":{"type":"boolean"})", {u"Bee is gone."_s});
    row("renamed by role", R"("prompt":{"title":"Prompt","type":"string"})",
        R"("text":{"title":"Text","type":"string"})", {u"Prompt is now called Text."_s});
    row("renamed, same title", R"("num":{"title":"Bee","type":"boolean"})",
        R"("bee":{"title":"Bee","type":"boolean"})", {u"Bee goes by another name at the service now."_s});
    row("not certainly renamed", R"("x":{"title":"X","type":"boolean"})",
        R"("y":{"title":"Y","type":"boolean"})", {u"Y is new."_s, u"X is gone."_s});
    row("default", R"("d":{"title":"Dee","type":"integer","minimum":1,"maximum":9,"default":2})",
        R"("d":{"title":"Dee","type":"integer","minimum":1,"maximum":9,"default":3})",
        {u"Dee starts with 3 now (was 2)."_s});
    row("another kind", R"("d":{"title":"Dee","type":"string"})", R"("d":{"title":"Dee","type":"boolean"})",
        {u"Dee takes another kind of value now."_s});
    row("length", R"("prompt":{"title":"Prompt","type":"string","maxLength":2000})",
        R"("prompt":{"title":"Prompt","type":"string","maxLength":800})",
        {u"Prompt may be 800 characters long now."_s});
    row("file rules", R"("image_url":{"title":"Image","type":"string","format":"image_uri"})",
        R"("image_url":{"title":"Image","type":"string","format":"image_uri",
            "validations":[{"validation_rule":"width_pixels<","validation_value":300,"validation_error":"x"}]})",
        {u"Image has other limits for its file now."_s});
    row("nested, keys in another order",
        R"("l":{"title":"L","type":"object","properties":{"a":{"type":"string"}}})",
        R"("l":{"properties":{"a":{"type":"string"}},"type":"object","title":"L"})", {});
}

void SchemaChangeTest::sentences()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QStringList, said);
    QStringList texts;
    for (const SchemaChange &change : changesBetween(modelOf(R"({"properties":{)" + before + "}}"),
                                                     modelOf(R"({"properties":{)" + after + "}}")))
        texts.append(change.text);
    QCOMPARE(texts, said);
}

void SchemaChangeTest::pricesAreCompared_data()
{
    QTest::addColumn<qint64>("before"); // -1 for unknown
    QTest::addColumn<qint64>("after");
    QTest::addColumn<QStringList>("said");
    QTest::newRow("same") << qint64(40'000) << qint64(40'000) << QStringList();
    QTest::newRow("dearer") << qint64(40'000) << qint64(50'000)
                            << QStringList(u"The price is now $0.05 per output (was $0.04 per output)."_s);
    QTest::newRow("known at last") << qint64(-1) << qint64(50'000) << QStringList();
    QTest::newRow("unknown") << qint64(40'000) << qint64(-1)
                             << QStringList(u"The service does not say any more what it costs."_s);
}

void SchemaChangeTest::pricesAreCompared()
{
    QFETCH(qint64, before);
    QFETCH(qint64, after);
    QFETCH(QStringList, said);
    Model was = modelOf(R"({"properties":{"a":{"type":"string"}}})");
    Model now = was;
    was.priceUnit = now.priceUnit = u"output"_s;
    if (before >= 0)
        was.basePrice = Money::fromMicrodollars(before);
    if (after >= 0)
        now.basePrice = Money::fromMicrodollars(after);
    QStringList texts;
    for (const SchemaChange &change : changesBetween(was, now)) {
        QCOMPARE(change.kind, SchemaChange::Kind::PriceChanged);
        texts.append(change.text);
    }
    QCOMPARE(texts, said);
}

void SchemaChangeTest::renamesCarryTheirKeys()
{
    const QList<SchemaChange> changes =
        changesBetween(modelOf(R"({"properties":{"prompt":{"type":"string"},"old":{"type":"boolean"}}})"),
                       modelOf(R"({"properties":{"text":{"type":"string","maxLength":9}}})"));
    QCOMPARE(changes.size(), 3);
    QCOMPARE(changes.at(0).kind, SchemaChange::Kind::FieldRenamed);
    QCOMPARE(changes.at(0).oldKey, u"prompt"_s);
    QCOMPARE(changes.at(0).key, u"text"_s);
    QCOMPARE(changes.at(1).kind, SchemaChange::Kind::LimitsChanged);
    QCOMPARE(changes.at(2).kind, SchemaChange::Kind::FieldRemoved);
    QCOMPARE(changes.at(2).key, u"old"_s);
}

void SchemaChangeTest::orderIsOfTheForm()
{
    const QByteArray two = R"({"required":["b"],"properties":{"a":{"title":"A","type":"boolean"},)"
                           R"("b":{"title":"B","type":"boolean"}}})";
    const QList<SchemaChange> changes =
        changesBetween(modelOf(R"({"required":["a"],"properties":{"b":{"title":"B","type":"boolean"},)"
                               R"("a":{"title":"A","type":"boolean"}}})"),
                       modelOf(two));
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes.at(0).text, u"A is no longer required."_s);
    QCOMPARE(changes.at(1).text, u"B is required now."_s);
}

QTEST_GUILESS_MAIN(SchemaChangeTest)
#include "tst_schemachange.moc"
