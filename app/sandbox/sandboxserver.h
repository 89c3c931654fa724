// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/sandbox/faultplan.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <functional>
#include <memory>

namespace maquette
{

//! \brief How the simulation behaves.
struct SandboxOptions
{
    int port = 0; //!< 0: any free one
    QString token = QStringLiteral("sandbox-token");
    double speed = 1;    //!< 2 is twice as fast; queueing and running times are divided by it
    QString stateFolder; //!< finished and waiting requests are kept here over restarts; empty: memory only
    std::function<void(const QByteArray &jsonLine)>
        log; //!< called from any thread, one line a request, before it is answered; may be empty
    QStringList modelFolders = {QStringLiteral(":/models")}; //!< see Catalogue::load()
    FaultPlan faults;                                        //!< what goes wrong, and when
    QString certificateFile; //!< PEM, with the key in it or in keyFile: speaks https with it
    QString keyFile;
};

//! \brief What reached a sandbox since it started.
struct SandboxCounts
{
    int submits = 0; //!< whole requests, however they were answered
    int taken = 0;   //!< those that began a run, which is charged when it succeeds
};

//! \brief The API simulated over real HTTP on 127.0.0.1. Runs on threads of its own; start and stop from any
//! thread. Needs no QGuiApplication. Equal inputs give equal bytes.
//!
//! A prompt steers it: "[fail]" ends as a failed run, "[slow]" takes five times as long, "[no-funds]" is
//! refused for lack of money. Two requests run at a time, the others queue and can be cancelled. Costs and
//! the balance are made up. Output addresses refuse a request that carries a token.
class SandboxServer
{
public:
    explicit SandboxServer(SandboxOptions options);
    ~SandboxServer(); //!< stops and joins
    SandboxServer(const SandboxServer &) = delete;
    SandboxServer &operator=(const SandboxServer &) = delete;

    //! Returns once it listens. FileAccess or Internal when the port cannot be had.
    Result<void> start();
    [[nodiscard]] QUrl baseUrl() const; //!< "http://127.0.0.1:PORT", or https
    [[nodiscard]] QString token() const;
    [[nodiscard]] SandboxCounts counts() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
