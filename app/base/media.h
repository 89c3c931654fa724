// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace maquette
{

//! \brief What a file or a field holds. The numbers stand in the database: never renumber.
enum class MediaKind : quint8 { Image = 0, Video = 1, Audio = 2 };

} // namespace maquette
