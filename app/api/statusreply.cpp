// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/replies.h"

#include "app/api/words.h"

#include <QHash>
#include <QJsonDocument>

namespace maquette
{

namespace
{

constexpr qsizetype longestRaw = 100;

bool isEmptyValue(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull() || (value.isObject() && value.toObject().isEmpty()) ||
           (value.isString() && value.toString().trimmed().isEmpty());
}

Error runError(const QJsonObject &object)
{
    const QJsonValue given = object.value(QLatin1String("error"));
    const QString said = plainText(errorText(given));
    Error error;
    error.kind = ErrorKind::GenerationFailed;
    error.message = said.isEmpty() ? apiWords("RunComfy gave no reason.") : asSentence(said);
    error.detail = plainText(QString::fromUtf8(
        QJsonDocument(QJsonObject{{QStringLiteral("error"), given}}).toJson(QJsonDocument::Compact)));
    const QJsonValue code = given.toObject().value(QLatin1String("error_code"));
    error.code = code.isDouble() ? code.toInt() : code.toString().toInt();
    return error;
}

} // namespace

RunStatus::State runStateOf(const QString &status)
{
    using State = RunStatus::State;
    static const QHash<QString, State> table = {
        {QStringLiteral("in_queue"), State::Queued},
        {QStringLiteral("queued"), State::Queued},
        {QStringLiteral("pending"), State::Queued},
        {QStringLiteral("waiting"), State::Queued},
        {QStringLiteral("in_progress"), State::Running},
        {QStringLiteral("starting"), State::Running},
        {QStringLiteral("processing"), State::Running},
        {QStringLiteral("running"), State::Running},
        // A wish, not an end: the run may still complete and cost.
        {QStringLiteral("cancellation_requested"), State::Running},
        {QStringLiteral("completed"), State::Completed},
        {QStringLiteral("succeeded"), State::Completed},
        {QStringLiteral("failed"), State::Failed},
        {QStringLiteral("cancelled"), State::Cancelled},
        {QStringLiteral("canceled"), State::Cancelled},
    };
    return table.value(status.trimmed().toLower(), State::Unheard);
}

std::optional<RunStatus> runStatusOf(const QJsonObject &object)
{
    const QJsonValue given = object.value(QLatin1String("status"));
    RunStatus status;
    status.raw = plainText(given.toString()).left(longestRaw);
    if (status.raw.isEmpty()) // nothing but markup is no name either
        return std::nullopt;
    status.state = runStateOf(given.toString());
    const QJsonValue position = object.value(QLatin1String("queue_position"));
    if (status.state == RunStatus::State::Queued && position.isDouble())
        status.queuePosition = qMax(-1, position.toInt(-1));
    const bool failed = status.state == RunStatus::State::Failed;
    if (failed && !isEmptyValue(object.value(QLatin1String("error"))))
        status.error = runError(object);
    return status;
}

Result<RunStatus> readStatus(const Result<HttpAnswer> &answer, const Clock &clock)
{
    if (!answer)
        return answer.error();
    const ReadAnswer read = readAnswer(*answer, CallSubject::Request, clock);
    if (read.error)
        return *read.error;
    if (auto status = runStatusOf(read.object))
        return *std::move(status);
    Error error{ErrorKind::BadAnswer,
                apiWords("The server's answer names no state."),
                evidence(answer->status, answer->body),
                answer->status,
                0,
                {}};
    return error;
}

} // namespace maquette
