// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/json.h"

namespace maquette
{

//! \brief The nodes of ComfyUI's editor in the form of its API: {"4": {"class_type": ..., "inputs": {...}}}.
//! The editor's file does not name the values of a node: those of the usual nodes are known here, and of any
//! other node for texts the first text.
Json graphOfWorkflow(const Json &workflow);

} // namespace maquette
