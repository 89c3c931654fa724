// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http.h"

namespace maquette
{

//! \brief What an answer says before its body, and which part of a file that body is.
struct AnswerHead
{
    int status = 200;
    Range part;
    QByteArray extra; //!< header lines that belong to a file
};

//! Looks at the Range and If-Range of \a request when \a reply is a file.
AnswerHead headFor(const ServerRequest &request, const HttpReply &reply);
//! Status line, headers and the empty line. \a framing: the header line that tells how long the body is.
QByteArray headText(const AnswerHead &head, const HttpReply &reply, const QByteArray &framing, bool keep);
const char *reasonOf(int status);

} // namespace maquette
