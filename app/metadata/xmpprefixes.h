// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace maquette
{

//! \brief \a packet, which is well-formed, with one prefix for each namespace: the usual one, or one that
//! nobody uses.
//!
//! Exiv2 0.27 takes a file's word for what a prefix means, and from then on in all files: after one that
//! calls something else "dc" or "maquette", everything would be written into the wrong namespace. Not
//! thread-safe: Exiv2 is asked for its prefixes.
QByteArray withSafePrefixes(const QByteArray &packet);

} // namespace maquette
