// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/libraryhold.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace maquette
{

namespace
{

QString lockFileFor(const QString &library)
{
    const QString canonical = QFileInfo(library).canonicalFilePath();
    const QByteArray folder = QFile::encodeName(canonical.isEmpty() ? library : canonical);
    const QByteArray name = QCryptographicHash::hash(folder, QCryptographicHash::Sha1).toHex();
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR", QDir::tempPath());
    return QStringLiteral("%1/maquette-%2-%3.lock")
        .arg(runtime, QString::number(getuid()), QString::fromLatin1(name));
}

} // namespace

std::shared_ptr<LibraryHold> LibraryHold::take(const QString &library)
{
    constexpr mode_t ownerOnly = 0600;
    std::shared_ptr<LibraryHold> hold(new LibraryHold);
    hold->m_handle = open(QFile::encodeName(lockFileFor(library)).constData(),
                          O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, ownerOnly);
    if (hold->m_handle < 0)
        return hold;
    hold->m_isFirst = flock(hold->m_handle, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
    (void)flock(hold->m_handle, LOCK_SH | LOCK_NB);
    return hold;
}

LibraryHold::~LibraryHold()
{
    if (m_handle >= 0)
        close(m_handle);
}

} // namespace maquette
