// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/newfile.h"

#include "app/library/filework.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace maquette
{

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
    constexpr mode_t readable = 0644;
    const QFileInfo place(target);
    if (place.exists() && !place.isFile()) {
        return fail(
            ErrorKind::FileAccess,
            QCoreApplication::translate("Library", "%1 is not a file that can be replaced.").arg(target),
            target);
    }
    const QByteArray folder = QFile::encodeName(place.absolutePath());
    const int handle = open(folder.constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, readable);
    if (handle >= 0)
        return std::unique_ptr<NewFile>(new NewFile(place.absoluteFilePath(), handle, {}));
    // EISDIR: a kernel, the others: a file system that knows no nameless files.
    if (errno != EISDIR && errno != EOPNOTSUPP && errno != EINVAL && errno != ENOENT)
        return fileError(target, errno);
    std::unique_ptr<NewFile> file(new NewFile(place.absoluteFilePath(), -1, {}));
    const QString beside = file->nameBeside();
    const int made =
        open(QFile::encodeName(beside).constData(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, readable);
    if (made < 0)
        return fileError(target, errno);
    close(made);
    file->m_beside = beside;
    return file;
}

QString NewFile::nameBeside() const
{
    return QStringLiteral("%1/.%2.part")
        .arg(QFileInfo(m_target).absolutePath(), QUuid::createUuid().toString(QUuid::Id128));
}

QString NewFile::path() const
{
    return m_handle >= 0 ? QStringLiteral("/proc/self/fd/%1").arg(m_handle) : m_beside;
}

Result<void> NewFile::giveName()
{
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
    if (m_handle >= 0 && fsync(m_handle) != 0)
        return fileError(m_target, errno);
    if (m_handle < 0) {
        if (auto synced = syncFile(m_beside); !synced)
            return synced;
    } else if (auto named = giveName(); !named) {
        return named;
    }
    if (std::rename(QFile::encodeName(m_beside).constData(), QFile::encodeName(m_target).constData()) != 0)
        return fileError(m_target, errno);
    m_beside.clear();
    return syncFolder(QFileInfo(m_target).absolutePath());
}

} // namespace maquette
