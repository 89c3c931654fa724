// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a WorkModel groups its works and puts those of one run into one tile.
#include "ui/gallery/workmodel.h"

#include <algorithm>

namespace maquette
{

void WorkModel::setGrouping(WorkIndex::Grouping grouping)
{
    if (grouping == m_all.grouping())
        return;
    m_all.setGrouping(grouping);
    if (!m_asked)
        show(accepted());
}

void WorkModel::setStacked(bool stacked)
{
    if (stacked == m_stacked)
        return;
    m_stacked = stacked;
    m_open.clear();
    if (!m_asked)
        show(accepted());
}

WorkIndex WorkModel::accepted() const
{
    if (m_query.isEmpty() && !m_stacked)
        return m_all;
    std::function<bool(qint64)> isClosed;
    if (m_stacked)
        isClosed = [this](qint64 job) { return !m_open.contains(job); };
    if (m_query.isEmpty())
        return m_all.where([](const WorkEntry &) { return true; }, isClosed);
    // As accepts(), which would ask of each of a hundred thousand again whether there is a query.
    return m_all.where(
        [this](const WorkEntry &entry) {
            return entry.isJob ? acceptsJob(m_jobs.value(entry.number)) : m_found.contains(entry.number);
        },
        isClosed);
}

void WorkModel::setOpen(JobId run, bool open)
{
    if (!m_stacked || run.isNull() || isOpen(run) == open)
        return;
    if (open)
        m_open.insert(run.number());
    else
        m_open.remove(run.number());
    for (int section = 0; section < m_shown.sectionCount(); ++section) {
        for (int item = 0; item < m_shown.sectionSize(section); ++item) {
            const WorkEntry &entry = m_shown.entry({section, item});
            if (entry.job == run.number() && !entry.isJob)
                return restack(WorkEntry(entry));
        }
    }
}

int WorkModel::stackAt(int row) const
{
    return m_stacked && kindAt(row) == RowKind::Work ? m_shown.entry(m_shown.placeOf(row)).stack : 0;
}

AssetId WorkModel::shownFor(AssetId id) const
{
    if (rowOf(id) >= 0)
        return id;
    const WorkIndex::Place place = m_all.find(false, id.number());
    if (!m_stacked || !place.isValid())
        return {};
    for (const WorkEntry &other : m_all.runOf(place)) {
        if (const AssetId top(other.number); rowOf(top) >= 0)
            return top;
    }
    return {};
}

void WorkModel::insertAccepted(const WorkEntry &entry)
{
    if (m_stacked && !entry.isJob && entry.job != 0)
        restack(entry);
    else
        insertShown(entry);
}

//! Shows of the run of \a entry, which may be gone itself, what its stack shows.
void WorkModel::restack(const WorkEntry &entry)
{
    if (!m_stacked || entry.job == 0)
        return;
    bool newDay = false;
    WorkIndex::Place near = m_all.find(false, entry.number);
    if (!near.isValid()) {
        // It stood between its neighbours.
        near = m_all.placeFor(entry, &newDay);
        if (newDay || near.section >= m_all.sectionCount())
            return;
        for (const int item : {near.item - 1, near.item}) {
            const bool isThere = item >= 0 && item < m_all.sectionSize(near.section);
            if (isThere && m_all.entry({near.section, item}).job == entry.job)
                near.item = item;
        }
        if (near.item >= m_all.sectionSize(near.section) || m_all.entry(near).job != entry.job)
            return;
    }
    std::vector<WorkEntry> run = m_all.runOf(near);
    std::erase_if(run, [this](const WorkEntry &one) { return !accepts(one); });
    if (run.empty())
        return;
    showRun(run, !m_open.contains(entry.job));
    headerChanged(run.front());
}

//! What comes is there before what goes, so that the tile that stood for the others can hand its place on.
void WorkModel::showRun(const std::vector<WorkEntry> &run, bool isClosed)
{
    const size_t top = isClosed ? WorkEntry::topOf(run) : 0;
    QList<qint64> going;
    for (size_t i = 0; i < run.size(); ++i) {
        WorkEntry one = run[i];
        one.stack = i == top && run.size() > 1 ? static_cast<quint16>(run.size()) : quint16(0);
        const WorkIndex::Place shown = m_shown.find(false, one.number);
        if (isClosed && i != top) {
            if (shown.isValid())
                going.append(one.number);
        } else if (!shown.isValid()) {
            insertShown(one);
        } else if (m_shown.entry(shown).stack != one.stack) {
            m_shown.replace(shown, one);
            const QModelIndex row = index(m_shown.rowOf(shown));
            emit dataChanged(row, row);
        }
    }
    for (const qint64 number : std::as_const(going)) {
        emit hiding(AssetId(number), AssetId(run[top].number));
        removeShown(m_shown.find(false, number));
    }
}

} // namespace maquette
