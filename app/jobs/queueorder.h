// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QList>

#include <map>
#include <set>

namespace maquette
{

//! \brief In which order waiting jobs are sent: each has a place, the smallest comes first, then the lowest
//! id. Moving one changes its own place alone, except when there is no number left between two neighbours.
class QueueOrder
{
public:
    using Places = QList<std::pair<JobId, qint64>>;

    void insert(JobId id, qint64 place);
    void remove(JobId id);
    [[nodiscard]] bool contains(JobId id) const { return m_places.contains(id); }
    [[nodiscard]] qint64 placeOf(JobId id) const { return m_places.at(id); } //!< of one that is in it
    [[nodiscard]] QList<JobId> ids() const;                                  //!< in the order they are sent
    [[nodiscard]] qint64 placeAtEnd() const;
    //! Puts \a moved, in the order they have now, before \a before, or at the end for a null id. Answers
    //! every place that is another one afterwards; ids that do not wait are left out.
    Places move(const QList<JobId> &moved, JobId before);

private:
    std::set<std::pair<qint64, JobId>> m_order;
    std::map<JobId, qint64> m_places;
};

} // namespace maquette
