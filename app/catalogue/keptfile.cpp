// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/keptfile.h"

#include "app/base/log.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 largestFile = 256 * 1024 * 1024;

QByteArray digest(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

Unexpected cannotWrite(const QString &file, const QString &reason)
{
    return fail(
        ErrorKind::FileAccess,
        QCoreApplication::translate("Catalogue", "The list of models could not be kept on this disk."),
        file + u": "_s + reason);
}

} // namespace

KeptFile::KeptFile(QString file, QString format, int version)
    : m_file(std::move(file))
    , m_format(std::move(format))
    , m_version(version)
{}

void KeptFile::setAside(const QString &why, const QString &suffix) const
{
    qCWarning(logApp).noquote() << "set aside" << m_file << "because" << why;
    const QString aside = m_file + suffix;
    QFile::remove(aside);
    QFile::rename(m_file, aside);
}

std::optional<KeptLines> KeptFile::read() const
{
    QFile file(m_file);
    if (!file.exists())
        return std::nullopt;
    if (file.size() > largestFile || !file.open(QIODevice::ReadOnly)) {
        setAside(u"it cannot be read"_s, u".broken"_s);
        return std::nullopt;
    }
    const QByteArray bytes = file.readAll();
    file.close();
    const qsizetype end = bytes.indexOf('\n');
    const Result<Json> first = end < 0 ? Result<Json>(Error{}) : parseJson(bytes.left(end));
    const QString format = first ? stringMember(*first, "format") : QString();
    if (format != m_format) {
        setAside(u"it is damaged"_s, u".broken"_s);
        return std::nullopt;
    }
    const Json *version = member(*first, "version");
    if (!version || !sameJson(*version, Json(m_version))) {
        setAside(u"it is of another version"_s, u".other-version"_s);
        return std::nullopt;
    }
    const QByteArray rest = bytes.mid(end + 1);
    const Json *head = member(*first, "head");
    if (!head || stringMember(*first, "sha256").toLatin1() != digest(rest)) {
        setAside(u"it is damaged"_s, u".broken"_s);
        return std::nullopt;
    }
    KeptLines kept{*head, rest.split('\n')};
    kept.lines.removeLast(); // after the last line's end
    return kept;
}

Result<void> KeptFile::write(const KeptLines &kept) const
{
    QByteArray rest;
    for (const QByteArray &line : kept.lines)
        rest += line + '\n';
    Json first = Json::object();
    first["format"] = jsonString(m_format);
    first["version"] = m_version;
    first["sha256"] = digest(rest).toStdString();
    first["head"] = kept.head;
    if (!QDir().mkpath(QFileInfo(m_file).path()))
        return cannotWrite(m_file, u"no folder"_s);
    QSaveFile file(m_file);
    const QByteArray line = toBytes(first) + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(line) != line.size() ||
        file.write(rest) != rest.size() || !file.commit())
        return cannotWrite(m_file, file.errorString());
    return {};
}

} // namespace maquette
