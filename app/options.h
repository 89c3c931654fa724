// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace maquette
{

//! \brief What the command line asks for. The token is not among it, on purpose: arguments can be read by
//! every program on the machine.
struct Options
{
    bool sandbox = false;
    QString profile;
    QString library;
    QString apiBase;
    QString tour;
    QStringList run;     //!< request files; "-" is standard input
    bool resume = false; //!< collect what is unfinished
    QStringList hosts;   //!< from which results may be fetched too, as hostOf() writes them

    //! Without a window: see app/headless.
    [[nodiscard]] bool isHeadless() const { return resume || !run.isEmpty(); }
};

//! \brief The outcome of reading the command line: run, or print `text` and leave with `exitCode`.
struct ParsedOptions
{
    static constexpr int usageError = 2;

    Options options;
    bool run = true;
    int exitCode = 0; //!< 0: print to stdout; else to stderr
    QString text;
};

//! \a arguments without the program's own name. Qt's own options (`-platform` and the like) are left to Qt.
ParsedOptions parseOptions(const QStringList &arguments);
QString usage();
//! The tour runs in the sandbox, with profile and library below \a scratch unless the command line names
//! them.
void isolateTour(Options &options, const QString &scratch);

} // namespace maquette
