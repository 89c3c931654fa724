// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sandbox/rawclient.h"

#include <array>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace maquette::test
{

using namespace std::chrono_literals;

RawClient::RawClient(quint16 port)
    : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_fd, reinterpret_cast<const sockaddr *>(&to), sizeof to) != 0)
        m_end = End::Closed;
}

RawClient::~RawClient()
{
    ::close(m_fd);
}

void RawClient::say(const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const ssize_t now = ::send(m_fd, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (now <= 0)
            return;
        sent += now;
    }
}

bool RawClient::more(std::chrono::milliseconds patience)
{
    if (m_end != End::Open)
        return false;
    pollfd wait{m_fd, POLLIN, 0};
    if (::poll(&wait, 1, int(patience.count())) <= 0)
        return false;
    std::array<char, 65536> data{};
    const ssize_t got = ::recv(m_fd, data.data(), data.size(), 0);
    if (got <= 0) {
        m_end = got == 0 ? End::Closed : End::Reset;
        return false;
    }
    m_buffer.append(data.data(), got);
    return true;
}

QByteArray RawClient::answer(bool withBody)
{
    qsizetype end = -1;
    while ((end = m_buffer.indexOf("\r\n\r\n")) < 0) {
        if (!more())
            return {};
    }
    const qsizetype at = m_buffer.indexOf("Content-Length: ") + 16;
    const qint64 length =
        withBody && at > 16 ? m_buffer.mid(at, m_buffer.indexOf('\r', at) - at).toLongLong() : 0;
    while (m_buffer.size() < end + 4 + length) {
        if (!more())
            return {};
    }
    const QByteArray whole = m_buffer.left(end + 4 + length);
    m_buffer.remove(0, whole.size());
    return whole;
}

bool RawClient::isClosed()
{
    more();
    return m_end != End::Open;
}

RawClient::Heard RawClient::hear(qsizetype expected, std::chrono::milliseconds quiet, qsizetype most)
{
    while (m_buffer.size() < most && more(m_buffer.size() < expected ? 5s : quiet)) {
    }
    return {std::exchange(m_buffer, {}), m_end};
}

QByteArray bodyOf(const QByteArray &answer)
{
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

} // namespace maquette::test
