// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/gatheringerrors.h"

#include "app/base/advice.h"
#include "app/jobs/gathering.h"

#include <QLocale>

#include <algorithm>

namespace maquette
{

bool isEndless(ErrorKind kind)
{
    return kind == ErrorKind::Offline || kind == ErrorKind::TlsFailed || kind == ErrorKind::DatabaseFailed;
}

bool mayPass(ErrorKind kind)
{
    return retryPolicy(kind) != RetryPolicy::Never || isEndless(kind);
}

bool isDoubtful(ErrorKind kind)
{
    return kind == ErrorKind::RequestGone || kind == ErrorKind::DamagedFile ||
           kind == ErrorKind::RefusedAddress || kind == ErrorKind::ForeignHost;
}

Error unwritable()
{
    return fail(ErrorKind::DatabaseFailed, Gathering::tr("The journal cannot be written just now.")).error;
}

Error waitingError(const Error &why, const QString &folder, qint64 needed)
{
    Error error = why;
    if (why.kind == ErrorKind::FileAccess)
        error.message = Gathering::tr("Waiting for the folder. %1").arg(why.message);
    else if (needed > 0)
        error.message = Gathering::tr("Waiting for room on the disk: %1 needed in %2.")
                            .arg(QLocale().formattedDataSize(needed, 1, QLocale::DataSizeSIFormat), folder);
    else
        error.message = Gathering::tr("Waiting for room on the disk, in %1.").arg(folder);
    return error;
}

Error asOutputOfARun(Error error)
{
    if (error.kind == ErrorKind::RefusedAddress)
        error.kind = ErrorKind::NoOutput;
    return error;
}

Error mostHelpful(const QList<std::pair<int, Error>> &failures)
{
    const auto found = std::find_if(failures.cbegin(), failures.cend(), [](const auto &failure) {
        return failure.second.kind == ErrorKind::ForeignHost;
    });
    return found == failures.cend() ? failures.first().second : found->second;
}

} // namespace maquette
