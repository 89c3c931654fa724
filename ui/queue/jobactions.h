// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/jobs/job.h"

#include <QList>
#include <QObject>

#include <functional>

class QMenu;
class QWidget;

namespace maquette
{

class Scheduler;

//! \brief What a person can do with a job: which steps its state offers, their words, and doing them.
//!
//! Steps that can cost or lose money ask first, in a window that does not block; whatever is agreed to
//! happens to the job as it is then, not as it was when the question was put.
class JobActions : public QObject
{
    Q_OBJECT

public:
    enum class Step {
        Cancel,
        CollectAgain,
        Adopt,
        SendAgain,
        OpenGenerations,
        AddFunds,
        OpenSettings,
        UseSettings,
        CopyRequestId,
        CopyDetails,
        Dismiss,
        SendAnyway, //!< held by a limit
        SendFirst,
        SendLast,
        AllowHost, //!< the file lies on a host that the error names
        OpenLink,  //!< of a file that Maquette does not fetch
        TryNow     //!< waits for room or for the folder
    };

    explicit JobActions(Scheduler &scheduler, QObject *parent = nullptr);
    ~JobActions() override;

    //! In the order they are offered, the most useful first.
    static QList<Step> stepsFor(const Job &job);
    static QString textOf(Step step, const Job &job);
    static QString shortTextOf(Step step, const Job &job); //!< for small tiles
    static QString nameOf(Step step);                      //!< objectName of its button or action

    void run(Step step, JobId id, QWidget *window);
    void fillMenu(QMenu &menu, const Job &job, QWidget *window);

signals:
    void settingsRequested();
    void useSettingsRequested(const maquette::ModelId &model, const QByteArray &input);
    void notice(const QString &text);

private:
    void copy(const QString &text, const QString &told);
    static void openLink(const Job &job);
    void tellRoom(const Result<qint64> &room);
    void askForId(JobId id, QWidget *window);
    void confirmSendAnyway(const Job &job, QWidget *window);
    void confirmSendAgain(const Job &job, QWidget *window);
    void dismiss(const Job &job, QWidget *window);
    void ask(QWidget *window, const QString &name, const QString &title, const QString &text,
             const QString &yes, std::function<void()> agreed);

    Scheduler &m_scheduler;
    bool m_asked = false; //!< whether there is room, and not yet answered
};

} // namespace maquette
