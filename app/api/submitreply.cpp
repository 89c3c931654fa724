// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/replies.h"

#include "app/api/words.h"

namespace maquette
{

namespace
{

SubmitOutcome readAccepted(const HttpAnswer &answer, const ReadAnswer &read)
{
    const QString id = read.object.value(QLatin1String("request_id")).toString();
    if (isRequestId(id))
        return Accepted{RequestId(id)};
    Error error{ErrorKind::BadAnswer,
                apiWords("The server took the run and named no usable request id."),
                evidence(answer.status, answer.body),
                answer.status,
                0,
                {}};
    return Uncertain{std::move(error)};
}

} // namespace

SubmitOutcome readSubmit(const Result<HttpAnswer> &answer, bool mayHaveArrived, const Clock &clock)
{
    if (!answer) {
        if (mayHaveArrived)
            return Uncertain{answer.error()};
        return NotSent{answer.error()};
    }
    const ReadAnswer read = readAnswer(*answer, CallSubject::Submit, clock);
    if (!read.error)
        return readAccepted(*answer, read);
    // A gateway's page with a 4xx proves nothing: only the service's own words are a certain refusal.
    const bool refused = answer->status >= 400 && answer->status < 500 && read.isServiceError;
    if (refused)
        return Rejected{*read.error};
    return Uncertain{*read.error};
}

} // namespace maquette
