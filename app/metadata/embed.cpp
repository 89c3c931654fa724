// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/metadata.h"

#include "app/base/clock.h"
#include "app/metadata/a1111text.h"
#include "app/metadata/carrier.h"
#include "app/metadata/embedplan.h"
#include "app/metadata/exifblock.h"
#include "app/metadata/jpeg.h"
#include "app/metadata/newfile.h"
#include "app/metadata/scrub.h"
#include "app/metadata/xmppacket.h"
#include "app/metadata/xmpwork.h"
#include "app/metadata/xmpwriter.h"

#include <QFile>

namespace maquette
{

namespace
{

//! What is asked of one file.
struct Request
{
    const WorkMetadata &work;
    MetadataProfile profile;
    [[nodiscard]] bool isAll() const { return profile == MetadataProfile::Everything; }
};

XmpOrder orderOf(const Request &request, const QByteArray &old)
{
    XmpOrder order;
    order.old = old;
    order.work = request.work;
    order.profile = request.profile;
    order.writtenAt = SystemClock().now();
    return order;
}

//! A1111's text, as much of it as the profile allows.
QString parametersOf(const Request &request, QSize pixels)
{
    if (request.isAll())
        return a1111Parameters(request.work, pixels);
    return request.profile == MetadataProfile::PromptOnly ? scrubbed(request.work.prompt) : QString();
}

//! Whether the text that a file has for A1111's readers is another program's.
bool isForeign(const QString &parameters, const RawMetadata &raw)
{
    if (parameters.trimmed().isEmpty() || isOwnA1111(parameters))
        return false;
    const auto packet = XmpPacket::read(raw.xmp);
    return !packet || workFromXmp(*packet).prompt.trimmed() != parameters.trimmed();
}

QString oldParameters(const RawMetadata &raw, const ExifFacts &exif)
{
    if (raw.carrier != Carrier::Png)
        return exif.userComment;
    for (const NamedText &each : raw.texts) {
        if (each.name == u"parameters")
            return each.text;
    }
    return {};
}

//! EXIF with A1111's text, for JPEG and WebP.
void setExif(const RawMetadata &raw, const QByteArray &base, const QString &parameters, NewBlocks &blocks)
{
    const auto fits = [&raw](const std::optional<QByteArray> &exif) {
        return exif && (raw.carrier != Carrier::Jpeg || exif->size() <= maxJpegExif);
    };
    auto exif = exifWithComment(base, parameters);
    if (!fits(exif)) // a prompt of more than 32,000 characters has no room there; the XMP has it
        exif = exifWithComment(base, {});
    blocks.keepsExif = blocks.keepsOthers && !fits(exif);
    blocks.exif = fits(exif) ? *exif : QByteArray();
}

//! The EXIF and texts that go into the file.
NewBlocks blocksOf(const Request &request, const RawMetadata &raw)
{
    NewBlocks blocks;
    const bool isPng = raw.carrier == Carrier::Png;
    const ExifFacts exif = raw.exif.isEmpty() || isPng ? ExifFacts() : readExif(raw.exif);
    blocks.keepsOthers = request.isAll();
    blocks.keepsExif = request.isAll();
    blocks.keepsParameters = request.isAll() && isForeign(oldParameters(raw, exif), raw);
    if (blocks.keepsParameters)
        return blocks;
    const QString parameters = parametersOf(request, raw.pixels);
    const QByteArray turned = request.isAll() ? QByteArray() : exifOrientationOnly(raw.exif);
    if (!isPng) {
        setExif(raw, request.isAll() ? raw.exif : turned, parameters, blocks);
        return blocks;
    }
    blocks.parameters = parameters;
    blocks.exif = turned;
    return blocks;
}

QByteArray oldSidecar(const QString &file)
{
    ByteSource sidecar(sidecarOf(file));
    return sidecar.size() <= maxMetadataBytes ? sidecar.at(0, sidecar.size()) : QByteArray();
}

Result<QString> writeBeside(const QString &file, const QByteArray &old, const Request &request)
{
    XmpOrder order = orderOf(request, old);
    order.isSidecar = true;
    const auto packets = writeXmp(order);
    if (!packets)
        return packets.error();
    if (const auto written = writeNewFile(sidecarOf(file), packets->packet); !written)
        return written.error();
    return sidecarOf(file);
}

} // namespace

Result<Pieces> planEmbedding(ByteSource &source, const WorkMetadata &work, MetadataProfile profile)
{
    const Request request{work, profile};
    const RawMetadata raw = readRaw(source, Reach::ToTheEnd);
    NewBlocks blocks = blocksOf(request, raw);
    XmpOrder order = orderOf(request, raw.xmp);
    order.oldExtended = raw.extendedXmp;
    order.limit = raw.carrier == Carrier::Jpeg ? maxJpegXmp : 0;
    const auto packets = writeXmp(order);
    if (!packets)
        return packets.error();
    blocks.xmp = packets->packet;
    blocks.extendedXmp = packets->extended;
    return planFile(source, raw.carrier, blocks);
}

QString sidecarOf(const QString &file)
{
    return file + QStringLiteral(".xmp");
}

Result<Embedded> embedMetadata(const QString &from, const QString &to, const WorkMetadata &work,
                               MetadataProfile profile)
{
    ByteSource source(from);
    if (source.error() != 0)
        return metadataFileError(from, source.error());
    if (carrierOf(source) != Carrier::None) {
        const auto pieces = planEmbedding(source, work, profile);
        const auto written = pieces ? writeNewFile(to, *pieces, source, from) : Result<void>(pieces.error());
        return written ? Result<Embedded>(Embedded()) : Result<Embedded>(written.error());
    }
    const QByteArray old = oldSidecar(from);
    const bool isNew = !QFile::exists(to);
    if (from != to) {
        if (const auto copied = writeNewFile(to, {{0, source.size()}}, source, from); !copied)
            return copied.error();
    }
    const auto sidecar = writeBeside(to, old, {work, profile});
    if (!sidecar) {
        if (isNew)
            QFile::remove(to);
        return sidecar.error();
    }
    return Embedded{*sidecar};
}

Result<QString> writeSidecar(const QString &file, const WorkMetadata &work, MetadataProfile profile)
{
    return writeBeside(file, oldSidecar(file), {work, profile});
}

} // namespace maquette
