// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/exportplan.h"

#include <QHash>
#include <QSet>
#include <QString>

namespace maquette
{

//! The paths of all files below \a folder, relative to it; of the folder alone unless \a deep. At most
//! 200,000. Blocking: for worker threads.
QStringList filesIn(const QString &folder, bool deep);

//! \brief Gives each exported file a name that no other one has, also where letter case does not count.
class ExportNames
{
public:
    ExportNames() = default;
    ExportNames(const QStringList &existing, ExportPlan::Taken taken);

    //! \a path with \a extension, or with a number; nothing when the work is to be skipped.
    std::optional<QString> take(const QString &path, const QString &extension);
    //! How many names were numbered or skipped because another file has them.
    [[nodiscard]] int collisions() const { return m_collisions; }

private:
    QSet<QString> m_existing;
    QSet<QString> m_given;
    QHash<QString, int> m_last; //!< the last number that was tried
    ExportPlan::Taken m_taken = ExportPlan::Taken::Number;
    int m_collisions = 0;
};

} // namespace maquette
