// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sandboxserver.h"
#include "tests/faults/studio/studiobench.h"
#include "tests/support/sandbox/faultcases.h"

#include <mutex>

namespace maquette::test
{

//! \brief The whole client (Scheduler, Library, store, HTTP) at a sandbox with a fault plan, and what that
//! server saw. Runs are told apart by their prompts.
class SandboxBench : public StudioBench
{
public:
    //! \a patience: with a server that falls silent while it gives a file.
    explicit SandboxBench(std::chrono::milliseconds patience = std::chrono::milliseconds(500));
    ~SandboxBench();

    //! Instead of the server so far. \a options: its models and log are this bench's. False when it does not
    //! start.
    bool serve(SandboxOptions options);
    bool serve(const QList<Json> &entries, double speed = 1000);

    //! \a side: of the picture, in pixels; 0: the model's default.
    void order(const QString &prompt, int side = 0);
    [[nodiscard]] Job job(const QString &prompt) const; //!< as it was seen last
    [[nodiscard]] bool isSettled() const;               //!< no job goes on by itself

    [[nodiscard]] int submits() const;                      //!< that arrived, at all servers so far
    [[nodiscard]] int arrived(const QString &prompt) const; //!< of them; known only where there is a plan
    [[nodiscard]] QStringList taken(const QString &prompt) const; //!< request ids
    [[nodiscard]] int struck() const;                             //!< requests
    [[nodiscard]] QList<int> fileStatuses() const; //!< of the answers to requests for files, in order
    [[nodiscard]] const SandboxServer &server() const { return *m_server; }

    //! Files below the library that do not decode, or are half there.
    [[nodiscard]] QStringList brokenFiles() const;

private:
    [[nodiscard]] QList<Json> log() const;

    std::unique_ptr<SandboxServer> m_server;
    mutable std::mutex m_mutex;
    QList<Json> m_log;
};

} // namespace maquette::test
