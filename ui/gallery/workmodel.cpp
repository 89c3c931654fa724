// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/workmodel.h"

#include "ui/gallery/worktexts.h"
#include "ui/queue/jobtexts.h"

#include <QTimer>

#include <algorithm>

namespace maquette
{

WorkModel::WorkModel(FindAsset find, QObject *parent)
    : QAbstractListModel(parent)
    , m_find(std::move(find))
    , m_today([] { return QDate::currentDate(); })
    , m_midnight(new QTimer(this))
{
    m_midnight->setSingleShot(true);
    connect(m_midnight, &QTimer::timeout, this, [this] {
        for (int i = 0; i < m_shown.sectionCount(); ++i) {
            const QModelIndex header = index(m_shown.rowOf({i, WorkIndex::headerItem}));
            emit dataChanged(header, header);
        }
        waitForMidnight();
    });
    waitForMidnight();
}

WorkModel::~WorkModel() = default;

void WorkModel::setToday(std::function<QDate()> today)
{
    m_today = std::move(today);
}

void WorkModel::setWorks(const QList<WorkKey> &works)
{
    std::vector<WorkEntry> entries;
    entries.reserve(static_cast<size_t>(works.size()) + static_cast<size_t>(m_jobs.size()));
    addEntries(works, entries);
    for (const WorkEntry &old : m_all.entries()) {
        if (old.isJob)
            entries.push_back(old);
    }
    m_all.assign(std::move(entries));
    refilter();
}

void WorkModel::addOlder(const QList<WorkKey> &works)
{
    std::vector<WorkEntry> entries = m_all.entries();
    entries.reserve(entries.size() + static_cast<size_t>(works.size()));
    addEntries(works, entries);
    m_all.assign(std::move(entries));
    refilter();
}

//! Works of one run that landed one after the other stay together, at the newest of them.
void WorkModel::addEntries(const QList<WorkKey> &works, std::vector<WorkEntry> &entries) const
{
    constexpr size_t near = 32;
    for (const WorkKey &key : works) {
        WorkEntry entry = entryFor(key);
        for (size_t back = 1; entry.job != 0 && back <= std::min(near, entries.size()); ++back) {
            const WorkEntry &other = entries[entries.size() - back];
            if (other.job == entry.job) {
                entry.when = std::max(entry.when, other.when);
                break;
            }
        }
        entries.push_back(entry);
    }
}

void WorkModel::addWork(const Asset &asset)
{
    if (m_all.find(false, asset.id.number()).isValid()) {
        changeWork(asset);
        return;
    }
    const WorkEntry entry = entryFor(asset);
    if (!replaceJobBy(entry))
        insert(entry);
}

void WorkModel::changeWork(const Asset &asset)
{
    change(entryFor(asset));
    check({asset.id});
}

void WorkModel::removeWork(AssetId id)
{
    remove(false, id.number());
}

void WorkModel::removeWorks(const QSet<AssetId> &ids)
{
    constexpr qsizetype few = 32; // each on its own keeps the place and the selection without a reset
    if (ids.size() <= few) {
        for (const AssetId id : ids)
            removeWork(id);
        return;
    }
    const auto stays = [&ids](const WorkEntry &entry) {
        return entry.isJob || !ids.contains(AssetId(entry.number));
    };
    m_all = m_all.where(stays);
    if (m_stacked)
        show(accepted());
    else
        show(m_shown.where(stays));
}

void WorkModel::setJob(const Job &job)
{
    const qint64 id = job.id.number();
    m_jobs.insert(id, job);
    m_jobWhen.insert(id, job.createdAt.toMSecsSinceEpoch());
    if (m_all.find(true, id).isValid()) {
        change(entryFor(job));
        return;
    }
    const bool done = job.state == JobState::Saved;
    if (!done && !(job.state == JobState::Collecting && m_replaced.contains(id)))
        insert(entryFor(job));
}

void WorkModel::removeJob(JobId id)
{
    remove(true, id.number());
    m_jobs.remove(id.number());
}

int WorkModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_shown.rowCount();
}

QVariant WorkModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int row = index.row();
    const RowKind kind = kindAt(row);
    if (role == RowKindRole)
        return static_cast<int>(kind);
    if (kind == RowKind::Header) {
        const int section = m_shown.placeOf(row).section;
        if (role == Qt::DisplayRole)
            return headerText(section, false);
        if (role == DetailRole)
            return headerText(section, true);
        if (role == Qt::AccessibleTextRole)
            return QStringList{headerText(section, false), headerText(section, true)}.join(
                QStringLiteral(", "));
        return {};
    }
    if (const Job *job = jobAt(row)) {
        switch (role) {
        case Qt::DisplayRole:
            return WorkTexts::title(job->prompt, job->modelName);
        case Qt::AccessibleTextRole:
            return JobTexts::accessible(*job);
        case JobIdRole:
            return QVariant::fromValue(job->id);
        default:
            return {};
        }
    }
    const AssetPtr asset = assetAt(row);
    if (asset == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return WorkTexts::title(asset->prompt, asset->modelName);
    case Qt::AccessibleTextRole:
        return stackAt(row) > 0
                   ? tr("%1, %2 works of one run").arg(WorkTexts::accessible(*asset)).arg(stackAt(row))
                   : WorkTexts::accessible(*asset);
    case AssetIdRole:
        return QVariant::fromValue(asset->id);
    default:
        return {};
    }
}

Qt::ItemFlags WorkModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    switch (kindAt(index.row())) {
    case RowKind::Header:
        return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    case RowKind::Job:
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    case RowKind::Work:
        break;
    }
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QHash<int, QByteArray> WorkModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert(RowKindRole, "rowKind");
    names.insert(AssetIdRole, "assetId");
    names.insert(JobIdRole, "jobId");
    names.insert(DetailRole, "detail");
    return names;
}

QStringList WorkModel::mimeTypes() const
{
    return {QStringLiteral("application/x-maquette-assets")};
}

WorkModel::RowKind WorkModel::kindAt(int row) const
{
    const WorkIndex::Place place = m_shown.placeOf(row);
    if (!place.isValid() || place.item == WorkIndex::headerItem)
        return RowKind::Header;
    return m_shown.entry(place).isJob ? RowKind::Job : RowKind::Work;
}

AssetPtr WorkModel::assetAt(int row) const
{
    const AssetId id = assetIdAt(row);
    return id.isNull() ? AssetPtr() : m_find(id);
}

const Job *WorkModel::jobAt(int row) const
{
    return kindAt(row) == RowKind::Job ? job(JobId(m_shown.entry(m_shown.placeOf(row)).number)) : nullptr;
}

const Job *WorkModel::job(JobId id) const
{
    const auto found = m_jobs.constFind(id.number());
    return found == m_jobs.constEnd() ? nullptr : &*found;
}

AssetId WorkModel::assetIdAt(int row) const
{
    return kindAt(row) == RowKind::Work ? AssetId(m_shown.entry(m_shown.placeOf(row)).number) : AssetId();
}

int WorkModel::rowOf(AssetId id) const
{
    return m_shown.rowOf(m_shown.find(false, id.number()));
}

int WorkModel::rowOf(JobId id) const
{
    return m_shown.rowOf(m_shown.find(true, id.number()));
}

QList<AssetId> WorkModel::order() const
{
    QList<AssetId> ids;
    ids.reserve(m_shown.entryCount());
    const auto isAccepted = [this](const WorkEntry &entry) { return accepts(entry); };
    for (const WorkEntry &entry : m_stacked ? m_all.where(isAccepted).entries() : m_shown.entries()) {
        if (!entry.isJob)
            ids.append(AssetId(entry.number));
    }
    return ids;
}

QString WorkModel::headerText(int section, bool detail) const
{
    const bool isSession = m_shown.grouping() == WorkIndex::Grouping::Sessions;
    if (detail) {
        WorkIndex::DayFacts facts = m_shown.facts(section);
        if (m_spent && m_query.isEmpty() && !isSession)
            facts.cost = m_spent->value(m_shown.day(section));
        return WorkTexts::dayDetail(facts, QLocale());
    }
    if (m_heldTitle && m_heldTitle->first == section)
        return m_heldTitle->second;
    if (isSession) {
        const auto [from, to] = m_shown.times(section);
        return WorkTexts::session(from, to, m_today(), QLocale());
    }
    return WorkTexts::day(m_shown.day(section), m_today(), QLocale());
}

void WorkModel::waitForMidnight()
{
    // At most an hour at a time, so that a machine that slept over midnight soon says the right day.
    constexpr qint64 hour = 3'600'000;
    const QDateTime now = QDateTime::currentDateTime();
    const qint64 left = now.msecsTo(now.date().addDays(1).startOfDay()) + 1;
    m_midnight->start(static_cast<int>(std::clamp<qint64>(left, 1, hour)));
}

} // namespace maquette
