// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scriptedserver.h"

namespace maquette::test
{

inline QByteArray xmlError(const QByteArray &code, const QByteArray &more = {})
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code +
           "</Code><Message>In words of the service</Message>" + more +
           "<StringToSign>AWS4 SECRETSTUFF</StringToSign></Error>";
}

inline Script answers(int status, const QByteArray &body = {}, const QByteArray &headers = {})
{
    return {Step::send(ScriptedServer::answer(status, body, headers, "application/xml"))};
}

//! As a server does that has a body to say nothing about.
inline Script headAnswer(int status, qint64 length = 0)
{
    return {Step::send("HTTP/1.1 " + QByteArray::number(status) +
                       " Scripted\r\nContent-Length: " + QByteArray::number(length) + "\r\n\r\n")};
}

} // namespace maquette::test
