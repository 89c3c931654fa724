// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/jobs/ledgerrows.h"
#include "app/jobs/runrecord.h"

#include <QObject>

#include <functional>
#include <memory>

namespace maquette
{

class ApiClient;
class Scheduler;
class Store;

//! \brief What was paid: by day, model and project folder, from the journal. Main thread; the reading is done
//! in the store's.
class Ledger : public QObject
{
    Q_OBJECT

public:
    Ledger(Store &store, const ApiClient &api, Scheduler &scheduler, QObject *parent = nullptr);
    ~Ledger() override;

    //! Dropped when \a context is gone.
    void read(const LedgerQuery &query, QObject *context, std::function<void(Result<LedgerPage>)> answer);
    //! Newest first, with whole prompts.
    void readRuns(const LedgerScope &scope, QObject *context,
                  std::function<void(Result<QList<LedgerRun>>)> answer);
    //! The times of one run; nothing when the journal has no such run. Dropped when \a context is gone.
    void readTimes(JobId job, QObject *context, std::function<void(Result<std::optional<RunRecord>>)> answer);
    //! Fingerprint of the account in use; empty when there is none and in the sandbox.
    [[nodiscard]] QString account() const;

signals:
    //! A run was sent, has ended or was given its cost, or another account is in use; at most a few times a
    //! second.
    void changed();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
