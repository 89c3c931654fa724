// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/library/hostilefiles.h"

#include "tests/unit/library/libraryfixture.h"

#include <QBuffer>
#include <QImageWriter>
#include <QtEndian>

#include <algorithm>

namespace maquette::test
{

namespace
{

template <typename T>
QByteArray big(T number)
{
    QByteArray bytes(sizeof number, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray little(quint32 number, qsizetype bytes)
{
    QByteArray all(sizeof number, '\0');
    qToLittleEndian(number, all.data());
    return all.left(bytes);
}

QByteArray pngChunk(const QByteArray &type, const QByteArray &content)
{
    quint32 crc = 0xFFFFFFFF;
    for (const char c : QByteArray(type + content)) {
        crc ^= static_cast<quint8>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
    }
    return big(static_cast<quint32>(content.size())) + type + content + big(crc ^ 0xFFFFFFFF);
}

QByteArray riffChunk(const QByteArray &type, const QByteArray &content)
{
    return type + little(static_cast<quint32>(content.size()), 4) + content +
           QByteArray(content.size() % 2, '\0');
}

QByteArray webp(const QByteArray &chunks)
{
    return "RIFF" + little(static_cast<quint32>(chunks.size() + 4), 4) + "WEBP" + chunks;
}

QByteArray gifHead(int width, int height)
{
    QByteArray head = "GIF89a" + little(quint32(width), 2) + little(quint32(height), 2);
    head += QByteArray("\x80\0\0\0\0\0\xff\xff\xff", 9); // two colours
    return head + QByteArray("\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0", 19);
}

//! Uncompressed: codes of eight bits, and the table is cleared before they would grow.
QByteArray gifFrame(int width, int height)
{
    constexpr int run = 100;
    constexpr int block = 255;
    QByteArray codes;
    for (int i = 0; i < width * height; ++i) {
        if (i % run == 0)
            codes += '\x80';
        codes += char(i % 2);
    }
    codes += '\x81';
    QByteArray frame("\x2c\0\0\0\0", 5);
    frame += little(quint32(width), 2) + little(quint32(height), 2) + QByteArray("\0\x07", 2);
    for (qsizetype at = 0; at < codes.size(); at += block) {
        const QByteArray part = codes.mid(at, block);
        frame += char(part.size()) + part;
    }
    return frame + '\0';
}

QByteArray pngOf(int width, int height, const char *kind, const QByteArray &rows)
{
    const QByteArray head = big(quint32(width)) + big(quint32(height)) + QByteArray(kind, 5);
    return "\x89PNG\r\n\x1a\n" + pngChunk("IHDR", head) + pngChunk("IDAT", qCompress(rows).mid(4)) +
           pngChunk("IEND", {});
}

} // namespace

QByteArray deflatedPng(int width, int height)
{
    return pngOf(width, height, "\1\0\0\0\0", QByteArray(qsizetype(height) * (1 + (width + 7) / 8), '\0'));
}

QByteArray interlacedPromising(int width, int height)
{
    return pngOf(width, height, "\x08\2\0\0\1", QByteArray(1000, '\0'));
}

QByteArray progressivePromising(int width, int height)
{
    QBuffer buffer;
    QImageWriter writer(&buffer, "jpeg");
    writer.setProgressiveScanWrite(true);
    writer.write(paintedPicture({64, 64}));
    QByteArray jpeg = buffer.data();
    const qsizetype frame = jpeg.indexOf("\xFF\xC2");
    qToBigEndian(quint16(height), jpeg.data() + frame + 5);
    qToBigEndian(quint16(width), jpeg.data() + frame + 7);
    return jpeg;
}

QByteArray animatedPng(const QImage &image, int frames)
{
    QByteArray png = encoded(image, "png");
    const qsizetype end = png.size() - 12;
    const QByteArray still = png.mid(png.indexOf("IDAT") + 4, 40);
    QByteArray more;
    for (int i = 0; i < frames; ++i)
        more += pngChunk("fcTL", big(quint32(2 * i)) + QByteArray(22, '\0')) +
                pngChunk("fdAT", big(quint32(2 * i + 1)) + still);
    png.insert(end, more);
    png.insert(33, pngChunk("acTL", big(quint32(frames)) + big(quint32(0))));
    return png;
}

QByteArray webpPromising(int width, int height)
{
    const quint32 sides = quint32(width - 1) | quint32(height - 1) << 14;
    return webp(riffChunk("VP8L", '\x2f' + little(sides, 4) + QByteArray(200, '\0')));
}

QByteArray animatedWebp(const QByteArray &still, QSize size, int frames)
{
    const QByteArray sides = little(quint32(size.width() - 1), 3) + little(quint32(size.height() - 1), 3);
    const QByteArray picture = still.mid(12);
    QByteArray all = riffChunk("VP8X", QByteArray("\x02\0\0\0", 4) + sides);
    all += riffChunk("ANIM", QByteArray(6, '\0'));
    for (int i = 0; i < frames; ++i)
        all += riffChunk("ANMF", QByteArray(6, '\0') + sides + little(40, 3) + '\0' + picture);
    return webp(all);
}

QByteArray bmpPromising(int width, int height)
{
    QByteArray info = little(40, 4) + little(quint32(width), 4) + little(quint32(height), 4);
    info += little(1, 2) + little(8, 2) + little(1, 4) + QByteArray(20, '\0');
    const QByteArray content = info + QByteArray(1024, '\0') + QByteArray("\0\1", 2);
    return "BM" + little(quint32(content.size() + 14), 4) + QByteArray(4, '\0') + little(1078, 4) + content;
}

QByteArray gifPromising(int width, int height)
{
    return gifHead(width, height) + gifFrame(4, 4) + ';';
}

QByteArray endlessGif(int width, int height, int frames)
{
    return gifHead(width, height) + gifFrame(width, height).repeated(frames);
}

QByteArray svgWithReferences(const QString &file, const QString &address)
{
    return QStringLiteral("<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY f SYSTEM \"file://%1\">]>"
                          "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                          "xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"100\" height=\"100\">"
                          "<text>&f;</text><image xlink:href=\"%2\" width=\"10\" height=\"10\"/>"
                          "<image xlink:href=\"file://%1\" width=\"10\" height=\"10\"/></svg>")
        .arg(file, address)
        .toUtf8();
}

} // namespace maquette::test
