// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <nlohmann/json.hpp>

#include <QByteArray>

namespace maquette
{

//! \brief JSON whose objects keep the order of their keys, with whole numbers of 64 bits.
using Json = nlohmann::ordered_json;

//! Parses UTF-8; an error is BadAnswer, its detail "line L, column C: ...". Depth is bounded (200) so that
//! hostile text cannot overflow the stack.
Result<Json> parseJson(const QByteArray &text);
//! Compact UTF-8; invalid UTF-8 inside strings is replaced, never thrown.
QByteArray toBytes(const Json &json);
QByteArray toIndentedBytes(const Json &json);
QString stringOf(const Json &json); //!< the text of a JSON string; empty for any other type
Json jsonString(const QString &text);

} // namespace maquette
