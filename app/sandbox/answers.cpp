// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/answers.h"

#include <QDateTime>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

const char *resultState(RunState state)
{
    switch (state) {
    case RunState::Queued:
        return "in_queue";
    case RunState::Running:
        return "in_progress";
    case RunState::Succeeded:
        return "succeeded";
    case RunState::Failed:
        return "failed";
    case RunState::Cancelled:
        return "cancelled";
    }
    return "";
}

// As the service documents it, the status call says of a failed run only that it ended; the result says how.
const char *statusState(RunState state)
{
    const bool ended = state == RunState::Succeeded || state == RunState::Failed;
    return ended ? "completed" : resultState(state);
}

std::string timeText(qint64 when)
{
    return QDateTime::fromMSecsSinceEpoch(when, Qt::UTC).toString(Qt::ISODateWithMs).toStdString();
}

std::string callUrl(const Run &run, const QString &base, const char *call)
{
    return QString(base + "/v1/requests/"_L1 + run.id + u'/' + QLatin1String(call)).toStdString();
}

Json outputOf(const Run &run, const QString &base)
{
    Json urls = Json::array();
    for (int i = 0; i < run.plan.count; ++i)
        urls.push_back(QString(base + "/files/"_L1 + run.fileKey() + u'/' + fileName(run, i)).toStdString());
    switch (run.plan.kind) {
    case MediaKind::Video:
        return Json{{"video", urls[0]}};
    case MediaKind::Audio:
        return Json{{"audio", urls[0]}};
    case MediaKind::Image:
        break;
    }
    return Json{{"image", urls[0]}, {"images", urls}};
}

} // namespace

HttpReply jsonReply(const Json &json, int status)
{
    HttpReply reply;
    reply.status = status;
    reply.body = toBytes(json);
    return reply;
}

HttpReply errorReply(ApiCode code, const QString &message)
{
    const int number = static_cast<int>(code);
    return jsonReply(Json{{"error_code", number}, {"error_message", message.toStdString()}}, number / 1000);
}

HttpReply inputErrorReply(const QList<FieldProblem> &problems)
{
    Json detail = Json::array();
    for (const FieldProblem &problem : problems) {
        Json place = Json::array();
        if (!problem.key.isEmpty())
            place.push_back(problem.key.toStdString());
        detail.push_back(
            Json{{"loc", place}, {"msg", problem.message.toStdString()}, {"type", "value_error"}});
    }
    return jsonReply(Json{{"error_code", static_cast<int>(ApiCode::BadInput)},
                          {"error_message", "The input does not fit the model's schema."},
                          {"detail", detail}},
                     422);
}

HttpReply plainReply(int status, const QString &text)
{
    HttpReply reply;
    reply.status = status;
    reply.type = "text/plain; charset=utf-8";
    reply.body = text.toUtf8();
    return reply;
}

QString fileName(const Run &run, int index)
{
    return u"output_%1.%2"_s.arg(index + 1).arg(run.plan.suffix());
}

Json submitAnswer(const Run &run, const QString &base)
{
    return Json{{"request_id", run.id.toStdString()},
                {"status_url", callUrl(run, base, "status")},
                {"result_url", callUrl(run, base, "result")},
                {"cancel_url", callUrl(run, base, "cancel")}};
}

Json statusAnswer(const Run &run, const QString &base)
{
    Json json{{"request_id", run.id.toStdString()}, {"status", statusState(run.state)}};
    if (run.state == RunState::Queued)
        json["queue_position"] = run.position;
    json["status_url"] = callUrl(run, base, "status");
    json["result_url"] = callUrl(run, base, "result");
    return json;
}

Json resultAnswer(const Run &run, const QString &base, bool withCost)
{
    Json json{{"request_id", run.id.toStdString()}, {"status", resultState(run.state)}};
    if (run.state == RunState::Queued)
        json["queue_position"] = run.position;
    if (run.state == RunState::Succeeded)
        json["output"] = outputOf(run, base);
    if (run.state == RunState::Failed)
        json["error"] =
            Json{{"code", "content_policy_violation"},
                 {"message", "The prompt was stopped by content moderation. (Simulated: it says [fail].)"}};
    json["created_at"] = timeText(run.submitted);
    if (run.isOver())
        json["finished_at"] = timeText(run.ended);
    if (withCost && run.state == RunState::Succeeded)
        json["cost"] = run.cost.dollars();
    json["model_id"] = run.model.toStdString();
    return json;
}

Json cancelAnswer(const Run &run, bool cancelled)
{
    return Json{{"request_id", run.id.toStdString()},
                {"status", cancelled ? "completed" : statusState(run.state)},
                {"outcome", cancelled ? "cancelled" : "not_cancellable"}};
}

} // namespace maquette
