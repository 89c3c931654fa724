// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/workfacets.h"

#include "app/store/database.h"

#include <QDateTime>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{
constexpr double microdollars = 1e6;
constexpr double milliseconds = 1e3;
} // namespace

WorkQuery::Shape shapeOf(const WorkKey &key)
{
    if (key.width == key.height)
        return WorkQuery::Shape::Square;
    return key.width > key.height ? WorkQuery::Shape::Landscape : WorkQuery::Shape::Portrait;
}

double secondsOf(const WorkKey &key)
{
    return double(key.durationMs) / milliseconds;
}

double dollarsOf(const WorkKey &key)
{
    return double(key.cost) / microdollars;
}

QDate FacetCounter::dayOf(qint64 time)
{
    if (time < m_from || time >= m_to) {
        m_day = QDateTime::fromMSecsSinceEpoch(time).date();
        m_from = m_day.startOfDay().toMSecsSinceEpoch();
        m_to = m_day.addDays(1).startOfDay().toMSecsSinceEpoch();
    }
    return m_day;
}

void FacetCounter::count(const WorkKey &key)
{
    ++m_facets.models[key.model];
    ++m_projects[key.project];
    ++m_facets.kinds[int(key.kind)];
    ++m_facets.ratings[key.rating];
    ++m_facets.colours[key.colour];
    ++m_facets.days[dayOf(key.createdAt)];
    if (key.kind != MediaKind::Audio)
        ++m_facets.shapes[int(shapeOf(key))];
    const auto tally = [](QHash<int, int> &counts, const auto &steps, const auto &isIn) {
        for (std::size_t step = 0; step < steps.size(); ++step) {
            if (isIn(steps[step]))
                ++counts[int(step)];
        }
    };
    const int side = std::max(key.width, key.height);
    tally(m_facets.sides, facetsteps::sides, [side](int least) { return side >= least; });
    const double dollars = dollarsOf(key);
    tally(m_facets.costs, facetsteps::costs, [dollars](double least) { return dollars >= least; });
    if (key.kind == MediaKind::Image)
        return;
    const double seconds = secondsOf(key);
    tally(m_facets.lengths, facetsteps::lengths,
          [seconds](const Span<double> &span) { return span.contains(seconds); });
}

Result<WorkFacets> FacetCounter::take(Database &database, const IdSet &ids)
{
    const auto tagged = database.read(u"SELECT asset, name FROM asset_tags JOIN tags ON tags.id = tag"_s, {},
                                      [&](const Row &row) {
                                          if (ids.contains(row.integer(0)))
                                              ++m_facets.tags[row.text(1)];
                                      });
    if (!tagged)
        return tagged.error();
    const auto named = database.read(u"SELECT id, name FROM projects"_s, {}, [&](const Row &row) {
        if (const int count = m_projects.value(row.integer(0)); count > 0)
            m_facets.projects.insert(row.text(1), count);
    });
    if (!named)
        return named.error();
    return std::move(m_facets);
}

} // namespace maquette
