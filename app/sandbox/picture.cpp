// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/picture.h"

#include "app/sandbox/backdrop.h"
#include "app/sandbox/bands.h"
#include "app/sandbox/features.h"
#include "app/sandbox/mark.h"
#include "app/sandbox/noise.h"
#include "app/sandbox/ridges.h"

#include <QPainter>

namespace maquette
{

QImage drawPicture(const PictureBrief &brief, QSize size)
{
    const Scene scene = composeScene(brief);
    const Noise noise(scene.seed);
    QImage image(size, QImage::Format_RGB32);
    if (image.isNull())
        return {};

    const Backdrop backdrop(scene, noise, size);
    inBands(size.height(), [&](int from, int to) { backdrop.paintRows(image, from, to); });
    paintSkyFeatures(image, scene);
    const std::vector<Ridge> ridges = ridgesOf(scene, noise, size);
    if (!ridges.empty())
        inBands(size.height(), [&](int from, int to) { paintRidges(image, scene, noise, ridges, from, to); });
    paintForeground(image, scene);

    QPainter painter(&image);
    paintMark(painter, size);
    painter.end();
    return image;
}

} // namespace maquette
