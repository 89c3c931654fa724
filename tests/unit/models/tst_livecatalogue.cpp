// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/catalogue.h"
#include "models/core/checks.h"
#include "models/core/descriptor.h"

#include <QFile>
#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

namespace
{

Json readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto json = parseJson(file.readAll());
    return json ? *json : Json();
}

} // namespace

//! \brief Many schemas as the live catalogue has them: an own small set, and a whole catalogue that the
//! environment variable MAQUETTE_TEST_CATALOGUE points to.
class LiveCatalogueTest : public QObject
{
    Q_OBJECT

private slots:
    void readsOwnSet_data() { rows(QStringLiteral(MAQUETTE_TEST_DATA "/catalogue.json")); }
    void readsOwnSet() { check(); }
    void readsWholeCatalogue_data() { rows(qEnvironmentVariable("MAQUETTE_TEST_CATALOGUE")); }
    void readsWholeCatalogue() { check(); }
    void knowsOwnSet();

private:
    static void rows(const QString &path);
    static void check();
};

void LiveCatalogueTest::rows(const QString &path)
{
    QTest::addColumn<QByteArray>("entry");
    if (path.isEmpty()) {
        QTest::newRow("not set") << QByteArray();
        return;
    }
    const Json catalogue = readFile(path);
    QVERIFY2(catalogue.is_object(), qPrintable(path));
    for (const Json &entry : catalogue.at("models"))
        QTest::newRow(qPrintable(stringMember(entry, "model_id"))) << toBytes(entry);
}

void LiveCatalogueTest::check()
{
    QFETCH(QByteArray, entry);
    if (entry.isEmpty())
        QSKIP("MAQUETTE_TEST_CATALOGUE does not point to a catalogue");
    const auto json = parseJson(entry);
    QVERIFY(json.has_value());
    const auto model = readModel(*json);
    QVERIFY2(model.has_value(), model ? "" : qPrintable(model.error().message));
    QVERIFY(model->validator);
    const Json &properties = json->at("input_schema").at("properties");
    QCOMPARE(model->fields.size(), qsizetype(properties.size()));
    Json defaults = Json::object();
    for (const Field &field : model->fields) {
        QVERIFY(properties.contains(field.key.toStdString()));
        QVERIFY2(!field.title.isEmpty(), qPrintable(field.key));
        if (!field.defaultValue || (field.kind == FieldKind::Media && field.exampleDefault))
            continue;
        defaults[field.key.toStdString()] = *field.defaultValue;
        QVERIFY2(checkValue(field, *field.defaultValue).isEmpty(), qPrintable(field.key));
    }
    for (const FieldProblem &problem : checkInput(*model, defaults))
        QVERIFY2(!defaults.contains(problem.key.toStdString()),
                 qPrintable(QString(problem.key + u": "_s + problem.message)));
    const InputValues carried = carryOver(*model, *model, defaults);
    for (const auto &[key, value] : defaults.items()) {
        const bool kept = carried.contains(key) && toBytes(carried.at(key)) == toBytes(value);
        QVERIFY2(kept || value == "", key.c_str());
    }
}

void LiveCatalogueTest::knowsOwnSet()
{
    const Json catalogue = readFile(QStringLiteral(MAQUETTE_TEST_DATA "/catalogue.json"));
    const auto model = [&](const QString &id) -> Model {
        for (const Json &entry : catalogue.at("models")) {
            if (stringMember(entry, "model_id") == id)
                return *readModel(entry);
        }
        return {};
    };
    const Model flow = model(u"example/flow/workflow"_s);
    QCOMPARE(flow.field(u"284_image"_s)->kind, FieldKind::Media);
    QVERIFY(flow.field(u"284_image"_s)->exampleDefault);
    QCOMPARE(flow.fieldWithRole(FieldRole::Prompt)->key, u"241_positive_prompt"_s);
    const Model edit = model(u"example/edit/image-to-image"_s);
    QCOMPARE(edit.warnings.size(), 1);
    QVERIFY(edit.warnings.constFirst().contains(u"image_urls"_s));
    QCOMPARE(edit.basePrice->microdollars(), 40000);
    QCOMPARE(edit.fields.constFirst().key, u"prompt"_s);
    QVERIFY(checkInput(edit, Json{{"prompt", "make it blue"}}).isEmpty());
    const Model speech = model(u"example/voice/text-to-audio"_s);
    QCOMPARE(speech.makes, MediaKind::Audio);
    QVERIFY(!speech.basePrice);
    const Model frames = model(u"example/frames/image-to-video"_s);
    QCOMPARE(frames.fieldWithRole(FieldRole::FirstFrame)->key, u"start_image_url"_s);
    QCOMPARE(frames.fieldWithRole(FieldRole::LastFrame)->key, u"end_image_url"_s);
    QCOMPARE(frames.fieldWithRole(FieldRole::Duration)->kind, FieldKind::Choice);
    QCOMPARE(frames.mediaFields(MediaKind::Image).size(), 2);
}

QTEST_GUILESS_MAIN(LiveCatalogueTest)
#include "tst_livecatalogue.moc"
