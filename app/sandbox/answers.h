// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http.h"
#include "app/sandbox/requestbook.h"
#include "models/core/checks.h"

#include <QString>

namespace maquette
{

//! The error codes of the service (api-contract, section 4).
enum class ApiCode {
    UnknownModel = 400001,
    NoFunds = 400002,
    BadToken = 400004,
    NotFound = 404001,
    BadInput = 422001,
    ServerFault = 500001
};

HttpReply jsonReply(const Json &json, int status = 200);
//! The HTTP status follows from the code.
HttpReply errorReply(ApiCode code, const QString &message);
//! 422001 with one entry in `detail` for each problem.
HttpReply inputErrorReply(const QList<FieldProblem> &problems);
HttpReply plainReply(int status, const QString &text);

//! \a base is this server's present address.
Json submitAnswer(const Run &run, const QString &base);
Json statusAnswer(const Run &run, const QString &base);
Json resultAnswer(const Run &run, const QString &base, bool withCost);
//! \a cancelled: whether the call took the request out of the line.
Json cancelAnswer(const Run &run, bool cancelled);
QString fileName(const Run &run, int index);

} // namespace maquette
