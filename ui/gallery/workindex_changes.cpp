// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How single tiles come into a WorkIndex and leave it.
#include "ui/gallery/workindex.h"

#include <QDateTime>

#include <algorithm>

namespace maquette
{

namespace
{

constexpr qint64 sessionPauseMs = 3'600'000;

} // namespace

WorkIndex::Place WorkIndex::placeFor(const WorkEntry &entry, bool *newDay) const
{
    const int at = lowerSection(entry.when);
    *newDay = at == sectionCount() || entry.when >= m_sections[static_cast<size_t>(at)].end;
    if (*newDay)
        return {at, 0};
    const std::vector<WorkEntry> &entries = m_sections[static_cast<size_t>(at)].entries;
    // The first from the old end that the new one does not stand before.
    const auto position =
        std::upper_bound(entries.cbegin(), entries.cend(), entry,
                         [](const WorkEntry &a, const WorkEntry &b) { return b.standsBefore(a); });
    return {at, static_cast<int>(entries.cend() - position)};
}

void WorkIndex::insert(const WorkEntry &entry)
{
    bool newDay = false;
    const Place place = placeFor(entry, &newDay);
    if (newDay)
        m_sections.insert(m_sections.begin() + place.section, sectionFor(entry.when));
    Section &section = m_sections[static_cast<size_t>(place.section)];
    section.entries.insert(section.entries.end() - place.item, entry);
    if (m_grouping == Grouping::Sessions)
        widen(section, entry.when);
    remember(section, entry);
    section.stale = true;
    renumber(place.section);
}

void WorkIndex::remove(Place place)
{
    Section &section = m_sections[static_cast<size_t>(place.section)];
    section.entries.erase(section.entries.end() - 1 - place.item);
    section.stale = true;
    if (section.entries.empty())
        m_sections.erase(m_sections.begin() + place.section);
    m_lastFound = 0;
    renumber(place.section);
}

void WorkIndex::replace(Place place, const WorkEntry &entry)
{
    Section &section = m_sections[static_cast<size_t>(place.section)];
    section.entries[section.entries.size() - 1 - static_cast<size_t>(place.item)] = entry;
    section.stale = true;
    remember(section, entry);
}

void WorkIndex::remember(Section &section, const WorkEntry &entry)
{
    const int kind = entry.isJob ? 1 : 0;
    qint64 &smallest = section.smallest[kind];
    qint64 &largest = section.largest[kind];
    smallest = smallest == 0 ? entry.number : std::min(smallest, entry.number);
    largest = std::max(largest, entry.number);
}

WorkIndex::Section WorkIndex::sectionFor(qint64 when) const
{
    Section section;
    section.day = QDateTime::fromMSecsSinceEpoch(when).date();
    if (m_grouping == Grouping::Sessions) {
        section.start = when - sessionPauseMs;
        section.end = when + sessionPauseMs + 1;
        return section;
    }
    section.start = section.day.startOfDay().toMSecsSinceEpoch();
    section.end = section.day.addDays(1).startOfDay().toMSecsSinceEpoch();
    return section;
}

void WorkIndex::widen(Section &section, qint64 when)
{
    section.start = std::min(section.start, when - sessionPauseMs);
    section.end = std::max(section.end, when + sessionPauseMs + 1);
}

int WorkIndex::lowerSection(qint64 when) const
{
    const auto found = std::find_if(m_sections.cbegin(), m_sections.cend(),
                                    [when](const Section &section) { return section.start <= when; });
    return static_cast<int>(found - m_sections.cbegin());
}

void WorkIndex::renumber(int from)
{
    int row = 0;
    if (from > 0) {
        const Section &last = m_sections[static_cast<size_t>(from) - 1];
        row = last.firstRow + 1 + static_cast<int>(last.entries.size());
    }
    for (size_t i = static_cast<size_t>(from); i < m_sections.size(); ++i) {
        m_sections[i].firstRow = row;
        row += 1 + static_cast<int>(m_sections[i].entries.size());
    }
    m_rows = row;
}

} // namespace maquette
