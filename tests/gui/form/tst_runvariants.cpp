// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"
#include "scriptedpictures.h"

#include "ui/form/requestbuilder.h"
#include "ui/form/requestpreparer.h"

using namespace maquette;
using namespace maquette::formtest;

//! \brief Orders of a prompt whose alternatives were chosen.
class TestRunVariants : public QObject
{
    Q_OBJECT

private slots:
    void everyVariantHasItsOwnSeedAndPrompt()
    {
        int calls = 0;
        const RequestBuilder builder([&calls](const Field &) { return WideInteger::fromSigned(calls++); });
        RunPlan plan;
        plan.model = shipped(QStringLiteral("bytedance/seedream-4-0/sequential"));
        plan.values = json("{\"text\":\"{a|b}\"}");
        plan.variants = {json("{\"text\":\"a\"}"), json("{\"text\":\"b\"}")};
        plan.randomSeeds = {QStringLiteral("seed")};
        plan.runs = 3;
        const QList<JobOrder> orders = builder.orders(plan);
        QCOMPARE(orders.size(), 6);
        for (int i = 0; i < 6; ++i) {
            const QString text = i % 2 == 0 ? QStringLiteral("a") : QStringLiteral("b");
            QCOMPARE(orders.at(i).prompt, text);
            QCOMPARE(orders.at(i).seed, std::optional<qint64>(i));
            const Json input = json(orders.at(i).input);
            QCOMPARE(stringMember(input, "text"), text);
            QCOMPARE(input.at("seed").get<int>(), i);
        }
        // A seed that the artist holds is held for all.
        plan.randomSeeds.clear();
        plan.variants = {json("{\"text\":\"a\",\"seed\":4}"), json("{\"text\":\"b\",\"seed\":4}")};
        plan.runs = 1;
        const QList<JobOrder> held = builder.orders(plan);
        QCOMPARE(held.size(), 2);
        QCOMPARE(held.at(1).seed, std::optional<qint64>(4));
        QCOMPARE(calls, 6);
    }

    void worksInEveryVariantBecomeAddresses()
    {
        ScriptedPictures pictures;
        RequestPreparer preparer(pictures, nullptr);
        RunPlan plan;
        plan.model = modelOf(R"({"type":"object","properties":{"prompt":{"type":"string"},
                                 "image_url":{"type":"string","format":"uri"}}})");
        plan.values = json(R"({"prompt":"{a|b}","image_url":"maquette-asset:3"})");
        plan.variants = {json(R"({"prompt":"a","image_url":"maquette-asset:3"})"),
                         json(R"({"prompt":"b","image_url":"maquette-asset:3"})")};
        std::optional<RunPlan> ready;
        preparer.prepare(plan, [&ready](const RunPlan &prepared) { ready = prepared; });
        const QString address = QStringLiteral("https://a.example/x.png");
        QVERIFY(pictures.answerLink(address));
        QVERIFY(ready);
        QCOMPARE(ready->variants.size(), 2);
        for (const InputValues &variant : ready->variants)
            QCOMPARE(stringMember(variant, "image_url"), address);
        QCOMPARE(pictures.linked.size(), 1);
        QCOMPARE(ready->parent.id, AssetId(3));
    }
};

QTEST_MAIN(TestRunVariants)
#include "tst_runvariants.moc"
