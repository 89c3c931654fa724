// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/figure.h"
#include "tests/bench/groups.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

namespace maquette::bench
{

namespace
{

constexpr int usualRounds = 11;
constexpr int limitMs = 30'000;

//! Milliseconds from before the process is made until it says that its window can be used; negative for a
//! failure.
double startOnce(const QString &program, const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("MAQUETTE_BENCH_START"), QStringLiteral("1"));
    // No token of the person who measures: it would be another start.
    for (const char *name : {"RUNCOMFY_TOKEN", "RUNCOMFY_API_TOKEN", "RUNCOMFY_API_KEY", "YOUR_API_TOKEN"})
        environment.remove(QString::fromLatin1(name));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    QByteArray said;
    while (!said.contains("usable") && process.waitForReadyRead(limitMs))
        said += process.readAllStandardOutput();
    const double taken = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    // The next one must not start beside one that still tidies up.
    const bool ended = process.waitForFinished(limitMs) && process.exitCode() == 0;
    if (ended && said.contains("usable"))
        return taken;
    std::fprintf(stderr, "start: %s did not show a window\n", qPrintable(program));
    return -1;
}

} // namespace

bool measureStart(const QStringList &options)
{
    const int rounds = options.isEmpty() ? usualRounds : options.first().toInt();
    const QTemporaryDir folder;
    const QString here = QCoreApplication::applicationDirPath();
    const QString maquette = here + QStringLiteral("/maquette");
    const QString empty = here + QStringLiteral("/../tests/maquette-emptywindow");
    const QStringList arguments{QStringLiteral("--profile"),  folder.filePath(QStringLiteral("profile")),
                                QStringLiteral("--library"),  folder.filePath(QStringLiteral("library")),
                                QStringLiteral("--api-base"), QStringLiteral("http://127.0.0.1:9")};
    // The first start makes the database; and both are read from the disk once.
    if (startOnce(maquette, arguments) < 0 || startOnce(empty, {}) < 0)
        return false;
    const Pair pair = alternate(
        rounds, [&] { return startOnce(maquette, arguments); }, [&] { return startOnce(empty, {}); });
    if (!pair.valid())
        return false;
    print({QStringLiteral("start.usable"), pair.value, QStringLiteral("ms"), pair.reference, 2});
    return true;
}

} // namespace maquette::bench
