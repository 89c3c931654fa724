// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/catalogue.h"
#include "models/core/checks.h"
#include "models/core/descriptor.h"
#include "tests/support/models.h"
#include "tests/support/schemas.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief What is said about values that do not fit, and what is sent of those that do.
class ChecksTest : public QObject
{
    Q_OBJECT

private slots:
    void looksAtTheWholeSchema_data();
    void looksAtTheWholeSchema();
    void keepsTheFormsOrder();
    void checksARequestAsItIs();
    void shipsOnlyWhatIsSet_data();
    void shipsOnlyWhatIsSet();
    void neverSendsExamples();
    void survivesAnything_data();
    void survivesAnything();
    void checksPictures_data();
    void checksPictures();
    void worksWithoutValidator();
};

void ChecksTest::looksAtTheWholeSchema_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("values");
    QTest::addColumn<QStringList>("problems");
    const QByteArray either(
        R"({"properties":{"prompt":{"type":"string"},"image_url":{"type":"string"}},"anyOf":[{"required":["prompt"]},{"required":["image_url"]}]})");
    QTest::newRow("one of two") << either << QByteArray(R"({"prompt":"a"})") << QStringList();
    QTest::newRow("none of two") << either << QByteArray("{}")
                                 << QStringList{u": Fill in one of: prompt, image_url."_s};
    const QByteArray reference(
        R"({"definitions":{"size":{"type":"object","required":["width"],"properties":{"width":{"type":"integer"}}}},
        "properties":{"size":{"$ref":"#/definitions/size"}}})");
    QTest::newRow("reference kept") << reference << QByteArray(R"({"size":{"width":5}})") << QStringList();
    QTest::newRow("reference broken") << reference << QByteArray(R"({"size":{"width":"5"}})")
                                      << QStringList{u"size: This must be a number."_s};
    const QByteArray oneOf(
        R"({"properties":{"size":{"oneOf":[{"type":"string","enum":["a"]},{"type":"object"}]}}})");
    QTest::newRow("oneOf kept") << oneOf << QByteArray(R"({"size":"a"})") << QStringList();
    QTest::newRow("oneOf broken") << oneOf << QByteArray(R"({"size":"b"})")
                                  << QStringList{u"size: Choose one of: a."_s};
    const QByteArray loop(
        R"({"properties":{"tree":{"$ref":"#/properties/tree"},"list":{"type":"array","items":{"$ref":"#"}}}})");
    QTest::newRow("loops") << loop << QByteArray(R"({"tree":{"a":[1]},"list":[{"list":[]}]})")
                           << QStringList();
    const QByteArray bounds(R"({"properties":{"x":{"const":5},"y":{"not":{"type":"string"}}}})");
    QTest::newRow("const") << bounds << QByteArray(R"({"x":6,"y":1})")
                           << QStringList{u"x: Only one value can be sent here."_s};
    QTest::newRow("not") << bounds << QByteArray(R"({"x":5,"y":"a"})")
                         << QStringList{u"y: This is not allowed here."_s};
}

void ChecksTest::looksAtTheWholeSchema()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, values);
    QFETCH(QStringList, problems);
    const Model model = modelOf(schema);
    QVERIFY(model.validator);
    QCOMPARE(texts(checkInput(model, json(values))), problems);
}

void ChecksTest::keepsTheFormsOrder()
{
    const Model model = modelOf(
        R"({"required":["b","a","ghost"],"properties":{"c":{"type":"array","maxItems":0,"title":"C"},"b":{"type":"string"},
        "a":{"type":"integer"},"image_url":{"type":"string"},"seed":{"type":"integer","maximum":1}}})");
    const auto problems = checkInput(model, json(R"({"seed":5,"image_url":"x","c":[1]})"));
    QCOMPARE(
        texts(problems),
        QStringList({u"c: Leave this empty."_s, u"b: Fill this in."_s, u"a: Set a value."_s,
                     u"image_url: Enter a web address that begins with https://."_s, u"seed: At most 1."_s}));
}

void ChecksTest::checksARequestAsItIs()
{
    const Model model = modelOf(
        R"({"required":["text","n"],"properties":{"text":{"type":"string","title":"Prompt"},"n":{"type":"integer","enum":[1,3],"default":3}}})");
    QVERIFY(checkInput(model, json(R"({"text":"a"})")).isEmpty());
    QCOMPARE(texts(checkRequest(model, json(R"({"text":"a"})"))),
             QStringList{u"n: Choose one of the listed values."_s});
    QCOMPARE(texts(checkRequest(model, json(R"({"text":"  ","n":null})"))),
             QStringList({u"text: Write a prompt."_s, u"n: Choose one of the listed values."_s}));
    QCOMPARE(texts(checkRequest(model, json("[1]"))), QStringList{u": The input is not a JSON object."_s});
    QVERIFY(checkRequest(model, json(R"({"text":"a","n":1,"other":5})")).isEmpty());
    const Model strict = modelOf(R"({"additionalProperties":false,"properties":{"a":{"type":"string"}}})");
    QVERIFY(checkInput(strict, json(R"({"a":"x","b":1})")).isEmpty());
    QCOMPARE(checkRequest(strict, json(R"({"a":"x","b":1})")).size(), 1);
}

void ChecksTest::shipsOnlyWhatIsSet_data()
{
    QTest::addColumn<QByteArray>("values");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("nothing") << QByteArray("{}") << QByteArray(R"({"count":3})");
    QTest::newRow("order of the model")
        << QByteArray(R"({"count":1,"prompt":"a"})") << QByteArray(R"({"prompt":"a","count":1})");
    QTest::newRow("blank and null") << QByteArray(R"({"prompt":"  ","image_url":" ","seed":null,"note":""})")
                                    << QByteArray(R"({"count":3})");
    QTest::newRow("unknown keys") << QByteArray(R"({"x":1})") << QByteArray(R"({"count":3})");
    QTest::newRow("optional default stays out")
        << QByteArray(R"({"prompt":"a"})") << QByteArray(R"({"prompt":"a","count":3})");
    QTest::newRow("null for a required one")
        << QByteArray(R"({"count":null})") << QByteArray(R"({"count":3})");
    QTest::newRow("cleared default") << QByteArray(R"({"voice":""})")
                                     << QByteArray(R"({"count":3,"voice":""})");
    QTest::newRow("false and zero") << QByteArray(R"({"on":false,"seed":0})")
                                    << QByteArray(R"({"seed":0,"count":3,"on":false})");
    QTest::newRow("not an object") << QByteArray("[]") << QByteArray(R"({"count":3})");
    QTest::newRow("blanks inside stay")
        << QByteArray(R"({"prompt":" a\n"})") << QByteArray(R"({"prompt":" a\n","count":3})");
}

void ChecksTest::shipsOnlyWhatIsSet()
{
    QFETCH(QByteArray, values);
    QFETCH(QByteArray, sent);
    const Model model = modelOf(
        R"({"required":["prompt","count"],"properties":{"prompt":{"type":"string","default":"An example"},
        "image_url":{"type":"string"},"seed":{"type":"integer"},"note":{"type":"string"},"count":{"type":"integer","enum":[1,3],"default":3},
        "on":{"type":"boolean","default":true},"voice":{"type":"string","default":"Anna"}}})");
    QCOMPARE(toBytes(requestInput(model, json(values))), sent);
}

void ChecksTest::neverSendsExamples()
{
    const Catalogue catalogue = Catalogue::load({u":/models"_s});
    for (const auto &model : test::modelsOf(catalogue)) {
        const InputValues body = requestInput(*model, Json::object());
        for (const Field &field : model->fields)
            QVERIFY2(!body.contains(field.key.toStdString()) || (field.required && !field.exampleDefault),
                     qPrintable(field.key));
        const QList<FieldProblem> problems = checkInput(*model, Json::object());
        QVERIFY(!problems.isEmpty());
        QCOMPARE(problems.constFirst().message, u"Write a prompt."_s);
    }
    const auto sequential = catalogue.find(ModelId(u"bytedance/seedream-4-0/sequential"_s));
    QCOMPARE(toBytes(requestInput(*sequential, Json::object())),
             QByteArray(R"({"sequential_image_generation_options":3})"));
}

void ChecksTest::survivesAnything_data()
{
    QTest::addColumn<QByteArray>("values");
    for (const char *values : {"null", "[]", "5", "\"x\"", "{}", R"({"":1})", R"({"prompt":{}})",
                               R"({"prompt":[],"seed":{},"scale":"x","on":null})"})
        QTest::newRow(values) << QByteArray(values);
    QTest::newRow("long") << "{\"prompt\":\"" + QByteArray(2'000'000, 'a') + "\"}";
    QTest::newRow("deep") << "{\"raw\":" + QByteArray(190, '[') + QByteArray(190, ']') + "}";
}
void ChecksTest::survivesAnything()
{
    QFETCH(QByteArray, values);
    const Model model = modelOf(
        R"j({"required":["prompt"],"properties":{"prompt":{"type":"string","pattern":"^(a|b|[^c])*$"},"seed":{"type":"integer"}, "scale":{"type":"float","minimum":0,"maximum":1},"on":{"type":"boolean"},"raw":{},"":{"type":"string"}}})j");
    const Json parsed = json(values);
    const auto problems = checkInput(model, parsed);
    const bool prompt = parsed.is_object() && parsed.contains("prompt") && parsed["prompt"].is_string();
    QCOMPARE(prompt, std::none_of(problems.cbegin(), problems.cend(),
                                  [](const auto &p) { return p.key == u"prompt"_s; }));
}

void ChecksTest::checksPictures_data()
{
    QTest::addColumn<QSize>("pixels");
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QStringList>("messages");
    const QString large = u"The uploaded image width and height must not exceed 6000 pixels."_s;
    const QString small = u"The uploaded image width and height must not be less than 300 pixels."_s;
    const QString ratio = u"The aspect ratio range should be between 0.4 and 2.5."_s;
    const QString heavy = u"File size must be less than 30 MB."_s;
    QTest::newRow("fits") << QSize(1024, 1024) << qint64(1'000'000) << QStringList();
    QTest::newRow("nothing known") << QSize() << qint64(-1) << QStringList();
    QTest::newRow("largest") << QSize(5999, 5999) << qint64(29'999'999) << QStringList();
    QTest::newRow("too large by one, said once") << QSize(6000, 6000) << qint64(0) << QStringList{large};
    QTest::newRow("smallest") << QSize(301, 301) << qint64(0) << QStringList();
    QTest::newRow("too small by one") << QSize(300, 301) << qint64(0) << QStringList{small};
    QTest::newRow("ratio itself fails") << QSize(2500, 1000) << qint64(0) << QStringList{ratio};
    QTest::newRow("ratio of a tall one") << QSize(400, 1000) << qint64(0) << QStringList{ratio};
    QTest::newRow("inside the ratio") << QSize(2499, 1000) << qint64(0) << QStringList();
    QTest::newRow("weight itself fails") << QSize(1000, 1000) << qint64(30'000'000) << QStringList{heavy};
    QTest::newRow("weight alone") << QSize() << qint64(31'000'000) << QStringList{heavy};
    QTest::newRow("all of it") << QSize(9000, 200) << qint64(40'000'000)
                               << QStringList({large, small, ratio, heavy});
}

void ChecksTest::checksPictures()
{
    QFETCH(QSize, pixels);
    QFETCH(qint64, bytes);
    QFETCH(QStringList, messages);
    const Catalogue catalogue = Catalogue::load({u":/models"_s});
    const auto model = catalogue.find(ModelId(u"bytedance/seedance-1-0/lite/image-to-video"_s));
    for (const Field *field : model->mediaFields(MediaKind::Image)) {
        QStringList found;
        for (const FieldProblem &problem : checkMedia(*field, {pixels, bytes})) {
            found.append(problem.message);
            QCOMPARE(problem.key, field->key);
            QVERIFY(problem.blocks);
        }
        QCOMPARE(found, messages);
    }
}

//! A model that was put together by hand has none; the checks of fields still work.
void ChecksTest::worksWithoutValidator()
{
    Model model =
        modelOf(R"({"required":["prompt"],"properties":{"prompt":{"type":"string","maxLength":2}}})");
    model.validator.reset();
    QCOMPARE(texts(checkInput(model, json(R"({"prompt":"abc"})"))),
             QStringList{u"prompt: At most 2 characters; this has 3."_s});
    QVERIFY(checkInput(model, json(R"({"prompt":"ab"})")).isEmpty());
}

QTEST_GUILESS_MAIN(ChecksTest)
#include "tst_checks.moc"
