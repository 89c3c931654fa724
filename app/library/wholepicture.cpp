// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/wholepicture.h"

#include "app/library/picture.h"
#include "app/library/screenpicture.h"
#include "app/library/words.h"

#include <QImageReader>
#include <QIODevice>
#include <QtEndian>

#include <algorithm>

namespace maquette
{

namespace
{

//! Qt refuses over its limit of memory, but only says that it could not read.
bool isTooLarge(const QImageReader &reader, QSize size)
{
    const qint64 pixels = qint64(size.width()) * size.height();
    const qint64 limit = qint64(QImageReader::allocationLimit()) * 1024 * 1024;
    const int bits = QImage::toPixelFormat(reader.imageFormat()).bitsPerPixel();
    return pixels > maxPicturePixels || (limit > 0 && pixels / 8 * bits > limit);
}

} // namespace

Result<WholePicture> decodeWholePicture(QIODevice &device)
{
    allowLargePictures();
    const QByteArray start = device.peek(sniffedBytes);
    const FileType type = sniffFileType(start);
    const QByteArray decoder = factsOf(type).decoder;
    if (decoder.isEmpty()) {
        const auto none = readPicture(device, 1); // it has the words for each of them
        if (!none)
            return none.error();
        return fail(ErrorKind::DamagedFile, libraryWords("The picture is damaged."));
    }
    // Of a PNG that is cut short nothing is decoded, and a chunk that is longer than the file would take its
    // length of memory first. Of a JPEG what is there is worth seeing.
    const auto complete =
        type == FileType::Png || type == FileType::Jpeg ? checkComplete(device, type) : Result<void>();
    if (!complete && type == FileType::Png)
        return complete.error();
    device.seek(0);
    QImageReader reader(&device, decoder);
    reader.setAutoTransform(true);
    const QSize size = decodedSize(reader, type, start);
    if (size.isEmpty()) {
        return fail(ErrorKind::DamagedFile, libraryWords("The picture is damaged."),
                    reader.canRead() ? QStringLiteral("no size") : reader.errorString());
    }
    if (isTooLarge(reader, size)) {
        return fail(ErrorKind::TooLarge,
                    libraryWords("The picture has %1 × %2 pixels, more than can be read.")
                        .arg(size.width())
                        .arg(size.height()));
    }
    QImage image = reader.read();
    if (image.isNull())
        return fail(ErrorKind::DamagedFile, libraryWords("The picture is damaged."), reader.errorString());
    const QString profile = profileName(image);
    return WholePicture{std::move(image), profile, !complete};
}

Result<WholePicture> readWholePicture(QIODevice &device)
{
    auto picture = decodeWholePicture(device);
    if (!picture)
        return picture;
    picture->image = forScreen(std::move(picture->image));
    if (picture->image.isNull())
        return fail(ErrorKind::TooLarge, libraryWords("There is not enough memory for this picture."));
    return picture;
}

} // namespace maquette
