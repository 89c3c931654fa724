// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/exchange.h"

namespace maquette
{

Exchange::Exchange(std::shared_ptr<Transport> transport, std::chrono::milliseconds deadline, qint64 limit,
                   QObject *parent)
    : HttpRequest(parent)
    , m_transport(std::move(transport))
    , m_deadline(deadline)
    , m_limit(limit)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { settle(timedOutError()); });
}

Exchange::~Exchange() = default;

void Exchange::start()
{
    if (m_started || m_settled)
        return;
    m_started = true;
    m_timer.start(m_deadline);
    m_reply = send();
    connectReply(m_reply.data(), &QNetworkReply::readyRead, this, &Exchange::readSome);
    connectReply(m_reply.data(), &QNetworkReply::finished, this, &Exchange::handleEnd);
}

void Exchange::cancel()
{
    settle(cancelledError());
}

void Exchange::readSome()
{
    m_body += m_reply->readAll();
    if (m_body.size() <= m_limit)
        return;
    if (!takesBeginning()) {
        settle(tooLargeError(m_limit));
        return;
    }
    HttpAnswer answer = answerOf(*m_reply);
    answer.body = m_body.left(m_limit);
    settle(std::move(answer));
}

void Exchange::handleEnd()
{
    readSome();
    if (m_settled)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto error = m_reply->error();
    if ((error != QNetworkReply::NoError && !isAnswerError(error, status)) || isCutShort()) {
        settle(transportError(*m_reply, mayHaveArrived()));
        return;
    }
    HttpAnswer answer = answerOf(*m_reply);
    answer.body = std::move(m_body);
    settle(std::move(answer));
}

//! For a status of 400 and more Qt reports the status and not that the body broke off.
bool Exchange::isCutShort() const
{
    if (!awaitsBody())
        return false;
    bool given = false;
    const qint64 length = m_reply->rawHeader("Content-Length").toLongLong(&given);
    return given && m_reply->error() != QNetworkReply::NoError &&
           !m_reply->hasRawHeader("Content-Encoding") && m_body.size() < length;
}

void Exchange::settle(const Result<HttpAnswer> &answer)
{
    if (m_settled)
        return;
    m_settled = true;
    drop();
    QMetaObject::invokeMethod(
        this, [this, answer] { emit finished(answer); }, Qt::QueuedConnection);
}

void Exchange::drop()
{
    m_settled = true;
    m_timer.stop();
    if (QNetworkReply *reply = m_reply.data()) {
        m_reply.clear();
        disconnect(reply, nullptr, this, nullptr);
        release(reply);
    }
}

} // namespace maquette
