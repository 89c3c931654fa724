// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/backdrop.h"
#include "app/sandbox/ridges.h"

#include <cmath>

namespace maquette
{

namespace
{

// The columns of one layer, made ready for a slice of rows.
struct Columns
{
    const Ridge &ridge;
    std::vector<float> end;  // where the next layer covers it
    std::vector<float> glow; // the sun's share by column
};

std::vector<Columns> columnsOf(const Scene &scene, const std::vector<Ridge> &ridges, QSize size)
{
    std::vector<Columns> all;
    const auto width = static_cast<size_t>(size.width());
    std::vector<float> end(width, static_cast<float>(size.height()));
    for (auto ridge = ridges.rbegin(); ridge != ridges.rend(); ++ridge) {
        std::vector<float> glow(width);
        for (size_t x = 0; x < width; ++x) {
            const float d = (static_cast<float>(x) / static_cast<float>(width) - scene.sunX) *
                            static_cast<float>(size.width()) / static_cast<float>(size.height());
            glow[x] = ridge->lit * std::exp(-d * d * 5);
        }
        all.push_back({*ridge, end, std::move(glow)});
        for (size_t x = 0; x < width; ++x)
            if (ridge->bottom >= static_cast<float>(size.height()))
                end[x] = std::min(end[x], ridge->top[x]);
    }
    return all;
}

void paintRow(QRgb *line, int y, const Columns &columns, const Scene &scene, const float *grain, int shift)
{
    const Ridge &ridge = columns.ridge;
    const auto fy = static_cast<float>(y);
    if (fy >= ridge.bottom)
        return;
    const float perPixel = 1 / ridge.fade;
    for (size_t x = 0; x < ridge.top.size(); ++x) {
        const float depth = fy + 1 - ridge.top[x];
        if (depth <= 0 || fy > columns.end[x])
            continue;
        const float t = std::clamp((fy - ridge.line[x]) * perPixel, 0.0F, 1.0F);
        const float lit = (1 - t) * (1 - t) * columns.glow[x];
        Colour colour = mix(mix(ridge.crest, ridge.base, t), scene.palette.glow, lit);
        if (depth < 1) {
            const QRgb below = line[x];
            const Colour behind{static_cast<float>(qRed(below)), static_cast<float>(qGreen(below)),
                                static_cast<float>(qBlue(below))};
            colour = mix(behind, colour, depth);
        }
        line[x] = grained(colour, grain[(x + static_cast<size_t>(shift)) & 255]);
    }
}

void paintWindows(QImage &image, const Columns &columns, Colour light, int from, int to)
{
    for (const QRectF &window : columns.ridge.windows) {
        const int left = std::max(0, static_cast<int>(window.left()));
        const int right = std::min(image.width(), static_cast<int>(std::ceil(window.right())));
        const int top = std::max(from, static_cast<int>(window.top()));
        const int bottom = std::min(to, static_cast<int>(std::ceil(window.bottom())));
        for (int y = top; y < bottom; ++y) {
            auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
            for (int x = left; x < right; ++x) {
                const auto column = static_cast<size_t>(x);
                const auto fy = static_cast<float>(y);
                if (fy < columns.ridge.top[column] || fy >= columns.end[column] - 1)
                    continue;
                const auto hash = static_cast<unsigned>(window.left() * 13 + window.top() * 7);
                line[x] =
                    grained(mix(light, columns.ridge.crest, 0.15F + 0.1F * static_cast<float>(hash % 5)), 0);
            }
        }
    }
}

} // namespace

void paintRidges(QImage &image, const Scene &scene, const Noise &noise, const std::vector<Ridge> &ridges,
                 int from, int to)
{
    std::vector<Columns> columns = columnsOf(scene, ridges, image.size());
    const Colour light = mix(Colour::fromHex(0xffcf7a), scene.palette.glow, 0.35F);
    // From far to near, so that a soft edge lies over what stands behind it.
    for (auto layer = columns.rbegin(); layer != columns.rend(); ++layer) {
        for (int y = from; y < to; ++y)
            paintRow(reinterpret_cast<QRgb *>(image.scanLine(y)), y, *layer, scene, noise.row(y * 7),
                     (y * 97) & 255);
        paintWindows(image, *layer, light, from, to);
    }
}

} // namespace maquette
