// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/pngtext.h"

#include <QtEndian>

#include <algorithm>
#include <zlib.h>

namespace maquette
{

namespace
{

constexpr qsizetype maxNameBytes = 79; // PNG, 11.3.4

Bytef *zlibBytes(QByteArray &bytes)
{
    return reinterpret_cast<Bytef *>(bytes.data());
}

std::optional<QByteArray> inflated(QByteArray packed, qint64 limit)
{
    z_stream stream = {};
    if (inflateInit(&stream) != Z_OK)
        return {};
    stream.next_in = zlibBytes(packed);
    stream.avail_in = static_cast<uInt>(packed.size());
    QByteArray all;
    int state = Z_OK;
    while (state == Z_OK && all.size() <= limit) {
        QByteArray block(64 * 1024, Qt::Uninitialized);
        stream.next_out = zlibBytes(block);
        stream.avail_out = static_cast<uInt>(block.size());
        state = inflate(&stream, Z_NO_FLUSH);
        all.append(block.constData(), block.size() - static_cast<qsizetype>(stream.avail_out));
    }
    inflateEnd(&stream);
    if (state != Z_STREAM_END || all.size() > limit)
        return {};
    return all;
}

//! What follows the next NUL in \a data from \a start; -1 when there is none.
qsizetype afterNul(const QByteArray &data, qsizetype start)
{
    const qsizetype nul = data.indexOf('\0', start);
    return nul < 0 ? -1 : nul + 1;
}

std::optional<QByteArray> readInternational(const QByteArray &data, qsizetype start, qint64 limit)
{
    if (data.size() < start + 2)
        return {};
    const bool packed = data[start] != 0;
    if (packed && data[start + 1] != 0) // the one method there is
        return {};
    const qsizetype translated = afterNul(data, start + 2); // after the language
    const qsizetype text = translated < 0 ? -1 : afterNul(data, translated);
    if (text < 0)
        return {};
    if (packed)
        return inflated(data.mid(text), limit);
    return data.mid(text);
}

} // namespace

QByteArray pngTextName(const QByteArray &data)
{
    const qsizetype nul = data.indexOf('\0');
    return nul > 0 && nul <= maxNameBytes ? data.left(nul) : QByteArray();
}

std::optional<QByteArray> unpackPngText(const QByteArray &type, const QByteArray &data, qint64 limit)
{
    const qsizetype start = pngTextName(data).size() + 1;
    if (start == 1 || data.size() - start > limit)
        return {};
    if (type == "tEXt")
        return data.mid(start);
    if (type == "iTXt")
        return readInternational(data, start, limit);
    if (data.size() > start && data[start] == 0)
        return inflated(data.mid(start + 1), limit);
    return {};
}

std::optional<NamedText> readPngText(const QByteArray &type, const QByteArray &data, qint64 limit)
{
    const auto bytes = unpackPngText(type, data, limit);
    if (!bytes)
        return {};
    return NamedText{QString::fromLatin1(pngTextName(data)),
                     type == "iTXt" ? QString::fromUtf8(*bytes) : QString::fromLatin1(*bytes)};
}

QByteArray pngChunk(const QByteArray &type, const QByteArray &data)
{
    QByteArray chunk(4, Qt::Uninitialized);
    qToBigEndian(static_cast<quint32>(data.size()), chunk.data());
    chunk += type;
    chunk += data;
    const auto *summed = reinterpret_cast<const Bytef *>(chunk.constData() + 4);
    QByteArray sum(4, Qt::Uninitialized);
    qToBigEndian(
        static_cast<quint32>(crc32(crc32(0, nullptr, 0), summed, static_cast<uInt>(chunk.size() - 4))),
        sum.data());
    return chunk + sum;
}

QByteArray pngUtf8Chunk(const QByteArray &name, const QByteArray &utf8)
{
    return pngChunk("iTXt", name + QByteArray(5, '\0') + utf8);
}

QByteArray pngTextChunk(const QByteArray &name, const QString &text)
{
    QString clean = text;
    clean.remove(QChar::Null);
    const bool isLatin = std::all_of(clean.cbegin(), clean.cend(), [](QChar c) { return c.unicode() < 256; });
    return isLatin ? pngChunk("tEXt", name + '\0' + clean.toLatin1()) : pngUtf8Chunk(name, clean.toUtf8());
}

} // namespace maquette
