// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/filesteps.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace maquette
{

namespace
{

QString stepWords(const char *text)
{
    return QCoreApplication::translate("Library", text);
}

Result<void> syncPath(const QString &path, int flags)
{
    const int handle = open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (handle < 0)
        return fileError(path, errno);
    const int failed = fsync(handle) == 0 ? 0 : errno;
    close(handle);
    // Some file systems cannot sync a folder, and say so: there is nothing more to do then.
    if (failed != 0 && failed != EINVAL && failed != EROFS)
        return fileError(path, failed);
    return {};
}

} // namespace

Error fileError(const QString &path, int errorNumber)
{
    const QString detail = QStringLiteral("%1: %2").arg(path, qt_error_string(errorNumber));
    if (errorNumber == ENOSPC || errorNumber == EDQUOT || errorNumber == EFBIG) {
        return fail(
                   ErrorKind::DiskFull,
                   stepWords("The disk is full: there is no room in %1.").arg(QFileInfo(path).absolutePath()),
                   detail)
            .error;
    }
    if (errorNumber == EROFS || errorNumber == EACCES || errorNumber == EPERM)
        return fail(ErrorKind::FileAccess, stepWords("Maquette may not use %1.").arg(path), detail).error;
    if (errorNumber == ENOENT || errorNumber == ENOTDIR)
        return fail(ErrorKind::FileAccess, stepWords("%1 is missing.").arg(path), detail).error;
    return fail(ErrorKind::FileAccess, stepWords("%1 cannot be used.").arg(path), detail).error;
}

Result<void> syncFile(const QString &file)
{
    return syncPath(file, O_RDONLY);
}

Result<void> syncFolder(const QString &folder)
{
    return syncPath(folder, O_RDONLY | O_DIRECTORY);
}

} // namespace maquette
