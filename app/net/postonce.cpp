// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/postonce.h"

namespace maquette
{

namespace
{
constexpr qint64 postAnswerLimit = 8 * 1024 * 1024;
}

PostOnce::PostOnce(std::shared_ptr<Transport> transport, QNetworkRequest request, const QByteArray &body,
                   std::chrono::milliseconds deadline, QObject *parent)
    : Exchange(std::move(transport), deadline, postAnswerLimit, parent)
    , m_request(std::move(request))
    , m_hasBody(!body.isEmpty())
    , m_device(new OnceUploadDevice(body, this))
{
    m_request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    m_request.setHeader(QNetworkRequest::ContentLengthHeader, body.size());
    m_request.setRawHeader("Connection", "close");
}

PostOnce::~PostOnce()
{
    drop();
}

bool PostOnce::mayHaveArrived() const
{
    // Without a body the request is its headers, and nothing tells when those leave.
    if (!m_hasBody)
        return isStarted();
    return m_device ? m_device->wasRead() : m_bodyRead;
}

QNetworkReply *PostOnce::send()
{
    if (transport().makeManager)
        m_ownManager = transport().makeManager();
    QNetworkAccessManager *manager = m_ownManager ? m_ownManager.data() : transport().calls;
    return manager->post(m_request, m_device);
}

void PostOnce::release(QNetworkReply *reply)
{
    m_device->seal();
    m_bodyRead = m_device->wasRead();
    m_device->setParent(reply); // Qt may hold it until the reply is gone
    m_device = nullptr;
    reply->abort();
    if (m_ownManager)
        m_ownManager->deleteLater();
    else
        reply->deleteLater();
}

} // namespace maquette
