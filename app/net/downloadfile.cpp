// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/downloadfile.h"

#include "app/net/words.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace maquette
{

namespace
{

//! The last write of a download that was broken off may still be under way.
constexpr std::chrono::milliseconds lockPatience(500);

Unexpected fileError(int number, const QString &path)
{
    const QString detail =
        QStringLiteral("%1: %2").arg(QDir::toNativeSeparators(path), qt_error_string(number));
    if (number == ENOSPC || number == EDQUOT)
        return fail(ErrorKind::DiskFull, netWords("There is no room left on the disk."), detail);
    if (number == EFBIG)
        return fail(ErrorKind::DiskFull, netWords("This disk cannot hold a file so large."), detail);
    if (number == EROFS || number == EACCES || number == EPERM)
        return fail(ErrorKind::FileAccess, netWords("The folder cannot be written to."), detail);
    return fail(ErrorKind::FileAccess, netWords("The file cannot be written."), detail);
}

} // namespace

DownloadFile::DownloadFile(QString path)
    : m_path(std::move(path))
{}

DownloadFile::~DownloadFile()
{
    discard();
    if (m_handle >= 0)
        ::close(m_handle);
}

Result<void> DownloadFile::openOnce(bool isNew)
{
    constexpr mode_t ownerOnly = 0600;
    const int flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | (isNew ? O_EXCL : 0);
    m_handle = ::open(QFile::encodeName(m_path).constData(), flags, ownerOnly);
    return m_handle < 0 ? Result<void>(fileError(errno, m_path)) : Result<void>();
}

bool DownloadFile::lock(std::chrono::milliseconds patience) const
{
    constexpr std::chrono::milliseconds step(10);
    for (auto waited = std::chrono::milliseconds(0); ::flock(m_handle, LOCK_EX | LOCK_NB) != 0;
         waited += step) {
        if (errno != EWOULDBLOCK)
            return true; // a file system without locks says so: there is nothing to wait for
        if (waited >= patience)
            return false;
        std::this_thread::sleep_for(step);
    }
    return true;
}

Result<void> DownloadFile::open(bool goOn)
{
    const std::lock_guard guard(m_mutex);
    if (m_discarded)
        return fileError(ECANCELED, m_path);
    if (auto opened = openOnce(false); !opened)
        return opened;
    struct stat facts = {};
    const bool regular = ::fstat(m_handle, &facts) == 0 && S_ISREG(facts.st_mode);
    if (!regular)
        return {};
    bool ours = facts.st_uid == ::geteuid() && facts.st_nlink == 1;
    if (!lock(goOn ? lockPatience : std::chrono::milliseconds(0))) {
        ::close(m_handle);
        m_handle = -1;
        ::unlink(QFile::encodeName(m_path).constData());
        if (auto opened = openOnce(true); !opened)
            return opened;
        (void)lock({});
        ours = false;
    }
    m_named = true;
    if (goOn && ours) {
        m_found = ::lseek(m_handle, 0, SEEK_END);
        return m_found < 0 ? Result<void>(fileError(errno, m_path)) : Result<void>();
    }
    return empty();
}

Result<void> DownloadFile::empty()
{
    m_found = 0;
    if (::ftruncate(m_handle, 0) != 0 || ::lseek(m_handle, 0, SEEK_SET) != 0)
        return fileError(errno, m_path);
    return {};
}

Result<void> DownloadFile::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(m_handle, bytes.data(), static_cast<size_t>(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return fileError(errno, m_path);
        bytes = bytes.sliced(written);
    }
    return {};
}

Result<void> DownloadFile::sync()
{
    // EINVAL and ENOTSUP: not a file that can be synced, such as a pipe.
    if (::fsync(m_handle) != 0 && errno != EINVAL && errno != ENOTSUP)
        return fileError(errno, m_path);
    const int closed = ::close(m_handle);
    m_handle = -1;
    if (closed != 0 && errno != EINTR)
        return fileError(errno, m_path);
    const std::lock_guard guard(m_mutex);
    if (m_discarded)
        return fileError(ECANCELED, m_path);
    m_named = false;
    return {};
}

void DownloadFile::keep()
{
    const std::lock_guard guard(m_mutex);
    m_discarded = true;
    m_named = false;
}

void DownloadFile::discard()
{
    const std::lock_guard guard(m_mutex);
    m_discarded = true;
    if (m_named)
        ::unlink(QFile::encodeName(m_path).constData());
    m_named = false;
}

} // namespace maquette
