// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/workmodel.h"

#include <algorithm>

namespace maquette
{

WorkEntry WorkModel::entryFor(const WorkKey &key) const
{
    WorkEntry entry;
    entry.job = key.job;
    entry.number = key.id;
    entry.when = m_jobWhen.value(entry.job, 0);
    if (entry.job == 0 || entry.when == 0)
        entry.when = key.createdAt;
    entry.cost = key.simulated ? 0 : key.cost;
    entry.index = key.index;
    entry.kind = key.kind;
    entry.rating = key.rating;
    return entry;
}

WorkEntry WorkModel::entryFor(const Asset &asset) const
{
    return entryFor(WorkKeys().set(asset));
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

bool WorkModel::accepts(const WorkEntry &entry) const
{
    if (m_query.isEmpty())
        return true;
    return entry.isJob ? acceptsJob(m_jobs.value(entry.number)) : m_found.contains(entry.number);
}

//! A run has nothing yet that facets ask for; its words are looked for as they stand.
bool WorkModel::acceptsJob(const Job &job) const
{
    const MediaKind kind = m_kindOf ? m_kindOf(job.model) : MediaKind::Image;
    const bool isOfKind = m_query.kind == WorkQuery::Kind::All ||
                          (m_query.kind == WorkQuery::Kind::Images) == (kind == MediaKind::Image);
    if (!isOfKind || m_query.hasFacets())
        return false;
    const auto says = [&job](const QString &text) {
        return job.prompt.contains(text, Qt::CaseInsensitive) ||
               job.modelName.contains(text, Qt::CaseInsensitive) ||
               job.model.text().contains(text, Qt::CaseInsensitive) ||
               QString::fromUtf8(job.input).contains(text, Qt::CaseInsensitive);
    };
    return std::all_of(m_query.words.cbegin(), m_query.words.cend(),
                       [&](const WorkQuery::Word &word) { return says(word.text) != word.without; });
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
    if (!m_query.isEmpty() || place != WorkIndex::Place{jobPlace.section, jobPlace.item + 1} ||
        !shown.isValid()) {
        insert(work);
        remove(true, work.job);
        return true;
    }
    m_all.replace(jobPlace, work);
    m_shown.replace(shown, work);
    const QModelIndex changed = index(m_shown.rowOf(shown));
    emit dataChanged(changed, changed);
    headerChanged(work);
    restack(work);
    return true;
}

void WorkModel::insert(const WorkEntry &entry)
{
    m_all.insert(entry);
    if (entry.isJob || m_query.isEmpty()) {
        if (accepts(entry))
            insertAccepted(entry);
        return;
    }
    check({AssetId(entry.number)});
}

void WorkModel::insertShown(const WorkEntry &entry)
{
    bool newDay = false;
    const WorkIndex::Place place = m_shown.placeFor(entry, &newDay);
    int row = m_shown.rowCount();
    if (place.section < m_shown.sectionCount())
        row = newDay ? m_shown.rowOf({place.section, WorkIndex::headerItem}) : m_shown.rowOf(place);
    holdTitle(newDay ? -1 : place.section);
    beginInsertRows({}, row, newDay ? row + 1 : row);
    m_shown.insert(entry);
    endInsertRows();
    m_heldTitle.reset();
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
    if (!isJob)
        restack(entry);
}

void WorkModel::removeShown(WorkIndex::Place place)
{
    const bool last = m_shown.sectionSize(place.section) == 1;
    const int row = m_shown.rowOf(place);
    holdTitle(last ? -1 : place.section);
    beginRemoveRows({}, last ? row - 1 : row, row);
    m_shown.remove(place);
    endRemoveRows();
    m_heldTitle.reset();
}

void WorkModel::holdTitle(int section)
{
    if (section >= 0 && m_shown.grouping() == WorkIndex::Grouping::Sessions)
        m_heldTitle = {section, headerText(section, false)};
}

void WorkModel::change(const WorkEntry &entry)
{
    const WorkIndex::Place place = m_all.find(entry.isJob, entry.number);
    if (!place.isValid())
        return;
    WorkEntry changed = entry;
    changed.when = m_all.entry(place).when;
    const bool isRated = m_all.entry(place).rating != changed.rating;
    m_all.replace(place, changed);
    if (const WorkIndex::Place shown = m_shown.find(entry.isJob, entry.number); shown.isValid()) {
        changed.stack = m_shown.entry(shown).stack;
        const bool costs = m_shown.entry(shown).cost != changed.cost;
        m_shown.replace(shown, changed);
        const QModelIndex row = index(m_shown.rowOf(shown));
        emit dataChanged(row, row);
        if (costs)
            headerChanged(changed);
    }
    if (isRated)
        restack(changed); // it may be the best of them by now
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

// ---- the query

void WorkModel::setQuery(const WorkQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    refilter();
}

void WorkModel::refilter()
{
    m_asked = !m_query.isEmpty();
    m_toCheck.clear(); // the question that follows knows all so far
    if (m_asked)
        emit searchRequested(m_query);
    else
        show(accepted());
}

void WorkModel::takeFound(const WorkQuery &query, const IdSet &works)
{
    if (query != m_query || m_query.isEmpty())
        return;
    m_asked = false;
    m_found = works;
    showAccepted();
    check(std::exchange(m_toCheck, {}));
}

//! What changes while an answer is on its way may have come too late for it: it is looked at afterwards.
void WorkModel::check(const QList<AssetId> &ids)
{
    if (m_query.isEmpty() || ids.isEmpty())
        return;
    if (m_asked)
        m_toCheck.append(ids);
    else
        emit checkRequested(m_query, ids);
}

void WorkModel::takeChecked(const WorkQuery &query, const QList<AssetId> &ids, const IdSet &matching)
{
    if (query != m_query || m_query.isEmpty())
        return;
    if (m_asked) { // it would be forgotten with the whole answer
        check(ids);
        return;
    }
    for (const AssetId id : ids) {
        const WorkIndex::Place place = m_all.find(false, id.number());
        if (!place.isValid())
            continue;
        const WorkEntry entry = m_all.entry(place);
        const WorkIndex::Place shown = m_shown.find(false, id.number());
        if (matching.contains(id) && !shown.isValid()) {
            m_found.insert(id.number());
            insertAccepted(entry);
        } else if (!matching.contains(id) && shown.isValid()) {
            m_found.remove(id.number());
            removeShown(shown);
            headerChanged(entry);
            restack(entry);
        } else if (!matching.contains(id) && m_found.contains(id)) { // in a stack
            m_found.remove(id.number());
            restack(entry);
        }
    }
}

void WorkModel::wordsMade(const QList<AssetId> &ids)
{
    if (!m_query.words.isEmpty())
        check(ids);
}

void WorkModel::showAccepted()
{
    show(accepted());
}

void WorkModel::show(WorkIndex rows)
{
    beginResetModel();
    m_shown = std::move(rows);
    endResetModel();
    emit filtered();
}

} // namespace maquette
