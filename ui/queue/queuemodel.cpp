// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queuemodel.h"

#include "app/jobs/scheduler.h"
#include "ui/gallery/worktexts.h"
#include "ui/queue/jobtexts.h"
#include "ui/theme/plaintip.h"

#include <QDataStream>
#include <QIODevice>
#include <QLocale>
#include <QMimeData>

namespace maquette
{

namespace
{

const auto mimeType = QStringLiteral("application/x-maquette-waiting-jobs");

QList<JobId> jobsIn(const QMimeData &data)
{
    QList<qint64> numbers;
    QDataStream stream(data.data(mimeType));
    stream >> numbers;
    QList<JobId> ids;
    for (const qint64 number : numbers)
        ids << JobId(number);
    return ids;
}

} // namespace

QueueModel::QueueModel(Scheduler &scheduler, QObject *parent)
    : QAbstractTableModel(parent)
    , m_scheduler(scheduler)
{
    for (const auto signal : {&Scheduler::jobAdded, &Scheduler::jobChanged})
        connect(&scheduler, signal, this, &QueueModel::show);
    connect(&scheduler, &Scheduler::jobRemoved, this, &QueueModel::take);
    connect(&scheduler, &Scheduler::recovered, this, &QueueModel::take);
    connect(&scheduler, &Scheduler::orderChanged, this, &QueueModel::take);
    take();
}

void QueueModel::take()
{
    QList<JobId> rows;
    const QList<Job> jobs = m_scheduler.jobs();
    for (auto job = jobs.crbegin(); job != jobs.crend(); ++job) {
        const bool atServer = !job->isFinished() && job->state != JobState::Unknown;
        if (atServer && job->state != JobState::Waiting)
            rows << job->id;
    }
    const int firstWaiting = int(rows.size());
    rows << m_scheduler.waiting();
    if (rows == m_rows && firstWaiting == m_firstWaiting)
        return;
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &index : before) {
        const qsizetype row = rows.indexOf(m_rows.value(index.row()));
        after << (row < 0 ? QModelIndex() : createIndex(int(row), index.column()));
    }
    m_rows = rows;
    m_firstWaiting = firstWaiting;
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

void QueueModel::show(const Job &job)
{
    take();
    if (const int row = rowOf(job.id); row >= 0)
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

JobId QueueModel::jobAt(int row) const
{
    return m_rows.value(row);
}

int QueueModel::rowOf(JobId id) const
{
    return int(m_rows.indexOf(id));
}

bool QueueModel::isWaiting(int row) const
{
    return row >= m_firstWaiting && row < m_rows.size();
}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int QueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString QueueModel::text(const Job &job, int column) const
{
    switch (column) {
    case StateColumn:
        return JobTexts::of(job, {}, job.submittedAt).state;
    case PromptColumn:
        return WorkTexts::line(job.prompt, job.modelName);
    case ModelColumn:
        return job.modelName;
    default:
        if (job.sandbox)
            return tr("simulated");
        return job.estimate ? tr("about %1").arg(toText(*job.estimate, QLocale())) : tr("unknown");
    }
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Job *job = m_scheduler.find(m_rows.at(index.row()));
    if (job == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*job, index.column());
    case Qt::ToolTipRole:
        return plainTip(JobTexts::explanation(*job));
    case Qt::AccessibleTextRole:
        return index.column() == StateColumn ? JobTexts::accessible(*job) : text(*job, index.column());
    default:
        return {};
    }
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("State"), tr("Prompt"), tr("Model"), tr("Cost")};
    return section >= 0 && section < ColumnCount ? titles[section] : QVariant();
}

Qt::ItemFlags QueueModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    const Qt::ItemFlags usual = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return isWaiting(index.row()) ? usual | Qt::ItemIsDragEnabled : usual;
}

Qt::DropActions QueueModel::supportedDropActions() const
{
    return Qt::MoveAction;
}

QStringList QueueModel::mimeTypes() const
{
    return {mimeType};
}

QMimeData *QueueModel::mimeData(const QModelIndexList &indexes) const
{
    QList<qint64> numbers;
    for (const QModelIndex &index : indexes) {
        const qint64 number = m_rows.value(index.row()).number();
        if (isWaiting(index.row()) && !numbers.contains(number))
            numbers << number;
    }
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << numbers;
    auto *data = new QMimeData;
    data->setData(mimeType, bytes);
    return data;
}

bool QueueModel::canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int,
                                 const QModelIndex &parent) const
{
    // Behind the last one, or between two that wait; nothing is sent before what is at the server already.
    return action == Qt::MoveAction && data->hasFormat(mimeType) && !parent.isValid() &&
           (row < 0 || row >= m_firstWaiting);
}

bool QueueModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                              const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    m_scheduler.move(jobsIn(*data), row < 0 ? JobId() : m_rows.value(row));
    return false; // moved by the scheduler: the view has no row to take away
}

} // namespace maquette
