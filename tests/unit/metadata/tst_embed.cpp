// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/log.h"
#include "app/metadata/exifblock.h"
#include "tests/unit/metadata/samplefiles.h"

#include <QDir>
#include <QImageReader>
#include <QTemporaryDir>
#include <QtEndian>
#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

//! \brief What goes into a file, what stays in it and what never does.
class TestEmbed : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void profiles_data();
    void profiles();
    void neverIntoAFile_data();
    void neverIntoAFile();
    void smallProfilesClear_data();
    void smallProfilesClear();
    void pixelsAreReadAsBefore_data();
    void pixelsAreReadAsBefore();
    void foreignXmpStays();
    void moreThanAnyoneWrites();
    void prefixesOfOthers();
    void editedDescriptionStays();
    void foreignSettingsStay();
    void settingsBehindThePixelsStay();
    void oldTextGoesWhereTheNewHasNoRoom();
    void exifStays();
    void orientationStaysInAllProfiles();
    void textInPng();
    void originalIsNotTouched();
    void bytesBehindTheEnd();
    void missingPadding();
    void foreignSidecarStays();
    void chunksInTheStandardsOrder();

private:
    QByteArray embedded(const QByteArray &bytes, const WorkMetadata &work,
                        MetadataProfile profile = MetadataProfile::Everything)
    {
        samples::write(path(u"in"_s), bytes);
        const auto done = embedMetadata(path(u"in"_s), path(u"out"_s), work, profile);
        return done ? samples::read(path(u"out"_s)) + samples::read(done->sidecar) : QByteArray();
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    void kindsAndProfiles();

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace
{

const QByteArray label = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
const QByteArray foreignXmp =
    "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF "
    "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description "
    "xmlns:dt='http://darktable.sf.net/' xmlns:dc='http://purl.org/dc/elements/1.1/' "
    "xmlns:xmp='http://ns.adobe.com/xap/1.0/' "
    "dt:history='kept' xmp:Rating='2'><dc:rights><rdf:Alt><rdf:li "
    "xml:lang='x-default'>mine</rdf:li></rdf:Alt></dc:rights>"
    "</rdf:Description></rdf:RDF></x:xmpmeta>";

QByteArray xmpOf(const QByteArray &png)
{
    for (const auto &[name, data] : samples::pngParts(png)) {
        if (name == "iTXt" && data.startsWith("XML:com.adobe.xmp"))
            return data;
    }
    return {};
}

//! Also as UTF-16, which EXIF has.
bool says(const QByteArray &file, const QByteArray &text)
{
    QByteArray wide;
    for (const char c : text)
        wide += QByteArray(1, '\0') + c;
    return file.contains(text) || file.contains(wide);
}

} // namespace

void TestEmbed::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestEmbed::kindsAndProfiles()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<int>("profile");
    for (const QByteArray &kind : samples::kinds()) {
        for (int profile = 0; profile < 3; ++profile)
            QTest::addRow("%s %d", kind.constData(), profile) << kind << profile;
    }
}

void TestEmbed::profiles_data()
{
    kindsAndProfiles();
}

void TestEmbed::profiles()
{
    QFETCH(QByteArray, kind);
    QFETCH(int, profile);
    WorkMetadata work = samples::fullWork();
    work.prompt = u"promptly"_s;
    work.input = "{\"prompt\": \"inputly\"}";
    work.negativePrompt = u"negatively"_s;
    const QByteArray file = embedded(samples::of(kind), work, MetadataProfile(profile));
    QVERIFY(file.contains(label));
    QCOMPARE(says(file, "promptly"), profile < 2);
    for (const char *more : {"inputly", "negatively", "Winter", "req_0123", "bytedance", "Seedream", "40001",
                             "7c0f7a52", "11111111", "9007199254740993", "Maquette", "2026-"})
        QCOMPARE(says(file, more), profile == 0);
}

void TestEmbed::neverIntoAFile_data()
{
    kindsAndProfiles();
}

void TestEmbed::neverIntoAFile()
{
    QFETCH(QByteArray, kind);
    QFETCH(int, profile);
    addSecret(u"rc-secret-1234"_s);
    const QString bad =
        u"see /home/anneliese/x.png file:///home/anneliese/y C:\\Users\\anneliese\\z "
        "https://h.example/kept?X-Sig=signature1 rc-secret-1234 data:image/png;base64,QUJDREVGR0hJSktM %1/private"_s
            .arg(QDir::homePath());
    WorkMetadata work = samples::fullWork();
    work.prompt = bad;
    work.negativePrompt = bad;
    work.modelName = bad;
    work.project = bad;
    work.tags = {bad, u"/home/anneliese/tag"_s};
    work.parents = {{bad, bad, 3}};
    work.software = bad;
    work.documentId = bad;
    work.modelId = ModelId(bad);
    work.requestId = RequestId(bad);
    work.input = "{\"token\": \"topsecret\", \"account\": \"anna@mail\", \"image\": "
                 "\"/home/anneliese/a.png\", \"b\": [\"file:///home/anneliese/a\", "
                 "\"https:\\/\\/u:passw@h.example\\/p?X-Sig=signature2\", "
                 "\"data:image\\/png;base64,QUJDREVGR0hJSktM\", \"rc-secret-1234\"]}";
    const QByteArray file = embedded(samples::of(kind), work, MetadataProfile(profile));
    QVERIFY(!file.isEmpty());
    for (const char *never :
         {"anneliese", "signature", "rc-secret", "topsecret", "anna@mail", "passw", "QUJDREVG", "private"})
        QVERIFY2(!says(file, never), never);
    QCOMPARE(says(file, "h.example/kept"), profile < 2);
}

void TestEmbed::smallProfilesClear_data()
{
    QTest::addColumn<QByteArray>("file");
    const QByteArray text = "gossip";
    QTest::newRow("PNG") << samples::withChunks(
                                samples::png(),
                                samples::textChunk("parameters", text) +
                                    samples::utf8Chunk("workflow", text) +
                                    samples::packedChunk("XML:com.adobe.xmp", foreignXmp) +
                                    samples::pngChunk("eXIf", samples::exif(0x9286, 7, text, true)) +
                                    samples::pngChunk("caBX", text) + samples::pngChunk("tIME", text) +
                                    samples::pngChunk("gAMA", {"\0\0\xb1\x8f", 4})) +
                                "gossip behind";
    QByteArray jpeg = samples::withSegment(
        samples::withSegment(samples::turnedJpeg(), '\xed', "Photoshop gossip"), '\xfe', text);
    jpeg = samples::withSegment(samples::withSegment(jpeg, '\xeb', "JP gossip"), '\xe1',
                                QByteArray("http://ns.adobe.com/xap/1.0/\0", 29) + "gossip");
    QTest::newRow("JPEG") << samples::withSegment(jpeg, '\xe2', QByteArray("ICC_PROFILE\0", 12) + "profile") +
                                 "gossip behind";
}

void TestEmbed::smallProfilesClear()
{
    QFETCH(QByteArray, file);
    for (const auto profile : {MetadataProfile::PromptOnly, MetadataProfile::LabelOnly}) {
        const QByteArray clear = embedded(file, samples::fullWork(), profile);
        QVERIFY(clear.contains(label));
        for (const char *gone : {"gossip", "workflow", "darktable", "mine", "abc"})
            QVERIFY2(!says(clear, gone), gone);
        QVERIFY(clear.startsWith("\xff") ? clear.contains("ICC_PROFILE") : clear.contains("gAMA"));
    }
    QVERIFY(says(embedded(file, samples::fullWork()), "gossip"));
}

void TestEmbed::pixelsAreReadAsBefore_data()
{
    kindsAndProfiles();
}

void TestEmbed::pixelsAreReadAsBefore()
{
    QFETCH(QByteArray, kind);
    QFETCH(int, profile);
    const QByteArray before = samples::of(kind);
    (void)embedded(before, samples::fullWork(), MetadataProfile(profile));
    const QByteArray after = samples::read(path(u"out"_s));
    if (kind == "clip") {
        QCOMPARE(after, before);
        return;
    }
    QVERIFY(samples::pixelParts(after) == samples::pixelParts(before));
    QVERIFY(!samples::pixelParts(after).isEmpty());
    const QImage image = QImage::fromData(after);
    QVERIFY(!image.isNull());
    QCOMPARE(image, QImage::fromData(before));
    QCOMPARE(image.format(), QImage::fromData(before).format());
}

void TestEmbed::foreignXmpStays()
{
    const QByteArray file =
        embedded(samples::withChunks(samples::png(), samples::utf8Chunk("XML:com.adobe.xmp", foreignXmp)),
                 samples::fullWork());
    const QByteArray xmp = xmpOf(file);
    QVERIFY(xmp.contains("history=\"kept\"") && xmp.contains("mine"));
    QVERIFY(xmp.contains("Rating=\"4\"") && !xmp.contains("Rating=\"2\""));
    QCOMPARE(file.count("XML:com.adobe.xmp"), 1);
    // What cannot be read by anyone is not kept.
    const QByteArray broken =
        embedded(samples::withChunks(samples::png(), samples::utf8Chunk("XML:com.adobe.xmp", "<x:")),
                 samples::fullWork());
    QVERIFY(readMetadata(broken, {}).work == samples::fullWork());
}

void TestEmbed::moreThanAnyoneWrites()
{
    QByteArray many;
    for (int i = 0; i < 20'000; ++i)
        many += "<dt:a" + QByteArray::number(i) + "/>";
    const QByteArray xmp = QByteArray(foreignXmp).replace("<dc:rights>", QByteArray(many + "<dc:rights>"));
    const QByteArray out =
        embedded(samples::withChunks(samples::png(), samples::utf8Chunk("XML:com.adobe.xmp", xmp)),
                 samples::fullWork());
    QVERIFY(readMetadata(out, {}).work == samples::fullWork());
    QVERIFY(!xmpOf(out).contains("a19999"));
}

void TestEmbed::prefixesOfOthers()
{
    for (const char *prefix : {"maquette", "Iptc4xmpExt", "xmpNote", "dc", "xmp", "xmpMM", "stRef"}) {
        const QByteArray xmp =
            QByteArray(foreignXmp)
                .replace("xmlns:dc=", "xmlns:a=")
                .replace("dc:", "a:")
                .replace("xmlns:xmp=", "xmlns:b=")
                .replace("xmp:Rating", "b:Rating")
                .replace("xmlns:dt='http://darktable.sf.net/'",
                         QByteArray("xmlns:" + QByteArray(prefix) + "='http://other.example/'"))
                .replace("dt:", QByteArray(QByteArray(prefix) + ':'));
        const QByteArray out =
            embedded(samples::withChunks(samples::png(), samples::utf8Chunk("XML:com.adobe.xmp", xmp)),
                     samples::fullWork());
        QVERIFY2(readMetadata(out, {}).work == samples::fullWork(), prefix);
        QVERIFY2(xmpOf(out).contains("kept"), prefix);
        QVERIFY(xmpOf(out).contains("xmlns:maquette=\"urn:x-maquette:work:1.0#\""));
        // And the next file is not told of it.
        QVERIFY2(!embedded(samples::png(), samples::fullWork()).contains("other.example"), prefix);
    }
}

void TestEmbed::editedDescriptionStays()
{
    WorkMetadata work = samples::fullWork();
    work.prompt = u"first prompt"_s;
    QByteArray edited = embedded(samples::clip(), work).mid(samples::clip().size());
    const qsizetype description = edited.indexOf("<dc:description>");
    edited.replace(edited.indexOf("first prompt", description), 5, "heard");
    samples::write(path(u"in.xmp"_s), edited);
    work.prompt = u"second prompt"_s;
    const QByteArray out = embedded(samples::clip(), work);
    QVERIFY(out.contains("heard prompt") && out.contains("second prompt") && !out.contains("first prompt"));
    samples::write(path(u"in.xmp"_s),
                   out.mid(samples::clip().size()).replace("heard prompt", "second prompt"));
    work.prompt = u"third prompt"_s;
    QVERIFY(!embedded(samples::clip(), work).contains("second prompt"));
}

void TestEmbed::foreignSettingsStay()
{
    const QByteArray text = "a fox\nSteps: 20, Sampler: Euler a, Seed: 42, Size: 512x768";
    QByteArray wide("UNICODE\0", 8);
    for (const char c : text)
        wide += QByteArray(1, '\0') + c;
    for (const QByteArray &file :
         {samples::withChunks(samples::png(), samples::textChunk("parameters", text)),
          samples::withExif(samples::jpeg(), samples::exif(0x9286, 7, wide, true))}) {
        WorkMetadata work = samples::fullWork();
        work.prompt = u"a fox"_s;
        const QByteArray out = embedded(file, work);
        const FoundMetadata found = readMetadata(out, {});
        QVERIFY(found.isOwn && found.foreign);
        QCOMPARE(found.foreign->steps, 20);
        QVERIFY(!says(out, "Version: Maquette"));
        QVERIFY(!readMetadata(embedded(file, work, MetadataProfile::PromptOnly), {}).foreign);
    }
    // What we wrote ourselves is replaced, from whichever profile it was.
    WorkMetadata other = samples::fullWork();
    other.prompt = u"another"_s;
    for (const auto profile : {MetadataProfile::Everything, MetadataProfile::PromptOnly}) {
        const QByteArray out = embedded(embedded(samples::png(), samples::fullWork(), profile), other);
        QCOMPARE(out.count("parameters"), 1);
        QVERIFY(readMetadata(out, {}).work == other);
        QVERIFY(!readMetadata(out, {}).foreign);
    }
}

void TestEmbed::settingsBehindThePixelsStay()
{
    const QByteArray file =
        samples::withChunks(samples::png(), samples::utf8Chunk("XML:com.adobe.xmp", foreignXmp));
    const QByteArray late = file.left(file.size() - 12) + samples::textChunk("parameters", "late fox") +
                            samples::pngChunk("IEND", {});
    const QByteArray out = embedded(late, samples::fullWork());
    QVERIFY(out.contains("late fox"));
    QCOMPARE(out.count("parameters"), 1);
}

void TestEmbed::oldTextGoesWhereTheNewHasNoRoom()
{
    WorkMetadata work = samples::fullWork();
    work.prompt = u"short prompt"_s;
    const QByteArray first = embedded(samples::jpeg(), work);
    QVERIFY(first.contains(QByteArray("UNICODE\0", 8)));
    work.prompt = u"long "_s.repeated(10'000);
    const QByteArray second = embedded(first, work);
    QVERIFY(!says(second, "short prompt"));
    QVERIFY(!second.contains(QByteArray("UNICODE\0", 8)));
    QVERIFY(readMetadata(second, {}).work == work);
    QVERIFY(embedded(embedded(samples::turnedJpeg(), samples::fullWork()), work).contains("abc"));
}

void TestEmbed::exifStays()
{
    const QByteArray out = embedded(samples::turnedJpeg(), samples::fullWork());
    QVERIFY(out.contains("abc"));
    QCOMPARE(out.count(QByteArray("Exif\0\0", 6)), 1);
    QVERIFY(says(out, "Negative prompt: "));
}

void TestEmbed::orientationStaysInAllProfiles()
{
    const QByteArray turned =
        samples::exif(0x0112, 3, "x", false)
            .replace(QByteArray("\0\0\0\x01\0\0\0\x1a", 8), QByteArray("\0\0\0\x01\0\x06\0\0", 8));
    const QByteArray png = samples::withChunks(samples::png(), samples::pngChunk("eXIf", turned));
    for (const auto profile :
         {MetadataProfile::Everything, MetadataProfile::PromptOnly, MetadataProfile::LabelOnly}) {
        (void)embedded(samples::turnedJpeg(), samples::fullWork(), profile);
        QCOMPARE(QImageReader(path(u"out"_s)).transformation(), QImageIOHandler::TransformationRotate90);
        const QByteArray out = embedded(png, samples::fullWork(), profile);
        const QByteArray exif = samples::part(samples::pngParts(out), "eXIf");
        QCOMPARE(exifOrientationOnly(exif), exifOrientationOnly(turned));
        QVERIFY(!exifOrientationOnly(exif).isEmpty());
    }
}

void TestEmbed::textInPng()
{
    WorkMetadata work;
    work.prompt = u"a fox, fr\u00e9"_s;
    const auto parts = samples::pngParts(embedded(samples::png(), work));
    QCOMPARE(samples::part(parts, "tEXt"),
             QByteArray("parameters\0a fox, fr\xe9\nSize: 16x12, Version: Maquette", 52));
    work.prompt = u"雪"_s;
    const auto wide = samples::pngParts(embedded(samples::png(), work));
    QVERIFY(samples::part(wide, "tEXt").isEmpty());
    QVERIFY(samples::part(wide, "iTXt")
                .contains(QByteArray(QByteArray("parameters\0\0\0\0\0", 15) + "雪\nSize: 16x12")));
    QCOMPARE(wide.first().name, QByteArray("IHDR"));
    QCOMPARE(wide.last().name, QByteArray("IEND"));
}

void TestEmbed::originalIsNotTouched()
{
    for (const QByteArray &kind : samples::kinds()) {
        const QByteArray bytes = samples::of(kind);
        QVERIFY(!embedded(bytes, samples::fullWork()).isEmpty());
        QCOMPARE(samples::read(path(u"in"_s)), bytes);
        QVERIFY(!QFile::exists(path(u"in.xmp"_s)));
    }
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), (QStringList{u"in"_s, u"out"_s, u"out.xmp"_s}));
}

void TestEmbed::bytesBehindTheEnd()
{
    for (const QByteArray &kind : samples::kinds()) {
        const QByteArray file = samples::of(kind) + "behind";
        QVERIFY(!embedded(file, samples::fullWork()).isEmpty());
        QVERIFY2(samples::read(path(u"out"_s)).endsWith("behind"), kind.constData());
    }
}

void TestEmbed::missingPadding()
{
    QByteArray webp = samples::losslessWebp();
    const qsizetype length = samples::part(samples::webpParts(webp), "VP8L").size();
    if (length % 2 == 0)
        webp = webp.left(4) + "xxxx" + webp.mid(8, 8) + "xxxx" + webp.mid(20, length - 1);
    else
        webp.chop(1);
    qToLittleEndian(quint32(webp.size() - 8), webp.data() + 4);
    qToLittleEndian(quint32(webp.size() - 20), webp.data() + 16);
    const QByteArray out = embedded(webp, samples::fullWork());
    QVERIFY(readMetadata(out, {}).work == samples::fullWork());
    QCOMPARE(samples::part(samples::webpParts(out), "VP8L"), webp.mid(20));
}

void TestEmbed::foreignSidecarStays()
{
    samples::write(path(u"in.xmp"_s), foreignXmp);
    const QByteArray out = embedded(samples::clip(), samples::fullWork());
    QVERIFY(out.contains("history=\"kept\"") && out.contains("Rating=\"4\""));
    QCOMPARE(samples::read(path(u"in.xmp"_s)), foreignXmp);
    QVERIFY(writeSidecar(path(u"in"_s), samples::fullWork()));
    QVERIFY(samples::read(path(u"in.xmp"_s)).contains("history=\"kept\""));
    QVERIFY(!embedded(samples::clip(), samples::fullWork(), MetadataProfile::LabelOnly).contains("kept"));
}

void TestEmbed::chunksInTheStandardsOrder()
{
    const auto names = [](const QList<samples::Part> &parts) {
        QByteArrayList all;
        for (const auto &part : parts)
            all.append(part.name);
        return all;
    };
    QCOMPARE(names(samples::webpParts(embedded(samples::webp(), samples::fullWork()))),
             (QByteArrayList{"VP8X", "VP8 ", "EXIF", "XMP "}));
    const auto lossless = samples::webpParts(embedded(samples::losslessWebp(), samples::fullWork()));
    QCOMPARE(names(lossless), (QByteArrayList{"VP8X", "VP8L", "EXIF", "XMP "}));
    QCOMPARE(lossless.first().data, QByteArray("\x1c\0\0\0\x0e\0\0\x0a\0\0", 10));
    const auto moving = samples::webpParts(
        embedded(samples::animatedWebp(), samples::fullWork(), MetadataProfile::LabelOnly));
    QCOMPARE(names(moving), (QByteArrayList{"VP8X", "ANIM", "ANMF", "ANMF", "XMP "}));
    QCOMPARE(moving.first().data, QByteArray("\x06\0\0\0\x0f\0\0\x0b\0\0", 10));
    QCOMPARE(names(samples::jpegParts(embedded(samples::jpeg(), samples::fullWork()))).mid(0, 3),
             (QByteArrayList{"e0", "e1", "e1"}));
}

QTEST_GUILESS_MAIN(TestEmbed)
#include "tst_embed.moc"
