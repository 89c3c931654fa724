// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/metadata.h"

#include "app/base/clock.h"
#include "app/base/filesteps.h"
#include "app/metadata/a1111text.h"
#include "app/metadata/carrier.h"
#include "app/metadata/embedplan.h"
#include "app/metadata/exifblock.h"
#include "app/metadata/jpeg.h"
#include "app/metadata/piecewriter.h"
#include "app/metadata/scrub.h"
#include "app/metadata/xmppacket.h"
#include "app/metadata/xmpwork.h"
#include "app/metadata/xmpwriter.h"

#include <QCoreApplication>
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

//! How often what another program changes meanwhile is read anew.
constexpr int mostTries = 3;

Unexpected changedMeanwhile(const QString &file)
{
    return fail(ErrorKind::FileAccess,
                QCoreApplication::translate("Metadata", "%1 is being changed by another program.").arg(file),
                file);
}

QByteArray bytesOf(ByteSource &sidecar)
{
    return sidecar.size() <= maxMetadataBytes ? sidecar.at(0, sidecar.size()) : QByteArray();
}

QByteArray sidecarBytes(const Request &request, const QByteArray &old, Result<void> *outcome)
{
    XmpOrder order = orderOf(request, old);
    order.isSidecar = true;
    const auto packets = writeXmp(order);
    if (!packets)
        *outcome = packets.error();
    return packets ? packets->packet : QByteArray();
}

//! Beside \a file, with what the sidecar of \a from says of other programs.
Result<QString> writeBeside(const QString &file, const QString &from, const Request &request)
{
    for (int i = 0; i < mostTries; ++i) {
        ByteSource old(sidecarOf(from));
        Result<void> outcome;
        const QByteArray bytes = sidecarBytes(request, bytesOf(old), &outcome);
        if (!outcome)
            return outcome.error();
        ByteSource none((QByteArray()));
        const auto seen = file == from ? std::optional(old.look()) : std::nullopt;
        const auto written = writePieces(sidecarOf(file), {{0, 0, bytes}}, none, {}, seen);
        if (!written)
            return written.error();
        if (*written)
            return sidecarOf(file);
    }
    return changedMeanwhile(sidecarOf(file));
}

Result<Embedded> embedInto(const QString &from, const QString &to, const Request &request)
{
    for (int i = 0; i < mostTries; ++i) {
        ByteSource source(from);
        if (source.error() != 0)
            return fileError(from, source.error());
        const auto pieces = planEmbedding(source, request.work, request.profile);
        if (!pieces)
            return pieces.error();
        const auto seen = from == to ? std::optional(source.look()) : std::nullopt;
        const auto written = writePieces(to, *pieces, source, from, seen);
        if (!written)
            return written.error();
        if (*written)
            return Embedded{{}, (*written)->hash, (*written)->look};
    }
    return changedMeanwhile(to);
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
    const Request request{work, profile};
    ByteSource source(from);
    if (source.error() != 0)
        return fileError(from, source.error());
    if (carrierOf(source) != Carrier::None)
        return embedInto(from, to, request);
    const bool isNew = !QFile::exists(to);
    Embedded embedded;
    if (from != to) {
        const auto copied = writePieces(to, {{0, source.size()}}, source, from);
        if (!copied)
            return copied.error();
        embedded.hash = (*copied)->hash;
        embedded.look = (*copied)->look;
    }
    const auto sidecar = writeBeside(to, from, request);
    if (!sidecar) {
        if (isNew)
            QFile::remove(to);
        return sidecar.error();
    }
    embedded.sidecar = *sidecar;
    return embedded;
}

Result<bool> carriesMetadata(const QString &file)
{
    ByteSource source(file);
    const bool carries = source.error() == 0 && carrierOf(source) != Carrier::None;
    return source.error() == 0 ? Result<bool>(carries) : Result<bool>(fileError(file, source.error()));
}

Result<QString> writeSidecar(const QString &file, const WorkMetadata &work, MetadataProfile profile)
{
    return writeBeside(file, file, {work, profile});
}

} // namespace maquette
