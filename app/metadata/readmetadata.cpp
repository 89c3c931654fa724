// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/filesteps.h"
#include "app/metadata/carrier.h"
#include "app/metadata/foreignsettings.h"
#include "app/metadata/metadata.h"
#include "app/metadata/xmpwork.h"

namespace maquette
{

namespace
{

XmpPacket packetOf(const RawMetadata &raw)
{
    XmpPacket packet = XmpPacket::read(raw.xmp).value_or(XmpPacket());
    if (const auto extended = XmpPacket::read(raw.extendedXmp))
        packet.add(*extended);
    return packet;
}

FoundMetadata found(ByteSource &file, const QByteArray &sidecar)
{
    const RawMetadata raw = readRaw(file, Reach::Enough);
    const XmpPacket embedded = packetOf(raw);
    const auto beside = XmpPacket::read(sidecar);
    const XmpPacket all = beside ? joined(embedded, *beside) : embedded;
    FoundMetadata found;
    found.pixels = raw.pixels;
    found.work = workFromXmp(all);
    found.isOwn = isOwnXmp(all);
    const ExifFacts exif = raw.exif.isEmpty() ? ExifFacts() : readExif(raw.exif);
    found.foreign = readForeign(raw, exif, workFromXmp(embedded).prompt);
    return found;
}

} // namespace

FoundMetadata readMetadata(const QByteArray &file, const QByteArray &sidecar)
{
    ByteSource source(file);
    return found(source, sidecar);
}

Result<FoundMetadata> readMetadata(const QString &path)
{
    ByteSource file(path);
    if (file.error() != 0)
        return fileError(path, file.error());
    ByteSource beside(sidecarOf(path));
    const QByteArray sidecar = beside.size() <= maxMetadataBytes ? beside.at(0, beside.size()) : QByteArray();
    FoundMetadata all = found(file, sidecar);
    if (file.error() != 0)
        return fileError(path, file.error());
    if (!sidecar.isEmpty())
        all.sidecar = sidecarOf(path);
    return all;
}

} // namespace maquette
