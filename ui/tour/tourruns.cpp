// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the tour generates: one run for each shipped model.
#include "ui/tour/tour.h"

namespace maquette
{

namespace
{

TourRun run(const char *name, const char *model, std::vector<std::pair<QString, Json>> values,
            const Expected &expected)
{
    return {QString::fromLatin1(name), ModelId(QString::fromLatin1(model)), std::move(values), {}, expected};
}

std::pair<QString, Json> value(const char *key, Json json)
{
    return {QString::fromUtf8(key), std::move(json)};
}

} // namespace

std::vector<TourRun> Tour::runs()
{
    std::vector<TourRun> all;
    all.push_back(
        run("one-image", "bytedance/seedream-4-5/text-to-image",
            {value("prompt", "A lighthouse on a cliff at the blue hour, heavy sea, muted film colours"),
             value("resolution", "2560x1440 (16:9)")},
            {1, MediaKind::Image, QSize(2560, 1440), "png", 0}));
    all.push_back(
        run("three-images", "bytedance/seedream-4-0/sequential",
            {value("text", "The same harbour at dawn, at noon and in the evening"),
             value("image_size", "2304:1728 (4:3)"), value("sequential_image_generation_options", 3)},
            {3, MediaKind::Image, QSize(2304, 1728), "png", 0}));
    all.push_back(run("clip-from-image", "bytedance/seedance-1-0/lite/image-to-video",
                      {value("prompt", "The camera drifts slowly to the left, waves break below"),
                       value("resolution", "720p"), value("duration", 5)},
                      {1, MediaKind::Video, QSize(0, 720), "mp4", 5}));
    all.back().fromWorkField = QStringLiteral("first_frame_image_url");
    all.push_back(run("large-image", "bytedance/dreamina-4-0/text-to-image",
                      {value("prompt", "A valley in morning mist, seen from a ridge, pines in front"),
                       value("width×height", "4096x4096(1:1)"), value("force_single", true)},
                      {1, MediaKind::Image, QSize(4096, 4096), "png", 0}));
    all.push_back(
        run("jpeg", "bytedance/seedream-5/lite/text-to-image",
            {value("prompt", "A still life with quinces and a blue jug on linen, window light"),
             value("resolution", "1728x2304 (3:4)"), value("output_format", "jpeg"), value("max_images", 1)},
            {1, MediaKind::Image, QSize(1728, 2304), "jpeg", 0}));
    return all;
}

} // namespace maquette
