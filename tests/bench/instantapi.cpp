// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/instantapi.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <vector>

namespace maquette::bench
{

namespace
{

bool sendAll(int socket, const QByteArray &bytes)
{
    const char *data = bytes.constData();
    for (qsizetype left = bytes.size(); left > 0;) {
        const ssize_t sent = ::send(socket, data, static_cast<size_t>(left), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        data += sent;
        left -= sent;
    }
    return true;
}

//! The value of a header in \a head, which is in lower case.
QByteArray header(const QByteArray &head, const QByteArray &name)
{
    const qsizetype at = head.indexOf(QByteArray("\r\n" + name + ":"));
    if (at < 0)
        return {};
    const qsizetype from = at + name.size() + 3;
    return head.mid(from, head.indexOf('\r', from) - from).trimmed();
}

} // namespace

InstantApi::InstantApi(QByteArray picture)
    : m_picture(std::move(picture))
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof(address);
    ::bind(m_listener, reinterpret_cast<sockaddr *>(&address), length);
    ::listen(m_listener, 128);
    ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &length);
    m_port = ntohs(address.sin_port);
    if (::pipe2(m_wake.data(), O_CLOEXEC) == 0)
        m_thread = std::thread([this] { serve(); });
}

InstantApi::~InstantApi()
{
    ::close(m_wake[1]);
    if (m_thread.joinable())
        m_thread.join();
    for (const auto &[socket, heard] : m_heard)
        ::close(socket);
    ::close(m_wake[0]);
    ::close(m_listener);
}

QUrl InstantApi::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

void InstantApi::serve()
{
    for (;;) {
        std::vector<pollfd> waits{{m_wake[0], POLLIN, 0}, {m_listener, POLLIN, 0}};
        for (const auto &[socket, heard] : m_heard)
            waits.push_back({socket, POLLIN, 0});
        if (::poll(waits.data(), waits.size(), -1) < 0)
            continue;
        if (waits[0].revents != 0)
            return;
        if (waits[1].revents != 0)
            acceptOne();
        for (size_t i = 2; i < waits.size(); ++i) {
            const int socket = waits[i].fd;
            if (waits[i].revents != 0 && !hear(socket)) {
                ::close(socket);
                m_heard.erase(socket);
            }
        }
    }
}

void InstantApi::acceptOne()
{
    const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0)
        return;
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    m_heard.insert_or_assign(socket, QByteArray());
}

bool InstantApi::hear(int socket)
{
    std::array<char, 16 * 1024> buffer{};
    const ssize_t got = ::recv(socket, buffer.data(), buffer.size(), 0);
    if (got <= 0)
        return false;
    QByteArray &heard = m_heard[socket];
    heard.append(buffer.data(), got);
    return answerAll(socket, heard);
}

bool InstantApi::answerAll(int socket, QByteArray &heard)
{
    for (;;) {
        const qsizetype end = heard.indexOf("\r\n\r\n");
        if (end < 0)
            return true;
        const QByteArray head = heard.left(end + 2).toLower();
        const qsizetype whole = end + 4 + header(head, "content-length").toLongLong();
        if (heard.size() < whole)
            return true;
        const QList<QByteArray> words = heard.left(heard.indexOf('\r')).split(' ');
        heard.remove(0, whole);
        const QByteArray body = bodyFor(words.value(0), words.value(1));
        const QByteArray type = words.value(1).startsWith("/out/") ? "image/png" : "application/json";
        const QByteArray top = "HTTP/1.1 " + QByteArray(body.isEmpty() ? "404 Not Found" : "200 OK") +
                               "\r\nContent-Type: " + type +
                               "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n";
        if (!sendAll(socket, top + body) || header(head, "connection") == "close")
            return false;
    }
}

QByteArray InstantApi::bodyFor(const QByteArray &verb, const QByteArray &path)
{
    if (path.startsWith("/out/"))
        return m_picture;
    if (verb == "POST" && path.startsWith("/v1/models/"))
        return R"({"request_id":"run-)" + QByteArray::number(++m_submits) + R"(","status":"in_queue"})";
    const QByteArray id = path.split('/').value(3);
    if (path.contains("/status"))
        return R"({"request_id":")" + id + R"(","status":"completed"})";
    if (path.contains("/result"))
        return R"({"request_id":")" + id + R"(","status":"succeeded","cost":0.04,"output":{"image":")" +
               url().toEncoded() + "/out/" + id + R"(.png"}})";
    return {};
}

} // namespace maquette::bench
