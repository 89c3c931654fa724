// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http.h"
#include "models/core/catalogue.h"

namespace maquette
{

//! One entry as the service's catalogue has it.
Json catalogueEntry(const Model &model, bool withSchema);
//! `GET /v1/models` with its search, category, kind, include_schema, limit and offset.
HttpReply listModels(const Catalogue &catalogue, const QUrlQuery &query);
HttpReply listCategories(const Catalogue &catalogue);

} // namespace maquette
