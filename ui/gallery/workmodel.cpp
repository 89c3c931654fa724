// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/workmodel.h"

#include "ui/gallery/worktexts.h"
#include "ui/queue/jobtexts.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>

namespace maquette
{

struct WorkModel::Pass
{
    std::vector<WorkEntry> entries;
    size_t next = 0;
    std::vector<WorkEntry> accepted;
};

WorkModel::WorkModel(FindAsset find, QObject *parent)
    : QAbstractListModel(parent)
    , m_find(std::move(find))
    , m_today([] { return QDate::currentDate(); })
    , m_passTimer(new QTimer(this))
    , m_midnight(new QTimer(this))
{
    m_passTimer->setSingleShot(true);
    m_midnight->setSingleShot(true);
    connect(m_passTimer, &QTimer::timeout, this, &WorkModel::continuePass);
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

void WorkModel::setToday(std::function<QDate()> today) { m_today = std::move(today); }

void WorkModel::setWorks(const QList<Asset> &works)
{
    // Works of one run that landed one after the other stay together, at the newest of them.
    constexpr size_t near = 32;
    std::vector<WorkEntry> entries;
    entries.reserve(static_cast<size_t>(works.size()) + static_cast<size_t>(m_jobs.size()));
    for (const Asset &asset : works) {
        WorkEntry entry = entryFor(asset);
        for (size_t back = 1; entry.job != 0 && back <= std::min(near, entries.size()); ++back) {
            const WorkEntry &other = entries[entries.size() - back];
            if (other.job == entry.job) {
                entry.when = std::max(entry.when, other.when);
                break;
            }
        }
        entries.push_back(entry);
    }
    for (const WorkEntry &old : m_all.entries()) {
        if (old.isJob)
            entries.push_back(old);
    }
    m_haystacks.clear();
    m_all.assign(std::move(entries));
    startPass();
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
    m_haystacks.remove(asset.id.number());
    change(entryFor(asset));
}

void WorkModel::removeWork(AssetId id)
{
    m_haystacks.remove(id.number());
    remove(false, id.number());
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
    m_haystacks.remove(-id.number());
}

int WorkModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_shown.rowCount(); }

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
    const Asset *asset = assetAt(row);
    if (asset == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return WorkTexts::title(asset->prompt, asset->modelName);
    case Qt::AccessibleTextRole:
        return WorkTexts::accessible(*asset);
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

QStringList WorkModel::mimeTypes() const { return {QStringLiteral("application/x-maquette-assets")}; }

WorkModel::RowKind WorkModel::kindAt(int row) const
{
    const WorkIndex::Place place = m_shown.placeOf(row);
    if (!place.isValid() || place.item == WorkIndex::headerItem)
        return RowKind::Header;
    return m_shown.entry(place).isJob ? RowKind::Job : RowKind::Work;
}

const Asset *WorkModel::assetAt(int row) const
{
    const AssetId id = assetIdAt(row);
    return id.isNull() ? nullptr : m_find(id);
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

int WorkModel::rowOf(AssetId id) const { return m_shown.rowOf(m_shown.find(false, id.number())); }

int WorkModel::rowOf(JobId id) const { return m_shown.rowOf(m_shown.find(true, id.number())); }

QList<AssetId> WorkModel::order() const
{
    QList<AssetId> ids;
    ids.reserve(m_shown.entryCount());
    for (const WorkEntry &entry : m_shown.entries()) {
        if (!entry.isJob)
            ids.append(AssetId(entry.number));
    }
    return ids;
}

QString WorkModel::headerText(int section, bool detail) const
{
    if (detail)
        return WorkTexts::dayDetail(m_shown.facts(section), QLocale());
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

// ---- changes

WorkEntry WorkModel::entryFor(const Asset &asset) const
{
    WorkEntry entry;
    entry.job = asset.job.number();
    entry.number = asset.id.number();
    entry.when = m_jobWhen.value(entry.job, 0);
    if (entry.job == 0 || entry.when == 0)
        entry.when = asset.createdAt.toMSecsSinceEpoch();
    entry.cost = asset.cost ? asset.cost->microdollars() : 0;
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
    const WorkIndex::Place jobPlace = m_all.find(true, work.job);
    if (work.job == 0 || !jobPlace.isValid())
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
    if (m_pass || place != WorkIndex::Place{jobPlace.section, jobPlace.item + 1} || !shown.isValid()
        || !accepts(work)) {
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
    m_pass = std::make_unique<Pass>();
    m_pass->entries = m_all.entries();
    if (m_filter.isEmpty()) {
        m_pass->accepted = std::move(m_pass->entries);
        finishPass();
        return;
    }
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
    m_passTimer->stop();
    beginResetModel();
    m_shown.assign(std::move(m_pass->accepted));
    m_pass.reset();
    endResetModel();
    emit filtered();
}

} // namespace maquette
