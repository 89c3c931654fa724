// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

#include <QElapsedTimer>
#include <QList>

#include <memory>
#include <mutex>

namespace maquette::bench
{

//! \brief Looks over the store's shoulder: counts the commits that had something to write, and takes their
//! time. A copy is the same watch.
class CommitWatch
{
public:
    CommitWatch();
    //! As a StatementFault that never strikes. Called on the store thread.
    std::optional<Error> operator()(const QString &sql, FaultPoint point) const;

    void forget() const;
    //! Milliseconds of each commit since forget().
    [[nodiscard]] QList<double> commits() const;

private:
    struct Seen
    {
        std::mutex mutex;
        QList<double> commits;
        QElapsedTimer timer;
        bool writes = false;
    };
    std::shared_ptr<Seen> m_seen;
};

} // namespace maquette::bench
