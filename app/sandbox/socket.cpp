// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/socket.h"

#include "app/sandbox/tlsstream.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace maquette
{

Socket::Socket(int fd, int wakeFd)
    : m_fd(fd)
    , m_wakeFd(wakeFd)
{
    if (fd >= 0) {
        const int on = 1;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
}

Socket::Socket(int fd, int wakeFd, const TlsIdentity &identity)
    : Socket(fd, wakeFd)
{
    ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
    m_tls = std::make_unique<TlsStream>(identity, fd);
}

Socket::~Socket()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Socket::Socket(Socket &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
    , m_wakeFd(other.m_wakeFd)
    , m_tls(std::move(other.m_tls))
{}

Socket Socket::toLoopback(const QByteArray &address, quint16 port, int wakeFd)
{
    const bool six = address == "::1";
    const int fd = ::socket(six ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return Socket(-1, wakeFd);
    int failed = 0;
    if (six) {
        sockaddr_in6 to{};
        to.sin6_family = AF_INET6;
        to.sin6_port = htons(port);
        to.sin6_addr = in6addr_loopback;
        failed = ::connect(fd, reinterpret_cast<const sockaddr *>(&to), sizeof to);
    } else {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        failed = ::connect(fd, reinterpret_cast<const sockaddr *>(&to), sizeof to);
    }
    if (failed) {
        ::close(fd);
        return Socket(-1, wakeFd);
    }
    return Socket(fd, wakeFd);
}

bool Socket::waitFor(short events, std::chrono::milliseconds deadline) const
{
    std::array<pollfd, 2> fds{pollfd{m_fd, events, 0}, pollfd{m_wakeFd, POLLIN, 0}};
    int ready = 0;
    do {
        ready = ::poll(fds.data(), fds.size(), static_cast<int>(deadline.count()));
    } while (ready < 0 && errno == EINTR);
    return ready > 0 && fds[1].revents == 0 && fds[0].revents != 0;
}

QByteArray Socket::read(qint64 most, std::chrono::milliseconds deadline)
{
    if (m_tls)
        return m_tls->read(most, [&](bool toWrite) { return waitFor(toWrite ? POLLOUT : POLLIN, deadline); });
    if (!waitFor(POLLIN, deadline))
        return {};
    QByteArray data(static_cast<qsizetype>(most), Qt::Uninitialized);
    ssize_t got = 0;
    do {
        got = ::recv(m_fd, data.data(), static_cast<size_t>(most), 0);
    } while (got < 0 && errno == EINTR);
    data.resize(std::max<ssize_t>(0, got));
    return data;
}

bool Socket::write(const char *data, qint64 size, std::chrono::milliseconds deadline)
{
    if (m_tls)
        return m_tls->write(data, size,
                            [&](bool toWrite) { return waitFor(toWrite ? POLLOUT : POLLIN, deadline); });
    while (size > 0) {
        if (!waitFor(POLLOUT, deadline))
            return false;
        const ssize_t sent = ::send(m_fd, data, static_cast<size_t>(size), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno != EINTR && errno != EAGAIN)
            return false;
        if (sent > 0) {
            data += sent;
            size -= sent;
        }
    }
    return true;
}

void Socket::closeGently()
{
    using namespace std::chrono_literals;
    if (m_tls)
        m_tls->sayGoodbye();
    ::shutdown(m_fd, SHUT_WR);
    for (int i = 0; i < 1024 && !read(65536, 500ms).isEmpty(); ++i) {
    }
}

bool Socket::pause(std::chrono::milliseconds time)
{
    std::array<pollfd, 2> fds{pollfd{m_fd, POLLRDHUP, 0}, pollfd{m_wakeFd, POLLIN, 0}};
    const auto end = std::chrono::steady_clock::now() + time;
    int ready = 0;
    do {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        ready = ::poll(fds.data(), fds.size(), static_cast<int>(std::max<qint64>(0, left.count())));
    } while (ready < 0 && errno == EINTR);
    return ready == 0;
}

void Socket::breakOff()
{
    const linger atOnce{1, 0};
    setsockopt(m_fd, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
}

} // namespace maquette
