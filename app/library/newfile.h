// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

#include <memory>

namespace maquette
{

//! \brief A file that is written without a name and gets it when it is whole: whatever happens before,
//! a kill included, nothing of it is left and what had the name stays.
//!
//! Where the file system has no nameless files it has a name beside the target, which only a kill leaves
//! behind. For worker threads.
class NewFile
{
public:
    //! FileAccess or DiskFull when the folder of \a target takes no files.
    static Result<std::unique_ptr<NewFile>> create(const QString &target);
    NewFile(const NewFile &) = delete;
    NewFile &operator=(const NewFile &) = delete;
    ~NewFile();

    //! Where it can be written and read until commit().
    [[nodiscard]] QString path() const;
    //! Syncs it, and puts it in the place of what has the target's name.
    Result<void> commit();

private:
    NewFile(QString target, int handle, QString beside);
    [[nodiscard]] QString nameBeside() const;
    Result<void> giveName();

    QString m_target;
    int m_handle;     //!< -1: it has a name
    QString m_beside; //!< empty: it has none yet
};

} // namespace maquette
