// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/faultplan.h"
#include "app/sandbox/http.h"

#include <QDateTime>
#include <QHash>

#include <mutex>
#include <vector>

namespace maquette
{

//! \brief Keeps count of a plan and says which of its entries strikes a request. Thread-safe. Every entry
//! counts every request that fits it, also those that an entry before it strikes.
class FaultDesk
{
public:
    explicit FaultDesk(FaultPlan plan);

    struct Strike
    {
        const Fault *fault = nullptr; //!< null: all goes well
        int number = 0;               //!< of this entry's strikes, from 0
    };
    [[nodiscard]] Strike strike(const Call &call);
    [[nodiscard]] bool isEmpty() const { return m_plan.entries.isEmpty(); }

private:
    FaultPlan m_plan;
    std::mutex m_mutex;
    std::vector<QHash<QString, int>> m_counts; // for each entry by run, or all under no run
};

//! What is left of \a usual when \a fault has struck it for the time \a number, from 0.
HttpReply spoiled(HttpReply usual, const Fault &fault, int number, const QDateTime &now);

} // namespace maquette
