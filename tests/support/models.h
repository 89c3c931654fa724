// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/catalogue.h"

namespace maquette::test
{

//! Every model of \a catalogue with its fields, in the catalogue's order.
inline std::vector<std::shared_ptr<const Model>> modelsOf(const Catalogue &catalogue)
{
    std::vector<std::shared_ptr<const Model>> models;
    for (const ModelEntry &entry : catalogue.entries())
        models.push_back(catalogue.find(entry.id));
    return models;
}

} // namespace maquette::test
