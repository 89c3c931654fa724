// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/pastedpicture.h"

#include "app/library/filetype.h"
#include "app/media/mendcache.h"
#include "app/media/picturemend.h"
#include "app/media/words.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QImageWriter>

namespace maquette
{

namespace
{

constexpr qsizetype mostBytes = 256 * 1024 * 1024;

Result<QString> kept(const QByteArray &bytes, FileType type, const QString &folder)
{
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    return keepInCache(folder, pastedPrefix + QString::fromLatin1(hash) + u'.' + factsOf(type).extension,
                       bytes, Durability::Synced);
}

} // namespace

Result<QString> keepPasted(const QImage &image, const QString &folder)
{
    constexpr int fastPng = 80;
    if (image.isNull())
        return fail(ErrorKind::DamagedFile, mendWords("The clipboard holds no picture."));
    if (qint64(image.width()) * image.height() > maxMendedPixels)
        return fail(ErrorKind::TooLarge, mendWords("The picture on the clipboard is too large."));
    QBuffer buffer;
    QImageWriter writer(&buffer, "png");
    writer.setQuality(fastPng);
    if (!writer.write(image))
        return fail(ErrorKind::Internal, mendWords("The picture could not be saved."), writer.errorString());
    return kept(buffer.data(), FileType::Png, folder);
}

Result<QString> keepPasted(const QByteArray &bytes, const QString &folder)
{
    if (bytes.size() > mostBytes)
        return fail(ErrorKind::TooLarge, mendWords("What is on the clipboard is too large."));
    const FileType type = sniffFileType(bytes.left(4096));
    if (!factsOf(type).usable)
        return fail(ErrorKind::DamagedFile,
                    mendWords("The clipboard holds no picture, clip or sound that is known here."));
    return kept(bytes, type, folder);
}

} // namespace maquette
