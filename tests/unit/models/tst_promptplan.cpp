// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/prompt/promptplan.h"
#include "tests/support/schemas.h"

#include <QSet>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr char schema[] = R"({"type": "object", "properties": {
        "prompt": {"type": "string", "title": "Prompt"},
        "negative_prompt": {"type": "string"},
        "style_code": {"type": "string", "title": "Style code"},
        "shots": {"type": "array", "items": {"type": "object", "properties": {
            "prompt": {"type": "string", "title": "Shot prompt"},
            "seconds": {"type": "integer"}}}},
        "image_url": {"type": "string", "format": "uri", "title": "Image"}}})";

QStringList valuesOf(const QList<PlannedInput> &inputs)
{
    QStringList texts;
    for (const PlannedInput &input : inputs)
        texts << QString::fromUtf8(toBytes(input.values));
    return texts;
}

} // namespace

//! \brief What the alternatives in a whole form come to.
class TestPromptPlan : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void plainFormsStay();
    void severalTextsMultiply();
    void nestedPromptsAreRead();
    void onlyProseIsRead();
    void distinctRunsDiffer();
    void runsAreCountedAsMade();
    void manyLargeInputsAreBounded();

private:
    std::shared_ptr<const Model> m_model;
    QRandomGenerator m_random{3};
};

void TestPromptPlan::initTestCase()
{
    m_model = std::make_shared<const Model>(modelOf(schema));
    QVERIFY(m_model->field(u"prompt"_s)->multiline);
    QVERIFY(!m_model->field(u"style_code"_s)->multiline);
}

void TestPromptPlan::plainFormsStay()
{
    const Json values = json(R"({"prompt":"a {b} c","shots":[{"prompt":"x"}],"own":1})");
    const PromptPlan plan(*m_model, values);
    QVERIFY(plan.isPlain());
    QCOMPARE(plan.count(), 1);
    QVERIFY(plan.texts().isEmpty());
    QCOMPARE(valuesOf(plan.variants(PromptMode::Every, 9, m_random)),
             QStringList(QString::fromUtf8(toBytes(values))));
    QCOMPARE(PromptPlan(*m_model, Json()).variants(PromptMode::Every, 9, m_random).size(), 1);
}

void TestPromptPlan::severalTextsMultiply()
{
    const PromptPlan plan(*m_model, json(R"({"prompt":"{a|b}","negative_prompt":"{x|y|z}"})"));
    QCOMPARE(plan.count(), 6);
    const auto all = plan.variants(PromptMode::Every, 9, m_random);
    const QStringList expected{
        uR"({"prompt":"a","negative_prompt":"x"})"_s, uR"({"prompt":"a","negative_prompt":"y"})"_s,
        uR"({"prompt":"a","negative_prompt":"z"})"_s, uR"({"prompt":"b","negative_prompt":"x"})"_s,
        uR"({"prompt":"b","negative_prompt":"y"})"_s, uR"({"prompt":"b","negative_prompt":"z"})"_s};
    QCOMPARE(valuesOf(all), expected);
    QCOMPARE(all.at(4).chosen.at(1).first().text, u"y"_s);
}

void TestPromptPlan::nestedPromptsAreRead()
{
    const PromptPlan plan(
        *m_model, json(R"({"shots":[{"prompt":"{a|b}","seconds":2},{"seconds":3},{"prompt":"c{1|2"}]})"));
    QCOMPARE(plan.count(), 2);
    QCOMPARE(plan.texts().size(), 2);
    QCOMPARE(pathText(plan.texts().first().path), u"shots[0].prompt"_s);
    QCOMPARE(plan.texts().first().key, u"shots"_s);
    QCOMPARE(plan.texts().first().title, u"Shot prompt"_s);
    QCOMPARE(plan.texts().last().text.oddities().size(), 1);
    QCOMPARE(valuesOf(plan.variants(PromptMode::Every, 9, m_random)).last(),
             uR"({"shots":[{"prompt":"b","seconds":2},{"seconds":3},{"prompt":"c{1|2"}]})"_s);
}

void TestPromptPlan::onlyProseIsRead()
{
    const Json values = json(R"({"style_code":"{a|b}","image_url":"https://a.example/{x|y}.png"})");
    const PromptPlan plan(*m_model, values);
    QVERIFY(plan.isPlain());
    QCOMPARE(valuesOf(plan.variants(PromptMode::Every, 9, m_random)).first(),
             QString::fromUtf8(toBytes(values)));
}

void TestPromptPlan::distinctRunsDiffer()
{
    const PromptPlan plan(*m_model, json(R"({"prompt":"{a|b|c}","negative_prompt":"{x|y|z}"})"));
    const QStringList some = valuesOf(plan.variants(PromptMode::Distinct, 7, m_random));
    QCOMPARE(QSet<QString>(some.cbegin(), some.cend()).size(), 7);
    QCOMPARE(plan.variants(PromptMode::Distinct, 70, m_random).size(), 9);
    QCOMPARE(plan.variants(PromptMode::Each, 70, m_random).size(), 70);
}

void TestPromptPlan::runsAreCountedAsMade()
{
    const PromptPlan plan(*m_model, json(R"({"prompt":"{a|b|c}"})"));
    for (const PromptMode mode : {PromptMode::Every, PromptMode::Distinct, PromptMode::Each}) {
        for (const int limit : {-1, 0, 1, 2, 3, 50}) {
            QCOMPARE(plan.variants(mode, limit, m_random).size(), plan.runs(mode, limit));
        }
    }
}

void TestPromptPlan::manyLargeInputsAreBounded()
{
    Json values = json(R"({"prompt":"{a|b}{a|b}{a|b}{a|b}{a|b}{a|b}{a|b}{a|b}{a|b}{a|b}"})");
    values["image_url"] = "data:image/png;base64," + std::string(10'000'000, 'A');
    const PromptPlan plan(*m_model, values);
    QCOMPARE(plan.count(), 1024);
    const int runs = plan.runs(PromptMode::Every, 1024);
    QVERIFY(runs >= 1 && runs <= 2);
    QCOMPARE(plan.variants(PromptMode::Every, 1024, m_random).size(), runs);
}

QTEST_GUILESS_MAIN(TestPromptPlan)
#include "tst_promptplan.moc"
