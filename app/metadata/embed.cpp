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
    QDateTime writtenAt = {};
    const RawMetadata *former = nullptr;
    [[nodiscard]] bool isAll() const { return profile == MetadataProfile::Everything; }
};

XmpOrder orderOf(const Request &request, const QByteArray &old)
{
    XmpOrder order;
    order.old = old;
    order.work = request.work;
    order.profile = request.profile;
    order.writtenAt = request.writtenAt.isValid() ? request.writtenAt : SystemClock().now();
    return order;
}

//! A1111's text, as much of it as the profile allows.
QString parametersOf(const Request &request, QSize pixels)
{
    if (request.isAll()) // of a photo there is nothing to say
        return request.work.isGenerated ? a1111Parameters(request.work, pixels) : QString();
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

//! Another program's text for A1111's readers; empty when there is none.
QString foreignParameters(const RawMetadata &raw)
{
    const bool hasExif = !raw.exif.isEmpty() && raw.carrier != Carrier::Png;
    const QString text = oldParameters(raw, hasExif ? readExif(raw.exif) : ExifFacts());
    return isForeign(text, raw) ? scrubbed(text) : QString();
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
    const QString carried =
        request.isAll() && request.former ? foreignParameters(*request.former) : QString();
    const QString parameters = carried.isEmpty() ? parametersOf(request, raw.pixels) : carried;
    blocks.keepsParameters = request.isAll() && parameters.isEmpty() && !isOwnA1111(oldParameters(raw, exif));
    if (blocks.keepsParameters)
        return blocks;
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

QByteArray oldSidecar(ByteSource &sidecar)
{
    return sidecar.size() <= maxMetadataBytes ? sidecar.at(0, sidecar.size()) : QByteArray();
}

Result<QByteArray> sidecarBytes(const Request &request, const QByteArray &old)
{
    XmpOrder order = orderOf(request, old);
    order.isSidecar = true;
    const auto packets = writeXmp(order);
    return packets ? Result<QByteArray>(packets->packet) : Result<QByteArray>(packets.error());
}

//! Beside \a file, with what the sidecar of \a from says of other programs.
Result<QString> writeBeside(const QString &file, const QString &from, const Request &request)
{
    for (int i = 0; i < mostTries; ++i) {
        ByteSource old(sidecarOf(from));
        const auto bytes = sidecarBytes(request, oldSidecar(old));
        if (!bytes)
            return bytes.error();
        ByteSource none((QByteArray()));
        const auto seen = file == from ? std::optional(old.look()) : std::nullopt;
        const auto written = writePieces(sidecarOf(file), {{0, 0, *bytes}}, none, {}, seen);
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
        const auto pieces = planEmbedding(source, request.work, {request.profile});
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

Result<Pieces> planEmbedding(ByteSource &source, const WorkMetadata &work, const EmbedPlan &plan)
{
    const Request request{work, plan.profile, plan.writtenAt, plan.former};
    const RawMetadata raw = readRaw(source, Reach::ToTheEnd);
    const RawMetadata &said = plan.former ? *plan.former : raw;
    NewBlocks blocks = blocksOf(request, raw);
    XmpOrder order = orderOf(request, said.xmp);
    order.oldExtended = said.extendedXmp;
    order.isRedrawn = plan.former != nullptr;
    order.limit = raw.carrier == Carrier::Jpeg ? maxJpegXmp : 0;
    const auto packets = writeXmp(order);
    if (!packets)
        return packets.error();
    blocks.xmp = packets->packet;
    blocks.extendedXmp = packets->extended;
    return planFile(source, raw.carrier, blocks);
}

Result<QByteArray> planSidecar(const QByteArray &old, const WorkMetadata &work, const EmbedPlan &plan)
{
    return sidecarBytes({work, plan.profile, plan.writtenAt}, old);
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
