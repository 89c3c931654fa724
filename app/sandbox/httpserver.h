// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/sandbox/http.h"

#include <memory>

namespace maquette
{

class TlsIdentity;

//! \brief A small HTTP/1.1 server on 127.0.0.1 and nowhere else: one thread that accepts, one for each
//! connection (at most 256 at once). The destructor calls all of them off and joins them; a handler that is
//! at work is waited for.
class HttpServer
{
public:
    //! \a tls: speaks https with it, else http.
    explicit HttpServer(HttpHandler handler, std::shared_ptr<const TlsIdentity> tls = {});
    ~HttpServer();
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    //! 0 takes any free port. Returns the port; \a ready is told it, and what ends every Socket's wait,
    //! before the first request is taken.
    Result<quint16> listen(int port, const std::function<void(quint16 port, int wakeFd)> &ready = {});
    void stop();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
