// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/eventlines.h"

#include "app/base/advice.h"
#include "app/base/log.h"
#include "app/headless/words.h"
#include "app/jobs/jobmoney.h"

#include <QDateTime>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

void addText(Json &facts, const char *key, const QString &text)
{
    if (!text.isEmpty())
        facts[key] = jsonString(text);
}

void put(const QByteArray &line, std::FILE *stream)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}

//! The window's advice, where without one something else is to be done.
QString stepFor(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::TokenRejected:
        return headlessWords(
            "Enter the API token of your RunComfy profile once in Maquette's settings, or put it into "
            "RUNCOMFY_TOKEN.");
    case ErrorKind::ProfileInUse:
        return headlessWords(
            "Close the Maquette that is open, wait until it has ended, or use another --profile.");
    case ErrorKind::OverLimit:
        return headlessWords(
            "Raise the limit in Maquette's settings, or generate it in the window and send it anyway.");
    case ErrorKind::ForeignHost:
        return headlessWords("If you trust that host: maquette --resume --allow-host %1").arg(error.detail);
    default:
        return adviceFor(error).step;
    }
}

} // namespace

EventLines::EventLines(std::FILE *events, std::FILE *words)
    : m_events(events)
    , m_words(words)
{}

void EventLines::write(const char *name, const Json &facts)
{
    Json line = Json::object();
    line["event"] = name;
    line["time"] = jsonString(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
    for (const auto &[key, value] : facts.items())
        line[key] = value;
    put(redact(QString::fromUtf8(toBytes(line))).toUtf8(), m_events);
}

void EventLines::say(const QString &text)
{
    put(redact(u"maquette: "_s + text).toUtf8(), m_words);
}

Json factsOf(const Job &job, const RequestedRun *origin)
{
    Json facts = Json::object();
    if (!job.id.isNull())
        facts["job"] = job.id.number();
    addText(facts, "request_id", job.request.text());
    addText(facts, "model", job.model.text());
    if (origin) {
        facts["source"] = jsonString(origin->source);
        facts["index"] = origin->index;
        facts["run"] = origin->run;
    }
    if (job.sandbox)
        facts["sandbox"] = true;
    return facts;
}

void addError(Json &facts, const Error &error, const Job *job)
{
    const Advice advice = adviceFor(error);
    addText(facts, "error", error.message.isEmpty() ? advice.headline : error.message);
    addText(facts, "detail", error.detail);
    if (error.httpStatus != 0)
        facts["http_status"] = error.httpStatus;
    if (error.code != 0)
        facts["error_code"] = error.code;
    addText(facts, "money",
            job == nullptr ? advice.money
            : job->sandbox ? headlessWords("The sandbox charges nothing.")
                           : moneyOf(*job));
    addText(facts, "next_step", stepFor(error));
}

Json factsOf(const RequestProblem &problem)
{
    Json facts = Json::object();
    facts["source"] = jsonString(problem.source);
    if (problem.index >= 0)
        facts["index"] = problem.index;
    addText(facts, "field", problem.field);
    facts["error"] = jsonString(problem.message);
    return facts;
}

QString nameOf(const Job &job)
{
    const QString model = job.modelName.isEmpty() ? job.model.text() : job.modelName;
    return job.id.isNull() ? model : headlessWords("%1, job %2").arg(model).arg(job.id.number());
}

QString sentenceOf(const RequestProblem &problem)
{
    QStringList place{problem.source == u"-" ? headlessWords("standard input") : problem.source};
    if (problem.index >= 0)
        place += headlessWords("request %1").arg(problem.index + 1);
    if (!problem.field.isEmpty())
        place += problem.field;
    return place.join(u", "_s) + u": "_s + problem.message;
}

} // namespace maquette
