// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/transport.h"

namespace maquette
{

//! \brief Whether one address may be fetched just now: by the rule, and by what its name resolves to.
//!
//! The connection that is made right after it gets the same answer, because Qt keeps answers for 60 s. A name
//! that cannot be resolved passes: a proxy may know it. Deleting it stops it.
class AddressCheck : public QObject
{
    Q_OBJECT

public:
    AddressCheck(std::shared_ptr<Transport> transport, QUrl url, FetchConsent consent, QObject *parent);
    void start();

signals:
    //! Exactly once, from the event loop; RefusedAddress, or ForeignHost with the host as detail.
    void finished(const maquette::Result<void> &outcome);

private:
    [[nodiscard]] Result<void> judge() const;
    void settle(const Result<void> &outcome);

    std::shared_ptr<Transport> m_transport;
    QUrl m_url;
    FetchConsent m_consent;
};

//! Asks the system, in a thread of Qt's; an empty list when there is no answer.
void lookUpHost(const QString &name, QObject *context,
                std::function<void(const QList<QHostAddress> &)> answer);
Error refusedAddress(const QUrl &url);
//! The rule's word, and a look at an address that is written out.
AddressVerdict judgeAddress(const FetchRule &rule, const QUrl &url);

} // namespace maquette
