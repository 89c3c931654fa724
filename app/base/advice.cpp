// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/advice.h"

#include <QCoreApplication>

namespace maquette
{

namespace
{

QString words(const char *text)
{
    return QCoreApplication::translate("Advice", text);
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

Advice adviceFor(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Offline:
        return {words("No connection"), words("Nothing was charged by this."),
                words("Maquette goes on by itself when the network is back."), NextStep::TryAgain};
    case ErrorKind::TimedOut:
    case ErrorKind::ConnectionLost:
    case ErrorKind::ServerFault:
    case ErrorKind::BadAnswer:
        return {
            words("RunComfy gave no usable answer"), {}, words("Try again in a moment."), NextStep::TryAgain};
    case ErrorKind::TlsFailed:
        return {words("The connection is not safe"), words("Nothing was sent."),
                words("Check the date of this computer and whether a proxy stands between it and RunComfy."),
                NextStep::TryAgain};
    case ErrorKind::RateLimited:
        return {
            words("Too many requests"), {}, words("Maquette waits and goes on by itself."), NextStep::None};
    case ErrorKind::TokenRejected:
        return {words("The token was not accepted"), words("Nothing was charged."),
                words("Enter the API token of your RunComfy profile in Settings."), NextStep::EnterToken};
    case ErrorKind::NotPermitted:
        return {words("This belongs to another account"), words("Nothing was charged."),
                words("Use the token of the account that started it."), NextStep::EnterToken};
    case ErrorKind::NoFunds:
        return {words("The balance is used up"), words("Nothing was charged."),
                words("Add funds to your RunComfy account, then generate again. Your settings are kept."),
                NextStep::AddFunds};
    case ErrorKind::ModelUnknown:
        return {words("This model is no longer offered"), words("Nothing was charged."),
                words("Choose another model."), NextStep::RefreshModels};
    case ErrorKind::InputRejected:
    case ErrorKind::InvalidInput:
        return {words("The settings were not accepted"), words("Nothing was charged."),
                words("Change the marked fields and generate again."), NextStep::MendInput};
    case ErrorKind::RequestGone:
        return {words("RunComfy no longer has this run"), words("The run may have been charged."),
                words("Look for it on the Generations page of your account."), NextStep::OpenGenerations};
    case ErrorKind::NotReady:
        return {words("Not finished yet"), {}, {}, NextStep::None};
    case ErrorKind::GenerationFailed:
        return {words("The run failed"), words("RunComfy does not say whether failed runs are charged."),
                words("Read the reason, change the settings and generate again."), NextStep::MendInput};
    case ErrorKind::NoOutput:
        return {words("The run gave no file"), words("The run was charged."),
                words("Look for it on the Generations page of your account."), NextStep::OpenGenerations};
    case ErrorKind::RefusedAddress:
        return {
            words("This address is not fetched"), {}, words("Use an https address."), NextStep::MendInput};
    case ErrorKind::DamagedFile:
        return {words("The file arrived damaged"), words("The run is paid; fetching it again is free."),
                words("Fetch it again."), NextStep::TryAgain};
    case ErrorKind::TooLarge:
        return {words("Too large"), {}, words("Choose a smaller file."), NextStep::MendInput};
    case ErrorKind::DiskFull:
        return {words("The disk is full"), words("The run is paid; fetching it again is free."),
                words("Free some space, then fetch it again."), NextStep::FreeDiskSpace};
    case ErrorKind::FileAccess:
        return {words("The folder cannot be used"), words("The run is paid; fetching it again is free."),
                words("Check the library folder in Settings."), NextStep::ChooseLibrary};
    case ErrorKind::DatabaseNewer:
        return {words("These works were made by a newer Maquette"),
                {},
                words("Install the newer version."),
                NextStep::UpdateMaquette};
    case ErrorKind::DatabaseDamaged:
    case ErrorKind::DatabaseFailed:
        return {words("The index cannot be used"), words("Nothing is submitted while this lasts."),
                words("Check the disk and start Maquette again."), NextStep::FreeDiskSpace};
    case ErrorKind::KeychainUnavailable:
        return {words("No keychain"), {}, words("The token is kept for this session only."), NextStep::None};
    case ErrorKind::NotConfirmed:
        return {words("The cancel was not confirmed"), words("The run may go on and cost."),
                words("Wait for its result, or look at the Generations page."), NextStep::OpenGenerations};
    case ErrorKind::Cancelled:
        return {words("Cancelled"), {}, {}, NextStep::None};
    case ErrorKind::Internal:
        break;
    }
    return {words("Something went wrong in Maquette"),
            {},
            words("Copy the details and report them."),
            NextStep::None};
}

} // namespace maquette
