// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/getrequest.h"

#include <QNetworkAccessManager>

namespace maquette
{

GetRequest::GetRequest(std::shared_ptr<Transport> transport, QNetworkRequest request,
                       std::chrono::milliseconds deadline, qint64 limit, QObject *parent, Reads reads)
    : Exchange(std::move(transport), deadline, limit, parent)
    , m_request(std::move(request))
    , m_reads(reads)
{}

GetRequest::~GetRequest()
{
    drop();
}

bool GetRequest::mayHaveArrived() const
{
    return isStarted();
}

QNetworkReply *GetRequest::send()
{
    return transport().calls->get(m_request);
}

void GetRequest::release(QNetworkReply *reply)
{
    reply->abort();
    reply->deleteLater();
}

} // namespace maquette
