// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <functional>
#include <memory>

namespace maquette
{

//! \brief A ZIP written from its beginning to its end, through libarchive. One thread.
class ZipArchive
{
public:
    using Sink = std::function<Result<void>(const QByteArray &bytes)>;

    //! \a sink takes what comes out.
    static Result<std::unique_ptr<ZipArchive>> create(Sink sink);
    ~ZipArchive();

    //! \brief What stands in its list of files.
    struct Entry
    {
        QString path;
        qint64 bytes = 0;
        QDateTime time;
        bool isPacked = false; //!< worth it for texts; pictures and clips are packed already
    };
    Result<void> begin(const Entry &entry);
    //! All of Entry::bytes, in as many calls as it takes.
    Result<void> write(const QByteArray &bytes);
    //! Without it there is no archive.
    Result<void> close();

private:
    struct Private;
    explicit ZipArchive(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace maquette
