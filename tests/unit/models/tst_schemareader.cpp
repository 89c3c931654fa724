// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/schemareader.h"
#include "tests/support/schemas.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief Whole schemas: the order of their fields, and what is wrong with them.
class SchemaReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheSchemasOrder();
    void ordersSortedSchemas();
    void givesRolesOnce();
    void refuses_data();
    void refuses();
    void warnsAndGoesOn();
};

void SchemaReaderTest::keepsTheSchemasOrder()
{
    const auto reading = readSchema(json(R"({"properties":{"zeta":{"type":"string","title":"Z"},
        "width×height":{"type":"string"},"42":{"type":"string"},"alpha":{"type":"string"},"prompt":{"type":"string"}}})"));
    QVERIFY(reading.has_value());
    QStringList keys;
    for (const Field &field : reading->fields)
        keys.append(field.key);
    QCOMPARE(keys, QStringList({u"zeta"_s, u"width×height"_s, u"42"_s, u"alpha"_s, u"prompt"_s}));
}

//! The live catalogue sorts its properties by name, which no artist would.
void SchemaReaderTest::ordersSortedSchemas()
{
    const auto reading =
        readSchema(json(R"({"required":["prompt","model"],"properties":{"aspect":{"type":"string"},
        "image_url":{"type":"string"},"model":{"type":"string"},"prompt":{"type":"string"},"seed":{"type":"integer"}}})"));
    QVERIFY(reading.has_value());
    QStringList keys;
    for (const Field &field : reading->fields)
        keys.append(field.key);
    QCOMPARE(keys, QStringList({u"prompt"_s, u"model"_s, u"image_url"_s, u"aspect"_s, u"seed"_s}));
}

void SchemaReaderTest::givesRolesOnce()
{
    const auto reading =
        readSchema(json(R"({"properties":{"text":{"type":"string","title":"T"},"prompt":{"type":"string"},
        "image_url":{"type":"string"},"image_url_2":{"type":"string"},"seed":{"type":"integer"},"noise_seed":{"type":"integer"}}})"));
    QVERIFY(reading.has_value());
    QList<FieldRole> roles;
    for (const Field &field : reading->fields)
        roles.append(field.role);
    QCOMPARE(roles, QList<FieldRole>({FieldRole::None, FieldRole::Prompt, FieldRole::Reference,
                                      FieldRole::Reference, FieldRole::Seed, FieldRole::None}));
}

void SchemaReaderTest::refuses_data()
{
    QTest::addColumn<QByteArray>("schema");
    for (const char *schema : {"null", "[]", "\"text\"", "5", "true", "{}", R"({"properties":null})",
                               R"({"properties":[]})", R"({"properties":{}})", R"({"type":"object"})"})
        QTest::newRow(schema) << QByteArray(schema);
}

void SchemaReaderTest::refuses()
{
    QFETCH(QByteArray, schema);
    const auto reading = readSchema(json(schema));
    QVERIFY(!reading.has_value());
    QCOMPARE(reading.error().kind, ErrorKind::BadAnswer);
    QVERIFY(!reading.error().message.isEmpty());
}

void SchemaReaderTest::warnsAndGoesOn()
{
    const auto reading = readSchema(json(
        R"j({"required":["prompt","image_urls",5],"properties":{"prompt":{"type":"string"}, "images":true,"old":{"type":"string","required":true}}})j"));
    QVERIFY(reading.has_value());
    QCOMPARE(reading->fields.size(), 3);
    QVERIFY(reading->fields.at(0).required);
    QVERIFY(!reading->fields.at(1).required);
    QVERIFY(reading->fields.at(2).required);
    QCOMPARE(reading->warnings.size(), 2);
    QVERIFY(reading->warnings.join(u' ').contains(u"image_urls"_s));
    const auto noList =
        readSchema(json(R"({"required":"prompt","properties":{"prompt":{"type":"string"}}})"));
    QVERIFY(noList.has_value());
    QCOMPARE(noList->warnings.size(), 1);
    QVERIFY(!noList->fields.constFirst().required);
}

QTEST_GUILESS_MAIN(SchemaReaderTest)
#include "tst_schemareader.moc"
