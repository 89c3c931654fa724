// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/mendcache.h"

#include "app/library/filework.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QUuid>

#include <cerrno>

namespace maquette
{

Result<QString> cacheName(const QString &path, const QByteArray &recipe)
{
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly))
        return fileError(path, errno);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&file) || file.error() != QFile::NoError)
        return fileError(path, EIO);
    hash.addData(recipe);
    return QString::fromLatin1(hash.result().toHex());
}

namespace
{

Result<void> writeQuickly(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    errno = 0;
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered) &&
        file.write(bytes) == bytes.size())
        return {};
    const int reason = errno == 0 ? EIO : errno;
    file.remove();
    return fileError(path, reason);
}

} // namespace

Result<QString> keepInCache(const QString &folder, const QString &name, const QByteArray &bytes,
                            Durability durability)
{
    errno = 0;
    if (!QDir().mkpath(folder))
        return fileError(folder, errno == 0 ? EACCES : errno);
    const QString target = folder + u'/' + name;
    const QString part = target + u'.' + QUuid::createUuid().toString(QUuid::Id128) + QStringLiteral(".part");
    const auto written =
        durability == Durability::Synced ? writeFile(part, bytes) : writeQuickly(part, bytes);
    if (!written)
        return written.error();
    errno = 0;
    if (::rename(QFile::encodeName(part).constData(), QFile::encodeName(target).constData()) != 0) {
        const int reason = errno;
        QFile::remove(part);
        return fileError(target, reason);
    }
    return target;
}

void trimCache(const QString &folder, qint64 mostBytes)
{
    constexpr int pastedDays = 90;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    qint64 left = 0;
    const auto files = QDir(folder).entryInfoList(QDir::Files, QDir::Time); // newest first
    for (const QFileInfo &file : files) {
        left += file.size();
        const int days = file.fileName().startsWith(pastedPrefix) ? pastedDays : 1;
        if (left > mostBytes && file.lastModified() < now.addDays(-days))
            QFile::remove(file.filePath());
    }
}

void touch(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        file.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime);
}

void touchIn(const QString &folder, const QString &path)
{
    if (QFileInfo(path).absolutePath() == QDir(folder).absolutePath())
        touch(path);
}

} // namespace maquette
