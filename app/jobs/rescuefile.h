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
//! file from being removed. Its room is set aside beforehand, since a full disk is the likeliest reason why
//! the database takes nothing.
class RescueFile
{
public:
    explicit RescueFile(QString file);

    //! Sets room for some hundred ids aside, in a file of its own; nothing when it stands already.
    void reserve();
    //! On a disk that is full it gives up what was reserved.
    Result<void> append(const RescuedRequest &request);
    [[nodiscard]] QList<RescuedRequest> read() const;
    //! Once everything in it stands in the database.
    void remove();

private:
    [[nodiscard]] QString reserveFile() const;
    [[nodiscard]] Result<void> appendOnce(const QByteArray &text) const;

    QString m_file;
};

} // namespace maquette
