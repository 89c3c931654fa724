// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/fileserver.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>

namespace maquette::bench
{

namespace
{

constexpr int portionsPerSecond = 20;
constexpr std::chrono::milliseconds pace{1000 / portionsPerSecond};

bool sendAll(int socket, const char *data, qint64 size)
{
    while (size > 0) {
        const ssize_t sent = ::send(socket, data, static_cast<size_t>(size), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        data += sent;
        size -= sent;
    }
    return true;
}

//! The request's head, or nothing when the other side is gone.
QByteArray readHead(int socket)
{
    QByteArray head;
    std::array<char, 4096> buffer{};
    while (!head.contains("\r\n\r\n")) {
        const ssize_t got = ::recv(socket, buffer.data(), buffer.size(), 0);
        if (got <= 0)
            return {};
        head.append(buffer.data(), got);
    }
    return head;
}

} // namespace

FileServer::FileServer(qint64 bytesPerSecond)
    : m_portion(bytesPerSecond / portionsPerSecond)
{
    m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof(address);
    ::bind(m_listener, reinterpret_cast<sockaddr *>(&address), length);
    ::listen(m_listener, 64);
    ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &length);
    m_port = ntohs(address.sin_port);
    m_accepting = std::thread([this] { accept(); });
}

FileServer::~FileServer()
{
    m_stopping = true;
    ::shutdown(m_listener, SHUT_RDWR);
    m_accepting.join();
    ::close(m_listener);
    {
        const std::lock_guard lock(m_mutex);
        for (const int socket : m_sockets)
            ::shutdown(socket, SHUT_RDWR);
    }
    for (std::thread &connection : m_connections)
        connection.join();
    for (const int socket : m_sockets)
        ::close(socket);
}

void FileServer::serve(const QByteArray &path, const QByteArray &body, const QByteArray &type, qint64 repeat)
{
    const std::lock_guard lock(m_mutex);
    m_answers.insert(path, {body, type, repeat});
}

QUrl FileServer::url(const QByteArray &path) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(QString::fromLatin1(path)));
}

void FileServer::accept()
{
    while (!m_stopping) {
        const int socket = ::accept(m_listener, nullptr, nullptr);
        if (socket < 0)
            return;
        const int on = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
        const std::lock_guard lock(m_mutex);
        m_sockets.push_back(socket);
        m_connections.emplace_back([this, socket] { answer(socket); });
    }
}

bool FileServer::sendPaced(int socket, const QByteArray &body) const
{
    const qint64 portion = m_portion > 0 ? m_portion : body.size();
    for (qint64 sent = 0; sent < body.size(); sent += portion) {
        if (m_stopping || !sendAll(socket, body.constData() + sent, std::min(portion, body.size() - sent)))
            return false;
        if (m_portion > 0)
            std::this_thread::sleep_for(pace);
    }
    return true;
}

void FileServer::answer(int socket)
{
    while (!m_stopping) {
        const QByteArray head = readHead(socket);
        if (head.isEmpty())
            return;
        Answer found;
        {
            const std::lock_guard lock(m_mutex);
            found = m_answers.value(head.split(' ').value(1));
        }
        const QByteArray top = "HTTP/1.1 " + QByteArray(found.type.isEmpty() ? "404 Not Found" : "200 OK") +
                               "\r\nContent-Type: " + found.type +
                               "\r\nContent-Length: " + QByteArray::number(found.body.size() * found.repeat) +
                               "\r\n\r\n";
        bool alive = sendAll(socket, top.constData(), top.size());
        for (qint64 turn = 0; alive && turn < found.repeat; ++turn)
            alive = sendPaced(socket, found.body);
        m_lastByteAt = std::chrono::steady_clock::now().time_since_epoch().count();
        if (!alive)
            return;
    }
}

} // namespace maquette::bench
