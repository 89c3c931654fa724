// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QUrl>

namespace maquette
{

//! The POST of \a body to \a url as a command for sh; the token is left to `$RUNCOMFY_TOKEN`. A body too
//! long for one argument goes through a here-document.
QString postCommand(const QUrl &url, const QByteArray &body);

} // namespace maquette
