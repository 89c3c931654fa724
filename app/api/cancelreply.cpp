// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/replies.h"

#include <QCoreApplication>

namespace maquette
{

namespace
{

Error notConfirmed(const QString &detail, int status, int code)
{
    return {ErrorKind::NotConfirmed,
            QCoreApplication::translate("Api", "RunComfy did not confirm the cancel."),
            detail,
            status,
            code,
            {}};
}

} // namespace

Result<CancelOutcome> readCancel(const Result<HttpAnswer> &answer, const Clock &clock)
{
    if (!answer) {
        const Error &cause = answer.error();
        if (cause.kind == ErrorKind::Cancelled)
            return cause;
        return notConfirmed(cause.message + QLatin1Char(' ') + cause.detail, cause.httpStatus, cause.code);
    }
    const ReadAnswer read = readAnswer(*answer, CallSubject::Request, clock);
    if (read.error)
        return notConfirmed(read.error->detail, answer->status, read.error->code);

    const QString outcome = read.object.value(QLatin1String("outcome")).toString().trimmed().toLower();
    const QString status = read.object.value(QLatin1String("status")).toString().trimmed().toLower();
    const auto saysCancelled = [](const QString &text) {
        return text == QLatin1String("cancelled") || text == QLatin1String("canceled");
    };
    if (saysCancelled(outcome))
        return CancelOutcome::Cancelled;
    if (outcome == QLatin1String("not_cancellable"))
        return CancelOutcome::NotCancellable;
    if (saysCancelled(status) || (outcome.isEmpty() && status.startsWith(QLatin1String("cancel"))))
        return CancelOutcome::Cancelled;
    return notConfirmed(evidence(answer->status, answer->body), answer->status, 0);
}

} // namespace maquette
