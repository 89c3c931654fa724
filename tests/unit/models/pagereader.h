// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/json.h"

namespace maquette
{

//! \brief What the API page of one model holds: its id (from the curl line) and the two schemas.
struct ApiPage
{
    QString modelId;
    Json input;
    Json output;
};

//! Reads a page from tests/data/api-pages: two JSON objects in a row, glued into prose, the first from the
//! line `{` that is followed by `"type": "object"`.
Result<ApiPage> readPage(const QByteArray &text);

} // namespace maquette
