// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/decoderneeds.h"

#include <QIODevice>
#include <QtEndian>

namespace maquette
{

namespace
{

//! Whether the frame of the JPEG comes in several passes, all of whose coefficients are kept.
bool isProgressive(QIODevice &device, qint64 begin)
{
    constexpr quint8 firstFrame = 0xC0;
    constexpr quint8 lastFrame = 0xCF;
    constexpr int mostSegments = 1000;
    const qint64 position = device.pos();
    bool progressive = false;
    qint64 at = begin + 2;
    for (int i = 0; i < mostSegments && device.seek(at); ++i) {
        const QByteArray head = device.read(4);
        const auto marker = head.size() == 4 ? static_cast<quint8>(head.at(1)) : quint8(0);
        const bool table = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
        if (marker >= firstFrame && marker <= lastFrame && !table) {
            progressive = marker > 0xC1;
            break;
        }
        if (head.size() < 4 || head.at(0) != '\xFF')
            break;
        at += 2 + qFromBigEndian<quint16>(head.constData() + 2);
    }
    device.seek(position);
    return progressive;
}

DecoderNeeds needsOfPng(const QByteArray &start)
{
    constexpr qsizetype bitsAt = 24;
    constexpr qsizetype coloursAt = 25;
    constexpr qsizetype interlacingAt = 28;
    if (start.size() <= interlacingAt)
        return {};
    const bool deep = start.at(bitsAt) > 8;
    const bool interlaced = start.at(interlacingAt) != 0;
    const bool coloured = (start.at(coloursAt) & 2) != 0 && (start.at(coloursAt) & 1) == 0;
    // Of grey, of palettes and of 16 bits Qt makes the whole picture, as small as they allow.
    if (coloured && !deep)
        return {!interlaced, interlaced ? 4 : 0};
    return {false, coloured || deep ? 8 : 1};
}

} // namespace

DecoderNeeds decoderNeeds(QIODevice &device, qint64 begin, FileType type, const QByteArray &start)
{
    if (type == FileType::Png)
        return needsOfPng(start);
    if (type == FileType::Jpeg)
        return {true, isProgressive(device, begin) ? 3 : 0};
    return {};
}

} // namespace maquette
