// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/workmetadata.h"
#include "models/core/catalogue.h"
#include "tests/support/schemas.h"
#include "ui/form/settingscompare.h"
#include "ui/gallery/settingtexts.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr char painter[] = R"j({"type":"object","required":["prompt"],"properties":{
    "prompt":{"type":"string","title":"Prompt"},
    "negative_prompt":{"type":"string","title":"Negative prompt"},
    "size":{"type":"string","title":"Size","enum":["1024x1024 (1:1)","1920x1080 (16:9)","1080x1920 (9:16)"]},
    "strength":{"type":"number","title":"Strength","minimum":0,"maximum":1,"default":0.5},
    "num_inference_steps":{"type":"integer","title":"Steps","minimum":1,"maximum":50,"default":20},
    "guidance_scale":{"type":"number","title":"Guidance","minimum":1,"maximum":10},
    "image_url":{"type":"string","format":"uri","title":"Image"},
    "seed":{"type":"integer","title":"Seed"}}})j";
constexpr char mover[] = R"j({"type":"object","properties":{
    "text":{"type":"string","title":"Text"},
    "first_frame_url":{"type":"string","format":"uri","title":"First frame"},
    "duration":{"type":"integer","title":"Duration","enum":[5,10]},
    "aspect_ratio":{"type":"string","title":"Aspect ratio","enum":["1:1","16:9"]},
    "seed":{"type":"integer","title":"Seed"}}})j";

std::shared_ptr<const Model> made(const char *schema, const QString &id)
{
    auto model = std::make_shared<Model>(modelOf(schema));
    model->id = ModelId(id);
    model->displayName = id;
    return model;
}

//! Held against a form of \a form, in which \a now stands.
SettingsCompare compared(const std::shared_ptr<const Model> &from, const QByteArray &sent,
                         const std::shared_ptr<const Model> &form, const QByteArray &now)
{
    GivenSettings given;
    given.fields = from;
    given.isInstalled = true;
    given.model = from->id;
    given.modelName = from->displayName;
    given.values = json(sent);
    SettingsCompare compare;
    compare.setGiven(given);
    compare.setForm(form);
    compare.update(json(now));
    return compare;
}

//! "key against: note" of each line.
QStringList shown(const SettingsCompare &compare)
{
    QStringList lines;
    for (const SettingLine &line : compare.lines()) {
        const bool differs = line.against == SettingLine::Against::Differs;
        const bool nowhere = line.against == SettingLine::Against::Nowhere;
        if (line.value || differs)
            lines += line.key + (differs ? u" ≠"_s : nowhere ? u" -"_s : u" ="_s);
    }
    return lines;
}

QString usedValues(const SettingsUse &use)
{
    return QString::fromUtf8(toBytes(use.values)) + u" "_s + use.cleared.join(u',');
}

} // namespace

//! \brief Settings against the form: what differs, what fits, and what using them would do.
class TestSettingsCompare : public QObject
{
    Q_OBJECT

private slots:
    void ofOneModel();
    void whatWasNotSentGoesToItsDefault();
    void defaultsAreTheSameAsLeavingOut();
    void intoAnotherModelByMeaning();
    void whatDoesNotFitIsSaid();
    void oneField();
    void ofAForeignFile();
    void ofAnUnknownModel();
    void aFileNamesNoFilesAndWorks();
    void structuresAreReadable();
};

void TestSettingsCompare::ofOneModel()
{
    const auto model = made(painter, u"painter"_s);
    const SettingsCompare compare =
        compared(model, R"j({"seed":7,"prompt":"a fox","size":"1024x1024 (1:1)","strength":0.7})j", model,
                 R"j({"prompt":"a fox","size":"1920x1080 (16:9)","strength":0.5})j");
    QVERIFY(compare.isSameModel());
    QCOMPARE(shown(compare), QStringList({u"prompt ="_s, u"size ≠"_s, u"strength ≠"_s, u"seed ≠"_s}));
    QCOMPARE(SettingTexts::summary(compare), u"3 fields differ from the form."_s);
    QCOMPARE(usedValues(compare.useAll(true)),
             u"{\"size\":\"1024x1024 (1:1)\",\"strength\":0.7,\"seed\":7} "_s);
    QVERIFY(compare.hasSeed());
    QCOMPARE(usedValues(compare.useAll(false)), u"{\"size\":\"1024x1024 (1:1)\",\"strength\":0.7} "_s);
    QStringList notes;
    for (const SettingLine &line : compare.lines()) {
        if (const QString note = SettingTexts::note(line); !note.isEmpty())
            notes += note;
    }
    QCOMPARE(notes, QStringList({u"Form: 1920×1080 (16:9)"_s, u"Form: 0.5"_s, u"Form: random"_s}));
}

void TestSettingsCompare::whatWasNotSentGoesToItsDefault()
{
    const auto model = made(painter, u"painter"_s);
    const SettingsCompare compare = compared(model, R"({"prompt":"a fox"})", model,
                                             R"({"prompt":"a fox","negative_prompt":"fog","strength":0.9})");
    QCOMPARE(shown(compare), QStringList({u"prompt ="_s, u"negative_prompt ≠"_s, u"strength ≠"_s}));
    QCOMPARE(usedValues(compare.useAll(true)), u"{} negative_prompt,strength"_s);
}

void TestSettingsCompare::defaultsAreTheSameAsLeavingOut()
{
    const auto model = made(painter, u"painter"_s);
    const SettingsCompare compare = compared(model, R"({"prompt":"a fox"})", model,
                                             R"({"prompt":"a fox","negative_prompt":"","strength":0.5})");
    QCOMPARE(shown(compare), QStringList({u"prompt ="_s}));
    QVERIFY(compare.useAll(true).isEmpty());
    QCOMPARE(SettingTexts::summary(compare), u"The form has the same settings."_s);
}

void TestSettingsCompare::intoAnotherModelByMeaning()
{
    const SettingsCompare compare = compared(
        made(painter, u"painter"_s),
        R"j({"prompt":"a fox","size":"1920x1080 (16:9)","strength":0.7,"image_url":"maquette-asset:7","seed":7})j",
        made(mover, u"mover"_s), R"({"text":"a hare","aspect_ratio":"16:9"})");
    QVERIFY(!compare.isSameModel());
    QCOMPARE(shown(compare),
             QStringList({u"prompt ≠"_s, u"size ="_s, u"strength -"_s, u"image_url -"_s, u"seed ≠"_s}));
    QCOMPARE(usedValues(compare.useAll(true)), u"{\"text\":\"a fox\",\"seed\":7} "_s);
    QCOMPARE(SettingTexts::note(compare.lines().at(0)), u"Form, Text: a hare"_s);
    QCOMPARE(SettingTexts::note(compare.lines().at(2)), QString());
    QCOMPARE(SettingTexts::summary(compare),
             u"Made with painter, the form is open on mover. 3 of 5 fields fit there."_s);
}

void TestSettingsCompare::whatDoesNotFitIsSaid()
{
    const auto from = made(R"j({"type":"object","properties":{
        "duration":{"type":"integer","title":"Duration","enum":[6,8]},
        "seed":{"type":"integer","title":"Seed"}}})j",
                           u"other"_s);
    const SettingsCompare compare =
        compared(from, R"({"duration":8})", made(mover, u"mover"_s), R"({"duration":5})");
    QCOMPARE(SettingTexts::note(compare.lines().at(0)), u"Form: 5\nFits as 10"_s);
    const SettingsUse use = compare.useAll(true);
    QCOMPARE(usedValues(use), u"{\"duration\":10} "_s);
    QCOMPARE(SettingTexts::told(compare, use, true), u"1 field set. Made to fit: Duration 8 → 10."_s);
}

void TestSettingsCompare::oneField()
{
    const auto model = made(painter, u"painter"_s);
    const SettingsCompare compare =
        compared(model, R"({"prompt":"a fox","strength":0.7})", model, R"({"prompt":"x","seed":4})");
    QCOMPARE(usedValues(compare.useOne(u"strength"_s)), u"{\"strength\":0.7} "_s);
    QCOMPARE(usedValues(compare.useOne(u"seed"_s)), u"{} seed"_s);
    QVERIFY(compare.useOne(u"size"_s).isEmpty());
    QVERIFY(compare.useOne(u"nonsense"_s).isEmpty());
}

void TestSettingsCompare::ofAForeignFile()
{
    ForeignSettings foreign;
    foreign.program = u"ComfyUI"_s;
    foreign.prompt = u"a fox"_s;
    foreign.negativePrompt = u"fog"_s;
    foreign.seed = 42;
    foreign.size = QSize(1216, 832);
    foreign.model = u"sdxl.safetensors"_s;
    foreign.values = {{u"Steps"_s, u"30"_s}, {u"CFG scale"_s, u"70"_s},  {u"Sampler"_s, u"Euler a"_s},
                      {u"Seed"_s, u"42"_s},  {u"Size"_s, u"1216x832"_s}, {u"Model"_s, u"sdxl.safetensors"_s}};
    FoundMetadata found;
    found.foreign = foreign;
    const GivenSettings given = settingsOfFile(found, Catalogue());
    QVERIFY(!given.isInstalled);
    SettingsCompare compare;
    compare.setGiven(given);
    compare.setForm(made(painter, u"painter"_s));
    compare.update(json("{}"));
    QCOMPARE(usedValues(compare.useAll(false)),
             u"{\"prompt\":\"a fox\",\"negative_prompt\":\"fog\",\"size\":\"1920x1080 (16:9)\","
             "\"num_inference_steps\":30,\"guidance_scale\":10.0} "_s);
    QCOMPARE(usedValues(compare.useOne(u"seed"_s)), u"{\"seed\":42} "_s);
    QVERIFY(shown(compare).contains(u"Sampler -"_s));
    QVERIFY(!shown(compare).contains(u"Model -"_s)); // it is said above them
    QCOMPARE(given.modelName, u"sdxl.safetensors"_s);
}

void TestSettingsCompare::ofAnUnknownModel()
{
    const GivenSettings given = settingsOfInput(
        ModelId(u"gone/model"_s), u"Gone"_s,
        R"({"prompt":"a fox","aspect_ratio":"16:9","image_url":"https://x.example/a.png","n":2})",
        Catalogue());
    QVERIFY(!given.isInstalled && given.fields);
    SettingsCompare compare;
    compare.setGiven(given);
    compare.setForm(made(mover, u"mover"_s));
    compare.update(json("{}"));
    QCOMPARE(usedValues(compare.useAll(true)), u"{\"text\":\"a fox\",\"aspect_ratio\":\"16:9\"} "_s);
    QVERIFY(settingsOfInput(ModelId(u"gone/model"_s), {}, "[1,2]", Catalogue()).isEmpty());
    QVERIFY(settingsOfInput(ModelId(u"gone/model"_s), {}, "not json", Catalogue()).isEmpty());
}

void TestSettingsCompare::aFileNamesNoFilesAndWorks()
{
    FoundMetadata found;
    found.isOwn = true;
    found.work.modelId = ModelId(u"gone/model"_s);
    found.work.input =
        R"({"prompt":"a fox","image_url":"maquette-file:/etc/passwd","images":["maquette-asset:7",
        "https://x.example/a.png"],"deep":{"mask_url":"file:///etc/shadow","other":"~/secret.png"}})";
    const GivenSettings given = settingsOfFile(found, Catalogue());
    QCOMPARE(
        QString::fromUtf8(toBytes(given.values)),
        u"{\"prompt\":\"a fox\",\"images\":[\"https://x.example/a.png\"],\"deep\":{\"other\":\"~/secret.png\"}}"_s);
}

void TestSettingsCompare::structuresAreReadable()
{
    const QChar nbsp(QChar::Nbsp);
    const QString wanted = u"1.\n  prompt: a fox\n  on: yes\n2. 5\n3. 0.25"_s.replace(u' ', nbsp);
    QString read = SettingTexts::readable(json(R"([{"prompt":"a fox","on":true},5,0.25])"));
    QCOMPARE(read.replace(u' ', nbsp), wanted);
    QByteArray deep;
    for (int i = 0; i < 150; ++i)
        deep += "[";
    deep += "1";
    for (int i = 0; i < 150; ++i)
        deep += "]";
    QVERIFY(SettingTexts::readable(json(deep)).size() < 2000);
    QByteArray wide = "[0";
    for (int i = 0; i < 200000; ++i)
        wide += ",\"something\"";
    QVERIFY(SettingTexts::readable(json(wide + "]")).size() < 21000);
}

QTEST_MAIN(TestSettingsCompare)
#include "tst_settingscompare.moc"
