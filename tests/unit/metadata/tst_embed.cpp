// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/metadata/embedfolder.h"

#include <QDir>
#include <QImage>
#include <QtEndian>
#include <QTest>

using namespace maquette;
using samples::foreignXmp;
using samples::says;
using namespace Qt::StringLiterals;

//! \brief What goes into a file and what stays in it.
class TestEmbed : public QObject
{
    Q_OBJECT

private slots:
    void init();
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
    void photosStayPhotos();
    void textInPng();
    void originalIsNotTouched();
    void bytesBehindTheEnd();
    void missingPadding();
    void foreignSidecarStays();
    void chunksInTheStandardsOrder();

private:
    QByteArray embedded(const QByteArray &bytes, const WorkMetadata &work,
                        MetadataProfile profile = MetadataProfile::Everything) const
    {
        return m_folder->embedded(bytes, work, profile);
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder->path(name); }

    std::unique_ptr<EmbedFolder> m_folder;
};

namespace
{

QByteArray xmpOf(const QByteArray &png)
{
    for (const auto &[name, data] : samples::pngParts(png)) {
        if (name == "iTXt" && data.startsWith("XML:com.adobe.xmp"))
            return data;
    }
    return {};
}

} // namespace

void TestEmbed::init()
{
    m_folder = std::make_unique<EmbedFolder>();
}

void TestEmbed::pixelsAreReadAsBefore_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<int>("profile");
    for (const QByteArray &kind : samples::kinds()) {
        for (int profile = 0; profile < 3; ++profile)
            QTest::addRow("%s %d", kind.constData(), profile) << kind << profile;
    }
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

//! A photo that was imported and rated gets what the artist said of it, and is not called the program's work.
void TestEmbed::photosStayPhotos()
{
    const QByteArray camera =
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
        "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" "
        "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmp:CreatorTool=\"Darkroom 7\"/></rdf:RDF></x:xmpmeta>";
    WorkMetadata work;
    work.documentId = samples::fullWork().documentId;
    work.isGenerated = false;
    work.rating = 4;
    const QByteArray photo =
        samples::withChunks(samples::png(), samples::utf8Chunk("XML:com.adobe.xmp", camera));
    for (const QByteArray &original : {photo, samples::turnedJpeg()}) {
        const QByteArray once = embedded(original, work);
        work.rating = 3;
        const QByteArray twice = embedded(once, work);
        for (const QByteArray &file : {once, twice}) {
            QVERIFY(!says(file, "Version: Maquette"));
            QVERIFY(!file.contains("Maquette 0"));
            QVERIFY(!file.contains("trainedAlgorithmicMedia"));
            QCOMPARE(xmpOf(file).contains("Darkroom 7"), original == photo);
        }
        QCOMPARE(readMetadata(twice, {}).work.rating, 3);
        work.rating = 4;
    }
    // What was written before that was known goes again.
    const QByteArray before = embedded(photo, samples::fullWork());
    QVERIFY(!xmpOf(embedded(before, work)).contains("Maquette 0"));
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
    QCOMPARE(QDir(path(QString())).entryList(QDir::Files), (QStringList{u"in"_s, u"out"_s, u"out.xmp"_s}));
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
