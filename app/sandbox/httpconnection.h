// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http.h"
#include "app/sandbox/socket.h"

#include <optional>

namespace maquette
{

//! \brief One client's connection: reads requests (HTTP/1.1, bodies with a Content-Length of up to 64 MiB),
//! has each answered and writes the answer, until the client leaves or the server is called off. Runs on a
//! thread of its own.
class HttpConnection
{
public:
    HttpConnection(Socket socket, const HttpHandler &handler);
    void run();

    static constexpr qint64 largestBody = 64LL * 1024 * 1024;

private:
    struct Head
    {
        ServerRequest request;
        QByteArray version;
        qint64 length = 0;
        int refusal = 0; //!< the status to refuse the request with, or 0
    };
    std::optional<Head> readHead();
    bool readBody(Head &head);
    static Head parseHead(const QByteArray &text);
    static void parseTarget(ServerRequest &request, QByteArray target);
    bool answer(const ServerRequest &request, const HttpReply &reply, bool keep);
    bool sendFile(QFile &file, qint64 from, qint64 size);

    Socket m_socket;
    const HttpHandler &m_handler;
    QByteArray m_buffer; // read and not yet used
};

} // namespace maquette
