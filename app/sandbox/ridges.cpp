// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/ridges.h"

#include "app/sandbox/backdrop.h"
#include "app/sandbox/random.h"

#include <cmath>

namespace maquette
{

namespace
{

struct Shape
{
    float level = 0.6F;  // of the height
    float rise = 0.1F;   // of the height
    float frequency = 1; // hills per height of the picture
    int octaves = 5;
    bool peaked = false;
};

std::vector<float> hillLine(const Shape &shape, const Noise &noise, QSize size, float offset)
{
    const auto h = static_cast<float>(size.height());
    std::vector<float> top(static_cast<size_t>(size.width()));
    for (size_t x = 0; x < top.size(); ++x) {
        const float u = static_cast<float>(x) / h * shape.frequency + offset;
        float value = 0;
        if (shape.peaked) {
            float strength = 0.55F;
            float f = 1;
            for (int i = 0; i < shape.octaves + 2; ++i) {
                value +=
                    (1 - 2 * std::abs(noise.at(u * f, offset * 3 + static_cast<float>(i) * 9.7F))) * strength;
                strength *= 0.47F;
                f *= 2.03F;
            }
        } else {
            value = noise.layered(u, offset, shape.octaves) * 1.7F;
        }
        top[x] = h * (shape.level - shape.rise * value);
    }
    return top;
}

// A conifer: narrow at the tip, wider in ragged tiers.
void plantTree(std::vector<float> &top, float centre, float ground, float height, float halfWidth,
               float phase)
{
    const int from = std::max(0, static_cast<int>(centre - halfWidth));
    const int to = std::min(static_cast<int>(top.size()) - 1, static_cast<int>(centre + halfWidth));
    for (int x = from; x <= to; ++x) {
        const float d = std::abs(static_cast<float>(x) - centre) / halfWidth;
        const float tiers = 0.07F * std::sin(d * 34 + phase) * (0.3F + d);
        const float y = ground - height * (1 - std::pow(d, 0.9F) + tiers);
        float &column = top[static_cast<size_t>(x)];
        column = std::min(column, y);
    }
}

void plantForest(Ridge &ridge, QSize size, float spacing, float height, Random &random)
{
    const auto h = static_cast<float>(size.height());
    const std::vector<float> ground = ridge.top;
    for (float x = -spacing * h; x < static_cast<float>(size.width()) + spacing * h;
         x += spacing * h * static_cast<float>(random.range(0.35, 1.25))) {
        const auto column = static_cast<size_t>(std::clamp(x, 0.0F, static_cast<float>(size.width() - 1)));
        const float tall = height * h * static_cast<float>(random.range(0.55, 1.15));
        plantTree(ridge.top, x, ground[column] + tall * 0.08F, tall,
                  tall * static_cast<float>(random.range(0.17, 0.24)),
                  static_cast<float>(random.range(0, 6)));
    }
}

void addWindows(Ridge &ridge, QRectF house, float cell, Random &random)
{
    for (double y = house.top() + cell; y < house.bottom() - cell; y += cell * 1.7) {
        for (double x = house.left() + cell * 0.8; x < house.right() - cell * 1.2; x += cell * 1.5) {
            if (random.unit() < 0.3)
                ridge.windows.push_back(QRectF(x, y, cell * 0.75, cell * 0.95));
        }
    }
}

void buildCity(Ridge &ridge, QSize size, float level, float tallest, bool lit, Random &random)
{
    const auto h = static_cast<float>(size.height());
    const float middle = static_cast<float>(size.width()) * static_cast<float>(random.range(0.35, 0.65));
    float x = -0.02F * h;
    while (x < static_cast<float>(size.width())) {
        const float wide = h * static_cast<float>(random.range(0.022, 0.085));
        const float bump = std::exp(-std::pow((x - middle) / (0.55F * h), 2.0F));
        const float tall =
            h * tallest * static_cast<float>(random.range(0.25, 0.7) + 0.5 * bump * random.unit());
        const float roof = h * level - tall;
        const int from = std::max(0, static_cast<int>(x));
        const int to = std::min(size.width(), static_cast<int>(x + wide));
        const bool stepped = random.unit() < 0.35;
        const bool mast = random.unit() < 0.22;
        for (int i = from; i < to; ++i) {
            const float d = std::abs(static_cast<float>(i) - (x + wide / 2)) / (wide / 2);
            float y = roof + (stepped && d > 0.62F ? tall * 0.12F : 0.0F);
            if (mast && d < 0.035F)
                y -= tall * 0.28F;
            float &column = ridge.top[static_cast<size_t>(i)];
            column = std::min(column, y);
        }
        if (lit)
            addWindows(ridge, QRectF(x, roof + (stepped ? tall * 0.12F : 0.0F), wide, h * level - roof),
                       0.0075F * h, random);
        x += wide * static_cast<float>(random.range(0.9, 1.25));
    }
}

Ridge plainRidge(const Scene &scene, float nearness, std::vector<float> top, QSize size)
{
    const Palette &p = scene.palette;
    const Colour crest = mix(p.far, p.near, std::pow(nearness, 0.8F));
    Ridge ridge{std::move(top), crest, mix(crest, p.horizon, 0.55F * (1 - nearness)),
                static_cast<float>(size.height()) * (0.14F + 0.12F * nearness),
                0.5F * (1 - 0.75F * nearness)};
    return ridge;
}

std::vector<Ridge> mountains(const Scene &scene, const Noise &noise, QSize size, Random &random, int count)
{
    std::vector<Ridge> ridges;
    for (int i = 0; i < count; ++i) {
        const float n = static_cast<float>(i) / static_cast<float>(std::max(1, count - 1));
        Shape shape;
        shape.level = scene.horizon + (0.97F - scene.horizon) * std::pow(n, 1.25F) * 0.9F;
        shape.peaked = i < count / 2;
        shape.rise = shape.peaked ? 0.115F - 0.03F * n : 0.075F;
        shape.frequency = shape.peaked ? 1.7F + n : 1.3F - 0.4F * n;
        ridges.push_back(plainRidge(
            scene, n, hillLine(shape, noise, size, static_cast<float>(random.range(0, 200))), size));
        if (scene.snow && shape.peaked) {
            ridges.back().crest = mix(ridges.back().crest, Colour::fromHex(0xf4f8ff), 0.75F);
            ridges.back().base = mix(scene.palette.far, scene.palette.near, n * 0.6F);
        }
    }
    return ridges;
}

std::vector<Ridge> dunes(const Scene &scene, const Noise &noise, QSize size, Random &random)
{
    std::vector<Ridge> ridges;
    for (int i = 0; i < 4; ++i) {
        const float n = static_cast<float>(i) / 3;
        const Shape shape{scene.horizon + 0.02F + 0.27F * n, 0.07F + 0.09F * n, 1.1F - 0.35F * n, 2, false};
        Ridge ridge = plainRidge(
            scene, n, hillLine(shape, noise, size, static_cast<float>(random.range(0, 200))), size);
        ridge.crest = mix(ridge.crest, scene.palette.glow, 0.38F - 0.2F * n);
        ridge.base = mix(scene.palette.far, scene.palette.near, 0.25F + 0.75F * n);
        ridge.fade = static_cast<float>(size.height()) * 0.2F;
        ridge.lit = 0.45F;
        ridges.push_back(std::move(ridge));
    }
    return ridges;
}

std::vector<Ridge> forest(const Scene &scene, const Noise &noise, QSize size, Random &random)
{
    std::vector<Ridge> ridges = mountains(scene, noise, size, random, 2);
    ridges.pop_back();
    for (int i = 0; i < 4; ++i) {
        const float n = static_cast<float>(i + 1) / 4;
        const Shape shape{scene.horizon + 0.07F + 0.32F * n * n, 0.045F, 1.2F, 3, false};
        Ridge ridge = plainRidge(
            scene, n, hillLine(shape, noise, size, static_cast<float>(random.range(0, 200))), size);
        plantForest(ridge, size, 0.02F + 0.045F * n * n, 0.1F + 0.26F * n * n, random);
        ridge.fade = static_cast<float>(size.height()) * (0.16F + 0.16F * n);
        ridges.push_back(std::move(ridge));
    }
    return ridges;
}

std::vector<Ridge> city(const Scene &scene, QSize size, Random &random)
{
    const bool lit = scene.light != Daylight::Day && scene.light != Daylight::Mist;
    std::vector<Ridge> ridges;
    for (int i = 0; i < 4; ++i) {
        const float n = static_cast<float>(i) / 3;
        const float level = scene.horizon + 0.06F + 0.36F * n;
        Ridge ridge = plainRidge(
            scene, 0.15F + 0.85F * n,
            std::vector<float>(static_cast<size_t>(size.width()), level * static_cast<float>(size.height())),
            size);
        buildCity(ridge, size, level, 0.34F + 0.1F * n, lit && i > 0, random);
        ridge.fade = static_cast<float>(size.height()) * 0.38F;
        ridges.push_back(std::move(ridge));
    }
    return ridges;
}

// Land on the horizon, on the side away from the sun.
std::vector<Ridge> headland(const Scene &scene, const Noise &noise, QSize size, Random &random)
{
    const auto height = static_cast<float>(size.height());
    const float side = scene.sunX < 0.5F ? 1.0F : 0.0F;
    const float shore = scene.horizon * height;
    std::vector<Ridge> ridges;
    for (int i = 0; i < 2; ++i) {
        const Shape shape{scene.horizon - 0.035F, 0.035F, 2.6F, 5, false};
        const float reach = i == 0 ? 2.0F : 3.6F;
        Ridge land = plainRidge(scene, 0.1F + 0.3F * static_cast<float>(i),
                                hillLine(shape, noise, size, static_cast<float>(random.range(0, 200))), size);
        for (size_t x = 0; x < land.top.size(); ++x) {
            const float away =
                1 - std::abs(static_cast<float>(x) / static_cast<float>(size.width()) - side) * reach;
            const float rise = std::max(0.008F * height, shore - land.top[x]) * smooth(away * 1.4F);
            land.top[x] = away > 0 ? shore - rise * (i == 0 ? 1.25F : 0.8F) : height + 2;
        }
        land.fade = 0.09F * height;
        land.bottom = shore + 1;
        ridges.push_back(std::move(land));
    }
    return ridges;
}

std::vector<Ridge> layersOf(const Scene &scene, const Noise &noise, QSize size)
{
    Random random(scene.seed ^ 0x51d9eULL);
    switch (scene.motif) {
    case Motif::Mountains:
        return mountains(scene, noise, size, random, 6);
    case Motif::Dunes:
        return dunes(scene, noise, size, random);
    case Motif::Forest:
        return forest(scene, noise, size, random);
    case Motif::City:
        return city(scene, size, random);
    case Motif::Ocean:
        return headland(scene, noise, size, random);
    case Motif::Space: {
        const Shape shape{0.93F, 0.06F, 1.3F, 5, true};
        Ridge ground = plainRidge(
            scene, 0.9F, hillLine(shape, noise, size, static_cast<float>(random.range(0, 200))), size);
        return {std::move(ground)};
    }
    case Motif::Portrait:
    case Motif::Orbs:
        break;
    }
    return {};
}

// A box of a sixth of the height, run twice.
std::vector<float> withoutTeeth(const std::vector<float> &top, QSize size)
{
    std::vector<float> line = top;
    for (float &y : line)
        y = std::min(y, static_cast<float>(size.height()));
    const int half = std::max(1, size.height() / 12);
    for (int pass = 0; pass < 2; ++pass) {
        std::vector<double> sums(line.size() + 1);
        for (size_t x = 0; x < line.size(); ++x)
            sums[x + 1] = sums[x] + static_cast<double>(line[x]);
        for (int x = 0; x < size.width(); ++x) {
            const auto from = static_cast<size_t>(std::max(0, x - half));
            const auto to = static_cast<size_t>(std::min(size.width(), x + half + 1));
            line[static_cast<size_t>(x)] =
                static_cast<float>((sums[to] - sums[from]) / static_cast<double>(to - from));
        }
    }
    return line;
}

} // namespace

std::vector<Ridge> ridgesOf(const Scene &scene, const Noise &noise, QSize size)
{
    std::vector<Ridge> ridges = layersOf(scene, noise, size);
    for (Ridge &ridge : ridges) {
        ridge.line = withoutTeeth(ridge.top, size);
        if (ridge.bottom <= 0)
            ridge.bottom = static_cast<float>(size.height());
    }
    return ridges;
}

} // namespace maquette
