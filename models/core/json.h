// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include "models/core/nlohmann.h"

#include <QByteArray>
#include <QStringList>

namespace maquette
{

//! \brief JSON whose objects keep the order of their keys, with whole numbers of 64 bits.
//! Write `Json(x)`, never `Json{x}`: braces make an array of one.
using Json = nlohmann::ordered_json;

//! Parses UTF-8; an error is BadAnswer, its detail "line L, column C: ...". Depth is bounded (200) so that
//! hostile text cannot overflow the stack. \a errorLine, if given, gets the line of an error (from 1).
Result<Json> parseJson(const QByteArray &text, int *errorLine = nullptr);
//! Compact UTF-8; invalid UTF-8 inside strings is replaced, never thrown.
QByteArray toBytes(const Json &json);
QByteArray toIndentedBytes(const Json &json);
//! Unlike QString's own, keeps a byte order mark at the start: it is one more character there.
QString utf16Of(const std::string &utf8);
QString stringOf(const Json &json); //!< the text of a JSON string; empty for any other type
Json jsonString(const QString &text);
//! The member \a key of an object; null for anything else and for none.
const Json *member(const Json &object, const std::string &key);
//! The text of the string member \a key, empty if there is none.
QString stringMember(const Json &object, const std::string &key);
//! Equality without the library's wrap-around between signed and unsigned; 1 and 1.0 are equal.
bool sameJson(const Json &a, const Json &b);
//! The line (from 1) where the value at \a path of object keys begins in \a text, which must be valid JSON;
//! the line of the deepest part of the path that exists.
int lineOfPath(const QByteArray &text, const QStringList &path);

} // namespace maquette
