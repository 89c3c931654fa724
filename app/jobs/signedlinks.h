// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>

namespace maquette
{

//! Whether a request holds a link of the S3 kind ("X-Amz-Date", "X-Amz-Expires": Amazon's "Authenticating
//! requests using query parameters") that the service could not fetch any more at \a when.
bool holdsExpiredLink(const QByteArray &input, const QDateTime &when);

} // namespace maquette
