// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QUrl>

#include <functional>

class QHostAddress;

namespace maquette
{

//! Ask: nothing is wrong with it, and only a person may send Maquette there.
enum class AddressVerdict { Fetch, Ask, Refuse };

//! \brief Where downloads and probes may go. Every redirect hop is judged again.
struct FetchRule
{
    std::function<AddressVerdict(const QUrl &)> judge;
    //! One address that the host of the URL stands for; not set: any.
    std::function<bool(const QUrl &, const QHostAddress &)> mayReach;
    //! What a person typed may lie on any host that is not refused.
    bool typedElsewhere = true;
};

//! \brief What a person has said about one fetch.
struct FetchConsent
{
    QStringList hosts;  //!< that may be fetched from although the rule would ask; as hostOf() writes them
    bool typed = false; //!< the address was entered by hand
};

//! https to any host, or http to 127.0.0.0/8, [::1] and localhost; no user info.
bool isSafeAddress(const QUrl &url);
bool isLoopback(const QUrl &url);
//! By how the host is written: this computer, a private network, a name that only a local network knows.
bool isOnlyOfHere(const QUrl &url);
//! The host in lower case, and in ASCII: letters of another script that look like others show.
QString hostOf(const QUrl &url);
//! Globally reachable by the registries of IANA (RFC 6890 and its updates). IPv6 that carries an IPv4 address
//! (mapped, 6to4, Teredo, local-use NAT64) is not; NAT64's own prefix (RFC 6052) is as public as what it
//! carries, because networks without IPv4 give every host such an address.
bool isPublicAddress(const QHostAddress &address);

} // namespace maquette
