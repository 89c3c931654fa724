// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/catalogue.h"
#include "models/core/descriptor.h"
#include "models/page/modelpage.h"

#include "tests/support/models.h"
#include <QDir>

#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

namespace
{

const QString pageFolder = QStringLiteral(MAQUETTE_TEST_DATA "/api-pages");

QString fileText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString pageText(const QString &number)
{
    const QStringList names = QDir(pageFolder).entryList({number + u"_*.txt"_s});
    return names.size() == 1 ? fileText(pageFolder + u'/' + names.constFirst()) : QString();
}

//! \a schema without what people read.
Json bare(const Json &schema)
{
    if (!schema.is_object())
        return schema;
    Json rest = Json::object();
    for (const auto &[key, value] : schema.items()) {
        if ((key != "title" && key != "description") || !value.is_string())
            rest[key] = bare(value);
    }
    return rest;
}

//! The lens in the shipped prompt has its dash and its digit, which the page has lost.
QByteArray withoutDash(QByteArray json)
{
    json.replace("200\xEF\xBF\xBD?00mm", "200–600mm");
    return json.replace("5.6\xEF\xBF\xBD?.3", "5.6–6.3");
}

FoundModel only(const QString &text)
{
    const auto reading = readModelPage(text);
    if (!reading) {
        qWarning() << reading.error().message << reading.error().detail;
        return {};
    }
    return reading->models.size() == 1 ? reading->models.constFirst() : FoundModel();
}

bool says(const QStringList &notes, const QString &words)
{
    for (const QString &note : notes) {
        if (note.contains(words))
            return true;
    }
    qWarning() << notes;
    return false;
}

QString wordProcessed(QString json)
{
    bool open = false;
    for (QChar &c : json) {
        if (c == u'"')
            c = (open = !open) ? QChar(0x201C) : QChar(0x201D);
    }
    return json;
}

} // namespace

//! \brief From the text of a page to a model: the five pages, what copying does to them, and other texts.
class ModelPageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_catalogue = Catalogue::load({u":/models"_s}); }
    void readsThePages_data();
    void readsThePages();
    void keepsThePagesLanguage();
    void tellsWhatItFound();
    void readsItHoweverItWasCopied_data();
    void readsItHoweverItWasCopied();
    void keepsTypographyOfTexts();
    void readsSeveralPages();
    void neverGuessesTheId_data();
    void neverGuessesTheId();
    void readsEntries();
    void readsListsOfModels();
    void readsOwnDescriptors();
    void readsTheSourceOfAPage();

private:
    Catalogue m_catalogue;
};

void ModelPageTest::readsThePages_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("untranslated"); // the service's keys in its schemas
    QTest::newRow("4.5") << u"000"_s << u"bytedance/seedream-4-5/text-to-image"_s << u"en"_s << 5;
    QTest::newRow("5") << u"001"_s << u"bytedance/seedream-5/lite/text-to-image"_s << u"fr"_s << 0;
    QTest::newRow("4.0") << u"002"_s << u"bytedance/seedream-4-0/sequential"_s << u"en"_s << 5;
    QTest::newRow("clip") << u"003"_s << u"bytedance/seedance-1-0/lite/image-to-video"_s << u"en"_s << 5;
    QTest::newRow("dreamina") << u"004"_s << u"bytedance/dreamina-4-0/text-to-image"_s << u"en"_s << 0;
}

//! The schemas are those of the shipped descriptors, but for texts: those are English there, 000's prompt is
//! mended, and outputs that the page has not translated are described.
void ModelPageTest::readsThePages()
{
    QFETCH(QString, number);
    QFETCH(QString, id);
    QFETCH(QString, language);
    QFETCH(int, untranslated);
    const FoundModel found = only(pageText(number));
    QCOMPARE(found.ids, QStringList{id});
    QCOMPARE(found.source, ModelSource::Page);
    QCOMPARE(found.language, language);
    const auto shipped = m_catalogue.find(ModelId(id));
    QVERIFY(shipped);
    const Json &input = found.entry.at("input_schema");
    QCOMPARE(withoutDash(toBytes(bare(input))), toBytes(bare(shipped->inputSchema)));
    QCOMPARE(toBytes(bare(found.entry.at("output_schema"))), toBytes(bare(shipped->outputSchema)));
    if (untranslated > 0) { // an English page: the texts of its fields are the shipped ones too
        QCOMPARE(withoutDash(toBytes(input)), toBytes(shipped->inputSchema));
        QVERIFY(says(found.notes, u"left out: %1"_s.arg(untranslated)));
    }
    QVERIFY(!toBytes(found.entry).contains("modelApiDoc"));
    const auto model = readModel(found.entry);
    QVERIFY(model.has_value());
    QCOMPARE(model->warnings, QStringList());
    QCOMPARE(model->makes, shipped->makes);
    QCOMPARE(model->categories, number == u"002"_s ? QStringList() : shipped->categories);
    QVERIFY(!model->basePrice && model->pricingNote.isEmpty());
}

void ModelPageTest::keepsThePagesLanguage()
{
    const Catalogue french = Catalogue::load({u":/models"_s}, u"fr"_s);
    const auto shipped = french.find(ModelId(u"bytedance/seedream-5/lite/text-to-image"_s));
    const FoundModel found = only(pageText(u"001"_s));
    const auto model = readModel(found.entry);
    QVERIFY(model.has_value());
    QCOMPARE(model->fields.size(), shipped->fields.size());
    for (qsizetype i = 0; i < model->fields.size(); ++i) {
        QCOMPARE(model->fields.at(i).title, shipped->fields.at(i).title);
        QCOMPARE(model->fields.at(i).description, shipped->fields.at(i).description);
    }
    QVERIFY(says(found.notes, u"French"_s));
}

void ModelPageTest::tellsWhatItFound()
{
    const FoundModel found = only(pageText(u"000"_s));
    QVERIFY(says(found.notes, u"2 fields; 1 of them"_s));
    QVERIFY(says(found.notes, u"\"Prompt\" has unreadable characters"_s));
    QVERIFY(says(found.notes, u"names no price"_s));
    const FoundModel priced = only(u"Each image costs $0.03. Have fun!\n"_s + pageText(u"000"_s));
    QCOMPARE(stringMember(priced.entry, "pricing_note"), u"Each image costs $0.03."_s);
    QVERIFY(says(priced.notes, u"$0.03"_s));
    QVERIFY(!readModel(priced.entry)->basePrice);
}

void ModelPageTest::readsItHoweverItWasCopied_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("note"); // of what was mended; empty for nothing
    const QString page = pageText(u"003"_s);
    QTest::newRow("glued into one") << u"modelApiDoc_hostedFileBody"_s + page << QString();
    QString windows = page;
    QTest::newRow("Windows") << windows.replace(u"\n"_s, u"\r\n"_s) << QString();
    QTest::newRow("byte order mark") << QChar(0xFEFF) + page << QString();
    QString blanks = page;
    QTest::newRow("non-breaking blanks") << blanks.replace(u"\": "_s, u"\":\u00A0"_s) << u"special blanks"_s;
    QString indented = page;
    QTest::newRow("indented by them")
        << indented.replace(u"\n\""_s, u"\n\u00A0\u00A0\""_s) << u"special blanks"_s;
    QTest::newRow("word processor") << wordProcessed(page) << u"quotation marks"_s;
    QString french = wordProcessed(page);
    french.replace(QChar(0x201C), u"«\u202F"_s.left(1)).replace(QChar(0x201D), u"»"_s);
    QTest::newRow("guillemets") << french << u"quotation marks"_s;
    QString fenced = page;
    fenced.replace(u"\n{\n\"type\""_s, u"\n```json\n{\n\"type\""_s);
    QTest::newRow("fences") << fenced.replace(u"}{\n"_s, u"}\n```\n\n### Output\n```json\n{\n"_s)
                            << QString();
    QTest::newRow("one line") << QString(page).replace(u"\n"_s, u" "_s) << QString();
    QTest::newRow("a broken example before it")
        << u"--data '{ \"prompt\": \"not ended,\n \"seed\": 1 }'\n{request_id} { \"a\" }"_s + page
        << QString();
}

void ModelPageTest::readsItHoweverItWasCopied()
{
    QFETCH(QString, text);
    QFETCH(QString, note);
    const auto reading = readModelPage(text);
    QVERIFY2(reading.has_value(),
             reading ? "" : qPrintable(reading.error().message + reading.error().detail));
    QCOMPARE(reading->models.size(), 1);
    const FoundModel plain = only(pageText(u"003"_s));
    QCOMPARE(reading->models.constFirst().ids, plain.ids);
    QCOMPARE(toBytes(reading->models.constFirst().entry), toBytes(plain.entry));
    if (note.isEmpty())
        QCOMPARE(reading->notes, QStringList());
    else
        QVERIFY(says(reading->notes, note));
}

//! Only what ends a string is mended: what a text says stays, and so does a choice that is sent.
void ModelPageTest::keepsTypographyOfTexts()
{
    const QString schema = u"{“type”:\u00A0“object”, “properties”: {“prompt”: {“type”: “string”, "
                           "“description”: “Say “hello” \\“here\\” or \"there\"\u00A0!”}, "
                           "“size”: {“type”: “string”, “enum”: [“1\u00A0:\u00A02”, “a”]}}}"_s;
    const FoundModel found = only(schema);
    QCOMPARE(found.source, ModelSource::Schema);
    const Json &properties = found.entry.at("input_schema").at("properties");
    QCOMPARE(stringMember(properties.at("prompt"), "description"),
             u"Say “hello” \"here\" or \"there\"\u00A0!"_s);
    QCOMPARE(stringOf(properties.at("size").at("enum").at(0)), u"1\u00A0:\u00A02"_s);
    QVERIFY(says(found.notes, u"non-breaking space"_s));
    const QString good =
        uR"({"type": "object", "properties": {"a": {"type": "string", "default": "“x”"}}})"_s;
    QCOMPARE(stringOf(only(good).entry.at("input_schema").at("properties").at("a").at("default")), u"“x”"_s);
}

void ModelPageTest::readsSeveralPages()
{
    const auto reading = readModelPage(pageText(u"002"_s) + pageText(u"004"_s));
    QVERIFY(reading.has_value());
    QCOMPARE(reading->models.size(), 2);
    QCOMPARE(reading->models.at(0).ids, QStringList{u"bytedance/seedream-4-0/sequential"_s});
    QCOMPARE(reading->models.at(1).ids, QStringList{u"bytedance/dreamina-4-0/text-to-image"_s});
    QCOMPARE(toBytes(reading->models.at(1).entry), toBytes(only(pageText(u"004"_s)).entry));
}

void ModelPageTest::neverGuessesTheId_data()
{
    QTest::addColumn<QString>("prose");
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("none") << u"A fine model."_s << QStringList();
    QTest::newRow("Python")
        << uR"(requests.post("https://model-api.runcomfy.net/v1/models/a/b-1.5/c", json={}))"_s
        << QStringList{u"a/b-1.5/c"_s};
    QTest::newRow("PowerShell") << u"irm 'https://model-api.runcomfy.net/v1/models/a/4K/c' `"_s
                                << QStringList{u"a/4K/c"_s};
    QTest::newRow("JavaScript") << u"fetch(`https://model-api.runcomfy.net/v1/models/a/b`);"_s
                                << QStringList{u"a/b"_s};
    QTest::newRow("end of a sentence")
        << u"POST to https://model-api.runcomfy.net/v1/models/a/b."_s << QStringList{u"a/b"_s};
    QTest::newRow("other host") << u"POST ${BASE}/v1/models/a/b"_s << QStringList{u"a/b"_s};
    QTest::newRow("its own host counts more")
        << u"/v1/models/x/y https://model-api.runcomfy.net/v1/models/a/b"_s << QStringList{u"a/b"_s};
    QTest::newRow("two")
        << u"https://model-api.runcomfy.net/v1/models/c/d https://model-api.runcomfy.net/v1/models/a/b "
           "https://model-api.runcomfy.net/v1/models/a/b"_s
        << QStringList{u"a/b"_s, u"c/d"_s};
    QTest::newRow("the website's name is none")
        << u"https://www.runcomfy.com/models/wan-ai/wan-v2.6/image-to-image/api"_s << QStringList();
    QTest::newRow("a path out") << u"https://model-api.runcomfy.net/v1/models/a/../../b"_s << QStringList();
}

void ModelPageTest::neverGuessesTheId()
{
    QFETCH(QString, prose);
    QFETCH(QStringList, ids);
    const QString schema = uR"({"type":"object","properties":{"prompt":{"type":"string"}}})"_s;
    for (const QString &text : {QString(prose + u'\n' + schema), QString(schema + prose)}) {
        const FoundModel found = only(text);
        QCOMPARE(found.ids, ids);
        QCOMPARE(found.entry.contains("model_id"), ids.size() == 1);
        if (ids.isEmpty())
            QVERIFY(says(found.notes, u"does not say which model"_s));
        if (ids.size() > 1)
            QVERIFY(says(found.notes, u"several models: a/b, c/d"_s));
        if (prose.contains(u"www"_s))
            QVERIFY(says(found.notes, u"\"wan-ai/wan-v2.6/image-to-image\""_s));
        const auto model = readModel(found.entryFor(u"some/where"_s));
        QVERIFY(model.has_value());
        QCOMPARE(model->id.text(), u"some/where"_s);
    }
}

void ModelPageTest::readsEntries()
{
    const QString entry = uR"(Answer: {"display_name": "Voice", "model_id": "a/voice", "base_price_usd": 0.5,
        "price_unit": "output", "input_schema": {"type": "object", "properties": {"t": {"type": "string"}}}} and so on)"_s;
    const FoundModel found = only(entry);
    QCOMPARE(found.ids, QStringList{u"a/voice"_s});
    QCOMPARE(found.source, ModelSource::Catalogue);
    const auto model = readModel(found.entry);
    QVERIFY(model.has_value());
    QCOMPARE(model->displayName, u"Voice"_s);
    QVERIFY(model->basePrice.has_value());
}

void ModelPageTest::readsListsOfModels()
{
    for (const QString &path : {QStringLiteral(MAQUETTE_TEST_DATA "/catalogue.json"),
                                qEnvironmentVariable("MAQUETTE_TEST_CATALOGUE")}) {
        if (path.isEmpty())
            continue;
        const auto reading = readModelPage(fileText(path));
        QVERIFY(reading.has_value());
        QCOMPARE(reading->models.size(), qsizetype(parseJson(fileText(path).toUtf8())->at("models").size()));
        QCOMPARE(reading->notes, QStringList());
    }
    const auto mixed =
        readModelPage(uR"({"models": [{"model_id": "a/b"}, {"model_id": "../c", "input_schema": {}},
        {"model_id": "a/d", "input_schema": {"type": "object", "properties": {"t": {"type": "string"}}}}]})"_s);
    QVERIFY(mixed.has_value());
    QCOMPARE(mixed->models.size(), 1);
    QVERIFY(says(mixed->notes, u"without an input schema were left out: 1"_s));
    QVERIFY(says(mixed->notes, u"One description was left out"_s));
}

void ModelPageTest::readsOwnDescriptors()
{
    for (const auto &model : maquette::test::modelsOf(m_catalogue)) {
        const QString text = fileText(model->file);
        const FoundModel found = only(text);
        QCOMPARE(found.ids, QStringList{model->id.text()});
        const Json own = *parseJson(text.toUtf8());
        QCOMPARE(toBytes(found.entry), toBytes(own));
    }
}

void ModelPageTest::readsTheSourceOfAPage()
{
    const QString page = pageText(u"004"_s).toHtmlEscaped();
    const QString source = u"<!DOCTYPE html><html><head><title>Dreamina 4.0 | RunComfy</title>"
                           "<script>var a = {\"type\": \"object\", \"properties\": \"<p>\"}</script></head>"
                           "<body class=\"[&>p]:mt-0\"><pre><code>"_s +
                           QString(page).replace(u"&quot;type&quot;"_s, u"<span>&#34;type&#x22;</span>"_s) +
                           u"</code></pre></body></html>"_s;
    const auto reading = readModelPage(source);
    QVERIFY(reading.has_value());
    QVERIFY(says(reading->notes, u"source of a web page"_s));
    const FoundModel &found = reading->models.constFirst();
    const FoundModel plain = only(pageText(u"004"_s));
    QCOMPARE(found.ids, plain.ids);
    QCOMPARE(toBytes(found.entry.at("input_schema")), toBytes(plain.entry.at("input_schema")));
    QCOMPARE(stringMember(found.entry, "display_name"), u"Dreamina 4.0"_s);

    TextPlace place;
    const auto empty = readModelPage(u"<html><body><p>Loading</p></body></html>"_s, &place);
    QVERIFY(!empty.has_value());
    QVERIFY(empty.error().message.contains(u"Copy what the page shows"_s));
    QCOMPARE(place.line, 0);
}

QTEST_GUILESS_MAIN(ModelPageTest)
#include "tst_modelpage.moc"
