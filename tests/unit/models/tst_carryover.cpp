// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/catalogue.h"
#include "models/core/checks.h"
#include "models/core/descriptor.h"
#include "tests/support/schemas.h"

#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr auto seedream45 = "bytedance/seedream-4-5/text-to-image";
constexpr auto seedream5 = "bytedance/seedream-5/lite/text-to-image";
constexpr auto sequential = "bytedance/seedream-4-0/sequential";
constexpr auto seedance = "bytedance/seedance-1-0/lite/image-to-video";
constexpr auto dreamina = "bytedance/dreamina-4-0/text-to-image";

} // namespace

//! \brief What of a form's values goes along when another model is chosen.
class CarryOverTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_catalogue = Catalogue::load({u":/models"_s}); }
    void carriesBetweenTheFive_data();
    void carriesBetweenTheFive();
    void carriesByRole_data();
    void carriesByRole();
    void keepsALongPrompt();
    void carriesNothingInvalid();
    void comesBackUnchanged();

private:
    Catalogue m_catalogue;
};

void CarryOverTest::carriesBetweenTheFive_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QByteArray>("values");
    QTest::addColumn<QByteArray>("carried");
    const auto row = [](const char *name, const char *from, const char *to, const char *values,
                        const char *carried) {
        QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(to) << QByteArray(values)
                            << QByteArray(carried);
    };
    row("nothing", seedream45, dreamina, "{}", "{}");
    row("prompt to text", seedream45, sequential, R"({"prompt":"a cliff"})", R"({"text":"a cliff"})");
    row("text to prompt", sequential, dreamina, R"({"text":"a cliff","seed":5})", R"({"prompt":"a cliff"})");
    row("same size in three spellings", seedream45, dreamina, R"j({"resolution":"2048x2048 (1:1)"})j",
        R"j({"width×height":"2048x2048(1:1)"})j");
    row("colon spelling", seedream45, sequential, R"j({"resolution":"2560x1440 (16:9)"})j",
        R"j({"image_size":"2560:1440 (16:9)"})j");
    row("back again", sequential, seedream45, R"j({"image_size":"3024:1296 (21:9)"})j",
        R"j({"resolution":"3024x1296 (21:9)"})j");
    row("same key and value", seedream45, seedream5, R"j({"resolution":"2496x1664 (3:2)"})j",
        R"j({"resolution":"2496x1664 (3:2)"})j");
    row("same key, nearest value", seedream45, seedream5, R"j({"resolution":"2560x1440 (16:9)"})j",
        R"j({"resolution":"2848x1600 (16:9)"})j");
    row("named size that both have", seedream45, seedream5, R"({"resolution":"2K"})",
        R"({"resolution":"2K"})");
    row("named size that the other lacks", seedream45, seedream5, R"({"resolution":"4K"})", "{}");
    row("nearest area", seedream45, seedream5, R"j({"resolution":"4096x4096 (1:1)"})j",
        R"j({"resolution":"3072x3072 (1:1)"})j");
    row("nearest area of several", dreamina, seedream5, R"j({"width×height":"4694x3520(4:3)"})j",
        R"j({"resolution":"3456x2592 (4:3)"})j");
    row("size is no video resolution", seedream45, seedance,
        R"j({"prompt":"a","resolution":"2048x2048 (1:1)"})j", R"({"prompt":"a"})");
    row("video resolution is no size", seedance, seedream45,
        R"({"prompt":"a","resolution":"720p","first_frame_image_url":"https://x.org/a.png"})",
        R"({"prompt":"a"})");
    row("count", sequential, seedream5,
        R"({"sequential_image_generation_options":4,"optimize_prompt_options":"fast"})",
        R"({"max_images":4,"optimize_prompt_options":"fast"})");
    row("to itself", seedance, seedance,
        R"({"prompt":"a","duration":10,"resolution":"1080p","last_frame_image_url":"https://x.org/a.png"})",
        R"({"prompt":"a","last_frame_image_url":"https://x.org/a.png","resolution":"1080p","duration":10})");
    row("blank prompt", seedream45, sequential, R"({"prompt":""})", "{}");
    row("null", sequential, seedream5, R"({"text":null,"seed":null})", "{}");
}

void CarryOverTest::carriesBetweenTheFive()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QByteArray, values);
    QFETCH(QByteArray, carried);
    const auto source = m_catalogue.find(ModelId(from));
    const auto target = m_catalogue.find(ModelId(to));
    QVERIFY(source && target);
    const InputValues result = carryOver(*source, *target, json(values));
    QCOMPARE(toBytes(result), carried);
    for (const auto &[key, value] : result.items())
        QVERIFY(checkValue(*target->field(QString::fromStdString(key)), value).isEmpty());
}

void CarryOverTest::carriesByRole_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("carried"); // empty: not carried
    const auto row = [](const char *name, const char *from, const char *to, const char *value,
                        const char *carried) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QByteArray(value) << QByteArray(carried);
    };
    const char *seed = R"("seed":{"type":"integer"})";
    const char *bounded = R"("noise_seed":{"type":"integer","minimum":0,"maximum":2147483647})";
    row("seed", seed, bounded, "41722289", "41722289");
    row("64-bit seed", bounded, seed, "9007199254740993", "9007199254740993");
    row("seed out of bounds", seed, bounded, "-1", "");
    const char *numbers = R"("duration":{"type":"integer","enum":[5,10]})";
    const char *texts = R"("duration":{"type":"string","enum":["auto","5","6"]})";
    const char *range = R"("video_length":{"type":"integer","minimum":4,"maximum":15})";
    row("duration as text", numbers, texts, "5", "\"5\"");
    row("duration as number", texts, numbers, "\"5\"", "5");
    row("duration that is not offered", numbers, texts, "10", "");
    row("duration into a range", texts, range, "\"6\"", "6");
    row("no duration", texts, range, "\"auto\"", "");
    row("resolution in other case", R"("resolution":{"type":"string","enum":["720P","1080P"]})",
        R"("resolution":{"type":"string","enum":["720p","1080p"]})", "\"1080P\"", "\"1080p\"");
    row("size to ratio", R"j("resolution":{"type":"string","enum":["2048x2048 (1:1)","2560x1440 (16:9)"]})j",
        R"("aspect_ratio":{"type":"string","enum":["auto","16:9","9:16"]})", "\"2560x1440 (16:9)\"",
        "\"16:9\"");
    row("ratio to the default's size", R"("aspect_ratio":{"type":"string","enum":["1:1","16:9"]})",
        R"("size":{"type":"string","enum":["1024x1024","2048x2048"],"default":"2048x2048"})", "\"1:1\"",
        "\"2048x2048\"");
    row("auto has no size", R"("aspect_ratio":{"type":"string","enum":["auto","16:9"]})",
        R"("size":{"type":"string","enum":["1024x1024"]})", "\"auto\"", "");
    row("named ratio", R"("image_size":{"type":"string","enum":["portrait_4_3","square"]})",
        R"("aspect_ratio":{"type":"string","enum":["1:1","3:4"]})", "\"portrait_4_3\"", "\"3:4\"");
    row("first frame", R"("start_image_url":{"type":"string"})", R"("first_frame":{"type":"string"})",
        "\"https://x.org/a.png\"", "\"https://x.org/a.png\"");
    row("frames are not swapped", R"("start_image_url":{"type":"string"})",
        R"("last_frame":{"type":"string"})", "\"https://x.org/a.png\"", "");
    row("a video is no image", R"("video_url":{"type":"string"})", R"("image_url":{"type":"string"})",
        "\"https://x.org/a.mp4\"", "");
    row("one name, two kinds", R"("source_url":{"type":"string","format":"video_uri"})",
        R"("source_url":{"type":"string","format":"image_uri"})", "\"https://x.org/a.mp4\"", "");
    row("raw with the same schema", R"("loras":{"type":"array"})", R"("loras":{"type":"array"})", "[1]",
        "[1]");
    row("raw with another schema", R"("loras":{"type":"array"})", R"("loras":{"type":"object"})", "[1]", "");
    row("boolean by key", R"("on":{"type":"boolean"})", R"("on":{"type":"boolean"})", "false", "false");
    row("key with another type", R"("on":{"type":"boolean"})", R"("on":{"type":"string"})", "false", "");
}

void CarryOverTest::carriesByRole()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, carried);
    const Model source = modelOf("{\"properties\":{" + from + "}}");
    const Model target = modelOf("{\"properties\":{" + to + "}}");
    QCOMPARE(source.fields.size(), 1);
    QCOMPARE(target.fields.size(), 1);
    Json values = Json::object();
    values[source.fields.constFirst().key.toStdString()] = json(value);
    const InputValues result = carryOver(source, target, values);
    QCOMPARE(result.empty() ? QByteArray() : toBytes(result.front()), carried);
}

//! Cutting or dropping what an artist wrote is worse than telling that it is too long.
void CarryOverTest::keepsALongPrompt()
{
    const auto from = m_catalogue.find(ModelId(QString::fromLatin1(sequential)));
    const auto to = m_catalogue.find(ModelId(QString::fromLatin1(dreamina)));
    const Json text(std::string(900, 'a'));
    Json values = Json::object();
    values["text"] = text;
    const InputValues result = carryOver(*from, *to, values);
    QCOMPARE(toBytes(result.at("prompt")), toBytes(text));
    QCOMPARE(checkInput(*to, result).constFirst().message, u"At most 800 characters; this has 900."_s);
}

void CarryOverTest::carriesNothingInvalid()
{
    const Model from = modelOf(
        R"({"properties":{"image_url":{"type":"string"},"image_url_2":{"type":"string"},"seed":{"type":"integer"}}})");
    const Model to = modelOf(
        R"({"properties":{"reference_image":{"type":"string"},"image":{"type":"string"},"seed":{"type":"integer"}}})");
    const InputValues values = json(R"({"image_url":"https://x.org/a.png","seed":"text"})");
    const QByteArray expected(R"({"reference_image":"https://x.org/a.png"})");
    QCOMPARE(toBytes(carryOver(from, to, values)), expected);
    QVERIFY(carryOver(from, to, json("[]")).empty());
    QVERIFY(carryOver(Model(), to, values).empty());
    QVERIFY(carryOver(from, Model(), values).empty());
}

//! To and fro between models of the same sizes gives the first values again.
void CarryOverTest::comesBackUnchanged()
{
    const auto one = m_catalogue.find(ModelId(QString::fromLatin1(sequential)));
    const auto two = m_catalogue.find(ModelId(QString::fromLatin1(seedream45)));
    for (const Json &size : one->field(u"image_size"_s)->choices) {
        Json values = Json::object();
        values["text"] = "a";
        values["image_size"] = size;
        const InputValues there = carryOver(*one, *two, values);
        QCOMPARE(toBytes(carryOver(*two, *one, there)), toBytes(values));
    }
}

QTEST_GUILESS_MAIN(CarryOverTest)
#include "tst_carryover.moc"
