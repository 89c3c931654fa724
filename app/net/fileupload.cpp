// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/fileupload.h"

#include "app/net/filebody.h"

#include <QNetworkAccessManager>

namespace maquette
{

namespace
{
constexpr qint64 uploadAnswerLimit = 1024 * 1024;
}

FileUpload::FileUpload(std::shared_ptr<Transport> transport, QNetworkRequest request, UploadOrder order,
                       QObject *parent)
    : Upload(parent)
    , m_transport(std::move(transport))
    , m_request(std::move(request))
    , m_order(std::move(order))
{
    m_request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    m_request.setHeader(QNetworkRequest::ContentLengthHeader, m_order.bytes);
    m_request.setRawHeader("Connection", "close");
    m_idle.setSingleShot(true);
    m_idle.setInterval(m_order.idleLimit);
    connect(&m_idle, &QTimer::timeout, this, [this] { settle(timedOutError()); });
}

FileUpload::~FileUpload()
{
    drop();
}

void FileUpload::start()
{
    if (m_started || m_settled || m_transport->disk == nullptr)
        return;
    m_started = true;
    if (m_transport->makeManager)
        m_ownManager = m_transport->makeManager();
    QNetworkAccessManager *manager = m_ownManager ? m_ownManager.data() : m_transport->calls;
    m_body = new FileBody(*m_transport->disk, m_order.file, m_order.bytes, this);
    connect(m_body, &FileBody::failed, this, [this](const Error &error) { settle(error); });
    m_reply = manager->put(m_request, m_body);
    connectReply(m_reply.data(), &QNetworkReply::uploadProgress, this, &FileUpload::handleProgress);
    connectReply(m_reply.data(), &QNetworkReply::finished, this, &FileUpload::handleEnd);
    m_idle.start();
    m_body->start();
}

void FileUpload::cancel()
{
    settle(cancelledError());
}

void FileUpload::handleProgress(qint64 sent, qint64)
{
    if (sent <= m_sent)
        return;
    m_sent = sent;
    m_idle.start();
    emit progressed(sent, m_order.bytes);
}

void FileUpload::handleEnd()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto error = m_reply->error();
    if (error != QNetworkReply::NoError && !isAnswerError(error, status)) {
        settle(transportError(*m_reply, true));
        return;
    }
    HttpAnswer answer = answerOf(*m_reply);
    answer.body = m_reply->read(uploadAnswerLimit);
    settle(std::move(answer));
}

void FileUpload::settle(const Result<HttpAnswer> &answer)
{
    if (m_settled)
        return;
    drop();
    QMetaObject::invokeMethod(
        this, [this, answer] { emit finished(answer); }, Qt::QueuedConnection);
}

void FileUpload::drop()
{
    m_settled = true;
    m_idle.stop();
    QNetworkReply *reply = m_reply.data();
    if (reply == nullptr)
        return;
    m_reply.clear();
    disconnect(reply, nullptr, this, nullptr);
    disconnect(m_body, nullptr, this, nullptr);
    m_body->setParent(reply); // Qt may hold it until the reply is gone
    m_body = nullptr;
    reply->abort();
    if (m_ownManager)
        m_ownManager->deleteLater();
    else
        reply->deleteLater();
}

} // namespace maquette
