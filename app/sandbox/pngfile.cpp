// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/pngfile.h"

#include "app/sandbox/bands.h"

#include <QtEndian>

#include <zlib.h>

#include <vector>

namespace maquette
{

namespace
{

constexpr int rowsPerChunk = 64; // the slices of inBands()

void appendNumber(QByteArray &out, quint32 value)
{
    char bytes[4];
    qToBigEndian(value, bytes);
    out.append(bytes, 4);
}

void appendChunk(QByteArray &out, const char *type, const QByteArray &data)
{
    appendNumber(out, static_cast<quint32>(data.size()));
    QByteArray body(type, 4);
    body += data;
    out += body;
    appendNumber(out, static_cast<quint32>(crc32(0, reinterpret_cast<const Bytef *>(body.constData()),
                                                 static_cast<uInt>(body.size()))));
}

// A row as difference to the pixel on its left ("Sub"), which suits soft gradients and needs no other row.
void filterRow(const QImage &image, int y, Bytef *out)
{
    const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
    *out++ = 1;
    QRgb before = 0;
    for (int x = 0; x < image.width(); ++x) {
        const QRgb pixel = line[x];
        *out++ = static_cast<Bytef>(qRed(pixel) - qRed(before));
        *out++ = static_cast<Bytef>(qGreen(pixel) - qGreen(before));
        *out++ = static_cast<Bytef>(qBlue(pixel) - qBlue(before));
        before = pixel;
    }
}

struct Part
{
    QByteArray deflated;
    uLong checksum = 1;
    size_t length = 0;
};

Part deflatePart(const QImage &image, int from, int to)
{
    const size_t rowBytes = static_cast<size_t>(image.width()) * 3 + 1;
    std::vector<Bytef> raw(rowBytes * static_cast<size_t>(to - from));
    for (int y = from; y < to; ++y)
        filterRow(image, y, raw.data() + rowBytes * static_cast<size_t>(y - from));

    Part part;
    part.length = raw.size();
    part.checksum = adler32(1, raw.data(), static_cast<uInt>(raw.size()));
    z_stream stream{};
    deflateInit2(&stream, 1, Z_DEFLATED, -15, 9, Z_RLE);
    part.deflated.resize(static_cast<qsizetype>(deflateBound(&stream, raw.size())) + 64);
    stream.next_in = raw.data();
    stream.avail_in = static_cast<uInt>(raw.size());
    stream.next_out = reinterpret_cast<Bytef *>(part.deflated.data());
    stream.avail_out = static_cast<uInt>(part.deflated.size());
    const bool last = to == image.height();
    deflate(&stream, last ? Z_FINISH : Z_FULL_FLUSH);
    part.deflated.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return part;
}

} // namespace

QByteArray toPng(const QImage &source, const QByteArray &comment)
{
    const QImage image = source.convertToFormat(QImage::Format_RGB32);
    std::vector<Part> parts(static_cast<size_t>((image.height() + rowsPerChunk - 1) / rowsPerChunk));
    inBands(image.height(), [&](int from, int to) {
        for (int y = from; y < to; y += rowsPerChunk)
            parts[static_cast<size_t>(y / rowsPerChunk)] =
                deflatePart(image, y, std::min(to, y + rowsPerChunk));
    });

    QByteArray out("\x89PNG\r\n\x1a\n", 8);
    QByteArray header;
    appendNumber(header, static_cast<quint32>(image.width()));
    appendNumber(header, static_cast<quint32>(image.height()));
    header.append("\x08\x02\x00\x00\x00", 5);
    appendChunk(out, "IHDR", header);
    appendChunk(out, "tEXt", QByteArrayLiteral("Comment") + '\0' + comment);

    uLong checksum = 1;
    for (const Part &part : parts)
        checksum = adler32_combine(checksum, part.checksum, static_cast<z_off_t>(part.length));
    QByteArray tail;
    appendNumber(tail, static_cast<quint32>(checksum));
    for (size_t i = 0; i < parts.size(); ++i) {
        QByteArray data = i == 0 ? QByteArray("\x78\x01", 2) : QByteArray();
        data += parts[i].deflated;
        if (i + 1 == parts.size())
            data += tail;
        parts[i].deflated.clear();
        appendChunk(out, "IDAT", data);
    }
    appendChunk(out, "IEND", {});
    return out;
}

} // namespace maquette
