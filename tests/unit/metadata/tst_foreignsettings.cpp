// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/metadata/samplefiles.h"

#include <QtEndian>
#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

//! \brief Pictures as the programs write them.
class TestForeignSettings : public QObject
{
    Q_OBJECT

private slots:
    void pictures_data();
    void pictures();
    void valuesInTheirOrder();
    void whatStandsBehindThePixels();
    void packedTexts();
    void nothingForeign_data();
    void nothingForeign();
    void rawTextIsBounded();
};

namespace
{

const QByteArray a1111 = "a f\xc3\xb6x\nNegative prompt: ugly\nSteps: 20, Sampler: Euler a, CFG scale: 7, "
                         "Seed: 42, Size: 512x768, Model: m1";
const QByteArray comfy =
    "{\"3\": {\"class_type\": \"KSampler\", \"inputs\": {\"seed\": 42, \"steps\": 20, \"positive\": [\"6\", "
    "0], "
    "\"negative\": [\"7\", 0], \"latent_image\": [\"5\", 0], \"model\": [\"4\", 0]}},"
    "\"4\": {\"class_type\": \"CheckpointLoaderSimple\", \"inputs\": {\"ckpt_name\": \"m1\"}},"
    "\"5\": {\"class_type\": \"EmptyLatentImage\", \"inputs\": {\"width\": 512, \"height\": 768}},"
    "\"6\": {\"class_type\": \"CLIPTextEncode\", \"inputs\": {\"text\": \"a f\xc3\xb6x\"}},"
    "\"7\": {\"class_type\": \"CLIPTextEncode\", \"inputs\": {\"text\": \"ugly\"}}}";
const QByteArray swarm = "{\"sui_image_params\": {\"prompt\": \"a f\xc3\xb6x\", \"negativeprompt\": "
                         "\"ugly\", \"model\": \"m1\", \"seed\": 42, "
                         "\"steps\": 20, \"cfgscale\": 7.0, \"width\": 512, \"height\": 768}, "
                         "\"sui_extra_data\": {\"date\": \"x\"}}";
const QByteArray fooocus =
    "{\"base_model\": \"m1\", \"full_prompt\": [\"x\"], \"negative_prompt\": \"ugly\", \"performance\": "
    "\"Speed\", "
    "\"prompt\": \"a f\xc3\xb6x\", \"resolution\": \"(512, 768)\", \"seed\": \"42\", \"steps\": 20}";
const QByteArray invoke =
    "{\"positive_prompt\": \"a f\xc3\xb6x\", \"negative_prompt\": \"ugly\", \"seed\": 42, \"steps\": 20, "
    "\"width\": 512, "
    "\"height\": 768, \"model\": {\"key\": \"k\", \"name\": \"m1\"}, \"app_version\": \"5.0\"}";
const QByteArray oldInvoke =
    "{\"model\": \"stable diffusion\", \"model_weights\": \"m1\", \"image\": {\"prompt\": [{\"prompt\": \"a "
    "f\xc3\xb6x [ugly]\", "
    "\"weight\": 1.0}], \"seed\": 42, \"steps\": 20, \"width\": 512, \"height\": 768}}";
const QByteArray dream = "\"a f\xc3\xb6x [ugly]\" -s 20 -S 42 -W 512 -H 768 -C 7.5 -A k_lms";

QByteArray png(const QByteArray &name, const QByteArray &utf8)
{
    return samples::withChunks(samples::png(), samples::utf8Chunk(name, utf8));
}

QByteArray utf16(const QByteArray &utf8, bool isBig)
{
    QByteArray bytes("UNICODE\0", 8);
    for (const QChar c : QString::fromUtf8(utf8)) {
        QByteArray unit(2, '\0');
        isBig ? qToBigEndian(c.unicode(), unit.data()) : qToLittleEndian(c.unicode(), unit.data());
        bytes += unit;
    }
    return bytes;
}

//! A JPEG or WebP with an EXIF block.
QByteArray withBlock(const QByteArray &file, const QByteArray &block)
{
    if (file.startsWith("\xff"))
        return samples::withExif(file, block);
    QByteArray length(4, '\0');
    qToLittleEndian(quint32(block.size()), length.data());
    QByteArray webp = file + "EXIF" + length + block + QByteArray(block.size() % 2, '\0');
    qToLittleEndian(quint32(webp.size() - 8), webp.data() + 4);
    return webp;
}

QByteArray commented(const QByteArray &file, const QByteArray &comment)
{
    return withBlock(file, samples::exif(0x9286, 7, comment, true));
}

} // namespace

void TestForeignSettings::pictures_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("program");
    QTest::newRow("A1111 PNG") << png("parameters", a1111) << u"AUTOMATIC1111"_s;
    QTest::newRow("A1111 JPEG") << commented(samples::jpeg(), utf16(a1111, true)) << u"AUTOMATIC1111"_s;
    QTest::newRow("A1111 JPEG, little-endian")
        << commented(samples::jpeg(), utf16(a1111, false)) << u"AUTOMATIC1111"_s;
    QTest::newRow("A1111 WebP") << commented(samples::webp(), utf16(a1111, true)) << u"AUTOMATIC1111"_s;
    QTest::newRow("A1111 JPEG, ASCII")
        << commented(samples::jpeg(), QByteArray("ASCII\0\0\0", 8) + a1111) << u"AUTOMATIC1111"_s;
    QTest::newRow("ComfyUI PNG") << samples::withChunks(samples::png(),
                                                        samples::utf8Chunk("workflow", "{\"nodes\": []}") +
                                                            samples::utf8Chunk("prompt", comfy))
                                 << u"ComfyUI"_s;
    QTest::newRow("ComfyUI WebP") << withBlock(samples::webp(),
                                               samples::exif(0x0110, 2, "prompt:" + comfy + '\0', false))
                                  << u"ComfyUI"_s;
    QTest::newRow("SwarmUI PNG") << png("parameters", swarm) << u"SwarmUI"_s;
    QTest::newRow("SwarmUI JPEG") << commented(samples::jpeg(), utf16(swarm, false)) << u"SwarmUI"_s;
    QTest::newRow("SwarmUI, old") << samples::withExif(samples::jpeg(),
                                                       samples::exif(0x0110, 2, swarm + '\0', false))
                                  << u"SwarmUI"_s;
    QTest::newRow("Fooocus PNG") << samples::withChunks(samples::png(),
                                                        samples::utf8Chunk("parameters", fooocus) +
                                                            samples::textChunk("fooocus_scheme", "fooocus"))
                                 << u"Fooocus"_s;
    QTest::newRow("Fooocus PNG, as A1111")
        << samples::withChunks(samples::png(), samples::textChunk("fooocus_scheme", "a1111") +
                                                   samples::utf8Chunk("parameters", a1111))
        << u"Fooocus"_s;
    QTest::newRow("Fooocus JPEG") << samples::withExif(samples::jpeg(),
                                                       samples::exif(0x9286, 2, fooocus + '\0', false))
                                  << u"Fooocus"_s;
    QTest::newRow("Fooocus JPEG, comment")
        << samples::withSegment(samples::jpeg(), '\xfe', fooocus) << u"Fooocus"_s;
    QTest::newRow("InvokeAI") << png("invokeai_metadata", invoke) << u"InvokeAI"_s;
    QTest::newRow("InvokeAI 2") << png("sd-metadata", oldInvoke) << u"InvokeAI"_s;
    QTest::newRow("InvokeAI 1") << png("Dream", dream) << u"InvokeAI"_s;
}

void TestForeignSettings::pictures()
{
    QFETCH(QByteArray, file);
    const FoundMetadata found = readMetadata(file, {});
    QVERIFY(found.foreign);
    QTEST(found.foreign->program, "program");
    QCOMPARE(found.foreign->prompt, u"a föx"_s);
    QCOMPARE(found.foreign->negativePrompt, u"ugly"_s);
    QCOMPARE(found.foreign->seed, 42);
    QCOMPARE(found.foreign->steps, 20);
    QCOMPARE(found.foreign->size, QSize(512, 768));
    QCOMPARE(found.foreign->model, QByteArray(QTest::currentDataTag()) == "InvokeAI 1" ? QString() : u"m1"_s);
    QVERIFY(!found.foreign->raw.isEmpty());
    QVERIFY(!found.isOwn);
}

void TestForeignSettings::valuesInTheirOrder()
{
    const auto found = readMetadata(png("invokeai_metadata", invoke), {}).foreign;
    QVERIFY(found);
    QStringList names;
    for (const auto &[name, value] : found->values)
        names.append(name);
    QCOMPARE(names,
             (QStringList{u"seed"_s, u"steps"_s, u"width"_s, u"height"_s, u"model"_s, u"app_version"_s}));
    QCOMPARE(found->values.last().second, u"5.0"_s);
}

void TestForeignSettings::whatStandsBehindThePixels()
{
    const QByteArray file = samples::png();
    const QByteArray late =
        file.left(file.size() - 12) + samples::utf8Chunk("parameters", a1111) + samples::pngChunk("IEND", {});
    QVERIFY(readMetadata(late, {}).foreign);
}

void TestForeignSettings::packedTexts()
{
    QVERIFY(readMetadata(samples::withChunks(samples::png(), samples::packedChunk("parameters", a1111)), {})
                .foreign);
    const QByteArray packed =
        samples::pngChunk("zTXt", QByteArray("parameters\0\0", 12) + qCompress(QByteArray("a fox")).mid(4));
    const auto found = readMetadata(samples::withChunks(samples::png(), packed), {}).foreign;
    QVERIFY(found);
    QCOMPARE(found->prompt, u"a fox"_s);
}

void TestForeignSettings::nothingForeign_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("plain") << samples::png();
    QTest::newRow("comment") << samples::withSegment(samples::jpeg(), '\xfe', "made by a camera");
    QTest::newRow("camera's comment")
        << commented(samples::jpeg(), QByteArray("ASCII\0\0\0", 8) + "Holiday: 2019");
    QTest::newRow("JSON comment") << samples::withSegment(samples::jpeg(), '\xfe', "{\"a\": 1}");
    QTest::newRow("other JSON") << png("parameters", "{\"a\": 1}");
    QTest::newRow("broken JSON") << png("parameters", "{\"sui_image_params\": ");
    QTest::newRow("software") << png("Software", "GIMP");
    QTest::newRow("broken EXIF") << samples::withExif(samples::jpeg(), "MM*");
    QTest::newRow("no picture") << QByteArray("hello");
    QTest::newRow("nothing") << QByteArray();
}

void TestForeignSettings::nothingForeign()
{
    QFETCH(QByteArray, file);
    QVERIFY(!readMetadata(file, {}).foreign);
}

void TestForeignSettings::rawTextIsBounded()
{
    const auto found = readMetadata(png("parameters", QByteArray(1'000'000, 'x')), {}).foreign;
    QVERIFY(found);
    QCOMPARE(found->raw.size(), maxRawText);
    QCOMPARE(found->prompt.size(), 1'000'000);
}

QTEST_GUILESS_MAIN(TestForeignSettings)
#include "tst_foreignsettings.moc"
