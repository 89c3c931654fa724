// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/filestate.h"

#include "app/library/filework.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

namespace maquette
{

qint64 stampOfFile(const QString &file)
{
    const QDateTime time = QFileInfo(file).lastModified();
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

Result<FileState> stateOfFile(const QString &file)
{
    constexpr qint64 block = 1024 * 1024;
    // A pipe would be waited for.
    if (!QFileInfo(file).isFile())
        return fileError(file, ENOENT);
    FileState state;
    // Before the bytes: what is written meanwhile is noticed at the next look.
    state.stamp = stampOfFile(file);
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return fileError(file, EACCES);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray buffer(block, Qt::Uninitialized);
    for (qint64 got = source.read(buffer.data(), block); got != 0; got = source.read(buffer.data(), block)) {
        if (got < 0)
            return fileError(file, EIO);
        hash.addData(QByteArray::fromRawData(buffer.constData(), got));
        state.bytes += got;
    }
    state.hash = QString::fromLatin1(hash.result().toHex());
    return state;
}

} // namespace maquette
