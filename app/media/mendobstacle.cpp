// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/mendobstacle.h"

#include "app/media/clipmend.h"
#include "app/media/cropframe.h"
#include "app/media/picturemend.h"
#include "app/media/words.h"

#include <algorithm>

namespace maquette
{

namespace
{

bool isTooLarge(const LocalMedia &media)
{
    return media.kind == MediaKind::Image &&
           qint64(media.pixels.width()) * media.pixels.height() > maxMendedPixels;
}

QString tooManyPixels()
{
    return mendWords("It has more than 100 million pixels. That is too many to change it here.");
}

} // namespace

QString cropObstacle(const LocalMedia &media, const MediaLimits &limits)
{
    if (media.kind != MediaKind::Image || media.pixels.isEmpty())
        return mendWords("There is no picture to crop.");
    if (isTooLarge(media))
        return tooManyPixels();
    const CropFrame frame(media.pixels, limits);
    if (!frame.isPossible() || !cropMend(media, limits, frame.rect()))
        return mendWords("No part of it has a shape and a size that this field takes.");
    return {};
}

QString mendObstacle(const LocalMedia &media, const MediaLimits &limits)
{
    using What = LimitBreach::What;
    const auto breaches = breachesOf(limits, media.figures());
    const bool mends = media.kind == MediaKind::Image ? !pictureMends(media, limits).isEmpty()
                                                      : !clipMends(media, limits).isEmpty();
    if (breaches.isEmpty() || mends)
        return {};
    if (isTooLarge(media))
        return tooManyPixels();
    const auto lacks = [&breaches](What what) {
        return std::any_of(breaches.begin(), breaches.end(), [what](const LimitBreach &breach) {
            return breach.what == what && !breach.tooMuch;
        });
    };
    if (lacks(What::Duration))
        return mendWords("It cannot be made longer here.");
    if (lacks(What::Weight))
        return mendWords("It cannot be made heavier here.");
    return mendWords("Neither cropping nor resizing makes it fit this field.");
}

} // namespace maquette
