// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/plainfile.h"

#include "app/library/words.h"

#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace maquette
{

PlainFile::PlainFile(const QString &path, CallOff callOff)
    : QFile(path)
    , m_callOff(std::move(callOff))
{}

Result<void> PlainFile::openPlain()
{
    const QString path = fileName();
    const QString name = QFileInfo(path).fileName();
    // Without waiting for the other end of a pipe.
    const int file =
        path.isEmpty() ? -1 : ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    const int error = path.isEmpty() ? ENOENT : errno;
    if (file < 0 && (error == ENOENT || error == ENOTDIR)) {
        m_there = false;
        return fail(ErrorKind::FileAccess, libraryWords("The file is missing: %1").arg(name));
    }
    if (file < 0) {
        return fail(ErrorKind::FileAccess, libraryWords("The file cannot be read: %1").arg(name),
                    QString::fromLocal8Bit(std::strerror(error)));
    }
    struct stat facts
    {};
    const bool known = ::fstat(file, &facts) == 0;
    if (known && S_ISREG(facts.st_mode) && QFile::open(file, ReadOnly, AutoCloseHandle))
        return {};
    ::close(file);
    return fail(ErrorKind::FileAccess, known && S_ISDIR(facts.st_mode)
                                           ? libraryWords("This is a folder, not a file: %1").arg(name)
                                           : libraryWords("This is not a plain file: %1").arg(name));
}

qint64 PlainFile::readData(char *data, qint64 most)
{
    return m_callOff.isCalledOff() ? -1 : QFile::readData(data, most);
}

} // namespace maquette
