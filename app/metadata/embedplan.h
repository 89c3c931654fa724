// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/metadata/bytesource.h"
#include "app/metadata/rawmetadata.h"
#include "app/metadata/workmetadata.h"

namespace maquette
{

//! \brief How a file is planned that does not take the place of the one it is made from.
struct EmbedPlan
{
    MetadataProfile profile = MetadataProfile::Everything;
    QDateTime writtenAt = {};            //!< as the file says; invalid: now
    const RawMetadata *former = nullptr; //!< of the picture that was drawn anew into \a source
};

//! \brief What embedMetadata() makes of \a source, which is a PNG, JPEG or WebP. Of what other programs said
//! in EmbedPlan::former, XMP and the text for A1111's readers go along, but not how it was stored.
Result<Pieces> planEmbedding(ByteSource &source, const WorkMetadata &work, const EmbedPlan &plan = {});
//! \brief What writeSidecar() writes where \a old stands in the sidecar; empty when there is nothing to say.
Result<QByteArray> planSidecar(const QByteArray &old, const WorkMetadata &work, const EmbedPlan &plan = {});

} // namespace maquette
