// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/headless.h"

#include "app/base/log.h"
#include "app/base/stopsignals.h"
#include "app/catalogue/cataloguekeeper.h"
#include "app/composition.h"
#include "app/headless/unattended.h"
#include "app/headless/words.h"
#include "app/jobs/scheduler.h"
#include "app/library/library.h"
#include "app/parts.h"
#include "ui/settings/preferences.h"

#include <QCoreApplication>

#include <csignal>

namespace maquette
{

namespace
{

int endWith(EventLines &lines, ExitCode code)
{
    Json facts = Json::object();
    facts["exit_code"] = int(code);
    lines.write("done", facts);
    return int(code);
}

int refuse(EventLines &lines, const RequestBatch &batch)
{
    for (const RequestProblem &problem : batch.problems) {
        if (problem.blocks)
            lines.write("rejected", factsOf(problem));
    }
    lines.say(headlessWords("Nothing was sent."));
    return endWith(lines, ExitCode::Wrong);
}

int refuse(EventLines &lines, const Error &error)
{
    Json facts = Json::object();
    addError(facts, error, nullptr);
    lines.write("failed", facts);
    lines.say(error.message);
    const bool inUse = error.kind == ErrorKind::ProfileInUse;
    if (inUse)
        lines.say(QString::fromStdString(facts["next_step"].get<std::string>()));
    return endWith(lines, inUse ? ExitCode::InUse : ExitCode::StartFailed);
}

} // namespace

int runHeadless(const Options &options, int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("maquette"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MAQUETTE_VERSION));
    std::signal(SIGPIPE, SIG_IGN);
    EventLines lines(stdout, stderr);
    Parts parts(options, pathsFor(options));
    const Preferences preferences(parts.paths().settingsFile());
    const bool sandbox = options.sandbox || (options.apiBase.isEmpty() &&
                                             preferences.service() == Preferences::Service::Sandbox);
    // As the window has kept it; nothing is fetched from here.
    parts.catalogueKeeper().readNow(parts.serviceName(sandbox));
    // Before the profile is taken: standard input may stay open for long.
    const RequestBatch batch = RequestReader(parts.catalogue()).read(options.run);
    for (const RequestProblem &problem : batch.problems)
        lines.say(sentenceOf(problem));
    if (batch.isWrong())
        return refuse(lines, batch);
    if (const Result<void> opened = parts.open(); !opened)
        return refuse(lines, opened.error());

    parts.scheduler().setLimit(preferences.jobLimit());
    parts.scheduler().setLimits(preferences.spendingLimits());
    parts.scheduler().setAttended(false);
    parts.library().setWriting(preferences.keepsOriginals() ? FileWriting::BesideFiles
                                                            : FileWriting::IntoFiles);
    Unattended unattended(parts, lines, batch.runs);
    const StopSignals stopSignals;
    QObject::connect(&stopSignals, &StopSignals::stopRequested, &unattended, &Unattended::stop);
    QObject::connect(
        &unattended, &Unattended::finished, &application,
        [](ExitCode code) { QCoreApplication::exit(int(code)); }, Qt::QueuedConnection);
    unattended.start(sandbox);
    return QCoreApplication::exec();
}

} // namespace maquette
