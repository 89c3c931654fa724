// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/base/result.h"
#include "models/catalogue/descriptorset.h"

namespace maquette
{

//! Copies the models that \a file describes into \a folder, each under its id; an older file for the same
//! model, as \a known tells, is replaced. Gives their ids.
Result<QList<ModelId>> addOwnModels(const QString &file, const QString &folder, const DescriptorSet &known);
//! Removes the file that describes \a model and nothing else.
Result<void> removeOwnModel(const ModelId &model, const DescriptorSet &known);

} // namespace maquette
