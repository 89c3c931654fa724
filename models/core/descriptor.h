// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/model.h"

namespace maquette
{

//! Reads one descriptor: what a live catalogue's entry holds (`model_id`, `display_name`, `description`,
//! `categories`, `base_price_usd`, `price_unit`, `pricing_note`, `input_schema`) plus `output_schema` and
//! `translations`, both optional. Only `model_id` and `input_schema` must be there. A price that is no finite
//! number of 0 or more is unknown. An error is BadAnswer; \a errorPath gets the keys that lead to its cause.
Result<Model> readModel(const Json &entry, const QString &language = {}, QStringList *errorPath = nullptr);

//! The same without the compiled schema (Model::validator is null): enough for lists, and many times cheaper.
Result<Model> readDescription(const Json &entry, const QString &language = {},
                              QStringList *errorPath = nullptr);

//! Whether \a id may stand in the API's path: 2 or more segments of letters, digits, `_`, `.`, `-`, none of
//! them `.` or `..`.
bool isModelId(const QString &id);

} // namespace maquette
