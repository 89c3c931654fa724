// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/mediastore.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace maquette
{

using namespace Qt::StringLiterals;

MediaStore::MediaStore(QString folder)
    : m_folder(std::move(folder))
{}

Result<QString> MediaStore::put(const QByteArray &bytes)
{
    const QString name =
        QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    const QString path = m_folder + u'/' + name;
    if (QFile::exists(path))
        return name;
    QDir().mkpath(m_folder);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(
            ErrorKind::FileAccess,
            QCoreApplication::translate("Sandbox", "The sandbox cannot use its folder %1.").arg(m_folder),
            file.errorString());
    return name;
}

Result<QByteArray> MediaStore::get(const QString &name) const
{
    QFile file(m_folder + u'/' + name);
    if (!file.open(QIODevice::ReadOnly))
        return fail(
            ErrorKind::RequestGone,
            QCoreApplication::translate("Sandbox", "The picture given to this request is no longer there."),
            file.errorString());
    return file.readAll();
}

} // namespace maquette
