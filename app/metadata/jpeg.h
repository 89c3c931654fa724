// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/metadata/bytesource.h"
#include "app/metadata/rawmetadata.h"

namespace maquette
{

//! How long an XMP packet, and an EXIF block, of a JPEG may be: a segment holds 64 KiB with its mark.
inline constexpr qsizetype maxJpegXmp = 65'000;
inline constexpr qsizetype maxJpegExif = 65'000;

//! \brief What stands before the pixels of a JPEG.
RawMetadata readJpeg(ByteSource &file);
//! \brief The file with \a blocks in place of its own; \a blocks.extendedXmp goes as Adobe's extended XMP
//! (XMP specification, part 3), which blocks.xmp names by extendedXmpName(). The error is DamagedFile, or
//! TooLarge for a block over its limit.
Result<Pieces> planJpeg(ByteSource &file, const NewBlocks &blocks);
//! \brief The name of an extended packet: the MD5 sum of its bytes, in capitals.
QByteArray extendedXmpName(const QByteArray &packet);

} // namespace maquette
