// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/jobmoney.h"

#include "app/base/advice.h"

#include <QCoreApplication>
#include <QLocale>

namespace maquette
{

namespace
{

QString words(const char *text)
{
    return QCoreApplication::translate("Money", text);
}

//! The run ended well at the server and its files are still to be had.
bool isPaidAndWaiting(const Job &job)
{
    if (job.state != JobState::Failed || !job.canCollectAgain)
        return false;
    switch (job.error->kind) {
    case ErrorKind::NoOutput:
    case ErrorKind::RequestGone:
    case ErrorKind::FileTooLarge:
    case ErrorKind::GenerationFailed: // it said so, and then knew it no more
    case ErrorKind::InvalidInput:
    case ErrorKind::InputRejected:
        return false;
    default:
        return true;
    }
}

} // namespace

QString moneyOf(const Job &job)
{
    if (!job.error || job.sandbox)
        return {};
    if (job.state == JobState::Collecting)
        return words("The run is paid, and nothing is sent again.");
    const bool isOpen = job.state == JobState::Queued || job.state == JobState::Running;
    if (isOpen && job.error->kind != ErrorKind::NotConfirmed)
        return words("It was accepted and may cost; nothing is sent again.");
    if (isPaidAndWaiting(job))
        return words("The run is paid; fetching it again is free.");
    if (job.state == JobState::Failed && job.cost) {
        // What the service itself says.
        return *job.cost > Money() ? words("The run was charged: %1.").arg(toText(*job.cost, QLocale()))
                                   : words("Nothing was charged.");
    }
    return adviceFor(*job.error).money;
}

} // namespace maquette
