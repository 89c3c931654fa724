// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/pyramid.h"

#include "app/library/downscale.h"

#include <QColorSpace>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImageReader>

namespace maquette
{

namespace
{

constexpr qint64 mostPixels = 256'000'000;
constexpr int mostMegabytes = 1100; // what 256 megapixels of four bytes need, and a little
constexpr int smallestLevel = 512;

QString words(const char *text)
{
    return QCoreApplication::translate("Viewer", text);
}

} // namespace

const QImage &Pyramid::levelFor(double scale) const
{
    qsizetype level = 0;
    double rest = scale;
    while (level + 1 < levels.size() && rest <= 0.5) {
        ++level;
        rest *= 2;
    }
    return levels.at(level);
}

Pyramid Pyramid::fromImage(QImage image)
{
    if (image.colorSpace().isValid() && image.colorSpace() != QColorSpace(QColorSpace::SRgb))
        image.convertToColorSpace(QColorSpace::SRgb);
    image.convertTo(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    Pyramid pyramid;
    pyramid.levels.append(image);
    while (std::max(image.width(), image.height()) > smallestLevel) {
        image = downscaled(image, (image.size() / 2).expandedTo({1, 1}));
        pyramid.levels.append(image);
    }
    return pyramid;
}

Result<Pyramid> Pyramid::load(const QString &file)
{
    if (!QFileInfo::exists(file))
        return fail(ErrorKind::FileAccess, words("The file is no longer where it was saved."), file);
    QImageReader reader(file);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isEmpty()) {
        return fail(ErrorKind::DamagedFile, words("The file cannot be read as a picture."),
                    reader.canRead() ? QStringLiteral("no size") : reader.errorString());
    }
    if (static_cast<qint64>(size.width()) * size.height() > mostPixels)
        return fail(ErrorKind::TooLarge, words("The picture is too large to be shown whole."), file);
    // The reader's own limit (128 MB) is under what 4K models make; the pixels were counted above.
    QImageReader::setAllocationLimit(mostMegabytes);
    QImage image = reader.read();
    if (image.isNull())
        return fail(ErrorKind::DamagedFile, words("The file cannot be read as a picture."),
                    reader.errorString());
    return fromImage(std::move(image));
}

} // namespace maquette
