// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/base/result.h"

#include <QList>

namespace maquette
{

//! \brief A request id that the database would not take.
struct RescuedRequest
{
    JobId job;
    QString endpoint;
    RequestId request;

    friend bool operator==(const RescuedRequest &, const RescuedRequest &) = default;
};

//! \brief The last resort for request ids: a text file beside the database, a JSON line each, synced before
//! append() returns. Read and removed at the next start. Lines that cannot be read are skipped and keep the
//! file from being removed.
class RescueFile
{
public:
    explicit RescueFile(QString file);

    Result<void> append(const RescuedRequest &request);
    [[nodiscard]] QList<RescuedRequest> read() const;
    //! Once everything in it stands in the database.
    void remove();

private:
    QString m_file;
};

} // namespace maquette
