// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/webp.h"

#include <QCoreApplication>
#include <QSet>
#include <QtEndian>

namespace maquette
{

namespace
{

constexpr qint64 headerBytes = 12;
constexpr int maxRiffChunks = 200'000; // a frame of an animation each
constexpr char exifFlag = 0x08;
constexpr char xmpFlag = 0x04;
constexpr char alphaFlag = 0x10;

struct RiffChunk
{
    qint64 offset = 0; //!< of its name
    qint64 length = 0; //!< of its data
    QByteArray name;
    [[nodiscard]] qint64 data() const { return offset + 8; }
    [[nodiscard]] qint64 padded() const { return length + (length & 1); }
};

//! The chunks of the RIFF; empty when one does not end within the file. \a end gets where they end.
QList<RiffChunk> chunksOf(ByteSource &file, qint64 *end)
{
    QList<RiffChunk> chunks;
    const qint64 whole = std::min<qint64>(file.size(), qint64(file.little32(4)) + 8);
    qint64 offset = headerBytes;
    while (offset + 8 <= whole) {
        const RiffChunk chunk{offset, file.little32(offset + 4), file.at(offset, 4)};
        if (chunk.data() + chunk.length > whole || chunks.size() == maxRiffChunks)
            return {};
        chunks.append(chunk);
        offset = chunk.data() + chunk.padded(); // the last one's padding is missing now and then
    }
    *end = std::min(offset, file.size());
    return chunks;
}

//! What the header of the picture says.
struct Canvas
{
    QSize pixels;
    char flags = 0;
};

quint32 little24(const QByteArray &bytes, qsizetype at)
{
    const auto byte = [&bytes, at](qsizetype i) { return quint32(quint8(bytes[at + i])); };
    return byte(0) | byte(1) << 8 | byte(2) << 16;
}

//! WebP container specification: VP8X, and what VP8 (RFC 6386, 9.1) and VP8L begin with.
Canvas canvasOf(ByteSource &file, const RiffChunk &chunk)
{
    const QByteArray start = file.at(chunk.data(), std::min<qint64>(chunk.length, 10));
    if (chunk.name == "VP8X" && start.size() == 10)
        return {QSize(int(little24(start, 4)) + 1, int(little24(start, 7)) + 1), start[0]};
    if (chunk.name == "VP8 " && start.size() == 10)
        return {QSize(int(little24(start, 6) & 0x3fff), int(little24(start, 7) >> 8 & 0x3fff)), 0};
    if (chunk.name == "VP8L" && start.size() >= 5) {
        const auto bits = qFromLittleEndian<quint32>(start.constData() + 1);
        const char flags = bits >> 28 & 1 ? alphaFlag : char(0);
        return {QSize(int(bits & 0x3fff) + 1, int(bits >> 14 & 0x3fff) + 1), flags};
    }
    return {};
}

bool isForWebPPixels(const QByteArray &name)
{
    static const QSet<QByteArray> names = {"VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"};
    return names.contains(name);
}

QByteArray little(qint64 value)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToLittleEndian(static_cast<quint32>(value), bytes.data());
    return bytes;
}

QByteArray chunkOf(const QByteArray &name, const QByteArray &data)
{
    return name + little(data.size()) + data + QByteArray(data.size() & 1, '\0');
}

QByteArray extendedHeader(const Canvas &canvas)
{
    QByteArray data(1, canvas.flags);
    data += QByteArray(3, '\0');
    data += little(canvas.pixels.width() - 1).left(3);
    data += little(canvas.pixels.height() - 1).left(3);
    return chunkOf("VP8X", data);
}

Unexpected damagedWebP()
{
    return fail(
        ErrorKind::DamagedFile,
        QCoreApplication::translate("Metadata", "This WebP is damaged: nothing can be written into it."));
}

bool riffChunkGoes(const RiffChunk &chunk, const NewBlocks &blocks)
{
    if (chunk.name == "EXIF")
        return !blocks.exif.isEmpty() || !blocks.keepsExif;
    if (!blocks.keepsOthers)
        return !isForWebPPixels(chunk.name) || chunk.name == "VP8X";
    return chunk.name == "VP8X" || chunk.name == "XMP ";
}

//! The chunks that stay, and the new ones behind them; \a hasExif says whether one of them is EXIF.
Pieces bodyOf(ByteSource &file, const QList<RiffChunk> &chunks, const NewBlocks &blocks, bool *hasExif)
{
    Pieces pieces;
    *hasExif = !blocks.exif.isEmpty();
    for (const RiffChunk &chunk : chunks) {
        if (riffChunkGoes(chunk, blocks))
            continue;
        *hasExif = *hasExif || chunk.name == "EXIF";
        keep(pieces, chunk.offset, std::min(8 + chunk.padded(), file.size() - chunk.offset));
        if (chunk.data() + chunk.padded() > file.size())
            insert(pieces, QByteArray(1, '\0'));
    }
    if (!blocks.exif.isEmpty())
        insert(pieces, chunkOf("EXIF", blocks.exif));
    if (!blocks.xmp.isEmpty())
        insert(pieces, chunkOf("XMP ", blocks.xmp));
    return pieces;
}

} // namespace

RawMetadata readWebP(ByteSource &file)
{
    RawMetadata found;
    found.carrier = Carrier::WebP;
    qint64 end = 0;
    qint64 left = maxMetadataBytes;
    for (const RiffChunk &chunk : chunksOf(file, &end)) {
        if (found.pixels.isEmpty())
            found.pixels = canvasOf(file, chunk).pixels;
        QByteArray *block = chunk.name == "XMP " ? &found.xmp : chunk.name == "EXIF" ? &found.exif : nullptr;
        if (!block || !block->isEmpty() || chunk.length > left)
            continue;
        *block = file.at(chunk.data(), chunk.length);
        left -= block->size();
    }
    if (found.exif.startsWith(QByteArray("Exif\0\0", 6))) // some writers take it over from a JPEG
        found.exif.remove(0, 6);
    return found;
}

Result<Pieces> planWebP(ByteSource &file, const NewBlocks &blocks)
{
    qint64 end = 0;
    const QList<RiffChunk> chunks = chunksOf(file, &end);
    Canvas canvas = chunks.isEmpty() ? Canvas() : canvasOf(file, chunks.first());
    if (canvas.pixels.isEmpty())
        return damagedWebP();
    bool hasExif = false;
    const Pieces body = bodyOf(file, chunks, blocks, &hasExif);
    canvas.flags = char(canvas.flags & ~(exifFlag | xmpFlag));
    canvas.flags = char(canvas.flags | (hasExif ? exifFlag : 0) | (blocks.xmp.isEmpty() ? 0 : xmpFlag));
    const QByteArray header = extendedHeader(canvas);
    qint64 size = 4 + header.size();
    for (const Piece &piece : body)
        size += piece.bytes.isEmpty() ? piece.length : piece.bytes.size();
    if (size > 0xffff'fffe)
        return fail(ErrorKind::TooLarge,
                    QCoreApplication::translate("Metadata", "This is too much to be written into a WebP."));
    Pieces pieces;
    insert(pieces, "RIFF" + little(size) + "WEBP" + header);
    pieces += body;
    if (blocks.keepsOthers)
        keep(pieces, end, file.size() - end);
    return pieces;
}

} // namespace maquette
