// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/addresscheck.h"

#include "app/net/words.h"

#include <QHostAddress>
#include <QHostInfo>

#include <algorithm>

namespace maquette
{

namespace
{

Error foreignHost(const QString &host)
{
    return fail(
               ErrorKind::ForeignHost,
               netWords("The file lies on %1. Maquette fetches by itself only from the hosts of the service.")
                   .arg(host),
               host)
        .error;
}

} // namespace

Error refusedAddress(const QUrl &url)
{
    return fail(ErrorKind::RefusedAddress,
                netWords("The address of the file is not one that may be fetched."),
                url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery))
        .error;
}

void lookUpHost(const QString &name, QObject *context,
                std::function<void(const QList<QHostAddress> &)> answer)
{
    QHostInfo::lookupHost(name, context,
                          [answer = std::move(answer)](const QHostInfo &info) { answer(info.addresses()); });
}

AddressVerdict judgeAddress(const FetchRule &rule, const QUrl &url)
{
    const QHostAddress literal(url.host());
    if (!literal.isNull() && rule.mayReach && !rule.mayReach(url, literal))
        return AddressVerdict::Refuse;
    return rule.judge(url);
}

AddressCheck::AddressCheck(std::shared_ptr<Transport> transport, QUrl url, FetchConsent consent,
                           QObject *parent)
    : QObject(parent)
    , m_transport(std::move(transport))
    , m_url(std::move(url))
    , m_consent(std::move(consent))
{}

Result<void> AddressCheck::judge() const
{
    switch (judgeAddress(m_transport->rule, m_url)) {
    case AddressVerdict::Fetch:
        return {};
    case AddressVerdict::Ask:
        if (m_consent.typed && m_transport->rule.typedElsewhere)
            return {};
        if (m_consent.hosts.contains(hostOf(m_url)))
            return {};
        return m_consent.typed ? refusedAddress(m_url) : foreignHost(hostOf(m_url));
    case AddressVerdict::Refuse:
        break;
    }
    return refusedAddress(m_url);
}

void AddressCheck::start()
{
    const Result<void> judged = judge();
    const auto mayReach = m_transport->rule.mayReach;
    if (!judged || !mayReach) {
        settle(judged);
        return;
    }
    const auto settleBy = [this, mayReach](const QList<QHostAddress> &addresses) {
        const bool all = std::all_of(addresses.cbegin(), addresses.cend(),
                                     [&](const QHostAddress &address) { return mayReach(m_url, address); });
        settle(all ? Result<void>() : Result<void>(refusedAddress(m_url)));
    };
    if (!QHostAddress(m_url.host()).isNull())
        settle(judged); // judgeAddress() has looked at it
    else
        m_transport->lookUp(m_url.host(QUrl::FullyEncoded), this, settleBy);
}

void AddressCheck::settle(const Result<void> &outcome)
{
    QMetaObject::invokeMethod(
        this, [this, outcome] { emit finished(outcome); }, Qt::QueuedConnection);
}

} // namespace maquette
