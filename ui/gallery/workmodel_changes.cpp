// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/workmodel.h"

#include <QElapsedTimer>
#include <QTimer>

namespace maquette
{

WorkEntry WorkModel::entryFor(const Asset &asset) const
{
    WorkEntry entry;
    entry.job = asset.job.number();
    entry.number = asset.id.number();
    entry.when = m_jobWhen.value(entry.job, 0);
    if (entry.job == 0 || entry.when == 0)
        entry.when = asset.createdAt.toMSecsSinceEpoch();
    entry.cost = asset.cost && !asset.simulated ? asset.cost->microdollars() : 0;
    entry.index = asset.index;
    entry.kind = asset.kind;
    return entry;
}

WorkEntry WorkModel::entryFor(const Job &job) const
{
    WorkEntry entry;
    entry.isJob = true;
    entry.job = entry.number = job.id.number();
    entry.when = job.createdAt.toMSecsSinceEpoch();
    entry.cost = job.cost && !job.sandbox ? job.cost->microdollars() : 0;
    entry.kind = m_kindOf ? m_kindOf(job.model) : MediaKind::Image;
    return entry;
}

bool WorkModel::accepts(const WorkEntry &entry)
{
    if (!m_filter.acceptsKind(entry.kind))
        return false;
    if (!m_filter.hasWords())
        return true;
    QByteArray &haystack = m_haystacks[entry.isJob ? -entry.number : entry.number];
    if (haystack.isEmpty()) {
        if (entry.isJob)
            haystack = WorkFilter::haystack(m_jobs.value(entry.number));
        else if (const Asset *asset = m_find(AssetId(entry.number)))
            haystack = WorkFilter::haystack(*asset);
    }
    return m_filter.acceptsText(haystack);
}

bool WorkModel::replaceJobBy(const WorkEntry &work)
{
    if (!m_jobs.contains(work.job))
        return false;
    const WorkIndex::Place jobPlace = m_all.find(true, work.job);
    if (!jobPlace.isValid())
        return false;
    int arrived = 1;
    for (int item = jobPlace.item + 1; item < m_all.sectionSize(jobPlace.section); ++item, ++arrived) {
        if (m_all.entry({jobPlace.section, item}).job != work.job)
            break;
    }
    const int outputs = m_jobs.value(work.job).outputs;
    if (outputs <= 0 || arrived < outputs)
        return false;

    m_replaced.insert(work.job);
    bool newDay = false;
    const WorkIndex::Place place = m_all.placeFor(work, &newDay);
    const WorkIndex::Place shown = m_shown.find(true, work.job);
    if (m_pass || place != WorkIndex::Place{jobPlace.section, jobPlace.item + 1} || !shown.isValid() ||
        !accepts(work)) {
        insert(work);
        remove(true, work.job);
        return true;
    }
    m_all.replace(jobPlace, work);
    m_shown.replace(shown, work);
    const QModelIndex changed = index(m_shown.rowOf(shown));
    emit dataChanged(changed, changed);
    headerChanged(work);
    return true;
}

void WorkModel::insert(const WorkEntry &entry)
{
    m_all.insert(entry);
    if (m_pass)
        startPass();
    else if (accepts(entry))
        insertShown(entry);
}

void WorkModel::insertShown(const WorkEntry &entry)
{
    bool newDay = false;
    const WorkIndex::Place place = m_shown.placeFor(entry, &newDay);
    int row = m_shown.rowCount();
    if (place.section < m_shown.sectionCount())
        row = newDay ? m_shown.rowOf({place.section, WorkIndex::headerItem}) : m_shown.rowOf(place);
    beginInsertRows({}, row, newDay ? row + 1 : row);
    m_shown.insert(entry);
    endInsertRows();
    if (!newDay)
        headerChanged(entry);
}

void WorkModel::remove(bool isJob, qint64 number)
{
    const WorkIndex::Place place = m_all.find(isJob, number);
    if (!place.isValid())
        return;
    const WorkEntry entry = m_all.entry(place);
    m_all.remove(place);
    const WorkIndex::Place shown = m_shown.find(isJob, number);
    if (shown.isValid()) {
        removeShown(shown);
        headerChanged(entry);
    }
    if (m_pass)
        startPass();
}

void WorkModel::removeShown(WorkIndex::Place place)
{
    const bool last = m_shown.sectionSize(place.section) == 1;
    const int row = m_shown.rowOf(place);
    beginRemoveRows({}, last ? row - 1 : row, row);
    m_shown.remove(place);
    endRemoveRows();
}

void WorkModel::change(const WorkEntry &entry)
{
    const WorkIndex::Place place = m_all.find(entry.isJob, entry.number);
    if (!place.isValid())
        return;
    WorkEntry changed = entry;
    changed.when = m_all.entry(place).when;
    m_all.replace(place, changed);
    const WorkIndex::Place shown = m_shown.find(entry.isJob, entry.number);
    if (!shown.isValid())
        return;
    const bool costs = m_shown.entry(shown).cost != changed.cost;
    m_shown.replace(shown, changed);
    const QModelIndex row = index(m_shown.rowOf(shown));
    emit dataChanged(row, row);
    if (costs)
        headerChanged(changed);
}

void WorkModel::headerChanged(const WorkEntry &entry)
{
    bool newDay = false;
    const WorkIndex::Place place = m_shown.placeFor(entry, &newDay);
    if (newDay)
        return;
    const QModelIndex header = index(m_shown.rowOf({place.section, WorkIndex::headerItem}));
    emit dataChanged(header, header);
}

void WorkModel::setSpent(const QHash<QDate, qint64> &spent)
{
    if (m_spent == spent)
        return;
    const auto before = std::exchange(m_spent, spent);
    for (int section = 0; section < m_shown.sectionCount(); ++section) {
        const QDate day = m_shown.day(section);
        if (before && before->value(day) == spent.value(day))
            continue;
        const QModelIndex header = index(m_shown.rowOf({section, WorkIndex::headerItem}));
        emit dataChanged(header, header);
    }
}

// ---- the filter

void WorkModel::setFilter(const WorkFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    startPass();
}

void WorkModel::startPass()
{
    if (m_filter.isEmpty()) {
        show(WorkIndex(m_all));
        return;
    }
    m_pass = std::make_unique<Pass>();
    m_pass->entries = m_all.entries();
    continuePass();
}

void WorkModel::continuePass()
{
    constexpr qint64 slice = 4'000'000;
    constexpr size_t batch = 64;
    QElapsedTimer time;
    time.start();
    while (m_pass->next < m_pass->entries.size()) {
        const WorkEntry &entry = m_pass->entries[m_pass->next++];
        if (accepts(entry))
            m_pass->accepted.push_back(entry);
        if (m_pass->next % batch == 0 && time.nsecsElapsed() > slice) {
            m_passTimer->start(0);
            return;
        }
    }
    finishPass();
}

void WorkModel::finishPass()
{
    WorkIndex accepted;
    accepted.assign(std::move(m_pass->accepted));
    show(std::move(accepted));
}

void WorkModel::show(WorkIndex rows)
{
    m_passTimer->stop();
    m_pass.reset();
    beginResetModel();
    m_shown = std::move(rows);
    endResetModel();
    emit filtered();
}

} // namespace maquette
