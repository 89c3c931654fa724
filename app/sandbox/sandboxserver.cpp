// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sandboxserver.h"

#include "app/base/clock.h"
#include "app/sandbox/answerhead.h"
#include "app/sandbox/api.h"
#include "app/sandbox/faultdesk.h"
#include "app/sandbox/httpserver.h"
#include "app/sandbox/tlsstream.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <atomic>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

//! \brief One request with all that came of it.
struct Served
{
    const ServerRequest &request;
    std::optional<Call> call;
    FaultDesk::Strike strike;
    HttpReply reply;
};

//! What the client is told; 0 when it is not.
int statusOf(const ServerRequest &request, const HttpReply &reply)
{
    const bool unsaid = reply.wire && (reply.wire->until == WirePoint::BeforeStatus ||
                                       reply.wire->until == WirePoint::InStatus);
    return unsaid ? 0 : headFor(request, reply).status;
}

QByteArray logLine(const Served &served, qint64 milliseconds, const QDateTime &now)
{
    Json line{{"time", now.toString(Qt::ISODateWithMs).toStdString()},
              {"method", QString::fromLatin1(served.request.method).toStdString()},
              {"path", served.request.path.toStdString()},
              {"status", statusOf(served.request, served.reply)},
              {"ms", milliseconds}};
    if (served.call)
        line["operation"] = operationName(served.call->operation);
    if (served.call && served.call->operation == ApiOperation::Submit) {
        if (!served.call->prompt.isEmpty())
            line["prompt"] = served.call->prompt.toStdString();
        line["taken"] = !served.reply.taken.isEmpty();
        if (!served.reply.taken.isEmpty())
            line["request_id"] = served.reply.taken.toStdString();
    }
    if (served.strike.fault)
        line["fault"] = served.strike.fault->name.toStdString();
    return toBytes(line);
}

void replay(const QList<Json> &facts, RequestBook &book)
{
    for (const Json &fact : facts) {
        const auto event = fact.find("event");
        if (event != fact.end() && *event == Json("submitted")) {
            if (std::optional<Run> run = Run::fromJson(fact))
                book.replaySubmit(std::move(*run));
        } else if (event != fact.end() && *event == Json("cancelled") && fact.contains("request_id") &&
                   fact.contains("at") && fact["at"].is_number_integer()) {
            book.replayCancel(stringOf(fact["request_id"]), fact["at"].get<qint64>());
        }
    }
}

} // namespace

//! \brief What exists only while the server runs, in the order in which it may be destroyed backwards.
struct Running
{
    Running(const SandboxOptions &options, const Clock &clock)
        : catalogue(Catalogue::load(options.modelFolders))
        , media(options.stateFolder.isEmpty() ? spool.filePath(u"media"_s)
                                              : options.stateFolder + "/media"_L1)
        , book(clock)
        , studio(spool.filePath(u"outputs"_s), media)
        , faults(options.faults)
        , api({catalogue, book, studio, media, options.stateFolder.isEmpty() ? nullptr : &state},
              options.token, options.speed)
    {}

    QTemporaryDir spool;
    Catalogue catalogue;
    StateFile state;
    MediaStore media;
    RequestBook book;
    Painter studio;
    FaultDesk faults;
    Api api;
};

struct SandboxServer::Private
{
    SandboxOptions options;
    SystemClock clock;
    std::unique_ptr<Running> running;
    std::unique_ptr<HttpServer> http;
    int port = 0;

    std::atomic<int> submits = 0;
    std::atomic<int> taken = 0;

    HttpReply answer(const ServerRequest &request)
    {
        QElapsedTimer timer;
        timer.start();
        Served served{request, running->api.callOf(request, !running->faults.isEmpty()), {}, {}};
        if (served.call)
            served.strike = running->faults.strike(*served.call);
        const Fault *fault = served.strike.fault;
        ServerRequest carried = request;
        carried.rehearsal = fault && !fault->taken;
        served.reply = running->api.answer(carried);
        if (fault)
            served.reply = spoiled(std::move(served.reply), *fault, served.strike.number, clock.now());
        if (served.call && served.call->operation == ApiOperation::Submit)
            ++submits;
        if (!served.reply.taken.isEmpty())
            ++taken;
        if (options.log)
            options.log(logLine(served, timer.elapsed(), clock.now()));
        return served.reply;
    }
};

SandboxServer::SandboxServer(SandboxOptions options)
    : d(std::make_unique<Private>())
{
    d->options = std::move(options);
}

SandboxServer::~SandboxServer()
{
    if (d->running)
        d->running->studio.stop();
    d->http.reset();
    d->running.reset();
}

Result<void> SandboxServer::start()
{
    if (d->running)
        return {};
    auto running = std::make_unique<Running>(d->options, d->clock);
    if (!running->spool.isValid())
        return fail(ErrorKind::FileAccess,
                    QCoreApplication::translate("Sandbox", "There is no room for temporary files."),
                    running->spool.errorString());
    if (!d->options.stateFolder.isEmpty()) {
        const Result<QList<Json>> facts = running->state.open(d->options.stateFolder);
        if (!facts)
            return facts.error();
        replay(*facts, running->book);
    }
    std::shared_ptr<TlsIdentity> tls;
    if (!d->options.certificateFile.isEmpty()) {
        auto loaded = TlsIdentity::load(d->options.certificateFile, d->options.keyFile);
        if (!loaded)
            return loaded.error();
        tls = *std::move(loaded);
    }
    d->http = std::make_unique<HttpServer>(
        [this](const ServerRequest &request) { return d->answer(request); }, std::move(tls));
    d->running = std::move(running);
    const Result<quint16> port = d->http->listen(d->options.port, [this](quint16 bound, int wakeFd) {
        d->port = bound;
        d->running->api.setBase(baseUrl().toString(), wakeFd);
    });
    if (!port) {
        d->http.reset();
        d->running.reset();
        return port.error();
    }
    return {};
}

QUrl SandboxServer::baseUrl() const
{
    const QString scheme = d->options.certificateFile.isEmpty() ? u"http"_s : u"https"_s;
    return QUrl(u"%1://127.0.0.1:%2"_s.arg(scheme).arg(d->port));
}

QString SandboxServer::token() const
{
    return d->options.token;
}

SandboxCounts SandboxServer::counts() const
{
    return {d->submits, d->taken};
}

} // namespace maquette
