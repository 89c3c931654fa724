// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/schemas.h"
#include "ui/form/presetfit.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr char schema[] = R"j({"type":"object","required":["prompt"],"properties":{
    "prompt":{"type":"string","title":"Prompt","maxLength":10},
    "size":{"type":"string","title":"Size","enum":["1024x1024 (1:1)","1920x1080 (16:9)"]},
    "style":{"type":"string","title":"Style","enum":["oil","ink"]},
    "strength":{"type":"number","title":"Strength","minimum":0,"maximum":1},
    "image_url":{"type":"string","format":"uri","title":"Image"},
    "seed":{"type":"integer","title":"Seed"},
    "extra":{"type":"object","title":"Extra"}}})j";

} // namespace

//! \brief Settings that were kept, and a model whose schema has changed since.
class TestPresetFit : public QObject
{
    Q_OBJECT

private slots:
    void fits_data();
    void fits();
    void textsAndSeedsOfKnownFieldsStay();
};

void TestPresetFit::fits_data()
{
    QTest::addColumn<QByteArray>("values");
    QTest::addColumn<QByteArray>("taken");
    QTest::addColumn<QStringList>("notes");
    const auto row = [](const char *name, const char *values, const char *taken, const QStringList &notes) {
        QTest::newRow(name) << QByteArray(values) << QByteArray(taken) << notes;
    };
    const char *all = R"j({"prompt":"a","size":"1024x1024 (1:1)","style":"ink","strength":0.5,"seed":7})j";
    row("all of it", all, all, {});
    row("nothing", "{}", "{}", {});
    row("a work of the gallery", R"({"image_url":"maquette-asset:7"})", R"({"image_url":"maquette-asset:7"})",
        {});
    row("an empty text", R"({"prompt":"","image_url":""})", R"({"prompt":"","image_url":""})", {});
    row("a field that went", R"({"prompt":"a","gone":1})", R"({"prompt":"a"})",
        {u"gone: this model has no such field any more."_s});
    row("a long prompt stays whole", R"({"prompt":"much longer than ten"})",
        R"({"prompt":"much longer than ten"})", {});
    row("a size that went", R"j({"size":"2048x2048 (1:1)"})j", R"j({"size":"1024x1024 (1:1)"})j",
        {u"Size: there is no 2048x2048 (1:1) any more. It is 1024x1024 (1:1) now."_s});
    row("a number beyond the bounds", R"({"strength":5})", R"({"strength":1.0})",
        {u"Strength: there is no 5 any more. It is 1 now."_s});
    row("a choice written otherwise", R"({"style":"INK"})", R"({"style":"ink"})",
        {u"Style: there is no INK any more. It is ink now."_s});
    row("a choice that went", R"({"style":"<b>chalk</b>"})", "{}",
        {u"Style is left out: Choose one of the listed values."_s});
}

void TestPresetFit::fits()
{
    QFETCH(QByteArray, values);
    FormState state;
    state.values = json(values);
    const PresetFit fit = fitPreset(modelOf(schema), state);
    QTEST(fit.notes, "notes");
    QTEST(toBytes(fit.state.values), "taken");
    // What is taken is taken again.
    QCOMPARE(fitPreset(modelOf(schema), fit.state).notes, QStringList());
}

void TestPresetFit::textsAndSeedsOfKnownFieldsStay()
{
    FormState state;
    state.values = json(R"({"style":"chalk","strength":[]})");
    state.texts = {{u"extra"_s, u"{"_s}, {u"gone"_s, u"{"_s}};
    state.lastSeeds = {{u"seed"_s, WideInteger::fromSigned(1)}, {u"old"_s, WideInteger::fromSigned(2)}};
    const PresetFit fit = fitPreset(modelOf(schema), state);
    QVERIFY(fit.state.values.empty());
    QCOMPARE(fit.notes.size(), 3);
    QVERIFY2(fit.notes.at(0).startsWith(u"Style is left out: "_s), qPrintable(fit.notes.at(0)));
    QVERIFY2(fit.notes.at(1).startsWith(u"Strength is left out: "_s), qPrintable(fit.notes.at(1)));
    QCOMPARE(fit.state.texts.keys(), QStringList(u"extra"_s));
    QCOMPARE(fit.state.lastSeeds.keys(), QStringList(u"seed"_s));
}

QTEST_GUILESS_MAIN(TestPresetFit)
#include "tst_presetfit.moc"
