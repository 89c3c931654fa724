// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/jobactions.h"

#include "app/base/accountpages.h"
#include "app/jobs/scheduler.h"
#include "ui/gallery/worktexts.h"
#include "ui/queue/adoptdialog.h"
#include "ui/queue/jobtexts.h"
#include "ui/theme/fonts.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

#include <utility>

namespace maquette
{

namespace
{

using Step = JobActions::Step;

//! Which run, and what it costs: there may be several that look alike.
QString subject(const Job &job)
{
    const QString title = WorkTexts::title(job.prompt, job.modelName);
    if (job.sandbox)
        return JobActions::tr("“%1”.").arg(title) + u' ';
    const QString price = job.estimate ? JobActions::tr("about %1").arg(toText(*job.estimate, QLocale()))
                                       : JobActions::tr("its price is unknown");
    return JobActions::tr("“%1”, %2.").arg(title, price) + u' ';
}

} // namespace

JobActions::JobActions(Scheduler &scheduler, QObject *parent)
    : QObject(parent)
    , m_scheduler(scheduler)
{
    connect(&scheduler, &Scheduler::storageLooked, this, &JobActions::tellRoom);
}

JobActions::~JobActions() = default;

void JobActions::run(Step step, JobId id, QWidget *window)
{
    const Job *job = m_scheduler.find(id);
    if (job == nullptr)
        return;
    switch (step) {
    case Step::Cancel:
        m_scheduler.cancel(id);
        break;
    case Step::CollectAgain:
        m_scheduler.collectAgain(id);
        break;
    case Step::Adopt:
        askForId(id, window);
        break;
    case Step::SendAgain:
        confirmSendAgain(*job, window);
        break;
    case Step::OpenGenerations:
        QDesktopServices::openUrl(AccountPages::generations());
        break;
    case Step::AddFunds:
        QDesktopServices::openUrl(AccountPages::profile());
        break;
    case Step::OpenSettings:
        emit settingsRequested();
        break;
    case Step::UseSettings:
        emit useSettingsRequested(job->model, job->input);
        break;
    case Step::CopyRequestId:
        return copy(job->request.text(), tr("Copied the request id"));
    case Step::CopyDetails:
        return copy(JobTexts::details(*job), tr("Copied the details"));
    case Step::Dismiss:
        return dismiss(*job, window);
    case Step::SendAnyway:
        confirmSendAnyway(*job, window);
        break;
    case Step::SendFirst:
    case Step::SendLast:
        m_scheduler.move({id}, step == Step::SendFirst ? m_scheduler.waiting().value(0) : JobId());
        break;
    case Step::AllowHost:
        m_scheduler.allowHost(id);
        break;
    case Step::OpenLink:
        return openLink(*job);
    case Step::TryNow:
        m_asked = m_scheduler.lookForStorage();
        break;
    }
}

//! The looks that follow a window's activation are nobody's question.
void JobActions::tellRoom(const Result<qint64> &room)
{
    if (!std::exchange(m_asked, false))
        return;
    emit notice(room ? tr("%1 are free where works are saved")
                           .arg(QLocale().formattedDataSize(*room, 1, QLocale::DataSizeSIFormat))
                     : room.error().message);
}

void JobActions::copy(const QString &text, const QString &told)
{
    QGuiApplication::clipboard()->setText(text);
    emit notice(told);
}

void JobActions::openLink(const Job &job)
{
    const QUrl link(job.error ? job.error->detail : QString(), QUrl::StrictMode);
    const bool web = link.scheme() == QLatin1String("https") || link.scheme() == QLatin1String("http");
    if (link.isValid() && web)
        QDesktopServices::openUrl(link);
}

void JobActions::fillMenu(QMenu &menu, const Job &job, QWidget *window)
{
    for (const Step step : stepsFor(job)) {
        if (step == Step::Dismiss)
            menu.addSeparator();
        QAction *action = menu.addAction(textOf(step, job));
        action->setObjectName(nameOf(step));
        connect(action, &QAction::triggered, this,
                [this, step, id = job.id, window] { run(step, id, window); });
    }
}

void JobActions::askForId(JobId id, QWidget *window)
{
    auto *dialog = new AdoptDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (const Job *job = m_scheduler.find(id))
        dialog->setRun(WorkTexts::title(job->prompt, job->modelName));
    connect(dialog, &AdoptDialog::idEntered, this, [this, id, dialog](const RequestId &request) {
        const Result<void> adopted = m_scheduler.adopt(id, request);
        if (!adopted) {
            dialog->showProblem(adopted.error().message);
            return;
        }
        dialog->accept();
        emit notice(tr("Looking for this run; its result is fetched when it is ready"));
    });
    dialog->open();
}

void JobActions::confirmSendAnyway(const Job &job, QWidget *window)
{
    if (!job.error)
        return;
    const bool many = job.clickRuns > 1;
    const QString text = many ? tr("%1 All of them that still wait are sent, and paid, whatever your limits "
                                   "say.")
                              : tr("%1 It is sent, and paid, whatever your limits say.");
    ask(window, QStringLiteral("confirmSendAnyway"), many ? tr("Send them anyway?") : tr("Send it anyway?"),
        text.arg(job.error->message), tr("Send anyway"), [this, id = job.id, click = job.click] {
            QList<JobId> ids{id};
            for (const JobId other : m_scheduler.waiting()) {
                const Job *waiting = m_scheduler.find(other);
                if (waiting && !click.isEmpty() && waiting->click == click)
                    ids << other;
            }
            m_scheduler.allow(ids);
        });
}

void JobActions::confirmSendAgain(const Job &job, QWidget *window)
{
    const QString text = job.state == JobState::Waiting
                             ? tr("It was ordered with another account and never sent. It is then sent, and "
                                  "paid, with the account in "
                                  "use now.")
                         : job.sandbox ? tr("It runs in the sandbox: nothing is charged.")
                                       : tr("Only do this when you have looked at the Generations page and "
                                            "it is not there. If the first one "
                                            "did arrive, you pay for both.");
    ask(window, QStringLiteral("confirmSendAgain"), tr("Send it again?"), subject(job) + text,
        tr("Send again"), [this, id = job.id] { m_scheduler.sendAgain(id); });
}

void JobActions::dismiss(const Job &job, QWidget *window)
{
    if (job.state != JobState::Unknown || job.sandbox) {
        m_scheduler.dismiss(job.id);
        return;
    }
    ask(window, QStringLiteral("confirmForget"), tr("Forget this run?"),
        subject(job) +
            tr("If it did arrive it is charged, and Maquette will not fetch its result. You can still "
               "find it on the Generations page of your account."),
        tr("Forget it"), [this, id = job.id] { m_scheduler.dismiss(id); });
}

void JobActions::ask(QWidget *window, const QString &name, const QString &title, const QString &text,
                     const QString &yes, std::function<void()> agreed)
{
    // The title of so small a window is cut; the question stands in it.
    auto *box = new QMessageBox(QMessageBox::NoIcon, QGuiApplication::applicationDisplayName(), title,
                                QMessageBox::NoButton, window);
    box->setObjectName(name);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(text);
    if (auto *question = box->findChild<QLabel *>(QStringLiteral("qt_msgbox_label")))
        question->setFont(Fonts::title());
    // A box with few words in its title would break the others after every four or five.
    if (auto *grid = qobject_cast<QGridLayout *>(box->layout()))
        grid->addItem(new QSpacerItem(AdoptDialog::textWidth, 0), grid->rowCount(), 0, 1,
                      grid->columnCount());
    QPushButton *accept = box->addButton(yes, QMessageBox::AcceptRole);
    accept->setObjectName(QStringLiteral("agree"));
    QPushButton *cancel = box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    connect(box, &QMessageBox::buttonClicked, this,
            [accept, agreed = std::move(agreed)](QAbstractButton *clicked) {
                if (clicked == accept)
                    agreed();
            });
    box->open();
}

} // namespace maquette
