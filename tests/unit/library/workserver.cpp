// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/library/workserver.h"

namespace maquette::test
{

WorkServer::WorkServer()
{
    listen(QHostAddress::LocalHost);
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection())
            serve(socket);
    });
}

QUrl WorkServer::put(const QString &path, const Served &served)
{
    m_served.insert(path, served);
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(path));
}

int WorkServer::held() const
{
    return static_cast<int>(
        std::count_if(m_held.begin(), m_held.end(), [](const Held &held) { return !held.socket.isNull(); }));
}

void WorkServer::release()
{
    for (const Held &held : std::exchange(m_held, {})) {
        if (!held.socket)
            continue;
        held.socket->write(held.rest);
        held.socket->disconnectFromHost();
    }
}

void WorkServer::serve(QTcpSocket *socket)
{
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    auto head = std::make_shared<QByteArray>();
    connect(socket, &QTcpSocket::readyRead, this, [this, socket, head] {
        const bool before = head->contains("\r\n\r\n");
        head->append(socket->readAll());
        if (!before && head->contains("\r\n\r\n"))
            answer(socket, *head);
    });
}

void WorkServer::answer(QTcpSocket *socket, const QByteArray &head)
{
    const QString path = QString::fromLatin1(head.split(' ').value(1));
    ++m_asked[path];
    m_lastHead = head;
    m_most = std::max(m_most, ++m_open);
    connect(socket, &QTcpSocket::disconnected, this, [this] { --m_open; });
    Served served = m_served.value(path, Served{"no such file", "text/plain", 404});
    if (served.honoursRange && head.toLower().contains("range: bytes=0-0")) {
        served.body = served.body.left(1);
        served.status = 206;
    }
    const qint64 length = served.declared >= 0 ? served.declared : served.body.size();
    QByteArray answer = "HTTP/1.1 " + QByteArray::number(served.status) +
                        " Some\r\nConnection: close\r\nContent-Type: " + served.type + "\r\n";
    if (!served.noLength)
        answer += "Content-Length: " + QByteArray::number(length) + "\r\n";
    answer += "\r\n";
    socket->write(answer);
    if (served.holdAfter < 0) {
        socket->write(served.body);
        socket->disconnectFromHost();
        return;
    }
    socket->write(served.body.left(served.holdAfter));
    m_held.append({socket, served.body.mid(served.holdAfter)});
}

} // namespace maquette::test
