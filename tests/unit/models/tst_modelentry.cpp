// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/modelentry.h"

#include "models/core/catalogue.h"
#include "models/core/descriptor.h"
#include "tests/support/madecatalogue.h"
#include "tests/support/models.h"
#include "tests/support/schemas.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

ModelEntry entryOfText(const QByteArray &text)
{
    const Json description = json(text);
    const auto model = readModel(description);
    return model ? entryOf(*model, description) : ModelEntry();
}

} // namespace

//! \brief The light entry of a model against the model itself.
class ModelEntryTest : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithItsModel();
    void knowsWhatGoesIn_data();
    void knowsWhatGoesIn();
    void survivesJson();
    void longTextsAreBounded();
    void oddJsonIsRefused_data();
    void oddJsonIsRefused();
};

void ModelEntryTest::agreesWithItsModel()
{
    const Catalogue catalogue = Catalogue::load({u":/models"_s});
    for (const auto &model : modelsOf(catalogue)) {
        const ModelEntry *entry = catalogue.entry(model->id);
        QCOMPARE(entry->displayName, model->displayName);
        QCOMPARE(entry->makes, model->makes);
        QCOMPARE(entry->vendor, model->vendor);
        QVERIFY(entry->shipped && !entry->live && !entry->own);
        QVERIFY(entry->takes.testFlag(Intake::Text));
        for (const MediaKind kind : {MediaKind::Image, MediaKind::Video, MediaKind::Audio}) {
            QStringList keys;
            for (const MediaUse &use : entry->media) {
                if (use.kind == kind)
                    keys.append(use.key);
            }
            QStringList expected;
            for (const Field *field : model->mediaFields(kind))
                expected.append(field->key);
            QCOMPARE(keys, expected);
        }
    }
    const ModelEntry *clips = catalogue.entry(ModelId(u"bytedance/seedance-1-0/lite/image-to-video"_s));
    QVERIFY(clips->takes.testFlag(Intake::Image));
    QCOMPARE(clips->media.first().role, FieldRole::FirstFrame);
    QVERIFY(clips->media.first().required);
}

void ModelEntryTest::knowsWhatGoesIn_data()
{
    QTest::addColumn<QByteArray>("categories");
    QTest::addColumn<QByteArray>("properties");
    QTest::addColumn<int>("takes");
    const auto row = [](const char *name, const char *categories, const char *properties, Intakes takes) {
        QTest::newRow(name) << QByteArray(categories) << QByteArray(properties) << int(takes);
    };
    row("category", R"(["image-to-video"])", R"("x":{"type":"boolean"})", Intake::Image);
    row("several", R"(["text-to-image","video-to-video"])", R"("x":{"type":"boolean"})",
        Intake::Text | Intake::Video);
    row("edit", R"(["edit-video"])", R"("x":{"type":"boolean"})", Intake::Video);
    row("frames", R"(["first-last-frame-to-video"])", R"("x":{"type":"boolean"})", Intake::Image);
    row("prompt", "[]", R"("prompt":{"type":"string"})", Intake::Text);
    row("media", "[]", R"("audio_url":{"type":"string"})", Intake::Audio);
    row("list", "[]", R"("images":{"type":"array","items":{"type":"string","format":"image_uri"}})",
        Intake::Image);
    row("list by format", "[]", R"("refs":{"type":"array","format":"video_uris"})", Intake::Video);
    row("nothing", R"(["to-image", "x"])", R"("x":{"type":"boolean"})", {});
}

void ModelEntryTest::knowsWhatGoesIn()
{
    QFETCH(QByteArray, categories);
    QFETCH(QByteArray, properties);
    const ModelEntry entry = entryOfText(R"({"model_id":"a/b","categories":)" + categories +
                                         R"(,"input_schema":{"properties":{)" + properties + "}}}");
    QCOMPARE(entry.id.text(), u"a/b"_s);
    QTEST(int(entry.takes), "takes");
}

void ModelEntryTest::survivesJson()
{
    for (const CatalogueItem &item : madeCatalogue(20)) {
        const ModelEntry entry = entryOfText(item.json);
        QVERIFY(!entry.displayName.isEmpty());
        QVERIFY(entry.basePrice);
        QCOMPARE(entry.kind, u"model"_s);
        const auto back = entryFromJson(toJson(entry));
        QVERIFY(back);
        QVERIFY(*back == entry);
    }
}

void ModelEntryTest::longTextsAreBounded()
{
    const ModelEntry entry = entryOfText(R"({"model_id":"a/b","display_name":")" + QByteArray(100'000, 'x') +
                                         R"(","description":")" + QByteArray(100'000, 'y') +
                                         R"(","input_schema":{"properties":{"p":{"type":"string"}}}})");
    QVERIFY(entry.displayName.size() < 300);
    QVERIFY(entry.description.size() < 5000);
}

void ModelEntryTest::oddJsonIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("taken");
    QTest::newRow("no object") << QByteArray("[]") << false;
    QTest::newRow("no name") << QByteArray(R"({"id":"a/b"})") << false;
    QTest::newRow("unsafe") << QByteArray(R"({"id":"a/../b","name":"x"})") << false;
    QTest::newRow("odd numbers")
        << QByteArray(R"({"id":"a/b","name":"x","makes":99,"takes":-4,"media":[3,{"media":"x","role":1e9}],)"
                      R"("price":"x","added":"x","categories":[1]})")
        << true;
}

void ModelEntryTest::oddJsonIsRefused()
{
    QFETCH(QByteArray, text);
    const auto entry = entryFromJson(json(text));
    QTEST(entry.has_value(), "taken");
    if (entry) {
        QCOMPARE(entry->makes, MediaKind::Image);
        QVERIFY(!entry->basePrice && !entry->takes);
    }
}

QTEST_GUILESS_MAIN(ModelEntryTest)
#include "tst_modelentry.moc"
