// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sandboxserver.h"

#include "app/base/clock.h"
#include "app/sandbox/api.h"
#include "app/sandbox/httpserver.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QTemporaryDir>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

QByteArray logLine(const ServerRequest &request, int status, qint64 milliseconds, const QDateTime &now)
{
    return toBytes(Json{{"time", now.toString(Qt::ISODateWithMs).toStdString()},
                        {"method", QString::fromLatin1(request.method).toStdString()},
                        {"path", request.path.toStdString()},
                        {"status", status},
                        {"ms", milliseconds}});
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
        , api({catalogue, book, studio, media, options.stateFolder.isEmpty() ? nullptr : &state},
              options.token, options.speed)
    {}

    QTemporaryDir spool;
    Catalogue catalogue;
    StateFile state;
    MediaStore media;
    RequestBook book;
    Painter studio;
    Api api;
};

struct SandboxServer::Private
{
    SandboxOptions options;
    SystemClock clock;
    std::unique_ptr<Running> running;
    std::unique_ptr<HttpServer> http;
    int port = 0;

    HttpReply answer(const ServerRequest &request)
    {
        QElapsedTimer timer;
        timer.start();
        HttpReply reply = running->api.answer(request);
        if (options.log)
            options.log(logLine(request, reply.status, timer.elapsed(), clock.now()));
        return reply;
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
    d->http =
        std::make_unique<HttpServer>([this](const ServerRequest &request) { return d->answer(request); });
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
    return QUrl(u"http://127.0.0.1:%1"_s.arg(d->port));
}

QString SandboxServer::token() const
{
    return d->options.token;
}

} // namespace maquette
