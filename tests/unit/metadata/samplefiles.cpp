// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/metadata/samplefiles.h"

#include <QBuffer>
#include <QColorSpace>
#include <QFile>
#include <QtEndian>

#include <zlib.h>

namespace maquette::samples
{

namespace
{

QByteArray big32(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray big16(quint16 value)
{
    QByteArray bytes(2, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray little32(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

QByteArray riffChunk(const QByteArray &name, const QByteArray &data)
{
    return name + little32(quint32(data.size())) + data + QByteArray(data.size() % 2, '\0');
}

QByteArray riff(const QByteArray &chunks)
{
    return "RIFF" + little32(quint32(chunks.size() + 4)) + "WEBP" + chunks;
}

} // namespace

QImage picture(QSize size, QImage::Format format)
{
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            image.setPixelColor(x, y, QColor((x * 37) % 256, (y * 59) % 256, (x * y * 7) % 256));
    }
    return image.convertToFormat(format);
}

QByteArray encoded(const QImage &image, const char *format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, quality);
    return bytes;
}

QByteArray png()
{
    return encoded(picture(), "PNG");
}

QByteArray jpeg()
{
    return encoded(picture(), "JPEG", 80);
}

QByteArray webp()
{
    const QList<Part> parts = webpParts(encoded(picture(), "WEBP", 80));
    return riff(riffChunk("VP8 ", part(parts, "VP8 ")));
}

QByteArray losslessWebp()
{
    QImage image = picture({15, 11}, QImage::Format_ARGB32);
    image.setPixelColor(3, 3, QColor(1, 2, 3, 77));
    const QList<Part> parts = webpParts(encoded(image, "WEBP", 100));
    return riff(riffChunk("VP8L", part(parts, "VP8L")));
}

QByteArray animatedWebp()
{
    const QByteArray still = riffChunk("VP8 ", part(webpParts(webp()), "VP8 "));
    const QByteArray frame = QByteArray(6, '\0') + QByteArray("\x0f\0\0\x0b\0\0\x64\0\0\0", 10) + still;
    return riff(riffChunk("VP8X", QByteArray("\x02\0\0\0\x0f\0\0\x0b\0\0", 10)) +
                riffChunk("ANIM", QByteArray(6, '\0')) + riffChunk("ANMF", frame) + riffChunk("ANMF", frame));
}

QByteArray animatedPng()
{
    const QByteArray file = png();
    const QByteArray control =
        big32(0) + big32(16) + big32(12) + big32(0) + big32(0) + QByteArray("\0\x64\x03\xe8\0\0", 6);
    const QByteArray begun =
        withChunks(file, pngChunk("acTL", big32(2) + big32(0)) + pngChunk("fcTL", control));
    const QByteArray second = QByteArray(control).replace(0, 4, big32(1));
    const QByteArray frame =
        pngChunk("fcTL", second) + pngChunk("fdAT", big32(2) + part(pngParts(file), "IDAT"));
    return begun.left(begun.size() - 12) + frame + pngChunk("IEND", {});
}

QByteArray deepPng()
{
    QImage image = picture({9, 7}, QImage::Format_RGBA64);
    image.setColorSpace(QColorSpace(QColorSpace::AdobeRgb));
    return encoded(image, "PNG");
}

QByteArray turnedJpeg()
{
    // "II", one directory of two entries: make (ASCII, "abc"), orientation (short, 6).
    const QByteArray block = QByteArray("II*\0\x08\0\0\0\x02\0", 10) +
                             QByteArray("\x0f\x01\x02\0\x04\0\0\0abc\0", 12) +
                             QByteArray("\x12\x01\x03\0\x01\0\0\0\x06\0\0\0", 12) + QByteArray(4, '\0');
    return withExif(jpeg(), block);
}

QByteArray clip()
{
    return QByteArray("\0\0\0\x18"
                      "ftypmp42\0\0\0\0mp42isom",
                      24) +
           QByteArray(500, 'x');
}

QList<QByteArray> kinds()
{
    return {"png",         "jpeg",    "webp",       "losslessWebp", "animatedWebp",
            "animatedPng", "deepPng", "turnedJpeg", "clip"};
}

QByteArray of(const QByteArray &kind)
{
    const QList<QByteArray (*)()> makers = {png,         jpeg,    webp,       losslessWebp, animatedWebp,
                                            animatedPng, deepPng, turnedJpeg, clip};
    return makers.at(kinds().indexOf(kind))();
}

QByteArray pngChunk(const QByteArray &type, const QByteArray &data)
{
    const QByteArray summed = type + data;
    const uLong sum = crc32(0, reinterpret_cast<const Bytef *>(summed.constData()), uInt(summed.size()));
    return big32(quint32(data.size())) + summed + big32(quint32(sum));
}

QByteArray withChunks(const QByteArray &png, const QByteArray &chunks)
{
    constexpr qsizetype headerEnd = 33;
    return png.left(headerEnd) + chunks + png.mid(headerEnd);
}

QByteArray textChunk(const QByteArray &name, const QByteArray &latin1)
{
    return pngChunk("tEXt", name + '\0' + latin1);
}

QByteArray utf8Chunk(const QByteArray &name, const QByteArray &utf8)
{
    return pngChunk("iTXt", name + QByteArray(5, '\0') + utf8);
}

QByteArray packedChunk(const QByteArray &name, const QByteArray &utf8)
{
    return pngChunk("iTXt", name + QByteArray("\0\1\0\0\0", 5) + qCompress(utf8).mid(4));
}

QByteArray withSegment(const QByteArray &jpeg, char marker, const QByteArray &data)
{
    return jpeg.left(2) + '\xff' + marker + big16(quint16(data.size() + 2)) + data + jpeg.mid(2);
}

QByteArray exif(quint16 tag, quint16 type, const QByteArray &value, bool isPhoto)
{
    const quint32 count = quint32(value.size());
    const auto entry = [](quint16 tag, quint16 type, quint32 count, quint32 value) -> QByteArray {
        return big16(tag) + big16(type) + big32(count) + big32(value);
    };
    const QByteArray header = "MM" + big16(42) + big32(8);
    if (!isPhoto)
        return header + big16(1) + entry(tag, type, count, 26) + big32(0) + value;
    return header + big16(1) + entry(0x8769, 4, 1, 26) + big32(0) + big16(1) + entry(tag, type, count, 44) +
           big32(0) + value;
}

QByteArray withExif(const QByteArray &jpeg, const QByteArray &exif)
{
    return withSegment(jpeg, '\xe1', QByteArray("Exif\0\0", 6) + exif);
}

QList<Part> pngParts(const QByteArray &png)
{
    QList<Part> parts;
    for (qsizetype at = 8; at + 12 <= png.size();) {
        const auto length = qFromBigEndian<quint32>(png.constData() + at);
        parts.append(Part{png.mid(at + 4, 4), png.mid(at + 8, length)});
        if (pngChunk(parts.last().name, parts.last().data) != png.mid(at, length + 12))
            parts.append(Part{"wrong sum", {}});
        at += 12 + length;
    }
    return parts;
}

QList<Part> jpegParts(const QByteArray &jpeg)
{
    QList<Part> parts;
    for (qsizetype at = 2; at + 4 <= jpeg.size();) {
        if (jpeg[at + 1] == '\xda') {
            parts.append(Part{"scan", jpeg.mid(at)});
            break;
        }
        const auto length = qFromBigEndian<quint16>(jpeg.constData() + at + 2);
        parts.append(Part{jpeg.mid(at + 1, 1).toHex(), jpeg.mid(at + 4, length - 2)});
        at += 2 + length;
    }
    return parts;
}

QList<Part> webpParts(const QByteArray &webp)
{
    QList<Part> parts;
    if (qFromLittleEndian<quint32>(webp.constData() + 4) + 8 != webp.size())
        parts.append(Part{"wrong size", {}});
    for (qsizetype at = 12; at + 8 <= webp.size();) {
        const auto length = qFromLittleEndian<quint32>(webp.constData() + at + 4);
        parts.append(Part{webp.mid(at, 4), webp.mid(at + 8, length)});
        at += 8 + length + length % 2;
    }
    return parts;
}

QList<Part> pixelParts(const QByteArray &file)
{
    QList<Part> parts = file.startsWith("\x89PNG") ? pngParts(file)
                        : file.startsWith("RIFF")  ? webpParts(file)
                                                   : jpegParts(file);
    static const QList<QByteArray> others = {"tEXt", "iTXt", "zTXt", "eXIf", "VP8X",
                                             "EXIF", "XMP ", "e1",   "fe"};
    parts.removeIf([](const Part &each) { return others.contains(each.name); });
    return parts;
}

QByteArray part(const QList<Part> &parts, const QByteArray &name)
{
    QByteArray all;
    for (const Part &each : parts) {
        if (each.name == name)
            all += each.data;
    }
    return all;
}

WorkMetadata fullWork()
{
    WorkMetadata work;
    work.documentId = QStringLiteral("7c0f7a52-5c77-4c39-9d8e-1f1b4d1f0a11");
    work.modelId = ModelId(QStringLiteral("bytedance/seedream-4-5/text-to-image"));
    work.modelName = QStringLiteral("Seedream 4.5, \"pro\": fast");
    work.prompt = QStringLiteral(
        "a red fox 🦊 \"in\" <snow> & ice,\nsecond line\n\n  שלום مرحبا 日本語  ");
    work.negativePrompt = QStringLiteral("type=\"Bag\" blurred,\tugly");
    work.input = "{\n  \"prompt\": \"a red fox \\ud83e\\udd8a\",\r\n\t\"seed\": 9007199254740993, "
                 "\"size\":\"2K\", \"steps\" : 20 }";
    work.seed = 9007199254740993;
    work.requestId = RequestId(QStringLiteral("req_0123-abc"));
    work.createdAt = QDateTime::fromMSecsSinceEpoch(1'795'000'000'123, Qt::UTC);
    work.cost = Money::fromMicrodollars(40'001);
    work.isSimulated = true;
    work.rating = 4;
    work.colour = 3;
    work.tags = {QStringLiteral("fox, red"), QStringLiteral("type=Bag"), QStringLiteral("雪")};
    work.project = QStringLiteral("Winter & \"more\"");
    work.parents = {
        {QStringLiteral("11111111-2222-3333-4444-555555555555"), QStringLiteral("first_frame"), 47},
        {QStringLiteral("66666666-2222-3333-4444-555555555555"), QStringLiteral("images[1]"), {}}};
    work.outputIndex = 2;
    work.originalHash = QStringLiteral("0123456789abcdef").repeated(4);
    work.software = QStringLiteral("Maquette 0.1.0");
    return work;
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return !path.isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("A sample could not be written.");
}

} // namespace maquette::samples
