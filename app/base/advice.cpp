// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/advice.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace maquette
{

namespace
{

struct Row
{
    ErrorKind kind;
    const char *headline;
    const char *money;
    const char *step;
    NextStep action;
};

constexpr Row rows[] = {
    {ErrorKind::Offline, QT_TRANSLATE_NOOP("Advice", "No connection"),
     QT_TRANSLATE_NOOP("Advice", "Nothing was charged by this."),
     QT_TRANSLATE_NOOP("Advice", "Maquette goes on by itself when the network is back."), NextStep::TryAgain},
    {ErrorKind::TimedOut, QT_TRANSLATE_NOOP("Advice", "RunComfy gave no usable answer"), "",
     QT_TRANSLATE_NOOP("Advice", "Try again in a moment."), NextStep::TryAgain},
    {ErrorKind::ConnectionLost, QT_TRANSLATE_NOOP("Advice", "RunComfy gave no usable answer"), "",
     QT_TRANSLATE_NOOP("Advice", "Try again in a moment."), NextStep::TryAgain},
    {ErrorKind::ServerFault, QT_TRANSLATE_NOOP("Advice", "RunComfy gave no usable answer"), "",
     QT_TRANSLATE_NOOP("Advice", "Try again in a moment."), NextStep::TryAgain},
    {ErrorKind::BadAnswer, QT_TRANSLATE_NOOP("Advice", "RunComfy gave no usable answer"), "",
     QT_TRANSLATE_NOOP("Advice", "Try again in a moment."), NextStep::TryAgain},
    {ErrorKind::TlsFailed, QT_TRANSLATE_NOOP("Advice", "The connection is not safe"),
     QT_TRANSLATE_NOOP("Advice", "Nothing was sent."),
     QT_TRANSLATE_NOOP("Advice",
                       "Check the date of this computer and whether a proxy stands between it and RunComfy."),
     NextStep::TryAgain},
    {ErrorKind::RateLimited, QT_TRANSLATE_NOOP("Advice", "Too many requests"), "",
     QT_TRANSLATE_NOOP("Advice", "Maquette waits and goes on by itself."), NextStep::None},
    {ErrorKind::TokenRejected, QT_TRANSLATE_NOOP("Advice", "The token was not accepted"),
     QT_TRANSLATE_NOOP("Advice", "Nothing was charged."),
     QT_TRANSLATE_NOOP("Advice", "Enter the API token of your RunComfy profile in Settings."),
     NextStep::EnterToken},
    {ErrorKind::NotPermitted, QT_TRANSLATE_NOOP("Advice", "This belongs to another account"),
     QT_TRANSLATE_NOOP("Advice", "Nothing was charged."),
     QT_TRANSLATE_NOOP("Advice", "Use the token of the account that started it."), NextStep::EnterToken},
    {ErrorKind::NoFunds, QT_TRANSLATE_NOOP("Advice", "The balance is used up"),
     QT_TRANSLATE_NOOP("Advice", "Nothing was charged."),
     QT_TRANSLATE_NOOP("Advice",
                       "Add funds to your RunComfy account, then generate again. Your settings are kept."),
     NextStep::AddFunds},
    {ErrorKind::ModelUnknown, QT_TRANSLATE_NOOP("Advice", "This model is no longer offered"),
     QT_TRANSLATE_NOOP("Advice", "Nothing was charged."),
     QT_TRANSLATE_NOOP("Advice", "Choose another model."), NextStep::RefreshModels},
    {ErrorKind::InputRejected, QT_TRANSLATE_NOOP("Advice", "The settings were not accepted"),
     QT_TRANSLATE_NOOP("Advice", "Nothing was charged."),
     QT_TRANSLATE_NOOP("Advice", "Change the marked fields and generate again."), NextStep::MendInput},
    {ErrorKind::InvalidInput, QT_TRANSLATE_NOOP("Advice", "The settings were not accepted"),
     QT_TRANSLATE_NOOP("Advice", "Nothing was charged."),
     QT_TRANSLATE_NOOP("Advice", "Change the marked fields and generate again."), NextStep::MendInput},
    {ErrorKind::RequestGone, QT_TRANSLATE_NOOP("Advice", "RunComfy no longer has this run"),
     QT_TRANSLATE_NOOP("Advice", "The run may have been charged."),
     QT_TRANSLATE_NOOP("Advice", "Look for it on the Generations page of your account."),
     NextStep::OpenGenerations},
    {ErrorKind::NotReady, QT_TRANSLATE_NOOP("Advice", "Not finished yet"), "", "", NextStep::None},
    {ErrorKind::GenerationFailed, QT_TRANSLATE_NOOP("Advice", "The run failed"),
     QT_TRANSLATE_NOOP("Advice", "RunComfy does not say whether failed runs are charged."),
     QT_TRANSLATE_NOOP("Advice", "Read the reason, change the settings and generate again."),
     NextStep::MendInput},
    {ErrorKind::NoOutput, QT_TRANSLATE_NOOP("Advice", "The run gave no file"),
     QT_TRANSLATE_NOOP("Advice", "The run was charged."),
     QT_TRANSLATE_NOOP("Advice", "Look for it on the Generations page of your account."),
     NextStep::OpenGenerations},
    {ErrorKind::RefusedAddress, QT_TRANSLATE_NOOP("Advice", "This address is not fetched"), "",
     QT_TRANSLATE_NOOP("Advice", "Use an https address."), NextStep::MendInput},
    {ErrorKind::DamagedFile, QT_TRANSLATE_NOOP("Advice", "The file arrived damaged"), "",
     QT_TRANSLATE_NOOP("Advice", "Fetch it again."), NextStep::TryAgain},
    {ErrorKind::TooLarge, QT_TRANSLATE_NOOP("Advice", "Too large"), "",
     QT_TRANSLATE_NOOP("Advice", "Choose a smaller file."), NextStep::MendInput},
    {ErrorKind::DiskFull, QT_TRANSLATE_NOOP("Advice", "The disk is full"), "",
     QT_TRANSLATE_NOOP("Advice", "Free some space, then try again."), NextStep::FreeDiskSpace},
    {ErrorKind::FileAccess, QT_TRANSLATE_NOOP("Advice", "The folder cannot be used"), "",
     QT_TRANSLATE_NOOP("Advice", "Check that the folder is there and can be written, then try again. The "
                                 "library folder is chosen in Settings."),
     NextStep::ChooseLibrary},
    {ErrorKind::DatabaseNewer, QT_TRANSLATE_NOOP("Advice", "These works were made by a newer Maquette"), "",
     QT_TRANSLATE_NOOP("Advice", "Install the newer version."), NextStep::UpdateMaquette},
    {ErrorKind::DatabaseDamaged, QT_TRANSLATE_NOOP("Advice", "The index cannot be used"),
     QT_TRANSLATE_NOOP("Advice", "Nothing is submitted while this lasts."),
     QT_TRANSLATE_NOOP("Advice", "Check the disk and start Maquette again."), NextStep::FreeDiskSpace},
    {ErrorKind::DatabaseFailed, QT_TRANSLATE_NOOP("Advice", "The index cannot be used"),
     QT_TRANSLATE_NOOP("Advice", "Nothing is submitted while this lasts."),
     QT_TRANSLATE_NOOP("Advice", "Check the disk and start Maquette again."), NextStep::FreeDiskSpace},
    {ErrorKind::ProfileInUse, QT_TRANSLATE_NOOP("Advice", "Maquette is open already"), "",
     QT_TRANSLATE_NOOP("Advice",
                       "Go to the window that is open, or close it. A Maquette without a window ends "
                       "by itself. Then start Maquette again."),
     NextStep::None},
    {ErrorKind::KeychainUnavailable, QT_TRANSLATE_NOOP("Advice", "No keychain"), "",
     QT_TRANSLATE_NOOP("Advice", "The token is kept for this session only."), NextStep::None},
    {ErrorKind::NotConfirmed, QT_TRANSLATE_NOOP("Advice", "The cancel was not confirmed"),
     QT_TRANSLATE_NOOP("Advice", "The run may go on and cost."),
     QT_TRANSLATE_NOOP("Advice", "Wait for its result, or look at the Generations page."),
     NextStep::OpenGenerations},
    {ErrorKind::Paused, QT_TRANSLATE_NOOP("Advice", "The queue is paused"),
     QT_TRANSLATE_NOOP("Advice", "Nothing is sent meanwhile."),
     QT_TRANSLATE_NOOP("Advice", "Open the queue (Ctrl+J) and choose Go on."), NextStep::None},
    {ErrorKind::OverLimit, QT_TRANSLATE_NOOP("Advice", "Held by your limit"),
     QT_TRANSLATE_NOOP("Advice", "Nothing was charged."),
     QT_TRANSLATE_NOOP("Advice", "Send it anyway, or change the limit in Settings."), NextStep::ChangeLimits},
    {ErrorKind::ForeignHost, QT_TRANSLATE_NOOP("Advice", "The file lies on another host"), "",
     QT_TRANSLATE_NOOP("Advice", "If you trust that host, let Maquette fetch the file from there. Your token "
                                 "is not sent to it."),
     NextStep::AllowHost},
    {ErrorKind::FileTooLarge, QT_TRANSLATE_NOOP("Advice", "The file is too large"),
     QT_TRANSLATE_NOOP("Advice", "The run was charged."),
     QT_TRANSLATE_NOOP("Advice", "Open its link in the browser and save it there soon: links expire."),
     NextStep::OpenLink},
    {ErrorKind::AlreadyHere, QT_TRANSLATE_NOOP("Advice", "This run is here already"),
     QT_TRANSLATE_NOOP("Advice", "Nothing was charged by this."),
     QT_TRANSLATE_NOOP("Advice", "Look for it in the gallery."), NextStep::None},
    {ErrorKind::BucketRefused, QT_TRANSLATE_NOOP("Advice", "Your bucket did not take the file"),
     QT_TRANSLATE_NOOP("Advice", "Nothing was charged."),
     QT_TRANSLATE_NOOP("Advice", "Check the bucket in Settings, and test it there."), NextStep::None},
    {ErrorKind::Cancelled, QT_TRANSLATE_NOOP("Advice", "Cancelled"), "", "", NextStep::None},
};

constexpr Row otherwise{ErrorKind::Internal, QT_TRANSLATE_NOOP("Advice", "Something went wrong in Maquette"),
                        "", QT_TRANSLATE_NOOP("Advice", "Copy the details and report them."), NextStep::None};

QString adviceWords(const char *text)
{
    return *text ? QCoreApplication::translate("Advice", text) : QString();
}

} // namespace

RetryPolicy retryPolicy(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
        return RetryPolicy::WhenOnline;
    case ErrorKind::RateLimited:
        return RetryPolicy::AfterDelay;
    case ErrorKind::TimedOut:
    case ErrorKind::ConnectionLost:
    case ErrorKind::ServerFault:
    case ErrorKind::BadAnswer:
    case ErrorKind::NotReady:
        return RetryPolicy::WithBackoff;
    default:
        return RetryPolicy::Never;
    }
}

bool isOfStorage(ErrorKind kind)
{
    return kind == ErrorKind::DiskFull || kind == ErrorKind::FileAccess;
}

Advice adviceFor(const Error &error)
{
    const auto *found = std::find_if(std::begin(rows), std::end(rows),
                                     [&](const Row &row) { return row.kind == error.kind; });
    const Row &row = found == std::end(rows) ? otherwise : *found;
    return {adviceWords(row.headline), adviceWords(row.money), adviceWords(row.step), row.action};
}

} // namespace maquette
