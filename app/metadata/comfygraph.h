// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/metadata/workmetadata.h"

namespace maquette
{

//! \brief What a graph of ComfyUI's says: \a prompt is what was run (the API's form), \a workflow what stood
//! in the editor, which serves when there is no \a prompt. Either may be empty.
//!
//! The way goes up from where the picture was saved: the first sampler on it gives seed, steps and the two
//! prompts.
std::optional<ForeignSettings> readComfy(const QString &prompt, const QString &workflow);

} // namespace maquette
