// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/stopsignals.h"
#include "app/sandbox/sandboxserver.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>
#include <mutex>

using namespace maquette;

namespace
{

void printLine(const QByteArray &line)
{
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

int complain(const QString &message)
{
    std::fprintf(stderr, "maquette-sandbox: %s\n", qUtf8Printable(message));
    return 2;
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QStringLiteral(
        "The RunComfy Model API simulated on this machine, without an account and without cost.\n"
        "The first line printed is its address; then one JSON line for each request.\n\n"
        "POST /v1/models/<model id>             submits the JSON object that is its body\n"
        "GET  /v1/requests/<id>/status          and /result; what was made is at /files/...\n"
        "POST /v1/requests/<id>/cancel          while it is queued\n"
        "GET  /v1/models, /v1/models/<model id> the catalogue; GET /prod/v2/balance the account\n"
        "All but /files/ want the header 'Authorization: Bearer <token>'.\n\n"
        "A prompt steers the simulation: [fail] ends as a failed run, [slow] takes five times as long,\n"
        "[no-funds] is refused for lack of money. Two requests run at a time, the others queue."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {QStringLiteral("port"), QStringLiteral("Listen on 127.0.0.1:<N>; 0 takes any free port."),
         QStringLiteral("N"), QStringLiteral("0")},
        {QStringLiteral("token"),
         QStringLiteral("The token that clients must send (default: sandbox-token)."), QStringLiteral("T"),
         QStringLiteral("sandbox-token")},
        {QStringLiteral("speed"), QStringLiteral("Run <X> times as fast (default: 1)."), QStringLiteral("X"),
         QStringLiteral("1")},
        {QStringLiteral("state"), QStringLiteral("Keep the requests in <DIR> over restarts."),
         QStringLiteral("DIR")},
        {QStringLiteral("faults"),
         QStringLiteral("Let go wrong what the plan in <FILE> says (app/sandbox/FAULTS.md)."),
         QStringLiteral("FILE")},
        {QStringLiteral("tls"),
         QStringLiteral("Speak https with the certificate in the PEM file <FILE> and the key in the same."),
         QStringLiteral("FILE")},
        {QStringLiteral("tls-key"), QStringLiteral("With --tls: take the key from the PEM file <FILE>."),
         QStringLiteral("FILE")},
    });
}

Unexpected senseless(const QString &message)
{
    return fail(ErrorKind::InvalidInput, message);
}

Result<SandboxOptions> readOptions(const QCommandLineParser &parser)
{
    SandboxOptions options;
    bool portFine = false;
    bool speedFine = false;
    options.port = parser.value(QStringLiteral("port")).toInt(&portFine);
    options.speed = parser.value(QStringLiteral("speed")).toDouble(&speedFine);
    options.token = parser.value(QStringLiteral("token"));
    options.stateFolder = parser.value(QStringLiteral("state"));
    options.certificateFile = parser.value(QStringLiteral("tls"));
    options.keyFile = parser.value(QStringLiteral("tls-key"));
    if (!portFine || options.port < 0 || options.port > 65535)
        return senseless(QStringLiteral("--port wants a number from 0 to 65535"));
    if (!speedFine || !(options.speed > 0 && options.speed <= 1e9))
        return senseless(QStringLiteral("--speed wants a number above 0"));
    if (options.token.isEmpty())
        return senseless(QStringLiteral("--token must not be empty"));
    if (!options.keyFile.isEmpty() && options.certificateFile.isEmpty())
        return senseless(QStringLiteral("--tls-key goes with --tls"));
    if (!parser.isSet(QStringLiteral("faults")))
        return options;
    auto plan = FaultPlan::read(parser.value(QStringLiteral("faults")));
    if (!plan)
        return senseless(plan.error().message + QStringLiteral(" ") + plan.error().detail);
    options.faults = *std::move(plan);
    return options;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("maquette-sandbox"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MAQUETTE_VERSION));
    QCommandLineParser parser;
    describe(parser);
    parser.process(app);

    Result<SandboxOptions> options = readOptions(parser);
    if (!options)
        return complain(options.error().message);
    options->log = printLine;
    SandboxServer server(*options);
    if (const Result<void> started = server.start(); !started)
        return complain(started.error().message + QStringLiteral(" ") + started.error().detail);
    printLine(server.baseUrl().toString().toUtf8());
    const StopSignals stopSignals;
    QObject::connect(&stopSignals, &StopSignals::stopRequested, &app, &QCoreApplication::quit);
    return QCoreApplication::exec();
}
