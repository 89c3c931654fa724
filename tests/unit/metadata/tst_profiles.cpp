// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/log.h"
#include "app/metadata/exifblock.h"
#include "tests/unit/metadata/embedfolder.h"

#include <QDir>
#include <QImageReader>
#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;
using samples::foreignXmp;
using samples::says;

//! \brief How much each profile writes, and what none does.
class TestProfiles : public QObject
{
    Q_OBJECT

private slots:
    void profiles_data();
    void profiles();
    void neverIntoAFile_data();
    void neverIntoAFile();
    void smallProfilesClear_data();
    void smallProfilesClear();
    void orientationStaysInAllProfiles();

private:
    void kindsAndProfiles();
    QByteArray embedded(const QByteArray &bytes, const WorkMetadata &work, MetadataProfile profile) const
    {
        return m_folder.embedded(bytes, work, profile);
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.path(name); }

    EmbedFolder m_folder;
};

namespace
{

const QByteArray label = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

} // namespace

void TestProfiles::kindsAndProfiles()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<int>("profile");
    for (const QByteArray &kind : samples::kinds()) {
        for (int profile = 0; profile < 3; ++profile)
            QTest::addRow("%s %d", kind.constData(), profile) << kind << profile;
    }
}

void TestProfiles::profiles_data()
{
    kindsAndProfiles();
}

void TestProfiles::profiles()
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

void TestProfiles::neverIntoAFile_data()
{
    kindsAndProfiles();
}

void TestProfiles::neverIntoAFile()
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

void TestProfiles::smallProfilesClear_data()
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

void TestProfiles::smallProfilesClear()
{
    QFETCH(QByteArray, file);
    for (const auto profile : {MetadataProfile::PromptOnly, MetadataProfile::LabelOnly}) {
        const QByteArray clear = embedded(file, samples::fullWork(), profile);
        QVERIFY(clear.contains(label));
        for (const char *gone : {"gossip", "workflow", "darktable", "mine", "abc"})
            QVERIFY2(!says(clear, gone), gone);
        QVERIFY(clear.startsWith("\xff") ? clear.contains("ICC_PROFILE") : clear.contains("gAMA"));
    }
    QVERIFY(says(embedded(file, samples::fullWork(), MetadataProfile::Everything), "gossip"));
}

void TestProfiles::orientationStaysInAllProfiles()
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

QTEST_GUILESS_MAIN(TestProfiles)
#include "tst_profiles.moc"
