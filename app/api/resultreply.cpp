// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/replies.h"

#include <QCoreApplication>

#include <cmath>

namespace maquette
{

std::optional<Money> priceOf(const QJsonValue &value)
{
    if (!value.isDouble())
        return std::nullopt;
    const double dollars = value.toDouble();
    if (!std::isfinite(dollars) || dollars < 0)
        return std::nullopt;
    return Money::fromDollars(dollars);
}

Result<RunResult> readResult(const Result<HttpAnswer> &answer, const Clock &clock)
{
    if (!answer)
        return answer.error();
    const ReadAnswer read = readAnswer(*answer, CallSubject::Request, clock);
    RunResult result;
    result.raw = answer->body;
    if (read.error) {
        if (read.error->kind != ErrorKind::NotReady)
            return *read.error;
        result.status.state = RunStatus::State::Running;
        return result;
    }
    auto status = runStatusOf(read.object);
    if (!status) {
        return Error{ErrorKind::BadAnswer,
                     QCoreApplication::translate("Api", "The server's answer names no state."),
                     evidence(answer->status, answer->body),
                     answer->status,
                     0,
                     {}};
    }
    result.status = *std::move(status);
    result.cost = priceOf(read.object.value(QLatin1String("cost")));
    if (result.status.state == RunStatus::State::Completed)
        result.outputs = outputsOf(read.object.value(QLatin1String("output")));
    return result;
}

} // namespace maquette
