// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/addressrules.h"

namespace maquette::test
{

//! What \a allowed says is fetched without asking, all else is refused; whatever a name resolves to.
inline FetchRule onlyWhere(std::function<bool(const QUrl &)> allowed)
{
    FetchRule rule;
    rule.judge = [allowed = std::move(allowed)](const QUrl &url) {
        return allowed(url) ? AddressVerdict::Fetch : AddressVerdict::Refuse;
    };
    return rule;
}

//! The servers of these tests are the service's own on 127.0.0.1 and a stranger's on any other address.
inline FetchRule othersAreForeign()
{
    FetchRule rule;
    rule.judge = [](const QUrl &url) {
        if (!isSafeAddress(url))
            return AddressVerdict::Refuse;
        return hostOf(url) == QLatin1String("127.0.0.1") ? AddressVerdict::Fetch : AddressVerdict::Ask;
    };
    return rule;
}

} // namespace maquette::test
