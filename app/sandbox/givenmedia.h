// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace maquette
{

constexpr qint64 largestMedia = 64LL * 1024 * 1024;

//! The bytes of a `data:` address; the kind of text it claims to be is not looked at.
Result<QByteArray> bytesOfDataUri(const QString &uri);
//! True for `http` to this machine itself.
bool isLocalHttp(const QUrl &url);
//! Fetches a file from a server on this machine (plain http, no redirects, at most 64 MiB). Blocks for up to
//! half a minute; ends early when \a wakeFd does (see Socket).
Result<QByteArray> fetchFromLoopback(const QUrl &url, int wakeFd);

} // namespace maquette
