// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/newfile.h"

#include "app/base/filesteps.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUuid>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace maquette
{

namespace
{

constexpr mode_t asAnyFile = 0666;
constexpr unsigned noReplace = 1; // RENAME_NOREPLACE
constexpr unsigned exchange = 2;  // RENAME_EXCHANGE

//! 0 or errno.
int renameWith([[maybe_unused]] unsigned flags, [[maybe_unused]] const QString &from,
               [[maybe_unused]] const QString &to)
{
#ifdef SYS_renameat2
    return syscall(SYS_renameat2, AT_FDCWD, QFile::encodeName(from).constData(), AT_FDCWD,
                   QFile::encodeName(to).constData(), flags) == 0
               ? 0
               : errno;
#else
    return ENOSYS;
#endif
}

//! The kernel or the file system knows no such renaming.
bool isUnknown(int failed)
{
    return failed == EINVAL || failed == ENOSYS;
}

int renameOver(const QString &from, const QString &to)
{
    return std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0 ? 0
                                                                                                    : errno;
}

//! Tags and stars of file managers stand there. What cannot be copied is none of ours to keep.
void copyAttributes(const QString &from, int to)
{
    constexpr size_t most = 64 * 1024; // the kernel's own limit
    const QByteArray path = QFile::encodeName(from);
    QByteArray names(most, Qt::Uninitialized);
    const ssize_t length = listxattr(path.constData(), names.data(), most);
    if (length <= 0)
        return;
    names.truncate(length);
    QByteArray value(most, Qt::Uninitialized);
    for (const QByteArray &name : names.split('\0')) {
        if (!name.startsWith("user."))
            continue;
        const ssize_t size = getxattr(path.constData(), name.constData(), value.data(), most);
        if (size >= 0)
            (void)fsetxattr(to, name.constData(), value.constData(), static_cast<size_t>(size), 0);
    }
}

} // namespace

NewFile::NewFile(QString target, int handle, QString beside)
    : m_target(std::move(target))
    , m_handle(handle)
    , m_beside(std::move(beside))
{}

NewFile::~NewFile()
{
    if (m_handle >= 0)
        close(m_handle);
    if (!m_beside.isEmpty())
        QFile::remove(m_beside);
}

Result<std::unique_ptr<NewFile>> NewFile::create(const QString &target)
{
    const QFileInfo place(target);
    if (place.exists() && !place.isFile()) {
        return fail(
            ErrorKind::FileAccess,
            QCoreApplication::translate("Library", "%1 is not a file that can be replaced.").arg(target),
            target);
    }
    const bool isLink = place.isSymLink() && place.exists();
    const QString path = isLink ? place.canonicalFilePath() : place.absoluteFilePath();
    std::unique_ptr<NewFile> file(new NewFile(path, -1, {}));
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    file->m_handle = open(folder.constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, asAnyFile);
    // EISDIR: a kernel, the others: a file system that knows no nameless files.
    if (file->m_handle < 0 && errno != EISDIR && errno != EOPNOTSUPP && errno != EINVAL && errno != ENOENT)
        return fileError(target, errno);
    if (file->m_handle < 0) {
        const QString beside = file->nameBeside();
        file->m_handle =
            open(QFile::encodeName(beside).constData(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, asAnyFile);
        if (file->m_handle < 0)
            return fileError(target, errno);
        file->m_beside = beside;
    }
    struct stat old = {};
    if (stat(QFile::encodeName(path).constData(), &old) == 0)
        (void)fchmod(file->m_handle, old.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO));
    return file;
}

bool NewFile::isLeftover(const QString &name)
{
    static const QRegularExpression own(QStringLiteral("^\\.[0-9a-f]{32}\\.part$"));
    return own.match(name).hasMatch();
}

QString NewFile::nameBeside() const
{
    return QStringLiteral("%1/.%2.part")
        .arg(QFileInfo(m_target).absolutePath(), QUuid::createUuid().toString(QUuid::Id128));
}

QString NewFile::path() const
{
    return m_beside.isEmpty() ? QStringLiteral("/proc/self/fd/%1").arg(m_handle) : m_beside;
}

Result<void> NewFile::write(const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t wrote =
            ::write(m_handle, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return fileError(m_target, wrote < 0 ? errno : EIO);
        done += wrote;
    }
    return {};
}

FileLook NewFile::look() const
{
    return FileLook::of(m_handle);
}

//! All of it on the disk, under a name.
Result<void> NewFile::prepare()
{
    if (fsync(m_handle) != 0)
        return fileError(m_target, errno);
    if (!m_beside.isEmpty())
        return {};
    const QString beside = nameBeside();
    const QByteArray here = QFile::encodeName(path());
    if (linkat(AT_FDCWD, here.constData(), AT_FDCWD, QFile::encodeName(beside).constData(),
               AT_SYMLINK_FOLLOW) != 0)
        return fileError(m_target, errno);
    m_beside = beside;
    return {};
}

Result<void> NewFile::commit()
{
    if (const auto prepared = prepare(); !prepared)
        return prepared;
    if (const int failed = renameOver(m_beside, m_target); failed != 0)
        return fileError(m_target, failed);
    m_beside.clear();
    return syncFolder(QFileInfo(m_target).absolutePath());
}

Result<bool> NewFile::commitOver(const FileLook &seen)
{
    if (seen.exists)
        copyAttributes(m_target, m_handle);
    if (const auto prepared = prepare(); !prepared)
        return prepared.error();
    const auto placed = seen.exists ? takePlaceOf(seen) : comeFirst();
    if (!placed || !*placed)
        return placed;
    const auto synced = syncFolder(QFileInfo(m_target).absolutePath());
    return synced ? Result<bool>(true) : Result<bool>(synced.error());
}

//! Both change places, so that what was put away can be looked at, and put back.
Result<bool> NewFile::takePlaceOf(const FileLook &seen)
{
    if (FileLook::at(m_target) != seen)
        return false;
    const int failed = renameWith(exchange, m_beside, m_target);
    if (failed == 0 && FileLook::at(m_beside) == seen)
        return true; // what is put away goes with this object
    if (failed == 0 || failed == ENOENT) {
        // What another program wrote in this moment must never go with this object.
        if (failed == 0 && renameWith(exchange, m_beside, m_target) != 0) {
            (void)renameWith(noReplace, m_beside, m_target);
            m_beside.clear();
        }
        return false;
    }
    if (!isUnknown(failed))
        return fileError(m_target, failed);
    if (const int again = renameOver(m_beside, m_target); again != 0)
        return fileError(m_target, again);
    m_beside.clear();
    return true;
}

Result<bool> NewFile::comeFirst()
{
    int failed = renameWith(noReplace, m_beside, m_target);
    if (isUnknown(failed))
        failed = FileLook::at(m_target).exists ? EEXIST : renameOver(m_beside, m_target);
    if (failed == EEXIST)
        return false;
    if (failed != 0)
        return fileError(m_target, failed);
    m_beside.clear();
    return true;
}

} // namespace maquette
