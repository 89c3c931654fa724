// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>

namespace maquette
{

//! The three forms of an HTTP date, RFC 9110 5.6.7: IMF-fixdate, RFC 850, asctime. Invalid for anything else.
QDateTime parseHttpDate(const QByteArray &value);

} // namespace maquette
