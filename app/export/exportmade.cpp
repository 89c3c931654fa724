// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exportmade.h"

#include "app/base/filesteps.h"
#include "app/export/exportpicture.h"
#include "app/library/filetype.h"
#include "app/metadata/carrier.h"
#include "app/metadata/embedplan.h"
#include "app/metadata/metadata.h"

#include <QFileInfo>

#include <algorithm>
#include <cerrno>

namespace maquette
{

namespace
{

constexpr qint64 blockBytes = 1024 * 1024;

//! The file's own time, not now: the same work exported again is the same file.
QDateTime timeOf(const ByteSource &file)
{
    return QDateTime::fromMSecsSinceEpoch(file.look().stamp(), Qt::UTC);
}

QString extensionIn(ByteSource &file, const QString &name)
{
    const QString known = factsOf(sniffFileType(file.at(0, sniffedBytes))).extension;
    return known.isEmpty() ? QFileInfo(name).suffix().toLower() : known;
}

Result<void> planSidecarOf(ExportMade &made, const WorkMetadata &known, const EmbedPlan &plan)
{
    ByteSource old(sidecarOf(made.from));
    const bool readable = old.error() == 0 && old.size() <= maxMetadataBytes;
    const auto sidecar = planSidecar(readable ? old.at(0, old.size()) : QByteArray(), known, plan);
    if (!sidecar)
        return sidecar.error();
    made.sidecar = *sidecar;
    return {};
}

Result<void> planCopy(ExportMade &made, const WorkMetadata &known, const EmbedPlan &plan)
{
    made.extension = extensionIn(*made.source, made.from);
    if (carrierOf(*made.source) == Carrier::None) {
        made.pieces = {{0, made.source->size()}};
        return planSidecarOf(made, known, plan);
    }
    const auto pieces = planEmbedding(*made.source, known, plan);
    if (!pieces)
        return pieces.error();
    made.pieces = *pieces;
    return {};
}

Result<void> planNew(ExportMade &made, const NewPicture &picture, const WorkMetadata &known, EmbedPlan plan)
{
    const RawMetadata former = readRaw(*made.source, Reach::ToTheEnd);
    plan.former = &former;
    made.extension = picture.extension;
    made.source = std::make_shared<ByteSource>(picture.bytes);
    const auto pieces = planEmbedding(*made.source, known, plan);
    if (!pieces)
        return pieces.error();
    made.pieces = *pieces;
    return {};
}

} // namespace

qint64 ExportMade::bytes() const
{
    qint64 sum = 0;
    for (const Piece &piece : pieces)
        sum += piece.bytes.isEmpty() ? piece.length : piece.bytes.size();
    return sum;
}

Result<QByteArray> ExportMade::block(const Piece &piece, qint64 done) const
{
    if (!piece.bytes.isEmpty())
        return piece.bytes;
    const qint64 wanted = std::min(blockBytes, piece.length - done);
    const QByteArray bytes = source->at(piece.offset + done, wanted);
    if (bytes.size() != wanted) // cut off while it was read, or its drive is gone
        return fileError(from, source->error() != 0 ? source->error() : EIO);
    return bytes;
}

Result<ExportMade> makeExport(const ExportWork &work, const QString &path, const ExportPlan &plan,
                              const CallOff &callOff)
{
    ExportMade made;
    made.path = path;
    made.from = work.file;
    made.madeAt = work.known.row.createdAt;
    made.source = std::make_shared<ByteSource>(work.file);
    if (made.source->error() != 0)
        return fileError(work.file, made.source->error());
    const auto picture = drawnAnew(work.file, plan, callOff);
    if (!picture)
        return picture.error();
    const WorkMetadata known = metadataOf(work.known);
    const EmbedPlan wishes{plan.profile, timeOf(*made.source)};
    const auto planned = *picture ? planNew(made, **picture, known, wishes) : planCopy(made, known, wishes);
    return planned ? Result<ExportMade>(made) : Result<ExportMade>(planned.error());
}

} // namespace maquette
