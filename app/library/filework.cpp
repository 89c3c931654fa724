// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/filework.h"

#include "app/base/newfile.h"
#include "app/library/filenames.h"
#include "app/library/words.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStorageInfo>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <limits>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace maquette
{

namespace
{

constexpr qint64 reserveBytes = 1024 * 1024;
constexpr int maxAttempts = 9999;

//! 0 or errno; EEXIST when \a to is there already.
int renameWithoutOverwriting(const QByteArray &from, const QByteArray &to)
{
#ifdef SYS_renameat2
    constexpr unsigned noReplace = 1; // RENAME_NOREPLACE
    if (syscall(SYS_renameat2, AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), noReplace) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
#endif
    // File systems without it, such as some network shares: a hard link also refuses to overwrite.
    if (link(from.constData(), to.constData()) == 0)
        return unlink(from.constData()) == 0 ? 0 : errno;
    if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS)
        return errno;
    if (access(to.constData(), F_OK) == 0)
        return EEXIST;
    return std::rename(from.constData(), to.constData()) == 0 ? 0 : errno;
}

Unexpected cannotWrite(const QString &root, const QString &path, int number)
{
    return fail(ErrorKind::FileAccess,
                libraryWords("Maquette cannot write in the library folder %1.").arg(root),
                QStringLiteral("%1: %2").arg(path, qt_error_string(number)));
}

//! \a path, or the folder above it that would take it.
QString nearestExisting(const QString &path)
{
    QString there = path;
    while (!QFileInfo::exists(there) && there != QFileInfo(there).path())
        there = QFileInfo(there).path();
    return there;
}

//! No file may grow over it.
qint64 largestFile()
{
    rlimit limit{};
    constexpr qint64 any = std::numeric_limits<qint64>::max();
    if (getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return any;
    return limit.rlim_cur > static_cast<rlim_t>(any) ? any : static_cast<qint64>(limit.rlim_cur);
}

//! Another Maquette on this folder is writing it: DownloadFile keeps such a lock.
bool isInUse(const QString &part)
{
    const int handle =
        open(QFile::encodeName(part).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (handle < 0)
        return false;
    const bool isLocked = flock(handle, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    close(handle);
    return isLocked;
}

} // namespace

bool isEmptyPlace(const QString &root)
{
    return QDir(root).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

bool isGone(const QString &file)
{
    struct stat facts = {};
    return stat(QFile::encodeName(file).constData(), &facts) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

Result<void> checkLibraryFolder(const QString &root, bool mayBeAbsent)
{
    const QFileInfo info(root);
    const auto problem = [&root](const char *text) {
        return fail(ErrorKind::FileAccess, libraryWords(text).arg(QDir::toNativeSeparators(root)), root);
    };
    if (info.exists() && !info.isDir())
        return problem("The library folder %1 is not a folder.");
    if (!info.exists() && !mayBeAbsent)
        return problem("The library folder %1 is missing. If it is on a drive, connect the drive.");
    if (info.exists() && access(QFile::encodeName(root).constData(), W_OK | X_OK) != 0)
        return problem("Maquette cannot write in the library folder %1.");
    if (info.exists() && !mayBeAbsent && isEmptyPlace(root))
        return problem(
            "The library folder %1 is empty. If it is on a drive, connect the drive. If you emptied it, "
            "delete the missing works here.");
    return {};
}

Result<void> makeFolder(const QString &root, const QString &folder, bool mayMakeRoot)
{
    if (Result<void> usable = checkLibraryFolder(root, mayMakeRoot); !usable)
        return usable;
    const QString path = folder.isEmpty() ? root : QString(root + u'/' + folder);
    errno = 0;
    if (!QDir().mkpath(path)) {
        const int number = errno;
        if (number == ENOSPC || number == EDQUOT)
            return fileError(path, number);
        return cannotWrite(root, path, number);
    }
    if (access(QFile::encodeName(path).constData(), W_OK | X_OK) != 0)
        return cannotWrite(root, path, errno);
    return {};
}

Result<qint64> roomIn(const QString &root, const QStringList &folders, bool mayMakeRoot)
{
    if (const Result<void> usable = checkLibraryFolder(root, mayMakeRoot); !usable)
        return usable.error();
    for (const QString &folder : folders) {
        const QString place = nearestExisting(root + u'/' + folder);
        if (!QFileInfo(place).isDir())
            return cannotWrite(root, place, ENOTDIR);
        if (access(QFile::encodeName(place).constData(), W_OK | X_OK) != 0)
            return cannotWrite(root, place, errno);
    }
    const QStorageInfo storage(nearestExisting(root));
    const qint64 all = std::numeric_limits<qint64>::max();
    const qint64 available = std::min(storage.isValid() ? storage.bytesAvailable() : all, largestFile());
    if (available < reserveBytes) {
        return fail(ErrorKind::DiskFull, libraryWords("The disk is full: there is no room in %1.").arg(root),
                    QStringLiteral("%1 free").arg(available));
    }
    return available - reserveBytes;
}

Result<void> checkRoom(const QString &folder, qint64 bytes)
{
    const QStorageInfo storage(folder);
    if (!storage.isValid() || storage.bytesAvailable() >= bytes + reserveBytes)
        return {};
    return fail(ErrorKind::DiskFull, libraryWords("The disk is full: there is no room in %1.").arg(folder),
                QStringLiteral("%1 bytes needed, %2 free").arg(bytes).arg(storage.bytesAvailable()));
}

Result<QString> moveToFreeName(const QString &from, const QString &folder, const QString &name,
                               const QString &extension)
{
    for (int attempt = 1; attempt <= maxAttempts; ++attempt) {
        const QString target = QStringLiteral("%1/%2.%3").arg(folder, numberedName(name, attempt), extension);
        const int failed = renameWithoutOverwriting(QFile::encodeName(from), QFile::encodeName(target));
        if (failed == 0)
            return target;
        if (failed != EEXIST)
            return fileError(folder, failed);
    }
    return fail(ErrorKind::FileAccess, libraryWords("There is no free name left in %1.").arg(folder), name);
}

void shareLikeFolder(const QString &file)
{
    constexpr mode_t own = S_IRUSR | S_IWUSR;
    constexpr mode_t readers = S_IRGRP | S_IROTH;
    struct stat folder = {};
    if (stat(QFile::encodeName(QFileInfo(file).absolutePath()).constData(), &folder) == 0)
        chmod(QFile::encodeName(file).constData(), own | (folder.st_mode & readers));
}

Result<void> writeFile(const QString &file, const QByteArray &bytes)
{
    QFile target(file);
    errno = 0;
    if (!target.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return fileError(file, errno);
    errno = 0;
    const bool whole = target.write(bytes) == bytes.size();
    const int number = errno;
    target.close();
    const auto written = whole ? syncFile(file) : Result<void>(fileError(file, number));
    if (!written)
        QFile::remove(file);
    return written;
}

Result<void> copyFile(const QString &from, const QString &target)
{
    QFile source(from);
    errno = 0;
    if (!source.open(QIODevice::ReadOnly))
        return fileError(from, errno);
    auto copy = NewFile::create(target);
    if (!copy)
        return copy.error();
    constexpr qint64 block = 1024 * 1024;
    for (QByteArray bytes = source.read(block); !bytes.isEmpty(); bytes = source.read(block)) {
        if (const auto written = (*copy)->write(bytes); !written)
            return written;
    }
    if (source.error() != QFileDevice::NoError)
        return fileError(from, EIO);
    return (*copy)->commit();
}

QString bootId()
{
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll().trimmed()) : QString();
}

int sweepParts(const QString &root, const QDateTime &before, const QSet<QString> &wanted)
{
    static const QRegularExpression ours(QStringLiteral("^\\d{6}_.*\\.part$"));
    static const QRegularExpression day(QStringLiteral("^\\d{4}-\\d{2}-\\d{2}$"));
    int removed = 0;
    for (const QFileInfo &folder : QDir(root).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (!day.match(folder.fileName()).hasMatch())
            continue;
        QDirIterator parts(folder.filePath(), {QStringLiteral("*.part")},
                           QDir::Files | QDir::Hidden | QDir::NoSymLinks);
        while (parts.hasNext()) {
            const QFileInfo part(parts.next());
            const QString stem = folder.fileName() + u'/' + part.completeBaseName();
            const bool isOurs =
                ours.match(part.fileName()).hasMatch() || NewFile::isLeftover(part.fileName());
            if (isOurs && !isInUse(part.filePath()) && part.lastModified() < before &&
                !wanted.contains(stem) && QFile::remove(part.filePath()))
                ++removed;
        }
    }
    return removed;
}

} // namespace maquette
