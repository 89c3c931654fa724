// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/store.h"
#include "tests/support/jobs/jobbench.h"
#include "tests/support/schemas.h"
#include "ui/form/presetfile.h"

#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr char schema[] = R"({"type":"object","properties":{
    "prompt":{"type":"string","title":"Prompt"},
    "image_url":{"type":"string","format":"uri","title":"Image"},
    "images":{"type":"array","title":"Images","items":{"type":"string","format":"uri"}},
    "extra":{"type":"object","title":"Extra"}}})";

FilePreset presetOf(const QByteArray &values)
{
    FilePreset preset;
    preset.model = ModelId(u"a/b/text-to-image"_s);
    preset.modelName = u"B"_s;
    preset.name = u"Dawn 🌅"_s;
    preset.state.values = json(values);
    return preset;
}

QByteArray fileOf(const QByteArray &entries)
{
    return R"({"format":"maquette-preset","version":1,"presets":[)" + entries + "]}";
}

} // namespace

//! \brief Presets as files that are given to others.
class TestPresetFile : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void comesBackAsItWas();
    void whatIsOwnIsLeftOut_data();
    void whatIsOwnIsLeftOut();
    void pathsInMediaAreLeftOut();
    void whatIsPublicStays();
    void seedsAndUnfinishedTextsStay();
    void cleanedWhenRead();
    void badFilesAreRefused_data();
    void badFilesAreRefused();
    void oddEntriesAreLeftOut();
    void clashesGetANumber();

private:
    std::shared_ptr<const Model> m_model;
};

void TestPresetFile::initTestCase()
{
    m_model = std::make_shared<const Model>(modelOf(schema));
    QCOMPARE(m_model->field(u"image_url"_s)->kind, FieldKind::Media);
}

void TestPresetFile::comesBackAsItWas()
{
    FilePreset first =
        presetOf(R"({"prompt":"a {b|c} 日","n":18446744073709551615,"image_url":"https://a.example/x.png"})");
    FilePreset second = presetOf("{}");
    second.name = u"Other"_s;
    PresetFile::clean(first, m_model.get());
    PresetFile::clean(second, nullptr);
    const auto read = PresetFile::read(PresetFile::write({first, second}));
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QVERIFY(read->notes.isEmpty());
    QCOMPARE(read->presets.size(), 2);
    const FilePreset &back = read->presets.first();
    QCOMPARE(back.model, first.model);
    QCOMPARE(back.modelName, u"B"_s);
    QCOMPARE(back.name, u"Dawn 🌅"_s);
    QCOMPARE(toBytes(back.state.values), toBytes(first.state.values));
    QVERIFY(back.notes.isEmpty());
}

void TestPresetFile::whatIsOwnIsLeftOut_data()
{
    QTest::addColumn<QString>("value");
    for (const char *value : {"maquette-asset:12",
                              " Maquette-Asset:12",
                              "maquette-file:/home/me/x.png",
                              " Maquette-File:/home/me/my pictures/x.png",
                              "file:///home/me/x.png",
                              "/home/me/x.png",
                              "~/x.png",
                              "C:\\Users\\me\\x.png",
                              "c:/x.png",
                              "\\\\server\\x.png",
                              "data:image/png;base64,AAAA",
                              "https://me:secret@a.example/x.png",
                              "http://127.0.0.1:9/x.png",
                              "http://localhost/x",
                              "https://nas/x",
                              "http://192.168.1.4/x.png",
                              "https://nas.local/x.png",
                              "http://[::1]/x.png",
                              "http://[fe80::1]/x",
                              "https://a.example/x.png?X-Amz-Signature=abc",
                              "https://a.example/x?token=abc",
                              "https://a.example/x?a=1&api_key=abc",
                              "https://a.example/x?sig=abc"})
        QTest::newRow(value) << QString::fromUtf8(value);
}

void TestPresetFile::whatIsOwnIsLeftOut()
{
    QFETCH(QString, value);
    Json values = json(R"({"prompt":"a","extra":{"deep":[1,"VALUE",{"k":"VALUE"}]},"image_url":"VALUE"})");
    QByteArray text = toBytes(values);
    text.replace("VALUE", toBytes(jsonString(value)).chopped(1).sliced(1));
    for (const Model *model : {static_cast<const Model *>(nullptr), m_model.get()}) {
        FilePreset preset = presetOf(text);
        PresetFile::clean(preset, model);
        const QByteArray kept = R"({"prompt":"a","extra":{"deep":[1,{}]}})";
        QCOMPARE(toBytes(preset.state.values), kept);
        QCOMPARE(preset.notes.size(), 3);
        QVERIFY2(
            preset.notes.last().startsWith(model ? u"Image is left out: "_s : u"image_url is left out: "_s),
            qPrintable(preset.notes.last()));
        QVERIFY(!PresetFile::write({preset}).contains("secret"));
    }
}

void TestPresetFile::pathsInMediaAreLeftOut()
{
    FilePreset preset =
        presetOf(R"({"prompt":"x.png","image_url":"x.png","images":["y.png","https://a.example/z.png",""]})");
    PresetFile::clean(preset, m_model.get());
    const QByteArray kept = R"({"prompt":"x.png","images":["https://a.example/z.png",""]})";
    QCOMPARE(toBytes(preset.state.values), kept);
    QCOMPARE(preset.notes.size(), 2);
}

void TestPresetFile::whatIsPublicStays()
{
    const QByteArray values =
        R"({"prompt":"see /home or https://me:x@a.example, data: none","a":"https://a.example/x.png?w=2&keyword=sea","b":"/imagine","c":"1/2","d":"http://a.example/x","e":"file under noir"})";
    FilePreset preset = presetOf(values);
    PresetFile::clean(preset, nullptr);
    QCOMPARE(toBytes(preset.state.values), toBytes(json(values)));
    QCOMPARE(preset.notes, QStringList());
}

void TestPresetFile::seedsAndUnfinishedTextsStay()
{
    FilePreset preset = presetOf("{}");
    preset.state.lastSeeds.insert(u"seed"_s, WideInteger::fromSigned(5));
    preset.state.texts.insert(u"extra"_s, u"{\"a\":"_s);
    preset.state.texts.insert(u"own"_s, u"{\"a\": \"maquette-asset:12\","_s);
    PresetFile::clean(preset, m_model.get());
    const auto read = PresetFile::read(PresetFile::write({preset}));
    QVERIFY(read);
    QCOMPARE(read->presets.first().state.texts.keys(), QStringList(u"extra"_s));
    QVERIFY(read->presets.first().state.lastSeeds.isEmpty());
    QCOMPARE(preset.notes.size(), 1);
}

void TestPresetFile::cleanedWhenRead()
{
    const auto read = PresetFile::read(fileOf(
        R"({"model":"a/b","name":" x\n","form":{"maquette-form":1,"values":{"image_url":"maquette-asset:7"}}})"));
    QVERIFY(read);
    QCOMPARE(read->presets.first().name, u"x"_s);
    QVERIFY(read->presets.first().state.values.empty());
    QCOMPARE(read->presets.first().notes.size(), 1);
}

void TestPresetFile::badFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, const QByteArray &bytes, ErrorKind kind) {
        QTest::newRow(name) << bytes << int(kind);
    };
    row("nothing", {}, ErrorKind::BadAnswer);
    row("no JSON", "\x89PNG", ErrorKind::BadAnswer);
    row("other JSON", R"({"prompt":"a"})", ErrorKind::BadAnswer);
    row("a list", "[1]", ErrorKind::BadAnswer);
    row("newer", R"({"format":"maquette-preset","version":2,"presets":[]})", ErrorKind::InvalidInput);
    row("much newer", R"({"format":"maquette-preset","version":18446744073709551615,"presets":[]})",
        ErrorKind::InvalidInput);
    row("no version", R"({"format":"maquette-preset","presets":[]})", ErrorKind::BadAnswer);
    row("version of text", R"({"format":"maquette-preset","version":"1","presets":[]})",
        ErrorKind::BadAnswer);
    row("empty", fileOf({}), ErrorKind::BadAnswer);
    row("no list", R"({"format":"maquette-preset","version":1,"presets":{}})", ErrorKind::BadAnswer);
    row("deep", fileOf(QByteArray("[").repeated(100'000)), ErrorKind::BadAnswer);
    row("large", fileOf('"' + QByteArray(PresetFile::mostBytes, 'x') + '"'), ErrorKind::TooLarge);
}

void TestPresetFile::badFilesAreRefused()
{
    QFETCH(QByteArray, bytes);
    const auto read = PresetFile::read(bytes);
    QVERIFY(!read);
    QTEST(int(read.error().kind), "kind");
    QVERIFY(read.error().message.endsWith(u'.'));
}

void TestPresetFile::oddEntriesAreLeftOut()
{
    const QByteArray good = R"({"model":"a/b","name":"x","form":{}})";
    const auto read = PresetFile::read(
        fileOf(good + R"(,7,null,{"model":"../..","form":{}},{"model":"a/b"},{"model":"a/b","form":[]})"));
    QVERIFY(read);
    QCOMPARE(read->presets.size(), 1);
    QCOMPARE(read->notes.size(), 5);
    QByteArray many = good;
    for (int i = 0; i < PresetFile::mostPresets; ++i)
        many += ',' + good;
    const auto lots = PresetFile::read(fileOf(many));
    QCOMPARE(lots->presets.size(), PresetFile::mostPresets);
    QCOMPARE(lots->notes.size(), 1);
}

void TestPresetFile::clashesGetANumber()
{
    QTemporaryDir folder;
    auto store = Store::open(folder.filePath(u"m.sqlite"_s));
    QVERIFY(store);
    const SystemClock clock;
    Presets presets(**store, clock, nullptr, quickTiming());
    const FilePreset preset = presetOf(R"({"prompt":"a"})");
    QVERIFY(presets.save(preset.model, preset.name, "{}"));
    const auto [changes, faults, renamed] = PresetFile::add({preset, preset}, presets);
    QCOMPARE(changes.size(), 2);
    QCOMPARE(faults, QStringList());
    QCOMPARE(renamed, 2);
    QCOMPARE(presets.list(preset.model).size(), 3);
    const auto found = presets.find(preset.model, u"Dawn 🌅 2"_s);
    QVERIFY(found);
    QCOMPARE(toBytes(FormState::fromBytes(found->state).values), toBytes(preset.state.values));
    for (qsizetype i = changes.size(); i-- > 0;)
        presets.undo(changes.at(i));
    QCOMPARE(presets.list(preset.model).size(), 1);
}

QTEST_GUILESS_MAIN(TestPresetFile)
#include "tst_presetfile.moc"
