// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/peer.h"

#include "tests/bench/figure.h"

#include <QProcess>
#include <QStandardPaths>

#include <cstdio>

namespace maquette::bench
{

Peer::Peer(const QString &program)
    : m_name(program)
    , m_program(QStandardPaths::findExecutable(program))
{}

bool Peer::isInstalled() const
{
    if (m_program.isEmpty())
        std::fprintf(stderr, "%s is not installed: nothing is compared with it\n", qPrintable(m_name));
    return !m_program.isEmpty();
}

double Peer::run(const QStringList &options, const QStringList &files, qsizetype together,
                 int processes) const
{
    constexpr int limit = 300'000;
    // As our own threads, so that what else the machine does slows down both alike.
    QStringList arguments{QStringLiteral("-n"), QStringLiteral("5"),  QStringLiteral("xargs"),
                          QStringLiteral("-0"), QStringLiteral("-P"), QString::number(processes)};
    if (options.contains(QStringLiteral("{}")))
        arguments << QStringLiteral("-I") << QStringLiteral("{}");
    else
        arguments << QStringLiteral("-n") << QString::number(together);
    arguments << m_program << options;
    bool fine = false;
    const double taken = milliseconds([&] {
        QProcess xargs;
        xargs.start(QStringLiteral("nice"), arguments);
        for (const QString &file : files)
            xargs.write(file.toUtf8() + '\0');
        xargs.closeWriteChannel();
        fine = xargs.waitForFinished(limit) && xargs.exitStatus() == QProcess::NormalExit &&
               xargs.exitCode() == 0;
        if (!fine)
            std::fputs(xargs.readAllStandardError().constData(), stderr);
    });
    return fine ? taken : -1;
}

} // namespace maquette::bench
