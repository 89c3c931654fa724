// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/ownmodels.h"

#include "models/core/descriptor.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 largestOwnFile = 16 * 1024 * 1024; // what the catalogue reads
constexpr qsizetype largestIndented = 60000;        // at most 200 times as much with its indents

QString ownModelWords(const char *source)
{
    return QCoreApplication::translate("OwnModels", source);
}

QString nameOf(ModelSource source)
{
    switch (source) {
    case ModelSource::Page:
        return u"page"_s;
    case ModelSource::Schema:
        return u"schema"_s;
    case ModelSource::Catalogue:
        break;
    }
    return u"catalogue"_s;
}

Unexpected fileFault(const QString &path, int number, const QString &reason)
{
    const QString detail = path + u": "_s + (number != 0 ? qt_error_string(number) : reason);
    const QString folder = QFileInfo(path).absolutePath();
    if (number == ENOSPC || number == EDQUOT || number == EFBIG)
        return fail(ErrorKind::DiskFull,
                    ownModelWords("The disk is full: there is no room in %1.").arg(folder), detail);
    return fail(ErrorKind::FileAccess, ownModelWords("Maquette cannot write in %1.").arg(folder), detail);
}

//! A rename is safe from a power cut only when its folder is. Some file systems cannot do it, and nothing
//! more can be done then.
void makeFolderLast(const QString &folder)
{
    const int handle = open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return;
    fsync(handle);
    close(handle);
}

Result<void> write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    errno = 0;
    const bool whole = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush();
    int number = whole ? 0 : errno;
    if (whole && file.commit())
        return {};
    if (whole)
        number = errno;
    return fileFault(path, number, file.errorString());
}

QByteArray bytesFor(const Json &entry)
{
    const QByteArray bytes = toBytes(entry);
    return (bytes.size() <= largestIndented ? toIndentedBytes(entry) : bytes) + '\n';
}

OwnModel ownModel(const Json &entry, const QString &file, bool alone)
{
    return {ModelId(stringMember(entry, "model_id")),
            stringMember(entry, "display_name"),
            file,
            QDate::fromString(stringMember(entry, "added"), Qt::ISODate),
            stringMember(entry, "source"),
            alone};
}

QList<OwnModel> modelsIn(const QString &path)
{
    QFile file(path);
    if (file.size() > largestOwnFile || !file.open(QIODevice::ReadOnly))
        return {};
    const auto json = parseJson(file.readAll());
    if (!json)
        return {};
    QList<OwnModel> models;
    const Json *list = member(*json, "models");
    if (!list || !list->is_array()) {
        models.append(ownModel(*json, path, true));
    } else {
        for (const Json &entry : *list)
            models.append(ownModel(entry, path, false));
    }
    models.removeIf([](const OwnModel &model) { return !isModelId(model.id.text()); });
    return models;
}

Unexpected sharesItsFile(const OwnModel &model)
{
    return fail(ErrorKind::FileAccess,
                ownModelWords("The file of %1 describes other models too. Change it with a text editor.")
                    .arg(model.id.text()),
                model.file);
}

} // namespace

OwnModels::OwnModels(const QString &folder)
    : m_folder(QDir(folder).absolutePath())
{}

QString OwnModels::fileFor(const ModelId &id) const
{
    QStringList parts = id.text().split(u'/');
    for (QString &part : parts) {
        // A hidden file would be kept and never read.
        if (part.startsWith(u'.'))
            part.replace(0, 1, u"%2E"_s);
    }
    return m_folder + u'/' + parts.join(u'/') + u".json"_s;
}

Result<QString> OwnModels::fileToWrite(const ModelId &id, IfThere ifThere) const
{
    const auto known = find(id);
    if (!known) {
        const QString path = fileFor(id);
        if (ifThere == IfThere::Refuse && QFileInfo::exists(path))
            return fail(ErrorKind::FileAccess,
                        ownModelWords("There is a file for %1 already.").arg(id.text()), path);
        return path;
    }
    if (ifThere == IfThere::Refuse)
        return fail(ErrorKind::FileAccess,
                    ownModelWords("%1 is one of your own models already.").arg(id.text()), known->file);
    if (!known->alone)
        return sharesItsFile(*known);
    return known->file;
}

Result<QString> OwnModels::add(const Json &entry, ModelSource source, QDate added, IfThere ifThere) const
{
    Json kept = entry;
    if (kept.is_object()) {
        kept["added"] = added.toString(Qt::ISODate).toStdString();
        kept["source"] = nameOf(source).toStdString();
    }
    return keep(kept, ifThere);
}

Result<QString> OwnModels::restore(const Json &entry) const
{
    return keep(entry, IfThere::Refuse);
}

Result<QString> OwnModels::keep(const Json &entry, IfThere ifThere) const
{
    const auto model = readModel(entry);
    if (!model)
        return model.error();
    const QByteArray bytes = bytesFor(entry);
    if (bytes.size() > largestOwnFile)
        return fail(ErrorKind::TooLarge, ownModelWords("The description of the model is larger than 16 MB."));
    const auto path = fileToWrite(model->id, ifThere);
    if (!path)
        return path.error();
    const QString folder = QFileInfo(*path).absolutePath();
    errno = 0;
    const bool made = QDir().mkpath(folder);
    const int number = errno;
    const Result<void> written = made ? write(*path, bytes) : Result<void>(fileFault(*path, number, {}));
    if (!written) {
        removeEmptyFolders(*path);
        return written.error();
    }
    for (QString each = folder; each.startsWith(m_folder); each = QFileInfo(each).path())
        makeFolderLast(each);
    return *path;
}

Result<void> OwnModels::remove(const ModelId &id) const
{
    const auto known = find(id);
    if (!known)
        return fail(ErrorKind::FileAccess, ownModelWords("%1 is not one of your own models.").arg(id.text()));
    if (!known->alone)
        return sharesItsFile(*known);
    QFile file(known->file);
    errno = 0;
    if (!file.remove()) {
        return fail(ErrorKind::FileAccess, ownModelWords("%1 cannot be removed.").arg(known->file),
                    known->file + u": "_s + file.errorString());
    }
    makeFolderLast(QFileInfo(known->file).absolutePath());
    removeEmptyFolders(known->file);
    return {};
}

void OwnModels::removeEmptyFolders(const QString &file) const
{
    QString folder = QFileInfo(file).absolutePath();
    while (folder.startsWith(QString(m_folder + u'/')) && QDir().rmdir(folder))
        folder = QFileInfo(folder).path();
}

QList<OwnModel> OwnModels::list() const
{
    QStringList files;
    QDirIterator it(m_folder, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(it.next());
    files.sort();
    QList<OwnModel> models;
    for (const QString &file : std::as_const(files))
        models.append(modelsIn(file));
    return models;
}

std::optional<OwnModel> OwnModels::find(const ModelId &id) const
{
    const QList<OwnModel> all = list();
    const auto known =
        std::find_if(all.cbegin(), all.cend(), [&](const OwnModel &model) { return model.id == id; });
    return known == all.cend() ? std::nullopt : std::optional(*known);
}

} // namespace maquette
