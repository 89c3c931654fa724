// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/newfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace maquette
{

namespace
{

constexpr qint64 blockBytes = 1024 * 1024;

QString words(const char *text)
{
    return QCoreApplication::translate("Metadata", text);
}

//! A file system that cannot sync a folder says so, and there is nothing more to do.
Result<void> syncFolderOf(const QString &file)
{
    const QString folder = QFileInfo(file).absolutePath();
    const int handle = open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return metadataFileError(folder, errno);
    const int failed = fsync(handle) == 0 ? 0 : errno;
    close(handle);
    if (failed != 0 && failed != EINVAL && failed != EROFS)
        return metadataFileError(folder, failed);
    return {};
}

Result<void> write(QSaveFile &file, const QByteArray &bytes)
{
    errno = 0;
    if (file.write(bytes) != bytes.size())
        return metadataFileError(file.fileName(), errno);
    return {};
}

Result<void> writePiece(QSaveFile &file, const Piece &piece, ByteSource &source, const QString &from)
{
    if (!piece.bytes.isEmpty())
        return write(file, piece.bytes);
    for (qint64 done = 0; done < piece.length;) {
        const qint64 wanted = std::min(blockBytes, piece.length - done);
        const QByteArray bytes = source.at(piece.offset + done, wanted);
        if (bytes.size() != wanted) // cut off while it was read, or its drive is gone
            return metadataFileError(from, source.error() != 0 ? source.error() : EIO);
        if (const auto written = write(file, bytes); !written)
            return written;
        done += wanted;
    }
    return {};
}

template <typename Fill>
Result<void> writeWith(const QString &to, const Fill &fill)
{
    if (const QFileInfo old(to); old.exists() && !old.isFile())
        return fail(ErrorKind::FileAccess, words("%1 is not a file that can be replaced.").arg(to), to);
    QSaveFile file(to);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly))
        return metadataFileError(to, errno);
    if (const auto filled = fill(file); !filled)
        return filled;
    errno = 0;
    // commit() syncs before it writes what is still buffered, and does not look whether that went well
    // (Qt 6.4).
    if (!file.flush() || !file.commit())
        return metadataFileError(to, errno);
    return syncFolderOf(to);
}

} // namespace

Error metadataFileError(const QString &path, int errorNumber)
{
    const QString detail = QStringLiteral("%1: %2").arg(path, qt_error_string(errorNumber));
    const bool isFull = errorNumber == ENOSPC || errorNumber == EDQUOT || errorNumber == EFBIG;
    if (isFull)
        return fail(ErrorKind::DiskFull,
                    words("The disk is full: there is no room in %1.").arg(QFileInfo(path).absolutePath()),
                    detail)
            .error;
    const bool isMissing = errorNumber == ENOENT || errorNumber == ENOTDIR;
    const bool isForbidden = errorNumber == EACCES || errorNumber == EPERM || errorNumber == EROFS;
    const QString text = isMissing     ? words("%1 is missing.")
                         : isForbidden ? words("Maquette may not use %1.")
                                       : words("%1 cannot be used.");
    return fail(ErrorKind::FileAccess, text.arg(path), detail).error;
}

Result<void> writeNewFile(const QString &to, const Pieces &pieces, ByteSource &source, const QString &from)
{
    return writeWith(to, [&](QSaveFile &file) -> Result<void> {
        for (const Piece &piece : pieces) {
            if (const auto written = writePiece(file, piece, source, from); !written)
                return written;
        }
        return {};
    });
}

Result<void> writeNewFile(const QString &to, const QByteArray &bytes)
{
    return writeWith(to, [&bytes](QSaveFile &file) { return write(file, bytes); });
}

} // namespace maquette
