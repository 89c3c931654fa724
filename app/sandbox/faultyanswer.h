// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/answerhead.h"
#include "app/sandbox/socket.h"

namespace maquette
{

//! \brief Sends one answer as a WireFault wants it. A file is held in memory for it.
class FaultyAnswer
{
public:
    FaultyAnswer(Socket &socket, const WireFault &fault);
    //! Blocks until it is done; false when the connection is of no further use.
    bool send(const AnswerHead &head, const HttpReply &reply, bool keep, bool bare);

private:
    [[nodiscard]] QByteArray framingLine(qint64 size) const;
    [[nodiscard]] QByteArray framed(const QByteArray &body) const;
    [[nodiscard]] QByteArray asChunk(const QByteArray &data) const;
    [[nodiscard]] QByteArray cutChunks(const QByteArray &body) const;
    [[nodiscard]] QByteArray cutHead(const QByteArray &text) const;
    bool sendBody(const QByteArray &body);
    bool goOnForEver(char filler);
    bool breakUp();

    Socket &m_socket;
    const WireFault &m_fault;
};

} // namespace maquette
