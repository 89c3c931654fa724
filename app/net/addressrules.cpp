// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/addressrules.h"

#include <QHostAddress>

#include <algorithm>

namespace maquette
{

namespace
{

using Subnets = QList<QPair<QHostAddress, int>>;

Subnets subnets(std::initializer_list<const char *> texts)
{
    Subnets all;
    for (const char *text : texts)
        all << QHostAddress::parseSubnet(QString::fromLatin1(text));
    return all;
}

bool isIn(const QHostAddress &address, const Subnets &all)
{
    return std::any_of(all.cbegin(), all.cend(),
                       [&](const auto &subnet) { return address.isInSubnet(subnet); });
}

bool isPublic4(const QHostAddress &address)
{
    static const Subnets s_special =
        subnets({"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
                 "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
                 "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"});
    return !isIn(address, s_special);
}

bool isPublic6(const QHostAddress &address)
{
    static const Subnets s_nat64 = subnets({"64:ff9b::/96"});
    static const Subnets s_unicast = subnets({"2000::/3"});
    static const Subnets s_special = subnets({"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"});
    if (isIn(address, s_nat64)) {
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        quint32 carried = 0;
        for (int i = 12; i < 16; ++i)
            carried = carried << 8 | bytes[i];
        return isPublic4(QHostAddress(carried));
    }
    return isIn(address, s_unicast) && !isIn(address, s_special);
}

} // namespace

bool isPublicAddress(const QHostAddress &address)
{
    switch (address.protocol()) {
    case QAbstractSocket::IPv4Protocol:
        return isPublic4(address);
    case QAbstractSocket::IPv6Protocol:
        return isPublic6(address);
    default:
        return false;
    }
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    if (host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0)
        return true;
    QHostAddress address;
    return address.setAddress(host) && address.isLoopback();
}

bool isOnlyOfHere(const QUrl &url)
{
    const QString host = url.host();
    const QHostAddress literal(host);
    if (!literal.isNull())
        return !isPublicAddress(literal);
    return !host.contains(QLatin1Char('.')) || host.endsWith(QLatin1String(".local"), Qt::CaseInsensitive) ||
           host.endsWith(QLatin1String(".localhost"), Qt::CaseInsensitive);
}

bool isSafeAddress(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    const QString scheme = url.scheme();
    if (scheme == QLatin1String("https"))
        return true;
    return scheme == QLatin1String("http") && isLoopback(url);
}

QString hostOf(const QUrl &url)
{
    return url.host(QUrl::FullyEncoded).toLower();
}

} // namespace maquette
