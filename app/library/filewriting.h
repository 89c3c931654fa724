// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/library/writingchoice.h"
#include "app/metadata/workmetadata.h"
#include "app/store/filedrepository.h"

#include <QString>

namespace maquette
{

//! What is known of \a work, as it is to stand in its file.
WorkMetadata metadataOf(const UnfiledWork &work);
//! Writes it into \a file or beside it; both where there is a sidecar already. Blocking: for worker threads.
//! The errors are FileAccess, DiskFull and Internal.
Result<FiledState> fileWork(const QString &file, const WorkMetadata &work, FileWriting how);

} // namespace maquette
