// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/idset.h"
#include "app/base/result.h"
#include "app/library/workkeys.h"
#include "app/library/workquery.h"

#include <QDate>
#include <QHash>

#include <array>

namespace maquette
{

class Database;

//! The steps in which works are counted where a facet is a number.
namespace facetsteps
{
inline constexpr std::array<int, 3> sides{1024, 2048, 4096}; //!< pixels of the longer side, or more
inline constexpr std::array<double, 3> costs{0.1, 0.5, 1.0}; //!< dollars of the whole run, or more
inline constexpr std::array<Span<double>, 3> lengths{
    {{std::nullopt, 5.0}, {5.0, 10.0}, {10.0, std::nullopt}}}; //!< seconds of a clip or a sound
} // namespace facetsteps

//! \brief How many of the works that were found have what; keys as WorkKey and WorkQuery write them.
struct WorkFacets
{
    QHash<int, int> models; //!< by place in WorkKeys::models()
    QHash<int, int> kinds;  //!< by MediaKind
    QHash<int, int> ratings;
    QHash<int, int> colours;
    QHash<int, int> shapes; //!< by WorkQuery::Shape
    QHash<QDate, int> days; //!< local
    QHash<int, int> sides;  //!< by place in facetsteps, as the next two
    QHash<int, int> lengths;
    QHash<int, int> costs;
    QHash<QString, int> tags;
    QHash<QString, int> projects;
};

//! The shape of the picture or clip, never Shape::Any.
WorkQuery::Shape shapeOf(const WorkKey &key);
double secondsOf(const WorkKey &key);
double dollarsOf(const WorkKey &key);

//! \brief Counts works one by one. A value; used on the searching thread.
class FacetCounter
{
public:
    void count(const WorkKey &key);
    //! The names of tags and projects are asked of the index: those of \a ids, which were counted.
    Result<WorkFacets> take(Database &database, const IdSet &ids);

private:
    [[nodiscard]] QDate dayOf(qint64 time);

    WorkFacets m_facets;
    QHash<qint64, int> m_projects; //!< by id
    qint64 m_from = 0;             //!< the day that was met last, since most come in order
    qint64 m_to = 0;
    QDate m_day;
};

} // namespace maquette
