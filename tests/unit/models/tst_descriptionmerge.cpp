// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/descriptionmerge.h"

#include "models/core/descriptor.h"
#include "tests/support/madecatalogue.h"
#include "tests/support/schemas.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

const char *const shippedText = R"({"model_id":"a/b","display_name":"Bee","description":"",
    "categories":["text-to-image"],
    "input_schema":{"title":"Input","type":"object","required":["prompt"],"properties":{
        "prompt":{"title":"Prompt","description":"Say it.","type":"string"},
        "size":{"title":"Size","type":"string","enum":["1:1"]},
        "steps":{"title":"Steps","type":"integer","minimum":1,"maximum":10}}},
    "output_schema":{"x":1},
    "translations":{"fr":{"display_name":"Abeille","properties":{
        "prompt":{"title":"Invite","description":"Dites-le."},"size":{"title":"Taille"}}}}})";

} // namespace

//! \brief One description out of those that the program, the service and the artist have of one model.
class DescriptionMergeTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void liveRulesTheSchema();
    void shippedRulesTheWords();
    void newFieldsComeLast();
    void rewordedDescriptionsLoseTheirTranslation();
    void ownSaysTheLastWord();
    void ownAloneStaysAsItIs();
    void requiredInputsStandForRequired();
    void priceIsOneThing();
    void oddPartsDoNoHarm_data();
    void oddPartsDoNoHarm();
    void everyShippedModelSurvives();

private:
    Json m_shipped;
    Json m_live;
};

void DescriptionMergeTest::init()
{
    m_shipped = json(shippedText);
    m_live = json(R"({"model_id":"a/b","display_name":"bee v1","description":"Makes honey.",
        "base_price_usd":0.04,"price_unit":"output","categories":["text-to-image"],
        "input_schema":{"type":"object","required":["prompt","steps"],"properties":{
            "prompt":{"type":"string","maxLength":800},
            "steps":{"type":"integer","minimum":1,"maximum":20},
            "tone":{"type":"string"}}}})");
}

void DescriptionMergeTest::liveRulesTheSchema()
{
    const Model model = *readModel(mergedDescription(&m_shipped, &m_live, nullptr));
    QCOMPARE(model.field(u"steps"_s)->maximum, std::optional<double>(20));
    QVERIFY(model.field(u"steps"_s)->required);
    QCOMPARE(model.field(u"prompt"_s)->maxLength, std::optional<int>(800));
    QVERIFY(!model.field(u"size"_s));
    QCOMPARE(model.basePrice, Money::fromDollars(0.04));
    QCOMPARE(model.description, u"Makes honey."_s);
}

void DescriptionMergeTest::shippedRulesTheWords()
{
    m_live["input_schema"]["properties"]["prompt"]["title"] = "prompt v1";
    const Json merged = mergedDescription(&m_shipped, &m_live, nullptr);
    const Model model = *readModel(merged, u"fr"_s);
    QCOMPARE(model.displayName, u"Abeille"_s);
    QCOMPARE(model.field(u"prompt"_s)->title, u"Invite"_s);
    QCOMPARE(model.field(u"prompt"_s)->description, u"Dites-le."_s);
    const Model english = *readModel(merged);
    QCOMPARE(english.displayName, u"Bee"_s);
    QCOMPARE(english.field(u"prompt"_s)->title, u"Prompt"_s);
    QCOMPARE(english.title, u"Input"_s);
    QVERIFY(merged.contains("output_schema"));
}

void DescriptionMergeTest::newFieldsComeLast()
{
    m_live["input_schema"]["properties"] =
        json(R"({"alpha":{"type":"boolean"},"must":{"type":"boolean"},"prompt":{"type":"string"},
                 "steps":{"type":"integer"}})");
    m_live["input_schema"]["required"] = json(R"(["must"])");
    const Model model = *readModel(mergedDescription(&m_shipped, &m_live, nullptr));
    QStringList keys;
    for (const Field &field : model.fields)
        keys.append(field.key);
    QCOMPARE(keys, QStringList({u"prompt"_s, u"steps"_s, u"must"_s, u"alpha"_s}));
}

void DescriptionMergeTest::rewordedDescriptionsLoseTheirTranslation()
{
    m_live["input_schema"]["properties"]["prompt"]["description"] = "At most 800 characters.";
    const Model model = *readModel(mergedDescription(&m_shipped, &m_live, nullptr), u"fr"_s);
    QCOMPARE(model.field(u"prompt"_s)->title, u"Invite"_s);
    QCOMPARE(model.field(u"prompt"_s)->description, u"At most 800 characters."_s);
}

void DescriptionMergeTest::ownSaysTheLastWord()
{
    const Json own = json(R"({"model_id":"a/b","display_name":"My bee",
        "input_schema":{"properties":{"steps":{"type":"integer","minimum":1,"maximum":3},
                                      "prompt":{"type":"string","title":"Tell"}}}})");
    const Model model = *readModel(mergedDescription(&m_shipped, &m_live, &own), u"fr"_s);
    QCOMPARE(model.displayName, u"My bee"_s);
    QCOMPARE(model.fields.size(), 2);
    QCOMPARE(model.fields.first().key, u"steps"_s); // in the order of the artist
    QCOMPARE(model.fields.first().title, u"Steps"_s);
    QCOMPARE(model.fields.first().maximum, std::optional<double>(3));
    QCOMPARE(model.field(u"prompt"_s)->title, u"Tell"_s); // not the translation of another title
    QCOMPARE(model.basePrice, Money::fromDollars(0.04));
    QVERIFY(!model.field(u"prompt"_s)->required);
}

void DescriptionMergeTest::ownAloneStaysAsItIs()
{
    const Json own =
        json(R"({"model_id":"a/b","zeta":1,"input_schema":{"properties":{"p":{"type":"string"}}}})");
    QCOMPARE(toBytes(mergedDescription(nullptr, nullptr, &own)), toBytes(own));
    QCOMPARE(toBytes(mergedDescription(&m_shipped, nullptr, nullptr)), toBytes(m_shipped));
}

void DescriptionMergeTest::requiredInputsStandForRequired()
{
    m_live["input_schema"].erase("required");
    m_live["required_inputs"] = json(R"(["tone"])");
    const Model model = *readModel(mergedDescription(nullptr, &m_live, nullptr));
    QVERIFY(model.field(u"tone"_s)->required);
    QVERIFY(!model.field(u"prompt"_s)->required);
}

void DescriptionMergeTest::priceIsOneThing()
{
    m_shipped["base_price_usd"] = 1.0;
    m_shipped["price_unit"] = "second";
    m_shipped["pricing_note"] = "Old note";
    m_live.erase("price_unit");
    const Model model = *readModel(mergedDescription(&m_shipped, &m_live, nullptr));
    QCOMPARE(model.basePrice, Money::fromDollars(0.04));
    QCOMPARE(model.priceUnit, QString());
    QCOMPARE(model.pricingNote, QString());
    m_live.erase("base_price_usd");
    QCOMPARE(readModel(mergedDescription(&m_shipped, &m_live, nullptr))->basePrice, Money::fromDollars(1));
}

void DescriptionMergeTest::oddPartsDoNoHarm_data()
{
    QTest::addColumn<QByteArray>("live");
    for (const char *odd :
         {"null", "3", "[]", "{}", R"({"input_schema":3})", R"({"input_schema":{"properties":[]}})",
          R"({"input_schema":{"properties":{"prompt":3,"size":null,"steps":[]}}})",
          R"({"input_schema":{"required":5,"properties":{"prompt":{"items":3,"properties":"x"}}}})",
          R"({"translations":{"fr":3},"categories":{},"display_name":7,"base_price_usd":"x"})",
          R"({"required_inputs":{"a":1},"input_schema":[]})"})
        QTest::newRow(odd) << QByteArray(odd);
}

void DescriptionMergeTest::oddPartsDoNoHarm()
{
    QFETCH(QByteArray, live);
    const Json odd = json(live);
    for (const Json *own : {static_cast<const Json *>(nullptr), &odd}) {
        const auto model = readModel(mergedDescription(&m_shipped, &odd, own), u"fr"_s);
        QVERIFY(model || model.error().kind == ErrorKind::BadAnswer);
    }
    m_shipped["translations"] = odd;
    QVERIFY(mergedDescription(&m_shipped, &m_live, nullptr).is_object());
}

void DescriptionMergeTest::everyShippedModelSurvives()
{
    for (quint32 seed = 0; seed < 20; ++seed) {
        Json live = madeEntry(u"made/x"_s, seed);
        const auto pattern = readModel(live);
        QVERIFY(pattern);
        const Model model = *readModel(mergedDescription(nullptr, &live, nullptr));
        QCOMPARE(model.fields.size(), pattern->fields.size());
    }
}

QTEST_GUILESS_MAIN(DescriptionMergeTest)
#include "tst_descriptionmerge.moc"
