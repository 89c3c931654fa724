// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filelook.h"
#include "app/base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace maquette
{

//! \brief A file that is written without a name and gets it when it is whole: whatever happens before,
//! a kill included, nothing of it is left and what had the name stays.
//!
//! Where the file system has no nameless files it has a name beside the target, which only a kill leaves
//! behind (isLeftover()). It is readable for whom the target was, or as any new file. For worker threads.
class NewFile
{
public:
    //! FileAccess or DiskFull when the folder of \a target takes no files. What a link leads to is replaced,
    //! not the link.
    static Result<std::unique_ptr<NewFile>> create(const QString &target);
    //! Whether \a name, without folder, is that of a file which a kill has left behind.
    static bool isLeftover(const QString &name);
    NewFile(const NewFile &) = delete;
    NewFile &operator=(const NewFile &) = delete;
    ~NewFile();

    //! Where it can be written and read until commit().
    [[nodiscard]] QString path() const;
    //! At the end; past all buffers of this process.
    Result<void> write(const QByteArray &bytes);
    //! How it looks so far. commit() changes nothing of it.
    [[nodiscard]] FileLook look() const;
    //! Syncs it, and puts it in the place of what has the target's name.
    Result<void> commit();
    //! The same, in place of \a seen alone: false when by now something else has the name, or nothing has it
    //! that had; then all stays as it is. What a desktop keeps with the file (extended attributes) goes over.
    Result<bool> commitOver(const FileLook &seen);

private:
    NewFile(QString target, int handle, QString beside);
    [[nodiscard]] QString nameBeside() const;
    Result<void> prepare();
    Result<bool> takePlaceOf(const FileLook &seen);
    Result<bool> comeFirst();

    QString m_target;
    int m_handle;
    QString m_beside; //!< empty: it has no name yet
};

} // namespace maquette
