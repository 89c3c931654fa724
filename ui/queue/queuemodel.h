// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job.h"

#include <QAbstractTableModel>

namespace maquette
{

class Scheduler;

//! \brief The jobs that are not finished: those at the server, then those that wait here, in the order in
//! which they are sent. Waiting rows can be dragged to another place among themselves.
class QueueModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { StateColumn, PromptColumn, ModelColumn, CostColumn, ColumnCount };

    explicit QueueModel(Scheduler &scheduler, QObject *parent = nullptr);

    [[nodiscard]] JobId jobAt(int row) const;
    [[nodiscard]] int rowOf(JobId id) const; //!< -1 when it is not there
    [[nodiscard]] bool isWaiting(int row) const;
    [[nodiscard]] int waitingCount() const { return int(m_rows.size()) - m_firstWaiting; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                       const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

private:
    void take();
    void show(const Job &job);
    [[nodiscard]] QString text(const Job &job, int column) const;

    Scheduler &m_scheduler;
    QList<JobId> m_rows;
    int m_firstWaiting = 0;
};

} // namespace maquette
