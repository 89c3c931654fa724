// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace maquette
{

//! \brief What tells, without reading it, whether a file is still the one that was seen. A file that is not
//! there has a look too.
struct FileLook
{
    bool exists = false;
    quint64 device = 0;
    quint64 number = 0; //!< the file system's own
    qint64 bytes = 0;
    qint64 changedNs = 0; //!< the file's own time, since 1970

    //! In the unit of AssetRow::stamp.
    [[nodiscard]] qint64 stamp() const { return changedNs / 1'000'000; }

    static FileLook at(const QString &file);
    static FileLook of(int handle);

    friend bool operator==(const FileLook &, const FileLook &) = default;
};

} // namespace maquette
