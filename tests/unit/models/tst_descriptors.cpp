// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/catalogue.h"
#include "models/core/checks.h"
#include "pagereader.h"
#include "tests/support/models.h"

#include <QDir>
#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

namespace
{

QString mended(QString text)
{
    return text.replace(u"200\uFFFD?00mm"_s, u"200–600mm"_s).replace(u"5.6\uFFFD?.3"_s, u"5.6–6.3"_s);
}

QStringList keysOf(const Json &object)
{
    QStringList keys;
    for (const auto &[key, value] : object.items())
        keys.append(QString::fromStdString(key));
    return keys;
}

bool isProseKey(const QString &key)
{
    return key == u"title"_s || key == u"description"_s;
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

//! \brief The five shipped descriptors against the pages they were made from.
class DescriptorsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_catalogue = Catalogue::load({u":/models"_s}); }
    void loadWithoutFault();
    void agreeWithThePages_data() { pages(); }
    void agreeWithThePages();
    void areWhatThePageSaysInItsLanguage_data() { pages(); }
    void areWhatThePageSaysInItsLanguage();
    void showNoKeysAndNoBrokenCharacters_data() { models(); }
    void showNoKeysAndNoBrokenCharacters();
    void nameTheLens();
    void haveNamesAndCategories_data();
    void haveNamesAndCategories();
    void fillTheirForms_data() { models(); }
    void fillTheirForms();
    void knowTheirFields();

private:
    void pages();
    void models();
    void compare(const Json &page, const Json &own, const QString &where);

    Catalogue m_catalogue;
};

void DescriptorsTest::pages()
{
    QTest::addColumn<QString>("file");
    const QDir folder(QStringLiteral(MAQUETTE_TEST_DATA "/api-pages"));
    for (const QString &name : folder.entryList({u"*.txt"_s}, QDir::Files))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void DescriptorsTest::models()
{
    QTest::addColumn<QString>("id");
    for (const auto &model : test::modelsOf(m_catalogue))
        QTest::newRow(qPrintable(model->id.text())) << model->id.text();
}

void DescriptorsTest::loadWithoutFault()
{
    for (const BrokenModel &broken : m_catalogue.broken())
        qWarning() << broken.file << broken.line << broken.reason;
    QVERIFY(m_catalogue.broken().isEmpty());
    QCOMPARE(m_catalogue.entries().size(), std::size_t(5));
    for (const auto &model : test::modelsOf(m_catalogue)) {
        QCOMPARE(model->warnings, QStringList());
        QVERIFY(model->validator);
        QCOMPARE(model->file, QString(u":/models/"_s + model->id.text() + u".json"_s));
    }
}

//! Same keys in the same order, same values; titles and descriptions are compared elsewhere.
void DescriptorsTest::compare(const Json &page, const Json &own, const QString &where)
{
    QVERIFY2(page.type() == own.type(), qPrintable(where));
    if (page.is_object()) {
        QStringList expected = keysOf(page);
        if (where.isEmpty() && stringMember(page, "title").startsWith(u"modelApiDoc_"_s))
            expected.removeAll(u"title"_s);
        QCOMPARE(keysOf(own), expected);
        for (const QString &key : expected) {
            const std::string name = key.toStdString();
            const bool prose = isProseKey(key) && page.at(name).is_string();
            const QString path = where + u'/' + key;
            if (prose)
                QVERIFY2(own.at(name).is_string(), qPrintable(path));
            else
                compare(page.at(name), own.at(name), path);
        }
    } else if (page.is_array()) {
        QCOMPARE(own.size(), page.size());
        for (std::size_t i = 0; i < page.size(); ++i)
            compare(page.at(i), own.at(i), where + u'/' + QString::number(i));
    } else if (page.is_string()) {
        QCOMPARE(stringOf(own), mended(stringOf(page)));
    } else {
        QVERIFY2(own.dump() == page.dump(), qPrintable(where));
    }
}

void DescriptorsTest::agreeWithThePages()
{
    QFETCH(QString, file);
    const auto page = readPage(readFile(file));
    QVERIFY(page.has_value());
    const auto model = m_catalogue.find(ModelId(page->modelId));
    QVERIFY2(model, qPrintable(page->modelId));
    compare(page->input, model->inputSchema, {});
    compare(page->output, model->outputSchema, {});

    QCOMPARE(model->fields.size(), qsizetype(page->input.at("properties").size()));
    const QStringList keys = keysOf(page->input.at("properties"));
    for (qsizetype i = 0; i < keys.size(); ++i)
        QCOMPARE(model->fields.at(i).key, keys.at(i));
}

//! The page's own words come back in the page's language, untranslated keys of the service excepted.
void DescriptorsTest::areWhatThePageSaysInItsLanguage()
{
    QFETCH(QString, file);
    const QString number = QFileInfo(file).fileName().left(3);
    const QString language = number == u"001"_s ? u"fr_FR"_s : number == u"004"_s ? u"it"_s : QString();
    const auto page = readPage(readFile(file));
    QVERIFY(page.has_value());
    const Catalogue catalogue = Catalogue::load({u":/models"_s}, language);
    const auto model = catalogue.find(ModelId(page->modelId));
    QVERIFY(model);
    const QString title = stringMember(page->input, "title");
    QCOMPARE(model->title, title.startsWith(u"modelApiDoc_"_s) ? QString() : title);
    for (const Field &field : model->fields) {
        const Json &property = page->input.at("properties").at(field.key.toStdString());
        QCOMPARE(field.title, stringMember(property, "title"));
        QCOMPARE(field.description, stringMember(property, "description"));
    }
    const Json &outputs = page->output.at("output").at("properties");
    for (const auto &[key, property] : outputs.items()) {
        const QString description = stringMember(property, "description");
        if (!description.startsWith(u"modelApiDoc_"_s))
            QCOMPARE(stringMember(model->outputSchema.at("output").at("properties").at(key), "description"),
                     description);
    }
}

void DescriptorsTest::showNoKeysAndNoBrokenCharacters()
{
    QFETCH(QString, id);
    const QByteArray bytes = readFile(u":/models/"_s + id + u".json"_s);
    QVERIFY(!bytes.isEmpty());
    QVERIFY(!bytes.contains("modelApiDoc"));
    QVERIFY(!bytes.contains("\xEF\xBF\xBD"));
    QVERIFY(!bytes.contains('\r'));
}

void DescriptorsTest::nameTheLens()
{
    const auto model = m_catalogue.find(ModelId(u"bytedance/seedream-4-5/text-to-image"_s));
    QVERIFY(model);
    QVERIFY(stringOf(*model->field(u"prompt"_s)->defaultValue)
                .contains(u"Sony FE 200–600mm f/5.6–6.3 G OSS lens"_s));
}

void DescriptorsTest::haveNamesAndCategories_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("category");
    QTest::addColumn<bool>("video");
    QTest::newRow("4.5") << u"bytedance/seedream-4-5/text-to-image"_s << u"Seedream 4.5"_s
                         << u"text-to-image"_s << false;
    QTest::newRow("5") << u"bytedance/seedream-5/lite/text-to-image"_s << u"Seedream 5.0 Lite"_s
                       << u"text-to-image"_s << false;
    QTest::newRow("4.0") << u"bytedance/seedream-4-0/sequential"_s << u"Seedream 4.0 Sequential"_s
                         << u"text-to-image"_s << false;
    QTest::newRow("clip") << u"bytedance/seedance-1-0/lite/image-to-video"_s << u"Seedance 1.0 Lite"_s
                          << u"image-to-video"_s << true;
    QTest::newRow("dreamina") << u"bytedance/dreamina-4-0/text-to-image"_s << u"Dreamina 4.0"_s
                              << u"text-to-image"_s << false;
}

void DescriptorsTest::haveNamesAndCategories()
{
    QFETCH(QString, id);
    QFETCH(QString, name);
    QFETCH(QString, category);
    QFETCH(bool, video);
    const auto model = m_catalogue.find(ModelId(id));
    QVERIFY(model);
    QCOMPARE(model->displayName, name);
    QCOMPARE(model->vendor, u"bytedance"_s);
    QCOMPARE(model->categories, QStringList{category});
    QCOMPARE(model->makes, video ? MediaKind::Video : MediaKind::Image);
    QVERIFY(!model->basePrice);
}

//! Every default of a descriptor is itself allowed, and with a prompt and media each form can be sent.
void DescriptorsTest::fillTheirForms()
{
    QFETCH(QString, id);
    const auto model = m_catalogue.find(ModelId(id));
    InputValues values = Json::object();
    for (const Field &field : model->fields) {
        if (field.defaultValue)
            values[field.key.toStdString()] = *field.defaultValue;
        else if (field.kind == FieldKind::Media)
            values[field.key.toStdString()] = "https://example.org/a.png";
        else if (field.kind == FieldKind::Text)
            values[field.key.toStdString()] = "A lighthouse";
        QVERIFY2(!field.title.isEmpty(), qPrintable(field.key));
    }
    const auto problems = checkInput(*model, values);
    for (const FieldProblem &problem : problems)
        qWarning() << problem.key << problem.message;
    QVERIFY(problems.isEmpty());
}

void DescriptorsTest::knowTheirFields()
{
    const auto field = [&](const QString &id, const QString &key) -> Field {
        return *m_catalogue.find(ModelId(u"bytedance/"_s + id))->field(key);
    };
    const Field words = field(u"seedream-4-5/text-to-image"_s, u"prompt"_s);
    QCOMPARE(words.maxWords, std::optional(600));
    QVERIFY(words.lengthIsAdvice && words.multiline && words.exampleDefault && words.required);
    QCOMPARE(words.role, FieldRole::Prompt);
    QCOMPARE(field(u"seedream-4-5/text-to-image"_s, u"resolution"_s).role, FieldRole::Size);

    const Field text = field(u"seedream-4-0/sequential"_s, u"text"_s);
    QCOMPARE(text.role, FieldRole::Prompt);
    QCOMPARE(text.maxLength, std::optional(600));
    QVERIFY(text.lengthIsAdvice);
    QCOMPARE(field(u"seedream-4-0/sequential"_s, u"seed"_s).kind, FieldKind::Seed);
    QCOMPARE(field(u"seedream-4-0/sequential"_s, u"image_size"_s).role, FieldRole::Size);
    const Field count = field(u"seedream-4-0/sequential"_s, u"sequential_image_generation_options"_s);
    QCOMPARE(count.role, FieldRole::Count);
    QVERIFY(count.integer && count.required && !count.exampleDefault);

    const Field frame = field(u"seedance-1-0/lite/image-to-video"_s, u"first_frame_image_url"_s);
    QCOMPARE(frame.kind, FieldKind::Media);
    QCOMPARE(frame.role, FieldRole::FirstFrame);
    QCOMPARE(frame.validations.size(), 7);
    QCOMPARE(field(u"seedance-1-0/lite/image-to-video"_s, u"last_frame_image_url"_s).role,
             FieldRole::LastFrame);
    QCOMPARE(field(u"seedance-1-0/lite/image-to-video"_s, u"resolution"_s).role, FieldRole::Resolution);
    QCOMPARE(field(u"seedance-1-0/lite/image-to-video"_s, u"duration"_s).role, FieldRole::Duration);
    const Field prompt = field(u"seedance-1-0/lite/image-to-video"_s, u"prompt"_s);
    QCOMPARE(prompt.maxLength, std::optional(1900));
    QVERIFY(!prompt.lengthIsAdvice && !prompt.defaultValue);

    const Field scale = field(u"dreamina-4-0/text-to-image"_s, u"scale"_s);
    QCOMPARE(scale.kind, FieldKind::Number);
    QVERIFY(!scale.integer);
    QCOMPARE(scale.step, std::optional(0.01));
    QCOMPARE(field(u"dreamina-4-0/text-to-image"_s, u"width×height"_s).role, FieldRole::Size);
    QCOMPARE(field(u"dreamina-4-0/text-to-image"_s, u"force_single"_s).kind, FieldKind::Boolean);

    const Field most = field(u"seedream-5/lite/text-to-image"_s, u"max_images"_s);
    QCOMPARE(most.role, FieldRole::Count);
    QVERIFY(!most.exampleDefault);
    QCOMPARE(field(u"seedream-5/lite/text-to-image"_s, u"sequential_image_generation"_s).role,
             FieldRole::None);
}

QTEST_GUILESS_MAIN(DescriptorsTest)
#include "tst_descriptors.moc"
