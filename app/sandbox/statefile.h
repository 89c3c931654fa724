// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "models/core/json.h"

#include <QFile>
#include <QList>
#include <QLockFile>
#include <QString>

#include <memory>
#include <mutex>

namespace maquette
{

//! \brief The facts of a sandbox, one JSON object a line, only ever appended to. A line that was cut short by
//! a crash is skipped. One process at a time holds a state folder. append() is thread-safe.
class StateFile
{
public:
    //! Reads what is there; keeps the newest \a most facts when there are more.
    Result<QList<Json>> open(const QString &folder, int most = 20'000);
    //! Written out to the system before it returns.
    Result<void> append(const Json &fact);

private:
    Result<void> rewrite(const QList<Json> &facts);

    std::unique_ptr<QLockFile> m_lock;
    std::mutex m_mutex;
    QFile m_file;
};

} // namespace maquette
