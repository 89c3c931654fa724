// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

namespace maquette
{

//! \brief The account's pages on RunComfy's site.
struct AccountPages
{
    //! Shows the token and takes funds.
    static QUrl profile() { return QUrl(QStringLiteral("https://www.runcomfy.com/profile")); }
    //! The site itself: RunComfy names no address for the Generations page.
    static QUrl generations() { return QUrl(QStringLiteral("https://www.runcomfy.com")); }
};

} // namespace maquette
