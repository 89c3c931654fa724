// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/api.h"

#include "app/sandbox/answers.h"
#include "app/sandbox/catalogueanswers.h"
#include "app/sandbox/givenmedia.h"
#include "app/sandbox/pictureread.h"
#include "app/sandbox/prices.h"
#include "app/sandbox/words.h"
#include "models/core/mediavalues.h"

#include <QUrl>
#include <QUuid>

#include <algorithm>
#include <cmath>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 startingBalance = 250'000'000; // microdollars, made up
constexpr double stillTime = 3000;              // milliseconds at speed 1
constexpr double clipTime = 6000;

QStringList segmentsOf(const QString &path)
{
    return path.split(u'/', Qt::SkipEmptyParts);
}

HttpReply wrongMethod()
{
    return jsonReply(
        Json{{"error_code", 405001}, {"error_message", "This address does not know this method."}}, 405);
}

HttpReply noSuchThing()
{
    return errorReply(ApiCode::NotFound, u"There is nothing at this address."_s);
}

// Files inside the input would make the kept facts megabytes long.
Json withoutFiles(Json input)
{
    if (input.is_string() && stringOf(input).startsWith("data:"_L1, Qt::CaseInsensitive))
        return "data:";
    if (input.is_structured()) {
        for (auto &item : input)
            item = withoutFiles(std::move(item));
    }
    return input;
}

} // namespace

Api::Api(ApiParts parts, QString token, double speed)
    : m_parts(parts)
    , m_token(std::move(token))
    , m_speed(std::isfinite(speed) && speed > 0 ? speed : 1)
{}

void Api::setBase(const QString &base, int wakeFd)
{
    m_base = base;
    m_wakeFd = wakeFd;
}

bool Api::tokenFits(const ServerRequest &request) const
{
    return request.headers.value("authorization") == QByteArray("Bearer " + m_token.toUtf8());
}

HttpReply Api::answer(const ServerRequest &request)
{
    if (request.path.startsWith("/files/"_L1))
        return fileAnswer(request);
    if (!tokenFits(request))
        return errorReply(ApiCode::BadToken, u"The API token is missing, wrong or revoked."_s);
    return callAnswer(request);
}

HttpReply Api::callAnswer(const ServerRequest &request)
{
    const bool reading = request.method == "GET" || request.method == "HEAD";
    const QString &path = request.path;
    if (path == "/prod/v2/balance"_L1)
        return reading ? balance() : wrongMethod();
    if (path == "/v1/models"_L1)
        return reading ? listModels(m_parts.catalogue, request.query) : wrongMethod();
    if (path == "/v1/models/categories"_L1 && reading)
        return listCategories(m_parts.catalogue);
    if (path.startsWith("/v1/models/"_L1))
        return modelAnswer(request, path.mid(11));
    if (path.startsWith("/v1/requests/"_L1))
        return requestAnswer(request, path.mid(13));
    return noSuchThing();
}

HttpReply Api::modelAnswer(const ServerRequest &request, const QString &rest)
{
    if (request.method == "POST")
        return submit(rest, request);
    if (request.method != "GET" && request.method != "HEAD")
        return wrongMethod();
    const auto model = m_parts.catalogue.find(ModelId(rest));
    return model ? jsonReply(catalogueEntry(*model, true))
                 : errorReply(ApiCode::NotFound, u"There is no model %1."_s.arg(rest));
}

HttpReply Api::requestAnswer(const ServerRequest &request, const QString &rest)
{
    const QStringList parts = segmentsOf(rest);
    if (parts.size() != 2)
        return noSuchThing();
    const bool reading = request.method == "GET" || request.method == "HEAD";
    const QString &call = parts[1];
    if (call != "status"_L1 && call != "result"_L1 && call != "cancel"_L1)
        return noSuchThing();
    if (reading == (call == "cancel"_L1) || (!reading && request.method != "POST"))
        return wrongMethod();
    const std::optional<Run> run = m_parts.book.find(parts[0]);
    if (!run)
        return errorReply(ApiCode::NotFound, u"There is no request with this id."_s);
    if (call == "cancel"_L1)
        return request.rehearsal ? jsonReply(cancelAnswer(*run, run->state == RunState::Queued), 202)
                                 : cancel(*run);
    if (run->state == RunState::Running || run->state == RunState::Succeeded)
        prepare(*run);
    if (call == "status"_L1)
        return jsonReply(statusAnswer(*run, m_base));
    return jsonReply(
        resultAnswer(*run, m_base, request.query.queryItemValue(u"include_cost"_s) == "true"_L1));
}

HttpReply Api::submit(const QString &id, const ServerRequest &request)
{
    const auto model = m_parts.catalogue.find(ModelId(id));
    if (!model)
        return errorReply(ApiCode::UnknownModel, u"There is no model %1."_s.arg(id));
    const Result<Json> input = parseJson(request.body);
    if (!input || !input->is_object())
        return inputErrorReply({{QString(), sandboxWords("The body is not a JSON object.")}});
    const Checked checked = check(*model, *input);
    if (!checked.problems.isEmpty())
        return inputErrorReply(checked.problems);
    if (commandsOf(*model, *input).noFunds)
        return errorReply(ApiCode::NoFunds,
                          u"The account has no balance left (simulated: the prompt says [no-funds])."_s);
    const Run run = runOf(*model, *input, checked.pictures);
    return request.rehearsal ? jsonReply(submitAnswer(run, m_base)) : enter(run);
}

Api::Checked Api::check(const Model &model, const Json &input)
{
    Checked checked;
    {
        const std::lock_guard lock(m_checking);
        checked.problems = checkRequest(model, input);
    }
    checked.problems.removeIf([](const FieldProblem &problem) { return !problem.blocks; });
    if (!checked.problems.isEmpty())
        return checked;
    Json given = input;
    eachMedia(model, given, [&](const Field &field, const Json &value, const JsonPath &path) {
        if (field.media == MediaKind::Image && !stringOf(value).isEmpty())
            takePicture(checked, field, value, path);
    });
    checked.problems.removeIf([](const FieldProblem &problem) { return !problem.blocks; });
    return checked;
}

void Api::takePicture(Checked &checked, const Field &field, const Json &value, const JsonPath &path)
{
    const QString key = path.constFirst().key;
    const auto refuse = [&](const QString &why) { checked.problems.append({key, why, true, path.mid(1)}); };
    const Result<QByteArray> bytes = mediaBytes(stringOf(value));
    const Result<QSize> pixels = bytes ? pictureSize(*bytes) : Result<QSize>(bytes.error());
    if (!pixels)
        return refuse(pixels.error().message);
    for (const FieldProblem &problem : checkMedia(field, {*pixels, bytes->size()}))
        refuse(problem.message);
    const Result<QString> name = m_parts.media.put(*bytes);
    if (name)
        checked.pictures.append({key, field.role, *name, *pixels});
    else
        refuse(name.error().message);
}

Run Api::runOf(const Model &model, const Json &input, const QList<GivenPicture> &pictures) const
{
    const PromptCommands commands = commandsOf(model, input);
    Run run;
    run.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    run.model = model.id.text();
    run.input = withoutFiles(input);
    run.plan = planOf(model, input, pictures);
    run.fails = commands.fails;
    run.cost = costOf(model, run.plan);
    run.duration = durationOf(run.plan, commands.slow);
    return run;
}

HttpReply Api::enter(Run run)
{
    const std::lock_guard lock(m_keeping);
    run = m_parts.book.submit(std::move(run));
    if (m_parts.state) {
        if (const Result<void> kept = m_parts.state->append(run.toJson()); !kept)
            return errorReply(ApiCode::ServerFault, kept.error().message);
    }
    HttpReply reply = jsonReply(submitAnswer(run, m_base));
    reply.taken = run.id;
    return reply;
}

qint64 Api::durationOf(const Plan &plan, bool slow) const
{
    double time = plan.kind == MediaKind::Image ? stillTime * (1 + 0.2 * (plan.count - 1)) : clipTime;
    if (plan.kind != MediaKind::Image)
        time *= 1 + 0.5 * (plan.seconds - 5) / 5.0;
    return std::max<qint64>(1, std::llround(time * (slow ? 5 : 1) / m_speed));
}

HttpReply Api::cancel(const Run &run)
{
    const std::lock_guard lock(m_keeping);
    const std::optional<qint64> when = m_parts.book.cancel(run.id);
    if (when && m_parts.state) {
        const Json fact{{"event", "cancelled"}, {"request_id", run.id.toStdString()}, {"at", *when}};
        if (const Result<void> kept = m_parts.state->append(fact); !kept)
            return errorReply(ApiCode::ServerFault, kept.error().message);
    }
    return jsonReply(cancelAnswer(run, when.has_value()), 202);
}

HttpReply Api::balance()
{
    const qint64 left = startingBalance - m_parts.book.spent().microdollars();
    return jsonReply(Json{{"balance_usd", Money::fromMicrodollars(left).dollars()},
                          {"balance_microdollars", left},
                          {"currency", "USD"}});
}

void Api::prepare(const Run &run)
{
    for (int i = 0; i < run.plan.count && !run.fails; ++i)
        m_parts.studio.prepare({run.fileKey() + u'_' + QString::number(i), run.plan, i});
}

Result<std::shared_ptr<QFile>> Api::outputFile(const QString &path, Run &run)
{
    const Unexpected missing = fail(ErrorKind::RequestGone, sandboxWords("There is no such file."));
    const QStringList parts = segmentsOf(path);
    if (parts.size() != 3 || parts[0] != "files"_L1)
        return missing;
    const std::optional<Run> found = m_parts.book.findByFileKey(parts[1]);
    if (!found || found->state != RunState::Succeeded)
        return missing;
    run = *found;
    for (int i = 0; i < run.plan.count; ++i) {
        if (fileName(run, i) == parts[2])
            return m_parts.studio.file({run.fileKey() + u'_' + QString::number(i), run.plan, i});
    }
    return missing;
}

HttpReply Api::fileAnswer(const ServerRequest &request)
{
    if (request.headers.contains("authorization"))
        return plainReply(
            400, u"A token was sent to an output address. Outputs are public: the token must never leave "
                 "for the host that serves them."_s);
    if (request.method != "GET" && request.method != "HEAD")
        return wrongMethod();
    Run run;
    const Result<std::shared_ptr<QFile>> file = outputFile(request.path, run);
    if (!file)
        return plainReply(file.error().kind == ErrorKind::RequestGone ? 404 : 500, file.error().message);
    HttpReply reply;
    reply.type = run.plan.mimeType();
    reply.file = *file;
    reply.etag = '"' + segmentsOf(request.path).mid(1).join(u'-').toLatin1() + '"';
    return reply;
}

Result<QByteArray> Api::mediaBytes(const QString &address)
{
    if (address.startsWith("data:"_L1, Qt::CaseInsensitive))
        return bytesOfDataUri(address);
    const QUrl url(address);
    const Unexpected refused =
        fail(ErrorKind::RefusedAddress,
             sandboxWords(
                 "The sandbox reaches no other machine: use a picture from your computer or one made here."));
    if (!isLocalHttp(url) && !address.startsWith(m_base + u'/'))
        return refused;
    // Own files are read directly; after a restart their address names the port of that time.
    Run run;
    if (const auto file = outputFile(url.path(), run))
        return (*file)->readAll();
    if (!isLocalHttp(url))
        return refused;
    return fetchFromLoopback(url, m_wakeFd);
}

} // namespace maquette
