// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakenetwork.h"

#include <cstring>

namespace maquette::test
{

FakeReply::FakeReply(QNetworkAccessManager::Operation operation, const QNetworkRequest &request,
                     const FakeAnswer &answer, QObject *parent)
    : QNetworkReply(parent)
    , m_answer(answer)
{
    setOperation(operation);
    setRequest(request);
    setUrl(request.url());
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    if (!answer.never)
        QMetaObject::invokeMethod(this, &FakeReply::end, Qt::QueuedConnection);
}

void FakeReply::abort()
{
    if (isFinished())
        return;
    setError(OperationCanceledError, QStringLiteral("aborted"));
    setFinished(true);
    emit finished(); // inside the call, as Qt does
}

qint64 FakeReply::bytesAvailable() const
{
    return (m_headed ? m_answer.body.size() - m_position : 0) + QNetworkReply::bytesAvailable();
}

qint64 FakeReply::readData(char *data, qint64 maxSize)
{
    const qint64 size = qMin(maxSize, m_answer.body.size() - m_position);
    std::memcpy(data, m_answer.body.constData() + m_position, static_cast<size_t>(size));
    m_position += size;
    return size;
}

void FakeReply::end()
{
    if (isFinished())
        return;
    if (m_answer.status > 0) {
        setAttribute(QNetworkRequest::HttpStatusCodeAttribute, m_answer.status);
        for (const auto &[name, value] : std::as_const(m_answer.headers))
            setRawHeader(name, value);
        m_headed = true;
        emit metaDataChanged();
    }
    if (!isFinished() && !m_answer.body.isEmpty())
        emit readyRead();
    if (isFinished())
        return;
    if (m_answer.error != NoError)
        setError(m_answer.error, QStringLiteral("faked"));
    setFinished(true);
    emit finished();
}

QNetworkReply *FakeNetwork::createRequest(Operation operation, const QNetworkRequest &request,
                                          QIODevice *outgoing)
{
    Asked now{operation, request, outgoing ? outgoing->readAll() : QByteArray()};
    asked.append(now);
    return new FakeReply(operation, request, answer ? answer(now) : FakeAnswer{}, this);
}

} // namespace maquette::test
