// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/mediacheck.h"

#include "app/library/filework.h"
#include "app/library/picture.h"
#include "app/library/screenpicture.h"
#include "app/library/videofile.h"
#include "app/library/words.h"

#include <QFile>

#include <cerrno>

namespace maquette
{

namespace
{

Unexpected unusable(FileType type)
{
    if (type == FileType::Text)
        return fail(ErrorKind::DamagedFile,
                    libraryWords("The server sent a text or a web page instead of the file."));
    if (type == FileType::Unknown)
        return fail(ErrorKind::DamagedFile,
                    libraryWords("The file is neither a picture nor a clip that Maquette knows."));
    return fail(ErrorKind::DamagedFile,
                libraryWords("The server sent a file of the kind %1, which cannot be read here.")
                    .arg(factsOf(type).name));
}

Result<void> checkPicture(QFile &file, CheckedMedia &facts)
{
    file.seek(0);
    const auto picture = readPicture(file, previewEdge);
    if (!picture)
        return picture.error();
    facts.pixels = picture->pixels;
    facts.preview = forScreen(picture->image);
    return {};
}

Result<void> checkClip(const QString &file, CheckedMedia &facts)
{
    const auto clip = VideoFile::probe(file);
    if (!clip)
        return clip.error();
    facts.pixels = clip->pixels;
    facts.durationMs = clip->durationMs;
    if (const auto poster = VideoFile::poster(file, previewEdge))
        facts.preview = *poster;
    return {};
}

Result<void> checkSound(const QString &file, CheckedMedia &facts)
{
    const auto duration = VideoFile::probeSound(file);
    if (!duration)
        return duration.error();
    facts.durationMs = *duration;
    return {};
}

} // namespace

Result<CheckedMedia> checkMedia(const QString &path)
{
    constexpr qint64 sniffed = 4096;
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly))
        return fileError(path, errno);
    CheckedMedia facts;
    facts.bytes = file.size();
    if (facts.bytes == 0)
        return fail(ErrorKind::DamagedFile, libraryWords("The server sent an empty file."));
    if (facts.bytes > maxWorkBytes)
        return fail(ErrorKind::TooLarge, libraryWords("The file is larger than 2 GiB."));
    facts.type = sniffFileType(file.peek(sniffed));
    const FileTypeFacts type = factsOf(facts.type);
    if (!type.usable)
        return unusable(facts.type);
    facts.kind = type.kind;
    if (const auto complete = checkComplete(file, facts.type); !complete)
        return complete.error();
    const auto decoded = facts.kind == MediaKind::Image   ? checkPicture(file, facts)
                         : facts.kind == MediaKind::Video ? checkClip(path, facts)
                                                          : checkSound(path, facts);
    if (!decoded)
        return decoded.error();
    return facts;
}

} // namespace maquette
