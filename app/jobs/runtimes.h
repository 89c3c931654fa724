// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/jobrepository.h"

#include <QHash>

#include <chrono>

namespace maquette
{

//! \brief How long the last runs of each model took.
class RunTimes
{
public:
    //! \a times: newest first.
    void load(const QList<RunTime> &times);
    void add(const RunTime &time);
    //! The median of the last nine at most; nothing before the first.
    [[nodiscard]] std::optional<std::chrono::seconds> usual(const QString &endpoint,
                                                            const ModelId &model) const;

private:
    QHash<std::pair<QString, ModelId>, QList<qint64>> m_times; //!< milliseconds, newest first
};

} // namespace maquette
