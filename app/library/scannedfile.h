// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/library/asset.h"
#include "app/metadata/workmetadata.h"

namespace maquette
{

//! \brief A file of a folder, read for the index.
struct ScannedFile
{
    //! As it would be indexed: all but id, job and parent; labels as its metadata say. `document` is empty
    //! unless Maquette named the work; `hash` where it was not wanted.
    Asset work;
    QList<ParentWork> parents;
    QString program;      //!< the other program whose settings were found
    bool isOwn = false;   //!< Maquette wrote its metadata
    bool isWhole = false; //!< a picture, clip or sound that can be kept, by its container
    QString problem;      //!< why not, else
};

//! When a file is read through for its hash, which takes longer than all the rest.
enum class HashWanted {
    Always,
    UnlessNamed //!< not for a file that says which work it is
};

//! Reads \a path, relative to \a root, without decoding its pixels. What its metadata do not say comes from
//! the file: its time, its size. Blocking: for worker threads. FileAccess; what is damaged is no error.
Result<ScannedFile> scanFile(const QString &root, const QString &path, HashWanted hash);

} // namespace maquette
