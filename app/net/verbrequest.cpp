// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/verbrequest.h"

#include <QNetworkAccessManager>

namespace maquette
{

namespace
{
constexpr qint64 verbAnswerLimit = 1024 * 1024;
}

VerbRequest::VerbRequest(std::shared_ptr<Transport> transport, Verb verb, QNetworkRequest request,
                         std::chrono::milliseconds deadline, QObject *parent)
    : Exchange(std::move(transport), deadline, verbAnswerLimit, parent)
    , m_verb(verb)
    , m_request(std::move(request))
{}

VerbRequest::~VerbRequest()
{
    drop();
}

bool VerbRequest::mayHaveArrived() const
{
    return isStarted();
}

QNetworkReply *VerbRequest::send()
{
    QNetworkAccessManager *manager = transport().calls;
    return m_verb == Verb::Head ? manager->head(m_request) : manager->deleteResource(m_request);
}

void VerbRequest::release(QNetworkReply *reply)
{
    reply->abort();
    reply->deleteLater();
}

bool VerbRequest::awaitsBody() const
{
    return m_verb != Verb::Head;
}

} // namespace maquette
