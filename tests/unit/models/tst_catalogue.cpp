// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/catalogue.h"
#include "models/core/descriptor.h"
#include "tests/support/models.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

namespace
{

QByteArray descriptor(const QByteArray &id, const QByteArray &name)
{
    return "{\n  \"model_id\": \"" + id + "\",\n  \"display_name\": \"" + name +
           "\",\n  \"input_schema\": {\n    \"type\": \"object\",\n    \"properties\": {\"prompt\": "
           "{\"type\": "
           "\"string\"}}\n  }\n}\n";
}

} // namespace

//! \brief Folders of descriptors: shipped, the artist's own, and broken ones.
class CatalogueTest : public QObject
{
    Q_OBJECT

private slots:
    void shipsFiveModels();
    void listsImagesBeforeClips();
    void loadsTheRestBesideBrokenFiles();
    void namesFileAndLine_data();
    void namesFileAndLine();
    void prefersTheArtistsFile();
    void reportsTwins();
    void readsLists();
    void ignoresMissingFolders();
    void readsPrices_data();
    void readsPrices();
    void guessesWhatIsMade_data();
    void guessesWhatIsMade();
    void refusesUnsafeIds_data();
    void refusesUnsafeIds();
    void translates_data();
    void translates();

private:
    static void write(const QDir &folder, const QString &name, const QByteArray &bytes);
};

void CatalogueTest::write(const QDir &folder, const QString &name, const QByteArray &bytes)
{
    QVERIFY(folder.mkpath(QFileInfo(folder.filePath(name)).path()));
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void CatalogueTest::shipsFiveModels()
{
    const Catalogue catalogue = Catalogue::load({u":/models"_s});
    QCOMPARE(catalogue.entries().size(), std::size_t(5));
    QVERIFY(catalogue.broken().isEmpty());
    QVERIFY(catalogue.find(ModelId(u"bytedance/dreamina-4-0/text-to-image"_s)));
    QVERIFY(!catalogue.find(ModelId(u"bytedance/Dreamina-4-0/text-to-image"_s)));
}

void CatalogueTest::listsImagesBeforeClips()
{
    const Catalogue catalogue = Catalogue::load({u":/models"_s});
    QStringList names;
    for (const auto &model : test::modelsOf(catalogue))
        names.append(model->displayName);
    QCOMPARE(names, QStringList({u"Dreamina 4.0"_s, u"Seedream 4.0 Sequential"_s, u"Seedream 4.5"_s,
                                 u"Seedream 5.0 Lite"_s, u"Seedance 1.0 Lite"_s}));
}

void CatalogueTest::loadsTheRestBesideBrokenFiles()
{
    QTemporaryDir folder;
    write(folder.path(), u"me/a/broken.json"_s, "{ nonsense");
    write(folder.path(), u"me/b/good.json"_s, descriptor("me/good/text-to-image", "Good"));
    write(folder.path(), u"notes.txt"_s, "not a descriptor");
    const Catalogue catalogue = Catalogue::load({u":/models"_s, folder.path()});
    QCOMPARE(catalogue.entries().size(), std::size_t(6));
    const auto good = catalogue.find(ModelId(u"me/good/text-to-image"_s));
    QVERIFY(good);
    QCOMPARE(good->file, folder.filePath(u"me/b/good.json"_s));
    QCOMPARE(catalogue.broken().size(), 1);
    QCOMPARE(catalogue.broken().constFirst().file, folder.filePath(u"me/a/broken.json"_s));
    QCOMPARE(catalogue.broken().constFirst().line, 1);
}

void CatalogueTest::namesFileAndLine_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("reason");
    QTest::newRow("empty") << QByteArray() << 1 << u"empty"_s;
    QTest::newRow("blank") << QByteArray("\n \n") << 1 << u"empty"_s;
    QTest::newRow("html") << QByteArray("<!DOCTYPE html>") << 1 << u"not readable as JSON"_s;
    QTest::newRow("missing comma") << QByteArray("{\n\"a\": 1\n\"b\": 2}") << 3 << u"line 3, column 3"_s;
    QTest::newRow("cut short") << QByteArray("{\n\"a\": [1,\n2") << 3 << u"not readable as JSON"_s;
    QTest::newRow("not UTF-8") << QByteArray("{\n\"display_name\": \"caf\xE9\"}") << 2
                               << u"not readable as JSON"_s;
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFE{\0}\0", 6) << 1 << u"not readable as JSON"_s;
    QTest::newRow("number too large") << QByteArray("{\n\n\"a\": 1e999}") << 3 << u"not readable as JSON"_s;
    QTest::newRow("too deep") << QByteArray("{\n\"a\":" + QByteArray(100000, '[')) << 2 << u"nested deeper"_s;
    QTest::newRow("an array") << QByteArray("[]") << 1 << u"not an object"_s;
    QTest::newRow("no id") << QByteArray("\n{\"input_schema\": {}}") << 2 << u"model_id"_s;
    QTest::newRow("id is a number") << QByteArray("{\n\"x\": {\"model_id\": 1},\n\"model_id\": 5}") << 3
                                    << u"model_id"_s;
    QTest::newRow("no schema") << QByteArray("{\"model_id\": \"a/b\"}") << 1 << u"input_schema"_s;
    QTest::newRow("schema is text") << QByteArray("{\"model_id\": \"a/b\",\n\n\"input_schema\": \"{}\"}") << 3
                                    << u"not an object"_s;
    QTest::newRow("no properties") << QByteArray(
                                          "{\"model_id\": \"a/b\",\n\"input_schema\": {\"type\":\"object\"}}")
                                   << 2 << u"no properties"_s;
    QTest::newRow("properties is a list")
        << QByteArray(
               "{\"model_id\": \"a/b\",\n\"input_schema\": {\"type\": \"object\",\n\"properties\": []}}")
        << 3 << u"not an object"_s;
}

void CatalogueTest::namesFileAndLine()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, line);
    QFETCH(QString, reason);
    QTemporaryDir folder;
    write(folder.path(), u"bad.json"_s, bytes);
    const Catalogue catalogue = Catalogue::load({folder.path()});
    QVERIFY(catalogue.entries().empty());
    QCOMPARE(catalogue.broken().size(), 1);
    const BrokenModel &broken = catalogue.broken().constFirst();
    QCOMPARE(broken.file, folder.filePath(u"bad.json"_s));
    QVERIFY2(broken.reason.contains(reason), qPrintable(broken.reason));
    QCOMPARE(broken.line, line);
}

void CatalogueTest::prefersTheArtistsFile()
{
    QTemporaryDir folder;
    write(folder.path(), u"own.json"_s, descriptor("bytedance/dreamina-4-0/text-to-image", "My Dreamina"));
    const Catalogue catalogue = Catalogue::load({u":/models"_s, folder.path()});
    QCOMPARE(catalogue.entries().size(), std::size_t(5));
    QVERIFY(catalogue.broken().isEmpty());
    const auto model = catalogue.find(ModelId(u"bytedance/dreamina-4-0/text-to-image"_s));
    QCOMPARE(model->displayName, u"My Dreamina"_s);
    QCOMPARE(model->fields.size(), 1);
}

void CatalogueTest::reportsTwins()
{
    QTemporaryDir folder;
    write(folder.path(), u"a.json"_s, descriptor("me/one", "First"));
    write(folder.path(), u"b.json"_s, descriptor("me/one", "Second"));
    const Catalogue catalogue = Catalogue::load({folder.path()});
    QCOMPARE(catalogue.entries().size(), std::size_t(1));
    QCOMPARE(catalogue.entries().front().displayName, u"First"_s);
    QCOMPARE(catalogue.broken().size(), 1);
    QCOMPARE(catalogue.broken().constFirst().file, folder.filePath(u"b.json"_s));
    QVERIFY(catalogue.broken().constFirst().reason.contains(u"a.json"_s));
}

//! What the live catalogue answers to a list is taken as it is, one bad entry does not cost the others.
void CatalogueTest::readsLists()
{
    QTemporaryDir folder;
    write(folder.path(), u"list.json"_s,
          "{\"models\": [" + descriptor("me/one", "One") + ", {\"model_id\": 3}, " +
              descriptor("me/two", "Two") + "], \"total\": 3}");
    const Catalogue catalogue = Catalogue::load({folder.path()});
    QCOMPARE(catalogue.entries().size(), std::size_t(2));
    QCOMPARE(catalogue.broken().size(), 1);
}

void CatalogueTest::ignoresMissingFolders()
{
    const Catalogue catalogue = Catalogue::load({u"/nonexistent/models"_s, QString(), u":/models"_s});
    QCOMPARE(catalogue.entries().size(), std::size_t(5));
    QVERIFY(catalogue.broken().isEmpty());
}

void CatalogueTest::readsPrices_data()
{
    QTest::addColumn<QByteArray>("price");
    QTest::addColumn<qint64>("microdollars");
    QTest::newRow("a price") << QByteArray("0.04") << qint64(40000);
    QTest::newRow("whole") << QByteArray("2") << qint64(2000000);
    QTest::newRow("free") << QByteArray("0") << qint64(0);
    QTest::newRow("negative") << QByteArray("-1") << qint64(-1);
    QTest::newRow("text") << QByteArray("\"0.04\"") << qint64(-1);
    QTest::newRow("null") << QByteArray("null") << qint64(-1);
    QTest::newRow("true") << QByteArray("true") << qint64(-1);
    QTest::newRow("beyond all") << QByteArray("1e300") << qint64(-1);
}

void CatalogueTest::readsPrices()
{
    QFETCH(QByteArray, price);
    QFETCH(qint64, microdollars);
    const auto entry =
        parseJson("{\"model_id\": \"a/b\", \"base_price_usd\": " + price +
                  ", \"price_unit\": \"second\", \"pricing_note\": \"Adds 25%\", \"input_schema\": "
                  "{\"properties\": {\"prompt\": {\"type\": \"string\"}}}}");
    QVERIFY(entry.has_value());
    const auto model = readModel(*entry);
    QVERIFY(model.has_value());
    QCOMPARE(model->basePrice ? model->basePrice->microdollars() : -1, microdollars);
    QCOMPARE(model->priceUnit, u"second"_s);
    QCOMPARE(model->pricingNote, u"Adds 25%"_s);
}

void CatalogueTest::guessesWhatIsMade_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("name");
    QTest::newRow("category") << QByteArray(R"("model_id":"a/b","categories":["image-to-video"])") << 1
                              << u"B"_s;
    QTest::newRow("edit") << QByteArray(R"("model_id":"a/b","categories":["edit-video"])") << 1 << u"B"_s;
    QTest::newRow("id") << QByteArray(R"("model_id":"a/wan-2/video-to-audio/fast")") << 2
                        << u"Wan 2 · Video To Audio · Fast"_s;
    QTest::newRow("output type") << QByteArray(R"("model_id":"a/b/text-to-image","output_type":"AUDIO")") << 2
                                 << u"B · Text To Image"_s;
    QTest::newRow("nothing") << QByteArray(R"("model_id":"a/b","categories":"x","display_name":"  Bee ")")
                             << 0 << u"Bee"_s;
    QTest::newRow("key as name") << QByteArray(R"("model_id":"a/b","display_name":"modelApiDoc_name")") << 0
                                 << u"B"_s;
}

void CatalogueTest::guessesWhatIsMade()
{
    QFETCH(QByteArray, head);
    QFETCH(int, kind);
    QFETCH(QString, name);
    const auto entry = parseJson("{" + head + R"(,"input_schema":{"properties":{"p":{"type":"string"}}}})");
    QVERIFY(entry.has_value());
    const auto model = readModel(*entry);
    QVERIFY(model.has_value());
    QCOMPARE(static_cast<int>(model->makes), kind);
    QCOMPARE(model->displayName, name);
}

void CatalogueTest::refusesUnsafeIds_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("safe");
    QTest::newRow("plain") << u"kling/kling-video-o3/4K/image-to-video"_s << true;
    QTest::newRow("dots") << u"wan-ai/wan-2.7/..a"_s << true;
    QTest::newRow("one segment") << u"wan"_s << false;
    QTest::newRow("parent") << u"a/../b"_s << false;
    QTest::newRow("parent at the end") << u"a/.."_s << false;
    QTest::newRow("here") << u"./a"_s << false;
    QTest::newRow("absolute") << u"/a/b"_s << false;
    QTest::newRow("empty segment") << u"a//b"_s << false;
    QTest::newRow("query") << u"a/b?c"_s << false;
    QTest::newRow("percent") << u"a/%2e%2e"_s << false;
    QTest::newRow("newline") << u"a/b\n"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void CatalogueTest::refusesUnsafeIds()
{
    QFETCH(QString, id);
    QFETCH(bool, safe);
    QCOMPARE(isModelId(id), safe);
}

void CatalogueTest::translates_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("title");
    QTest::newRow("English") << QString() << u"Prompt"_s;
    QTest::newRow("unknown") << u"ja"_s << u"Prompt"_s;
    QTest::newRow("as given") << u"pt_BR"_s << u"Comando"_s;
    QTest::newRow("other region") << u"pt-PT"_s << u"Instrução"_s;
    QTest::newRow("with encoding") << u"pt_BR.UTF-8"_s << u"Comando"_s;
    QTest::newRow("broken") << u"de"_s << u"Prompt"_s;
}

void CatalogueTest::translates()
{
    QFETCH(QString, language);
    QFETCH(QString, title);
    const auto entry = parseJson(R"({"model_id": "a/b",
        "input_schema": {"properties": {"p": {"type": "string", "title": "Prompt"}}},
        "translations": {"pt": {"properties": {"p": {"title": "Instrução"}, "gone": {"title": "x"}}},
                         "pt-br": {"properties": {"p": {"title": "Comando"}}},
                         "de": {"properties": [], "output": 3, "title": {}}}})");
    QVERIFY(entry.has_value());
    const auto model = readModel(*entry, language);
    QVERIFY(model.has_value());
    QCOMPARE(model->fields.constFirst().title, title);
    QCOMPARE(model->fields.constFirst().role, FieldRole::Prompt);
}

QTEST_GUILESS_MAIN(CatalogueTest)
#include "tst_catalogue.moc"
