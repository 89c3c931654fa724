// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/fetchrules.h"

#include <QHostAddress>

#include <algorithm>
#include <array>

namespace maquette
{

namespace
{

bool isRunComfy(const QUrl &url)
{
    static constexpr std::array ends = {QLatin1String(".runcomfy.net"), QLatin1String(".runcomfy.com")};
    const QString host = hostOf(url);
    return std::any_of(ends.begin(), ends.end(),
                       [&](QLatin1String end) { return host.size() > end.size() && host.endsWith(end); });
}

//! Not one that is wrapped into another form of IPv6.
bool isPlainLoopback(const QHostAddress &address)
{
    return address == QHostAddress(QHostAddress::LocalHostIPv6) ||
           (address.protocol() == QAbstractSocket::IPv4Protocol && address.isLoopback());
}

} // namespace

FetchRule fetchRuleFor(const Endpoint &endpoint)
{
    const QString own = hostOf(endpoint.base);
    const bool local = isLoopback(endpoint.base);
    const bool custom = endpoint.onlyThisHost;
    FetchRule rule;
    rule.typedElsewhere = !custom;
    rule.judge = [own, local, custom](const QUrl &url) {
        if (!isSafeAddress(url) || (isLoopback(url) && !local))
            return AddressVerdict::Refuse;
        const bool ours = local ? isLoopback(url) : custom ? hostOf(url) == own : isRunComfy(url);
        return ours ? AddressVerdict::Fetch : AddressVerdict::Ask;
    };
    rule.mayReach = [own, local, custom](const QUrl &url, const QHostAddress &address) {
        if (custom && hostOf(url) == own)
            return true;
        return isPublicAddress(address) || (local && isPlainLoopback(address));
    };
    return rule;
}

} // namespace maquette
