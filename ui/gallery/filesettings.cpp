// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/filesettings.h"

#include "app/library/filetype.h"
#include "app/library/plainfile.h"
#include "app/library/thumbnailmaker.h"
#include "app/metadata/metadata.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace maquette
{

namespace
{

constexpr int filePictureEdge = 640;
constexpr qint64 startBytes = 4096;

QString settingWords(const char *text)
{
    return QCoreApplication::translate("FileSettings", text);
}

bool saysHow(const FoundMetadata &found)
{
    const WorkMetadata &work = found.work;
    return found.foreign || !work.input.isEmpty() || !work.prompt.isEmpty() || !work.negativePrompt.isEmpty();
}

void look(FileSettings &file, FileType type)
{
    const FileTypeFacts facts = factsOf(type);
    file.format = facts.name;
    if (facts.kind == MediaKind::Audio)
        return;
    ThumbnailOrder order;
    order.kind = facts.kind;
    order.file = file.path;
    order.edge = filePictureEdge;
    const Thumbnail thumbnail = makeThumbnail(order);
    file.picture = thumbnail.image;
    file.pictureProblem = thumbnail.problem;
}

} // namespace

FileSettings readFileSettings(const QString &path)
{
    FileSettings file;
    file.path = path;
    const QString name = QFileInfo(path).fileName();
    if (QFileInfo(path).isDir()) {
        file.problem = settingWords("%1 is a folder: choose one picture or clip in it.").arg(name);
        return file;
    }
    PlainFile start(path);
    if (const Result<void> opened = start.openPlain(); !opened) {
        file.problem = opened.error().message;
        return file;
    }
    file.bytes = start.size();
    const FileType type = sniffFileType(start.read(startBytes));
    start.close();
    if (type == FileType::Unknown || type == FileType::Text || type == FileType::Svg) {
        file.problem = settingWords("%1 is no picture or clip that could say how it was made.").arg(name);
        return file;
    }
    Result<FoundMetadata> found = readMetadata(path);
    if (!found) {
        file.problem = found.error().message;
        return file;
    }
    file.found = std::move(*found);
    look(file, type);
    if (saysHow(file.found))
        return file;
    file.problem =
        file.picture.isNull() && !file.pictureProblem.isEmpty()
            ? settingWords("%1 cannot be read: %2").arg(name, file.pictureProblem)
            : settingWords("%1 does not say how it was made. Programs that edit or send pictures often "
                           "take that out.")
                  .arg(name);
    return file;
}

} // namespace maquette
