// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/base/media.h"

#include <QString>

namespace maquette
{

//! \brief Where a work's file is: the little that many works at once are asked for.
struct WorkFile
{
    AssetId id;
    MediaKind kind = MediaKind::Image;
    qint64 bytes = 0;
    QString path; //!< relative to the library folder
};

} // namespace maquette
