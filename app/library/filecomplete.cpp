// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/filetype.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QtEndian>

namespace maquette
{

namespace
{

Unexpected cutShort(const QString &detail)
{
    return fail(ErrorKind::DamagedFile,
                QCoreApplication::translate("Library", "The file is cut short or damaged."), detail);
}

template <typename T>
std::optional<T> readNumber(QIODevice &device)
{
    T raw{};
    if (device.read(reinterpret_cast<char *>(&raw), sizeof raw) != static_cast<qint64>(sizeof raw))
        return {};
    return qFromBigEndian(raw);
}

Result<void> checkPng(QIODevice &device)
{
    constexpr qint64 signature = 8;
    constexpr qint64 around = 12; // length, type, CRC
    qint64 position = signature;
    while (position + around <= device.size()) {
        device.seek(position);
        const auto length = readNumber<quint32>(device);
        const QByteArray type = device.read(4);
        if (!length || type.size() != 4)
            break;
        position += around + *length;
        if (type == "IEND" && position <= device.size())
            return {};
    }
    return cutShort(QStringLiteral("PNG without IEND, %1 bytes").arg(device.size()));
}

//! Moves to the byte after the next real marker inside a scan and gives it; nothing at the end of the file.
std::optional<quint8> nextMarker(QIODevice &device, qint64 &position)
{
    constexpr qint64 block = 64 * 1024;
    bool afterFf = false;
    while (device.seek(position)) {
        const QByteArray bytes = device.read(block);
        if (bytes.isEmpty())
            return {};
        for (const char c : bytes) {
            ++position;
            const auto byte = static_cast<quint8>(c);
            const bool restart = byte >= 0xD0 && byte <= 0xD7;
            if (afterFf && byte != 0 && byte != 0xFF && !restart)
                return byte;
            afterFf = byte == 0xFF;
        }
    }
    return {};
}

Result<void> checkJpeg(QIODevice &device)
{
    constexpr quint8 endOfImage = 0xD9;
    qint64 position = 2;
    while (const auto marker = nextMarker(device, position)) {
        if (*marker == endOfImage)
            return {};
        device.seek(position);
        const auto length = readNumber<quint16>(device);
        if (!length || *length < 2)
            break;
        position += *length;
    }
    return cutShort(QStringLiteral("JPEG without end marker, %1 bytes").arg(device.size()));
}

Result<void> checkRiff(QIODevice &device)
{
    device.seek(4);
    const auto swapped = readNumber<quint32>(device);
    const qint64 size = swapped ? qbswap(*swapped) : 0;
    if (size == 0 || size + 8 > device.size())
        return cutShort(QStringLiteral("RIFF of %1 bytes in a file of %2").arg(size + 8).arg(device.size()));
    return {};
}

Result<void> checkGif(QIODevice &device)
{
    constexpr char trailer = 0x3B;
    device.seek(std::max<qint64>(0, device.size() - 16));
    if (!device.readAll().contains(trailer))
        return cutShort(QStringLiteral("GIF without trailer, %1 bytes").arg(device.size()));
    return {};
}

//! One top-level box of an MP4 file: its type and where it ends.
struct Box
{
    QByteArray type;
    qint64 end = 0;
};

std::optional<Box> readBox(QIODevice &device, qint64 position)
{
    device.seek(position);
    const auto small = readNumber<quint32>(device);
    const QByteArray type = device.read(4);
    if (!small || type.size() != 4)
        return {};
    quint64 size = *small;
    quint64 header = 8;
    if (size == 1) {
        size = readNumber<quint64>(device).value_or(0);
        header = 16;
    } else if (size == 0) {
        size = static_cast<quint64>(device.size() - position);
    }
    if (size < header || size > static_cast<quint64>(device.size() - position))
        return {};
    return Box{type, position + static_cast<qint64>(size)};
}

Result<void> checkMp4(QIODevice &device)
{
    bool index = false;
    bool media = false;
    for (qint64 position = 0; position < device.size();) {
        const auto box = readBox(device, position);
        // Some writers leave a few bytes behind the last box; players do not mind.
        if (!box && index && media && device.size() - position < 8)
            break;
        if (!box)
            return cutShort(QStringLiteral("MP4 box at %1 goes past %2").arg(position).arg(device.size()));
        index = index || box->type == "moov";
        media = media || box->type == "mdat";
        position = box->end;
    }
    if (!index || !media)
        return cutShort(QStringLiteral("MP4 without moov or mdat"));
    return {};
}

} // namespace

Result<void> checkComplete(QIODevice &device, FileType type)
{
    switch (type) {
    case FileType::Png:
        return checkPng(device);
    case FileType::Jpeg:
        return checkJpeg(device);
    case FileType::WebP:
    case FileType::Wav:
        return checkRiff(device);
    case FileType::Gif:
        return checkGif(device);
    case FileType::Mp4:
    case FileType::QuickTime:
    case FileType::M4a:
        return checkMp4(device);
    default:
        return {};
    }
}

} // namespace maquette
