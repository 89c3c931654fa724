// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace maquette
{

//! Makes Exiv2 ready, once and from whichever thread comes first: no word on stderr, our namespaces known.
void prepareExiv2();
//! Forgets the namespaces of the files that were read, which Exiv2 keeps for ever, and knows ours again. Only
//! while no other thread uses Exiv2's XMP.
void resetXmpNamespaces();

} // namespace maquette
