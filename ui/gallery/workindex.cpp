// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/workindex.h"

#include <algorithm>

namespace maquette
{

namespace
{

//! The library's own order differs only among the works of one run: a few steps each put that right, where a
//! full sort of 100,000 would be felt.
void sortNearlySorted(std::vector<WorkEntry> &entries)
{
    const auto before = [](const WorkEntry &a, const WorkEntry &b) { return a.standsBefore(b); };
    size_t moves = 4 * entries.size();
    for (size_t i = 1; i < entries.size(); ++i) {
        const WorkEntry entry = entries[i];
        size_t at = i;
        for (; at > 0 && entry.standsBefore(entries[at - 1]) && moves > 0; --at, --moves)
            entries[at] = entries[at - 1];
        entries[at] = entry;
        if (moves == 0) {
            std::sort(entries.begin(), entries.end(), before);
            return;
        }
    }
}

} // namespace

size_t WorkEntry::topOf(std::span<const WorkEntry> run)
{
    const auto isWorse = [](const WorkEntry &one, const WorkEntry &other) {
        return one.rating < other.rating;
    };
    return static_cast<size_t>(std::max_element(run.begin(), run.end(), isWorse) - run.begin());
}

bool WorkEntry::standsBefore(const WorkEntry &other) const
{
    if (when != other.when)
        return when > other.when;
    if (job != other.job)
        return job > other.job;
    if (isJob != other.isJob)
        return isJob;
    if (index != other.index)
        return index < other.index;
    return number < other.number;
}

void WorkIndex::assign(std::vector<WorkEntry> entries)
{
    sortNearlySorted(entries);
    m_sections.clear();
    auto first = entries.cbegin();
    while (first != entries.cend()) {
        Section section = sectionFor(first->when);
        auto last = first;
        for (; last != entries.cend() && last->when >= section.start; ++last) {
            if (m_grouping == Grouping::Sessions)
                widen(section, last->when);
        }
        section.entries.assign(std::make_reverse_iterator(last), std::make_reverse_iterator(first));
        for (const WorkEntry &entry : section.entries)
            remember(section, entry);
        m_sections.push_back(std::move(section));
        first = last;
    }
    m_lastFound = 0;
    renumber(0);
}

int WorkIndex::sectionSize(int section) const
{
    return static_cast<int>(m_sections[static_cast<size_t>(section)].entries.size());
}

QDate WorkIndex::day(int section) const
{
    return m_sections[static_cast<size_t>(section)].day;
}

std::pair<qint64, qint64> WorkIndex::times(int section) const
{
    const std::vector<WorkEntry> &entries = m_sections[static_cast<size_t>(section)].entries;
    return {entries.front().when, entries.back().when};
}

void WorkIndex::setGrouping(Grouping grouping)
{
    std::vector<WorkEntry> all = entries();
    m_grouping = grouping;
    assign(std::move(all));
}

WorkIndex::DayFacts WorkIndex::facts(int section) const
{
    const Section &day = m_sections[static_cast<size_t>(section)];
    if (!day.stale)
        return day.facts;
    DayFacts facts;
    qint64 run = 0;
    qint64 runCost = 0;
    int runWorks = 0;
    for (const WorkEntry &entry : day.entries) {
        (entry.isJob ? facts.jobs : facts.works) += 1;
        if (entry.job == 0 || entry.job != run) {
            runCost = 0;
            runWorks = 0;
        }
        runWorks += entry.isJob ? 0 : 1;
        if (entry.stack > 0) // and those that it stands for
            facts.works += entry.stack - runWorks;
        run = entry.job;
        // The tile of a job and its works need not all know the cost.
        if (entry.cost > runCost) {
            facts.cost += entry.cost - runCost;
            runCost = entry.cost;
        }
    }
    day.facts = facts;
    day.stale = false;
    return facts;
}

WorkIndex::Place WorkIndex::placeOf(int row) const
{
    if (row < 0 || row >= m_rows)
        return {};
    const auto after = std::upper_bound(m_sections.cbegin(), m_sections.cend(), row,
                                        [](int r, const Section &section) { return r < section.firstRow; });
    const auto section = static_cast<int>(after - m_sections.cbegin()) - 1;
    return {section, row - m_sections[static_cast<size_t>(section)].firstRow - 1};
}

int WorkIndex::rowOf(Place place) const
{
    if (!place.isValid() || place.section >= sectionCount())
        return -1;
    return m_sections[static_cast<size_t>(place.section)].firstRow + 1 + place.item;
}

const WorkEntry &WorkIndex::entry(Place place) const
{
    const Section &section = m_sections[static_cast<size_t>(place.section)];
    return section.entries[section.entries.size() - 1 - static_cast<size_t>(place.item)];
}

WorkIndex::Place WorkIndex::find(bool isJob, qint64 number) const
{
    const int count = sectionCount();
    const int kind = isJob ? 1 : 0;
    for (int i = 0; i < count; ++i) {
        const int at = (m_lastFound + i) % count;
        const Section &section = m_sections[static_cast<size_t>(at)];
        if (number < section.smallest[kind] || number > section.largest[kind])
            continue;
        const std::vector<WorkEntry> &entries = section.entries;
        const auto found = std::find_if(entries.crbegin(), entries.crend(), [&](const WorkEntry &entry) {
            return entry.number == number && entry.isJob == isJob;
        });
        if (found == entries.crend())
            continue;
        m_lastFound = at;
        return {at, static_cast<int>(found - entries.crbegin())};
    }
    return {};
}

namespace
{

//! Counts the works of each run at the first of them, which stands behind the others (\a entries are oldest
//! first), and of a closed one leaves its top alone.
void stackUp(std::vector<WorkEntry> &entries, const std::function<bool(qint64)> &isClosed)
{
    constexpr size_t most = 65'535;
    size_t kept = 0;
    for (size_t first = 0, next = 0; first < entries.size(); first = next) {
        next = first + 1;
        const qint64 job = entries[first].isJob ? 0 : entries[first].job;
        while (job != 0 && next < entries.size() && entries[next].job == job && !entries[next].isJob)
            ++next;
        const size_t count = next - first;
        const bool shows = count == 1 || !isClosed(job);
        size_t top = next - 1;
        for (size_t i = top; !shows && i-- > first;) {
            if (entries[i].rating > entries[top].rating)
                top = i;
        }
        WorkEntry counted = entries[top];
        counted.stack = count > 1 ? static_cast<quint16>(std::min(most, count)) : quint16(0);
        for (size_t i = first; shows && i < next - 1; ++i)
            entries[kept++] = entries[i];
        entries[kept++] = counted;
    }
    entries.resize(kept);
}

} // namespace

WorkIndex WorkIndex::where(const std::function<bool(const WorkEntry &)> &accepts,
                           const std::function<bool(qint64 job)> &isClosed) const
{
    WorkIndex some;
    some.m_grouping = m_grouping;
    for (const Section &section : m_sections) {
        Section part;
        part.entries.reserve(section.entries.size());
        std::copy_if(section.entries.cbegin(), section.entries.cend(), std::back_inserter(part.entries),
                     accepts);
        if (part.entries.empty())
            continue;
        if (isClosed)
            stackUp(part.entries, isClosed);
        part.day = section.day;
        part.start = section.start;
        part.end = section.end;
        for (const WorkEntry &entry : part.entries)
            remember(part, entry);
        some.m_sections.push_back(std::move(part));
    }
    some.renumber(0);
    return some;
}

std::vector<WorkEntry> WorkIndex::runOf(Place place) const
{
    const WorkEntry &tile = entry(place);
    const std::vector<WorkEntry> &entries = m_sections[static_cast<size_t>(place.section)].entries;
    const auto isOfRun = [&tile](const WorkEntry &other) { return other.job == tile.job && !other.isJob; };
    auto first = entries.crbegin() + place.item;
    while (first != entries.crbegin() && (first - 1)->job == tile.job)
        --first;
    std::vector<WorkEntry> run;
    for (; first != entries.crend() && first->job == tile.job; ++first) {
        if (isOfRun(*first))
            run.push_back(*first);
    }
    return run;
}

std::vector<WorkEntry> WorkIndex::entries() const
{
    std::vector<WorkEntry> all;
    all.reserve(static_cast<size_t>(entryCount()));
    for (const Section &section : m_sections)
        all.insert(all.end(), section.entries.crbegin(), section.entries.crend());
    return all;
}

} // namespace maquette
