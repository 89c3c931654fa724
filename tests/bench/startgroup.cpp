// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/catalogueplaces.h"
#include "tests/bench/figure.h"
#include "tests/bench/groups.h"
#include "tests/support/madecatalogue.h"

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

const QString nowhere = QStringLiteral("http://127.0.0.1:9");
constexpr int keptModels = 400;

QStringList argumentsFor(const QTemporaryDir &folder)
{
    return {QStringLiteral("--profile"),  folder.filePath(QStringLiteral("profile")),
            QStringLiteral("--library"),  folder.filePath(QStringLiteral("library")),
            QStringLiteral("--api-base"), nowhere};
}

//! As if they had been fetched just now.
bool keepModels(const QTemporaryDir &folder)
{
    CataloguePlaces places;
    places.kept = folder.filePath(QStringLiteral("profile/data/catalogue"));
    const auto live =
        LiveCatalogue::of(test::madeCatalogue(keptModels), nowhere, QDateTime::currentDateTimeUtc(), nullptr);
    return live && places.writeLive(*live);
}

//! With many models kept on disk against none but the shipped.
bool measureKept(const QString &program, int rounds)
{
    const QTemporaryDir many;
    const QTemporaryDir few;
    if (!keepModels(many) || startOnce(program, argumentsFor(many)) < 0 ||
        startOnce(program, argumentsFor(few)) < 0)
        return false;
    const Pair pair = alternate(
        rounds, [&] { return startOnce(program, argumentsFor(many)); },
        [&] { return startOnce(program, argumentsFor(few)); });
    if (!pair.valid())
        return false;
    print({QStringLiteral("start.catalogue"), pair.value, QStringLiteral("ms"), pair.reference, 1.1});
    return true;
}

} // namespace

bool measureStart(const QStringList &options)
{
    const int rounds = options.isEmpty() ? usualRounds : options.first().toInt();
    const QTemporaryDir folder;
    const QString here = QCoreApplication::applicationDirPath();
    const QString maquette = here + QStringLiteral("/maquette");
    const QString empty = here + QStringLiteral("/../tests/maquette-emptywindow");
    const QStringList arguments = argumentsFor(folder);
    // The first start makes the database; and both are read from the disk once.
    if (startOnce(maquette, arguments) < 0 || startOnce(empty, {}) < 0)
        return false;
    const Pair pair = alternate(
        rounds, [&] { return startOnce(maquette, arguments); }, [&] { return startOnce(empty, {}); });
    if (!pair.valid())
        return false;
    print({QStringLiteral("start.usable"), pair.value, QStringLiteral("ms"), pair.reference, 2});
    return measureKept(maquette, rounds);
}

} // namespace maquette::bench
