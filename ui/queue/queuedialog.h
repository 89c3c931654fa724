// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job.h"
#include "ui/queue/jobactions.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeView;

namespace maquette
{

class InkLabel;
class QueueModel;
class Scheduler;

//! \brief What is at the server and what waits here: pause, order, cancel. Stays open beside the window.
class QueueDialog : public QDialog
{
    Q_OBJECT

public:
    explicit QueueDialog(Scheduler &scheduler, QWidget *parent = nullptr);

signals:
    void settingsRequested();
    void ledgerRequested();
    void useSettingsRequested(const maquette::ModelId &model, const QByteArray &input);
    void notice(const QString &text);

private:
    void buildView();
    void refresh();
    void showReason();
    //! The first one with something to explain, of the selected ones, or of all when none is.
    [[nodiscard]] const Job *explained() const;
    [[nodiscard]] QList<JobId> selected() const;
    [[nodiscard]] QList<JobId> selectedWaiting() const;
    void moveBy(int step);
    void cancelSelected();
    void showMenu(const QPoint &place);

    Scheduler &m_scheduler;
    QueueModel *m_model;
    JobActions *m_actions;
    QTreeView *m_view;
    QLabel *m_summary;
    InkLabel *m_reason;
    QPushButton *m_step;
    JobActions::Step m_offered = JobActions::Step::Cancel;
    JobId m_explained;
    QPushButton *m_pause;
    QPushButton *m_first;
    QPushButton *m_last;
    QPushButton *m_cancel;
    QPushButton *m_cancelWaiting;
};

} // namespace maquette
