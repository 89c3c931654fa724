// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/api/endpoint.h"
#include "app/net/addressrules.h"

namespace maquette
{

//! What may be fetched of the files that runs at \a endpoint give: by itself from the service's own hosts
//! (contract 6), from elsewhere on a person's word, and from private addresses never. Loopback belongs to a
//! simulation or to a server of the artist's own; so does whatever a configured base resolves to.
FetchRule fetchRuleFor(const Endpoint &endpoint);

} // namespace maquette
