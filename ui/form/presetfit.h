// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/model.h"
#include "ui/form/formstate.h"

namespace maquette
{

//! \brief What of some settings a model takes.
struct PresetFit
{
    FormState state;
    QStringList
        notes; //!< what does not fit and what became of it, one sentence each, in the order of the values
};

//! The settings as far as \a model takes them today: its schema may have changed since they were kept.
//! Prompts stay whole, sizes, numbers and choices go to the nearest.
PresetFit fitPreset(const Model &model, const FormState &state);

} // namespace maquette
