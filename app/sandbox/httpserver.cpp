// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/httpserver.h"

#include "app/sandbox/httpconnection.h"
#include "app/sandbox/tlsstream.h"

#include <QCoreApplication>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <list>
#include <thread>

#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace maquette
{

namespace
{
constexpr size_t mostConnections = 256;

Unexpected portRefused(int port)
{
    return fail(
        ErrorKind::FileAccess,
        QCoreApplication::translate("Sandbox", "The sandbox cannot use port %1 of this machine.").arg(port),
        QString::fromLocal8Bit(std::strerror(errno)));
}

void blockPipeSignal()
{
    sigset_t blocked;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &blocked, nullptr);
}
} // namespace

struct HttpServer::Private
{
    struct Worker
    {
        std::thread thread;
        std::shared_ptr<std::atomic<bool>> done;
    };

    HttpHandler handler;
    std::shared_ptr<const TlsIdentity> tls;
    int listening = -1;
    std::array<int, 2> wake{-1, -1}; // a pipe; closing its writing end wakes every wait
    std::thread acceptor;
    std::list<Worker> workers; // the acceptor's alone, until it is joined

    void acceptAll()
    {
        while (true) {
            std::array<pollfd, 2> fds{pollfd{listening, POLLIN, 0}, pollfd{wake[0], POLLIN, 0}};
            if (::poll(fds.data(), fds.size(), -1) < 0 && errno == EINTR)
                continue;
            if (fds[1].revents != 0)
                return;
            const int fd = ::accept4(listening, nullptr, nullptr, SOCK_CLOEXEC);
            if (fd < 0)
                continue;
            sweep();
            if (workers.size() >= mostConnections) {
                ::close(fd);
                continue;
            }
            auto done = std::make_shared<std::atomic<bool>>(false);
            workers.push_back({std::thread([this, fd, done] {
                                   serve(fd);
                                   done->store(true);
                               }),
                               done});
        }
    }

    void serve(int fd)
    {
        if (!tls) {
            HttpConnection(Socket(fd, wake[0]), handler).run();
            return;
        }
        blockPipeSignal();
        HttpConnection(Socket(fd, wake[0], *tls), handler).run();
    }

    void sweep()
    {
        for (auto worker = workers.begin(); worker != workers.end();) {
            if (worker->done->load()) {
                worker->thread.join();
                worker = workers.erase(worker);
            } else {
                ++worker;
            }
        }
    }
};

HttpServer::HttpServer(HttpHandler handler, std::shared_ptr<const TlsIdentity> tls)
    : d(std::make_unique<Private>())
{
    d->handler = std::move(handler);
    d->tls = std::move(tls);
}

HttpServer::~HttpServer()
{
    stop();
}

Result<quint16> HttpServer::listen(int port, const std::function<void(quint16, int)> &ready)
{
    stop();
    d->listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (d->listening < 0)
        return portRefused(port);
    const int on = 1;
    setsockopt(d->listening, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<quint16>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(d->listening, generic, length) != 0 || ::listen(d->listening, 128) != 0 ||
        ::getsockname(d->listening, generic, &length) != 0 || ::pipe2(d->wake.data(), O_CLOEXEC) != 0) {
        const Unexpected refused = portRefused(port);
        ::close(std::exchange(d->listening, -1));
        return refused;
    }
    if (ready)
        ready(ntohs(address.sin_port), d->wake[0]);
    d->acceptor = std::thread([this] { d->acceptAll(); });
    return ntohs(address.sin_port);
}

void HttpServer::stop()
{
    if (d->listening < 0)
        return;
    ::close(std::exchange(d->wake[1], -1));
    d->acceptor.join();
    for (Private::Worker &worker : d->workers)
        worker.thread.join();
    d->workers.clear();
    ::close(std::exchange(d->wake[0], -1));
    ::close(std::exchange(d->listening, -1));
}

} // namespace maquette
