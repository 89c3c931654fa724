// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/exporttofolder.h"

#include "app/base/filesteps.h"
#include "app/base/newfile.h"
#include "app/library/filework.h"
#include "app/metadata/metadata.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

namespace maquette
{

namespace
{

constexpr int mostTries = 100'000;

//! Whether \a file holds what \a made is to become. One that cannot be read is another.
bool isSame(const QString &file, const ExportMade &made)
{
    ByteSource there(file);
    if (there.error() != 0 || there.size() != made.bytes())
        return false;
    qint64 at = 0;
    const auto compared = made.read([&](const QByteArray &bytes) -> Result<void> {
        if (there.at(at, bytes.size()) != bytes)
            return fail(ErrorKind::Internal, {});
        at += bytes.size();
        return {};
    });
    return compared.has_value();
}

ExportMade sidecarAlone(const ExportMade &made)
{
    ExportMade sidecar;
    sidecar.pieces = {{0, 0, made.sidecar}};
    return sidecar;
}

} // namespace

ExportToFolder::ExportToFolder(QString folder, CallOff callOff)
    : m_folder(std::move(folder))
    , m_callOff(std::move(callOff))
{}

Result<std::unique_ptr<ExportTarget>> ExportToFolder::open(const QString &folder, const CallOff &callOff)
{
    errno = 0;
    if (!QDir::isAbsolutePath(folder) || !QDir().mkpath(folder))
        return fileError(folder, errno != 0 ? errno : ENOTDIR);
    return std::unique_ptr<ExportTarget>(new ExportToFolder(QDir(folder).absolutePath(), callOff));
}

//! Not the target itself: it may be on a drive that was pulled out meanwhile.
Result<void> ExportToFolder::makeFolderOf(const QString &path) const
{
    if (!QFileInfo(m_folder).isDir())
        return fileError(m_folder, ENOENT);
    const QString folder = QFileInfo(m_folder + u'/' + path).path();
    errno = 0;
    if (!QDir().mkpath(folder))
        return fileError(folder, errno != 0 ? errno : ENOTDIR);
    return {};
}

Result<bool> ExportToFolder::place(const ExportMade &made)
{
    if (const auto ready = makeFolderOf(made.path); !ready)
        return ready.error();
    for (int i = 0; i < mostTries; ++i) {
        const QString file = m_folder + u'/' + m_names.take(made.path, made.extension);
        const auto placed = placeAs(file, made);
        if (!placed)
            return placed.error();
        if (*placed)
            return **placed;
    }
    return fail(ErrorKind::FileAccess,
                QCoreApplication::translate("Export", "There is no free name left in %1.").arg(m_folder),
                made.path);
}

Result<std::optional<bool>> ExportToFolder::placeAs(const QString &file, const ExportMade &made) const
{
    const QString beside = sidecarOf(file);
    const bool hasSidecar = !made.sidecar.isEmpty();
    const ExportMade sidecar = hasSidecar ? sidecarAlone(made) : ExportMade();
    const bool besideTaken = FileLook::at(beside).exists;
    const bool besideSame = besideTaken && hasSidecar && isSame(beside, sidecar);
    if (FileLook::at(file).exists) {
        const bool same = besideSame == hasSidecar && isSame(file, made);
        return same ? std::optional(false) : std::nullopt;
    }
    if (besideTaken && !besideSame) // it would speak for our file
        return std::optional<bool>();
    if (const auto room = checkRoom(QFileInfo(file).path(), made.bytes() + made.sidecar.size()); !room)
        return room.error();
    // First what says something of the file, so that the file never stands there alone.
    if (hasSidecar && !besideSame) {
        const auto written = write(beside, sidecar);
        if (!written)
            return written.error();
        if (!*written)
            return std::optional<bool>();
    }
    const auto written = write(file, made);
    if (written && *written)
        return std::optional(true);
    if (hasSidecar && !besideSame)
        QFile::remove(beside);
    return written ? Result<std::optional<bool>>(std::nullopt) : Result<std::optional<bool>>(written.error());
}

//! False when something has the name by now.
Result<bool> ExportToFolder::write(const QString &file, const ExportMade &made) const
{
    const auto target = NewFile::create(file);
    if (!target)
        return target.error();
    const auto written = made.read([&](const QByteArray &bytes) -> Result<void> {
        if (m_callOff.isCalledOff())
            return fail(ErrorKind::Cancelled, QCoreApplication::translate("Export", "Cancelled."));
        return (*target)->write(bytes);
    });
    return written ? (*target)->commitOver(FileLook()) : Result<bool>(written.error());
}

} // namespace maquette
