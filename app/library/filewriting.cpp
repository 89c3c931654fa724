// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/filewriting.h"

#include "app/base/filesteps.h"
#include "app/metadata/metadata.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <cerrno>

namespace maquette
{

namespace
{

//! The field for it has another name in each model; what holds whole files is not searched.
QString negativePromptIn(const QByteArray &input)
{
    constexpr qsizetype most = 1024 * 1024;
    if (input.size() > most || !input.contains("negative"))
        return {};
    const QJsonObject fields = QJsonDocument::fromJson(input).object();
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        if (field.key().contains(QStringLiteral("negative"), Qt::CaseInsensitive) && field->isString())
            return field->toString().trimmed();
    }
    return {};
}

//! Damaged, or too full: its sidecar can take what the file cannot.
bool cannotCarry(const Error &error)
{
    return error.kind == ErrorKind::DamagedFile || error.kind == ErrorKind::TooLarge;
}

} // namespace

WorkMetadata metadataOf(const UnfiledWork &work)
{
    const AssetRow &row = work.row;
    WorkMetadata known;
    known.documentId = row.document;
    known.modelId = row.model;
    known.modelName = row.modelName;
    known.prompt = row.prompt;
    known.negativePrompt = negativePromptIn(row.input);
    known.input = row.input;
    known.seed = row.seed;
    known.requestId = row.request;
    known.createdAt = row.createdAt;
    known.cost = row.cost;
    known.isSimulated = row.simulated;
    // Of another program's picture only the name of its model is known, or of the program.
    known.isGenerated = !row.job.isNull() || !row.model.isEmpty() || !row.modelName.isEmpty();
    known.rating = row.rating;
    known.colour = row.colour;
    known.tags = row.tags;
    known.project = row.projectName;
    known.outputIndex = row.index;
    known.originalHash = row.origin;
    if (!row.job.isNull() || !row.model.isEmpty())
        known.software = QStringLiteral("Maquette " MAQUETTE_VERSION);
    if (!work.parentDocument.isEmpty()) {
        ParentWork parent{work.parentDocument, row.parentField, {}};
        if (row.parentFrame)
            parent.frame = static_cast<int>(*row.parentFrame - 1); // the row counts from 1
        known.parents.append(parent);
    }
    return known;
}

Result<FiledState> fileWork(const QString &file, const WorkMetadata &work, FileWriting how)
{
    const auto carries = carriesMetadata(file);
    if (!carries)
        return carries.error();
    const bool needsSidecar = how == FileWriting::BesideFiles || !*carries;
    // One that stands there, darktable's or our own, is asked before the file: it must not say the old.
    if (needsSidecar || QFileInfo::exists(sidecarOf(file))) {
        if (const auto written = writeSidecar(file, work); !written)
            return written.error();
    }
    if (needsSidecar)
        return FiledState();
    const auto embedded = embedMetadata(file, file, work);
    if (embedded)
        return FiledState{embedded->hash, embedded->look.bytes, embedded->look.stamp()};
    if (!cannotCarry(embedded.error()))
        return embedded.error();
    const auto written = writeSidecar(file, work);
    return written ? Result<FiledState>(FiledState()) : Result<FiledState>(written.error());
}

} // namespace maquette
