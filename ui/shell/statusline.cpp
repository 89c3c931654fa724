// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusline.h"

#include "app/jobs/account.h"
#include "app/jobs/scheduler.h"
#include "app/library/library.h"
#include "ui/shell/importline.h"
#include "ui/shell/scanline.h"
#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"

#include <QEvent>
#include <QKeySequence>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>

namespace maquette
{

namespace
{

//! The dot is as wide as high; the rest keeps the text away from it.
constexpr QSize dotRoom(12, 8);

QIcon stateDot(const QColor &color, qreal ratio)
{
    QPixmap picture(dotRoom * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const qreal edge = dotRoom.height() - 1;
    painter.drawEllipse(QRectF(0.5, 0.5, edge, edge));
    return QIcon(picture);
}

} // namespace

StatusLine::StatusLine(Account &account, Scheduler &scheduler, Library &library, QWidget *parent)
    : QStatusBar(parent)
    , m_account(account)
    , m_scheduler(scheduler)
    , m_library(library)
    , m_service(new QPushButton)
    , m_spent(new QPushButton)
    , m_jobs(new QPushButton)
    , m_closing(new InkLabel(InkLabel::Ink::Dim))
    , m_import(new ImportLine)
    , m_scan(new ScanLine(library))
    , m_works(new QLabel)
{
    setSizeGripEnabled(false);
    // QStatusBar puts two pixels before its first item and the button its padding before the dot.
    setContentsMargins(-2, 0, metrics::large, 0);
    setFont(Fonts::hint());
    for (QPushButton *button : {m_service, m_spent, m_jobs}) {
        button->setProperty("flat", true);
        button->setFixedHeight(24);
        button->setFont(Fonts::tabular(Fonts::hint()));
    }
    m_service->setObjectName(QStringLiteral("service"));
    m_service->setIconSize(dotRoom);
    m_service->setToolTip(tr("Account settings"));
    m_spent->setObjectName(QStringLiteral("spentToday"));
    m_spent->setToolTip(tr("Spent today; where the cost is not known yet, what is expected. "
                           "Spending (%1)")
                            .arg(QKeySequence(QStringLiteral("Ctrl+Shift+L")).toString()));
    m_jobs->setToolTip(tr("Queue (%1)").arg(QKeySequence(QStringLiteral("Ctrl+J")).toString()));
    m_jobs->setObjectName(QStringLiteral("jobCounts"));
    m_works->setObjectName(QStringLiteral("workCount"));
    for (QLabel *label : {static_cast<QLabel *>(m_closing), m_works}) {
        label->setFont(Fonts::tabular(Fonts::hint()));
        label->setContentsMargins(metrics::small, 0, 0, 0);
    }
    addWidget(m_service);
    addWidget(m_spent);
    addWidget(m_jobs);
    addWidget(m_closing);
    addPermanentWidget(m_import);
    m_import->hide();
    addPermanentWidget(m_scan);
    m_scan->hide(); // the status bar shows what it is given
    addPermanentWidget(m_works);

    connect(m_service, &QPushButton::clicked, this, &StatusLine::accountRequested);
    connect(m_spent, &QPushButton::clicked, this, &StatusLine::ledgerRequested);
    connect(m_jobs, &QPushButton::clicked, this, &StatusLine::queueRequested);
    connect(&scheduler, &Scheduler::costLearned, this, &StatusLine::showSpent);
    connect(&account, &Account::changed, this, &StatusLine::showAccount);
    connect(&account, &Account::balanceChanged, this, &StatusLine::showAccount);
    for (const auto signal : {&Scheduler::jobAdded, &Scheduler::jobChanged})
        connect(&scheduler, signal, this, &StatusLine::showJobs);
    connect(&scheduler, &Scheduler::jobRemoved, this, &StatusLine::showJobs);
    connect(&scheduler, &Scheduler::recovered, this, &StatusLine::showJobs);
    connect(&scheduler, &Scheduler::pausedChanged, this, &StatusLine::showJobs);
    connect(&library, &Library::loaded, this, &StatusLine::showWorks);
    connect(&library, &Library::assetAdded, this, &StatusLine::showWorks);
    connect(&library, &Library::assetRemoved, this, &StatusLine::showWorks);
    showAccount();
    showJobs();
    showWorks();
}

void StatusLine::showAccount()
{
    const Colors &colors = Colors::from(palette());
    QString text;
    QColor color = colors.green;
    if (m_account.isSandbox()) {
        text = tr("Sandbox · nothing is charged");
    } else if (m_account.source() == Account::TokenSource::None) {
        text = tr("No token");
        color = colors.amber;
    } else if (const auto balance = m_account.balance()) {
        text = tr("RunComfy · balance %1").arg(toText(*balance, QLocale()));
    } else {
        text = tr("RunComfy · balance unknown");
        color = colors.faint;
    }
    m_service->setText(text);
    m_service->setIcon(stateDot(color, devicePixelRatioF()));
    m_service->setAccessibleName(text);
    showSpent();
}

void StatusLine::showSpent()
{
    const DaySum today = m_scheduler.spentToday();
    QString text = tr("today %1").arg(toText(today.amount, QLocale()));
    if (today.unknown > 0)
        text += tr(" and %1 of unknown cost").arg(today.unknown);
    m_spent->setText(text);
    m_spent->setAccessibleName(tr("Spent: %1").arg(text));
    const bool real = !m_account.isSandbox() && m_account.source() != Account::TokenSource::None;
    m_spent->setVisible(real || today.amount > Money() || today.unknown > 0);
}

void StatusLine::showJobs()
{
    showSpent();
    int running = 0;
    int waiting = 0;
    bool unsent = false;
    bool onlyHeld = true;
    int unclear = 0;
    for (const Job &job : m_scheduler.jobs()) {
        unsent = unsent || job.state == JobState::Waiting;
        onlyHeld = onlyHeld && (job.state != JobState::Waiting || job.isHeld());
        switch (job.state) {
        case JobState::Submitting:
        case JobState::Queued: // at the server, as in the queue's own sum
        case JobState::Running:
        case JobState::Collecting:
            ++running;
            break;
        case JobState::Waiting:
            ++waiting;
            break;
        case JobState::Unknown:
            ++unclear;
            break;
        case JobState::Saved:
        case JobState::Failed:
        case JobState::Cancelled:
            break;
        }
    }
    QStringList parts;
    if (m_scheduler.isPaused())
        parts << tr("Queue paused");
    if (running > 0)
        parts << tr("%1 under way").arg(running);
    if (waiting > 0)
        parts << tr("%1 waiting").arg(waiting);
    if (unclear > 0)
        parts << tr("%1 to decide").arg(unclear);
    m_jobs->setText(parts.join(QStringLiteral(" · ")));
    m_jobs->setAccessibleName(parts.isEmpty() ? tr("No jobs") : tr("Jobs: %1").arg(m_jobs->text()));
    m_jobs->setVisible(!parts.isEmpty());
    m_closing->setText(
        unsent && m_scheduler.isPaused()
            ? tr("You can close the window: what waits is kept, and the queue stays paused.")
        : unsent && onlyHeld
            ? tr("You can close the window: what is held is kept, and running jobs are collected at the next "
                 "start.")
        : unsent ? tr("You can close the window: at the next start waiting jobs are sent and running "
                      "ones collected.")
                 : tr("You can close the window: running jobs are collected at the next start."));
    m_closing->setVisible(running + waiting > 0 && !m_scheduler.isSubmitting());
}

void StatusLine::showWorks()
{
    const int count = int(m_library.count());
    m_works->setText(m_library.isLoaded()
                         ? (count == 1 ? tr("1 work") : tr("%1 works").arg(QLocale().toString(count)))
                         : QString());
    m_works->setAccessibleName(m_works->text());
}

} // namespace maquette
