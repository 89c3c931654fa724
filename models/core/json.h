// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include "models/core/nlohmann.h"

#include <QByteArray>
#include <QStringList>

#include <initializer_list>

namespace maquette
{

//! \brief JSON whose objects keep the order of their keys, with whole numbers of 64 bits.
//! Write `Json(x)`, never `Json{x}`: braces make an array of one.
using Json = nlohmann::ordered_json;

//! How many brackets may stand in each other: hostile text cannot overflow the stack.
inline constexpr int maxJsonDepth = 200;

//! Parses UTF-8; an error is BadAnswer, its detail "line L, column C: ...". Depth is bounded by
//! maxJsonDepth. \a errorLine, if given, gets the line of an error (from 1).
Result<Json> parseJson(const QByteArray &text, int *errorLine = nullptr);
//! Compact UTF-8; invalid UTF-8 inside strings is replaced, never thrown.
QByteArray toBytes(const Json &json);
QByteArray toIndentedBytes(const Json &json);
//! Unlike QString's own, keeps a byte order mark at the start: it is one more character there.
QString utf16Of(const std::string &utf8);
//! The sentence of the library's exception \a what without the exception's name and the place.
QString plainReason(const QString &what);
QString stringOf(const Json &json); //!< the text of a JSON string; empty for any other type
Json jsonString(const QString &text);
//! The member \a key of an object; null for anything else and for none.
const Json *member(const Json &object, const std::string &key);
//! The text of the string member \a key, empty if there is none.
QString stringMember(const Json &object, const std::string &key);
//! Whether \a key is one of \a names.
bool isOneOf(const std::string &key, std::initializer_list<const char *> names);
//! Equality without the library's wrap-around between signed and unsigned; 1 and 1.0 are equal.
bool sameJson(const Json &a, const Json &b);
//! Where the value at \a path of object keys begins in \a text, which must be valid JSON; where the deepest
//! part of the path that exists does.
qsizetype offsetOfPath(const QByteArray &text, const QStringList &path);
//! The line (from 1) of offsetOfPath().
int lineOfPath(const QByteArray &text, const QStringList &path);

} // namespace maquette
