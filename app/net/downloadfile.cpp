// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/downloadfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace maquette
{

namespace
{

QString words(const char *text)
{
    return QCoreApplication::translate("Net", text);
}

Unexpected fileError(int number, const QString &path)
{
    const QString detail =
        QStringLiteral("%1: %2").arg(QDir::toNativeSeparators(path), qt_error_string(number));
    if (number == ENOSPC || number == EDQUOT)
        return fail(ErrorKind::DiskFull, words("There is no room left on the disk."), detail);
    if (number == EFBIG)
        return fail(ErrorKind::DiskFull, words("This disk cannot hold a file so large."), detail);
    if (number == EROFS || number == EACCES || number == EPERM)
        return fail(ErrorKind::FileAccess, words("The folder cannot be written to."), detail);
    return fail(ErrorKind::FileAccess, words("The file cannot be written."), detail);
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

Result<void> DownloadFile::open()
{
    const std::lock_guard lock(m_mutex);
    if (m_discarded)
        return fileError(ECANCELED, m_path);
    constexpr mode_t ownerOnly = 0600;
    m_handle =
        ::open(QFile::encodeName(m_path).constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, ownerOnly);
    if (m_handle < 0)
        return fileError(errno, m_path);
    struct stat facts = {};
    m_named = ::fstat(m_handle, &facts) == 0 && S_ISREG(facts.st_mode);
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
    const std::lock_guard lock(m_mutex);
    if (m_discarded)
        return fileError(ECANCELED, m_path);
    m_named = false;
    return {};
}

void DownloadFile::discard()
{
    const std::lock_guard lock(m_mutex);
    m_discarded = true;
    if (m_named)
        ::unlink(QFile::encodeName(m_path).constData());
    m_named = false;
}

} // namespace maquette
