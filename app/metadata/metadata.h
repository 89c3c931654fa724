// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filelook.h"
#include "app/base/result.h"
#include "app/metadata/workmetadata.h"

namespace maquette
{

//! \file
//! What a file says of itself, written and read. All functions block, for worker threads, and may be called
//! from any number of them at once.

//! \brief Where embedMetadata() has put it, and what the file holds now.
struct Embedded
{
    QString sidecar; //!< empty when it stands in the file itself
    QString hash;    //!< SHA-256 of the file's new bytes, hex; empty when they are the old ones
    FileLook look;   //!< of the new file
};

//! "clip.mp4.xmp" for "clip.mp4": with the extension, as darktable and digiKam name it, so that a picture and
//! a clip of one name have two.
QString sidecarOf(const QString &file);

//! \brief Copies \a from to \a to with \a work in it: PNG, JPEG and WebP in the file, all others beside it.
//!
//! No pixel is touched and nothing is encoded again. \a to appears whole or not at all, in place of what was
//! there; it may be \a from itself, which is replaced only while it is the file that was read: one that
//! another program changes, renames or removes meanwhile stays so (FileAccess, when that happens again and
//! again). Of other programs' metadata the file keeps all under Everything, and
//! nothing under the other profiles but what decides how the pixels look (profile, orientation, gamma,
//! animation). Settings that another program wrote for A1111's readers stay too, and ours are not written
//! beside them. The errors are FileAccess, DiskFull, DamagedFile, TooLarge and Internal.
Result<Embedded> embedMetadata(const QString &from, const QString &to, const WorkMetadata &work,
                               MetadataProfile profile = MetadataProfile::Everything);
//! \brief Writes \a work beside \a file, which is not touched, and gives the sidecar's name. What other
//! programs wrote into the sidecar stays under Everything.
Result<QString> writeSidecar(const QString &file, const WorkMetadata &work,
                             MetadataProfile profile = MetadataProfile::Everything);
//! \brief Whether embedMetadata() writes into such a file itself: by its first bytes. FileAccess.
Result<bool> carriesMetadata(const QString &file);
//! \brief What \a file and its sidecar say. Damaged and foreign files give what can be read of them; the
//! error is FileAccess. Where both speak, joined() in xmpwork.h says who is believed.
Result<FoundMetadata> readMetadata(const QString &file);
//! \brief The same for bytes in memory and a sidecar's bytes, which may be empty.
FoundMetadata readMetadata(const QByteArray &file, const QByteArray &sidecar);

} // namespace maquette
