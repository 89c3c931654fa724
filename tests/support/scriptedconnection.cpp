// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedconnection.h"

#include <sys/socket.h>

namespace maquette::test
{

ScriptedConnection::ScriptedConnection(qintptr descriptor, const std::optional<QSslConfiguration> &tls,
                                       int number, QObject *parent)
    : QObject(parent)
    , m_tls(tls)
    , m_number(number)
{
    m_socket.setSocketDescriptor(descriptor);
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(&m_socket, &QIODevice::readyRead, this, &ScriptedConnection::readMore);
    connect(&m_socket, &QAbstractSocket::disconnected, this, &ScriptedConnection::gone);
    if (m_tls)
        connect(&m_socket, &QSslSocket::encryptedBytesWritten, this, &ScriptedConnection::sent);
    else
        connect(&m_socket, &QIODevice::bytesWritten, this, &ScriptedConnection::sent);
}

void ScriptedConnection::begin(const Script &script)
{
    if (script.isEmpty()) {
        if (m_tls) {
            m_socket.setSslConfiguration(*m_tls);
            m_socket.startServerEncryption();
        }
        return;
    }
    run(script);
}

void ScriptedConnection::run(const Script &script)
{
    m_steps = script;
    goOn();
}

void ScriptedConnection::goOn()
{
    while (!m_steps.isEmpty() && !m_ended) {
        const Step step = m_steps.first();
        if (step.kind == Step::Kind::WaitFor && !m_gates->contains(step.bytes))
            return;
        m_steps.removeFirst();
        switch (step.kind) {
        case Step::Kind::Send:
            m_socket.write(step.bytes);
            m_socket.flush();
            break;
        case Step::Kind::Close:
            m_ended = true;
            m_socket.disconnectFromHost();
            break;
        case Step::Kind::Reset:
            m_ended = true;
            reset();
            break;
        case Step::Kind::Hang:
            m_ended = true;
            break;
        case Step::Kind::WaitFor:
            break;
        }
    }
    if (m_steps.isEmpty() && !m_input.isEmpty())
        QMetaObject::invokeMethod(this, &ScriptedConnection::readMore, Qt::QueuedConnection);
}

void ScriptedConnection::closeIfIdle()
{
    if (!m_ended && m_steps.isEmpty() && m_input.isEmpty())
        run({Step::close()});
}

bool ScriptedConnection::isOpen() const
{
    return m_socket.state() != QAbstractSocket::UnconnectedState;
}

void ScriptedConnection::readMore()
{
    if (m_ended || !m_steps.isEmpty())
        return;
    m_input += m_socket.readAll();
    takeRequest();
}

bool ScriptedConnection::takeRequest()
{
    const qsizetype end = m_input.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    SeenRequest request;
    const QList<QByteArray> lines = m_input.left(end).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    request.method = first.value(0);
    request.target = first.value(1);
    request.connection = m_number;
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype bodyAt = end + 4;
    const qsizetype length = request.header("content-length").toLongLong();
    const qsizetype have = m_input.size() - bodyAt;
    if (m_earlyAfter >= 0 && have >= m_earlyAfter) {
        run(m_earlyScript);
        m_ended = true;
        return false;
    }
    if (have < length)
        return false;
    request.body = m_input.mid(bodyAt, length);
    m_input.remove(0, bodyAt + length);
    emit requestRead(request);
    return true;
}

void ScriptedConnection::reset()
{
    m_socket.flush();
    const linger hard = {1, 0};
    ::setsockopt(static_cast<int>(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof(hard));
    m_socket.abort();
}

} // namespace maquette::test
