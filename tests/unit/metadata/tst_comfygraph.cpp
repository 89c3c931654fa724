// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/comfygraph.h"

#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

class TestComfyGraph : public QObject
{
    Q_OBJECT

private slots:
    void plainGraph();
    void guiderAndNoise();
    void textsThroughOtherNodes();
    void bothSidesOfOneNode();
    void textsInTheLoader();
    void refinerComesLast();
    void theEditorsGraph();
    void seedsOver63Bits();
    void whatIsNoNumber();
    void noSampler();
    void oddGraphs_data();
    void oddGraphs();
    void largeGraphsEnd();
};

namespace
{

const QString plain = uR"({
 "3": {"class_type": "KSampler", "inputs": {"seed": 156680208700286, "steps": 20, "cfg": 8, "sampler_name": "euler",
       "scheduler": "normal", "denoise": 1.0, "model": ["4", 0], "positive": ["6", 0], "negative": ["7", 0], "latent_image": ["5", 0]}},
 "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "v1-5.safetensors"}},
 "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 512, "height": 768, "batch_size": 1}},
 "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a fox, \"red\"", "clip": ["4", 1]}},
 "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "ugly", "clip": ["4", 1]}},
 "8": {"class_type": "VAEDecode", "inputs": {"samples": ["3", 0], "vae": ["4", 2]}},
 "9": {"class_type": "SaveImage", "inputs": {"filename_prefix": "ComfyUI", "images": ["8", 0]}}})"_s;

QString value(const ForeignSettings &settings, const QString &key)
{
    for (const auto &[name, text] : settings.values) {
        if (name == key)
            return text;
    }
    return {};
}

} // namespace

void TestComfyGraph::plainGraph()
{
    const auto found = readComfy(plain, {});
    QVERIFY(found);
    QCOMPARE(found->program, u"ComfyUI"_s);
    QCOMPARE(found->prompt, u"a fox, \"red\""_s);
    QCOMPARE(found->negativePrompt, u"ugly"_s);
    QCOMPARE(found->seed, 156680208700286);
    QCOMPARE(found->steps, 20);
    QCOMPARE(found->model, u"v1-5.safetensors"_s);
    QCOMPARE(found->size, QSize(512, 768));
    QCOMPARE(value(*found, u"sampler"_s), u"euler"_s);
    QCOMPARE(value(*found, u"cfg"_s), u"8"_s);
}

void TestComfyGraph::guiderAndNoise()
{
    const auto found = readComfy(uR"({
 "1": {"class_type": "SamplerCustomAdvanced", "inputs": {"noise": ["2", 0], "guider": ["3", 0], "sampler": ["4", 0], "sigmas": ["5", 0], "latent_image": ["6", 0]}},
 "2": {"class_type": "RandomNoise", "inputs": {"noise_seed": 77}},
 "3": {"class_type": "BasicGuider", "inputs": {"model": ["7", 0], "conditioning": ["8", 0]}},
 "4": {"class_type": "KSamplerSelect", "inputs": {"sampler_name": "euler"}},
 "5": {"class_type": "BasicScheduler", "inputs": {"scheduler": "simple", "steps": 25, "denoise": 1, "model": ["7", 0]}},
 "6": {"class_type": "EmptySD3LatentImage", "inputs": {"width": 1024, "height": 1024}},
 "7": {"class_type": "UNETLoader", "inputs": {"unet_name": "flux1-dev"}},
 "8": {"class_type": "FluxGuidance", "inputs": {"guidance": 3.5, "conditioning": ["9", 0]}},
 "9": {"class_type": "CLIPTextEncode", "inputs": {"text": "a flux fox"}},
 "10": {"class_type": "SaveImage", "inputs": {"images": ["1", 0]}}})"_s,
                                 {});
    QVERIFY(found);
    QCOMPARE(found->prompt, u"a flux fox"_s);
    QCOMPARE(found->negativePrompt, QString());
    QCOMPARE(found->seed, 77);
    QCOMPARE(found->steps, 25);
    QCOMPARE(found->model, u"flux1-dev"_s);
    QCOMPARE(value(*found, u"guidance"_s), u"3.5"_s);
}

void TestComfyGraph::textsThroughOtherNodes()
{
    QString graph = plain;
    graph.replace(u"\"text\": \"a fox, \\\"red\\\"\""_s, u"\"text\": [\"20\", 0]"_s);
    graph.chop(1);
    graph +=
        u", \"20\": {\"class_type\": \"StringConcat\", \"inputs\": {\"a\": [\"21\", 0], \"b\": [\"22\", 0]}},"
        "\"21\": {\"class_type\": \"PrimitiveString\", \"inputs\": {\"value\": \"first\"}},"
        "\"22\": {\"class_type\": \"PrimitiveString\", \"inputs\": {\"value\": \"second\"}}}"_s;
    const auto found = readComfy(graph, {});
    QVERIFY(found);
    QCOMPARE(found->prompt, u"first\nsecond"_s);
    QCOMPARE(found->negativePrompt, u"ugly"_s);
}

void TestComfyGraph::bothSidesOfOneNode()
{
    QString graph = plain;
    graph.replace(u"\"positive\": [\"6\", 0], \"negative\": [\"7\", 0]"_s,
                  u"\"positive\": [\"30\", 0], \"negative\": [\"30\", 1]"_s);
    graph.chop(1);
    graph +=
        u", \"30\": {\"class_type\": \"ControlNetApplyAdvanced\", \"inputs\": {\"positive\": [\"6\", 0], \"negative\": [\"7\", 0]}}}"_s;
    const auto found = readComfy(graph, {});
    QVERIFY(found);
    QCOMPARE(found->prompt, u"a fox, \"red\""_s);
    QCOMPARE(found->negativePrompt, u"ugly"_s);
}

void TestComfyGraph::textsInTheLoader()
{
    const auto found = readComfy(
        uR"({"1": {"class_type": "Efficient Loader", "inputs": {"ckpt_name": "m", "positive": "a fox", "negative": "ugly"}},
 "2": {"class_type": "KSampler Efficient", "inputs": {
        "seed" : 5, "steps" : 9, "positive" : [ "1", 1 ], "negative" : [ "1", 2 ]}
}
})"_s,
        {});
    QVERIFY(found);
    QCOMPARE(found->prompt, u"a fox"_s);
    QCOMPARE(found->negativePrompt, u"ugly"_s);
    QCOMPARE(found->model, u"m"_s);
}

void TestComfyGraph::refinerComesLast()
{
    QString graph = plain;
    graph.replace(u"\"samples\": [\"3\", 0]"_s, u"\"samples\": [\"40\", 0]"_s);
    graph.chop(1);
    graph +=
        u", \"40\": {\"class_type\": \"KSamplerAdvanced\", \"inputs\": {\"noise_seed\": 5, \"steps\": 9, "
        u"\"positive\": [\"6\", 0],"
        " \"negative\": [\"41\", 0], \"latent_image\": [\"3\", 0]}},"
        "\"41\": {\"class_type\": \"ConditioningZeroOut\", \"inputs\": {\"conditioning\": [\"6\", 0]}}}"_s;
    const auto found = readComfy(graph, {});
    QVERIFY(found);
    QCOMPARE(found->seed, 5);
    QCOMPARE(found->steps, 9);
    QCOMPARE(found->prompt, u"a fox, \"red\""_s);
    QCOMPARE(found->negativePrompt, QString());
}

void TestComfyGraph::theEditorsGraph()
{
    const auto found = readComfy({}, uR"({"nodes": [
 {"id": 3, "type": "KSampler", "inputs": [{"name": "model", "link": 1}, {"name": "positive", "link": 4}, {"name": "negative", "link": 6}, {"name": "latent_image", "link": 2}],
  "widgets_values": [99, "randomize", 30, 7.5, "dpmpp_2m", "karras", 1]},
 {"id": 4, "type": "CheckpointLoaderSimple", "inputs": [], "widgets_values": ["xl.safetensors"]},
 {"id": 5, "type": "EmptyLatentImage", "widgets_values": [640, 480, 1]},
 {"id": 6, "type": "CLIPTextEncode", "inputs": [{"name": "clip", "link": null}], "widgets_values": ["drawn fox"]},
 {"id": 7, "type": "MyTextNode", "widgets_values": [5, "bad"]},
 {"id": 9, "type": "SaveImage", "inputs": [{"name": "images", "link": 9}]}],
 "links": [[1, 4, 0, 3, 0, "MODEL"], [2, 5, 0, 3, 3, "LATENT"], [4, 6, 0, 3, 1, "CONDITIONING"], [6, 7, 0, 3, 2, "CONDITIONING"], [9, 3, 0, 9, 0, "IMAGE"]]})"_s);
    QVERIFY(found);
    QCOMPARE(found->prompt, u"drawn fox"_s);
    QCOMPARE(found->negativePrompt, u"bad"_s);
    QCOMPARE(found->seed, 99);
    QCOMPARE(found->steps, 30);
    QCOMPARE(found->model, u"xl.safetensors"_s);
    QCOMPARE(found->size, QSize(640, 480));
    QCOMPARE(value(*found, u"sampler"_s), u"dpmpp_2m"_s);
}

void TestComfyGraph::seedsOver63Bits()
{
    QString graph = plain;
    graph.replace(u"156680208700286"_s, u"18446744073709551615"_s);
    const auto found = readComfy(graph, {});
    QVERIFY(found);
    QCOMPARE(found->seed, std::nullopt);
    QCOMPARE(value(*found, u"seed"_s), u"18446744073709551615"_s);
}

void TestComfyGraph::whatIsNoNumber()
{
    QString graph = plain;
    graph.replace(u"\"class_type\": \"SaveImage\""_s,
                  u"\"is_changed\": [NaN, -Infinity, Infinity, \"NaN\"], \"class_type\": \"SaveImage\""_s);
    const auto found = readComfy(graph, {});
    QVERIFY(found);
    QCOMPARE(found->seed, 156680208700286);
}

void TestComfyGraph::noSampler()
{
    const auto found = readComfy(u"{\"1\": {\"class_type\": \"SaveImage\", \"inputs\": {}}}"_s, {});
    QVERIFY(found);
    QCOMPARE(found->prompt, QString());
    QVERIFY(found->values.isEmpty());
}

void TestComfyGraph::oddGraphs_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a text") << u"a prompt in words"_s;
    QTest::newRow("a list") << u"[1, 2]"_s;
    QTest::newRow("an empty graph") << u"{}"_s;
    QTest::newRow("no nodes") << u"{\"1\": 5, \"2\": {\"inputs\": {}}}"_s;
    QTest::newRow("deep") << u"["_s.repeated(100'000);
    QTest::newRow("crowded") << u"{"_s + u"\"a\":1,"_s.repeated(1'000'000) + u"\"b\":1}"_s;
}

void TestComfyGraph::oddGraphs()
{
    QFETCH(QString, prompt);
    QVERIFY(!readComfy(prompt, {}));
    QVERIFY(!readComfy({}, prompt));
}

void TestComfyGraph::largeGraphsEnd()
{
    QString ring = u"{"_s;
    for (int i = 0; i < 1900; ++i) {
        ring +=
            u"\"%1\": {\"class_type\": \"KSampler\", \"inputs\": {\"steps\": [\"%2\", 0], \"positive\": [\"%2\", 0], \"negative\": [\"%3\", 0]}},"_s
                .arg(i)
                .arg((i + 1) % 1900)
                .arg((i + 7) % 1900);
    }
    ring += u"\"end\": {\"class_type\": \"SaveImage\", \"inputs\": {\"images\": [\"0\", 0]}}}"_s;
    const auto found = readComfy(ring, {});
    QVERIFY(found);
    QCOMPARE(found->prompt, QString());
}

QTEST_GUILESS_MAIN(TestComfyGraph)
#include "tst_comfygraph.moc"
