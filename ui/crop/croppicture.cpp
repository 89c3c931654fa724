// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crop/croppicture.h"

#include "app/library/picture.h"
#include "app/media/picturemend.h"

#include <QColorSpace>
#include <QCoreApplication>
#include <QFile>

namespace maquette
{

Result<CropPicture> readCropPicture(const QString &path, const std::optional<LocalMedia> &media)
{
    auto looked = media ? Result<LocalMedia>(*media) : lookAtLocal(path);
    if (!looked)
        return looked.error();
    if (looked->kind != MediaKind::Image)
        return fail(ErrorKind::InvalidInput, QCoreApplication::translate("Crop", "This is not a picture."));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::FileAccess, QCoreApplication::translate("Crop", "The file cannot be read."),
                    file.errorString());
    auto picture = readPicture(file, cropPictureEdge, maxMendedPixels);
    if (!picture)
        return picture.error();
    QImage &image = picture->image;
    if (image.colorSpace().isValid() && image.colorSpace() != QColorSpace(QColorSpace::SRgb))
        image.convertToColorSpace(QColorSpace::SRgb);
    looked->pixels = picture->pixels; // it may have changed since it was looked at
    return CropPicture{*looked, image};
}

} // namespace maquette
