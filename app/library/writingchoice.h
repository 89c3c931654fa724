// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace maquette
{

//! \brief Where it is written what is known of a work.
enum class FileWriting {
    Off,
    IntoFiles,  //!< beside those that cannot take it
    BesideFiles //!< all files stay byte for byte as they came
};

} // namespace maquette
