// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/backdrop.h"

#include "app/sandbox/bands.h"
#include "app/sandbox/random.h"

#include <cmath>

namespace maquette
{

namespace
{
constexpr int gridLength = 512;
constexpr float grainStrength = 1.1F;

float fall(float distance, float width)
{
    const float t = distance / width;
    return std::exp(-t * t);
}
} // namespace

Backdrop::Backdrop(const Scene &scene, const Noise &noise, QSize size)
    : m_scene(scene)
    , m_noise(noise)
    , m_size(size)
    , m_aspect(static_cast<float>(size.width()) / static_cast<float>(size.height()))
    , m_gridSize(size.scaled(gridLength, gridLength, Qt::KeepAspectRatio).expandedTo(QSize(8, 8)))
{
    if (scene.motif == Motif::Orbs) {
        Random random(scene.seed ^ 0x0b5ULL);
        const Palette &p = scene.palette;
        for (int i = 0; i < 34; ++i) {
            Orb orb;
            orb.x = static_cast<float>(random.range(-0.1, 1.1)) * m_aspect;
            orb.y = static_cast<float>(std::pow(random.unit(), 0.8));
            orb.radius = static_cast<float>(random.range(0.02, 0.17) * (0.4 + random.unit()));
            orb.strength = static_cast<float>(random.range(0.08, 0.42));
            orb.colour = mix(mix(p.horizon, p.glow, static_cast<float>(random.unit())), p.middle,
                             static_cast<float>(random.unit() * 0.7));
            m_orbs.push_back(orb);
        }
    }
    fillGrid();
}

Colour Backdrop::skyAt(float x, float y) const
{
    const Palette &p = m_scene.palette;
    const float t = std::clamp(y / m_scene.horizon, 0.0F, 1.0F);
    Colour sky = t < 0.55F ? mix(p.zenith, p.middle, smooth(t / 0.55F))
                           : mix(p.middle, p.horizon, smooth((t - 0.55F) / 0.45F));

    const float dx = (x - m_scene.sunX) * m_aspect;
    const float dy = y - m_scene.sunY;
    const float distance = std::sqrt(dx * dx + dy * dy);
    const bool dim = m_scene.light == Daylight::Night || m_scene.light == Daylight::Storm;
    const float wide = fall(distance, 0.55F) * (dim ? 0.22F : 0.38F);
    const float tight = fall(distance, 0.16F) * (dim ? 0.3F : 0.55F);
    const float band = fall(dy, 0.07F) * fall(dx, 0.7F) * 0.25F;

    const float flat = 2.2F + 2.5F * t;
    const float cloud = m_noise.layered(x * m_aspect * 2.1F + 11, y * 2.1F * flat + 3, 5);
    const float cover = m_scene.light == Daylight::Storm ? 0.9F : 0.5F;
    const float amount = smooth((cloud + 0.12F) * 2.0F) * cover * (0.35F + 0.65F * t);
    const Colour cloudColour =
        mix(mix(p.middle, p.horizon, 0.6F), p.glow, 0.25F + 0.6F * fall(distance, 0.45F));
    if (m_scene.motif != Motif::Portrait)
        sky = mix(sky, cloudColour, amount * (dim ? 0.35F : 0.6F));

    if (m_scene.motif == Motif::Space) {
        const float nebula =
            smooth(m_noise.layered(x * m_aspect * 1.4F + 40, y * 1.4F + 9, 6) * 1.8F + 0.35F);
        const float veil = smooth(m_noise.layered(x * m_aspect * 2.2F + 90, y * 2.2F + 70, 6) * 1.6F);
        sky = mix(p.zenith, mix(p.horizon, Colour::fromHex(0xa05a9c), 0.45F), nebula * 0.75F);
        sky = mix(sky, p.glow, veil * nebula * 0.35F);
    }
    return mix(sky, p.glow, std::min(0.92F, wide + tight + band));
}

Colour Backdrop::waterAt(float x, float y) const
{
    const Palette &p = m_scene.palette;
    const float depth = (y - m_scene.horizon) / (1 - m_scene.horizon);
    const Colour mirrored = skyAt(x, m_scene.horizon - (y - m_scene.horizon) * 0.8F);
    const Colour deep = mix(p.near, p.zenith, 0.4F);
    Colour water = mix(mix(mirrored, p.horizon, 0.25F) * 0.82F, deep, smooth(0.12F + depth * 0.95F) * 0.88F);
    const float dx = (x - m_scene.sunX) * m_aspect;
    const float path = fall(dx, 0.05F + 0.2F * depth) * (1 - 0.75F * depth);
    return mix(water, p.glow, path * 0.42F);
}

Colour Backdrop::orbsAt(float x, float y) const
{
    const Palette &p = m_scene.palette;
    const float drift = m_noise.layered(x * m_aspect * 1.1F + 5, y * 1.1F + 2, 4);
    Colour colour = mix(p.near, p.zenith, smooth(0.55F + drift));
    colour = mix(colour, p.middle, smooth(0.7F - y + drift * 1.2F) * 0.75F);
    const float dx = (x - m_scene.sunX) * m_aspect;
    const float dy = y - m_scene.sunY;
    colour = mix(colour, p.glow, fall(std::sqrt(dx * dx + dy * dy), 0.5F) * 0.45F);
    for (const Orb &orb : m_orbs) {
        const float ox = x * m_aspect - orb.x;
        const float oy = y - orb.y;
        const float r = std::sqrt(ox * ox + oy * oy) / orb.radius;
        if (r > 1.12F)
            continue;
        const float disc = 1 - smooth((r - 0.9F) / 0.2F);
        const float rim = 0.65F + 0.35F * smooth((r - 0.55F) / 0.4F);
        colour = mix(colour, orb.colour, disc * rim * orb.strength);
    }
    return colour;
}

Colour Backdrop::softAt(float x, float y) const
{
    Colour colour;
    if (m_scene.motif == Motif::Orbs)
        colour = orbsAt(x, y);
    else if (m_scene.motif == Motif::Ocean && y > m_scene.horizon)
        colour = waterAt(x, y);
    else
        colour = skyAt(x, y);
    const float ex = x - 0.5F;
    const float ey = y - 0.5F;
    return colour * (1 - 0.42F * (ex * ex + ey * ey));
}

void Backdrop::fillGrid()
{
    const int w = m_gridSize.width();
    const int h = m_gridSize.height();
    m_grid.resize(static_cast<size_t>(w) * static_cast<size_t>(h));
    inBands(h, [&](int from, int to) {
        for (int y = from; y < to; ++y) {
            for (int x = 0; x < w; ++x) {
                const float fx = (static_cast<float>(x) + 0.5F) / static_cast<float>(w);
                const float fy = (static_cast<float>(y) + 0.5F) / static_cast<float>(h);
                m_grid[static_cast<size_t>(y) * static_cast<size_t>(w) + static_cast<size_t>(x)] =
                    softAt(fx, fy);
            }
        }
    });
}

void Backdrop::scaleRow(int y, std::vector<Colour> &row) const
{
    const int gw = m_gridSize.width();
    const int gh = m_gridSize.height();
    const float gy = std::clamp(
        (static_cast<float>(y) + 0.5F) * static_cast<float>(gh) / static_cast<float>(m_size.height()) - 0.5F,
        0.0F, static_cast<float>(gh - 1));
    const int y0 = std::min(static_cast<int>(gy), gh - 2);
    const float ty = gy - static_cast<float>(y0);
    const Colour *top = m_grid.data() + static_cast<size_t>(y0) * static_cast<size_t>(gw);
    const Colour *bottom = top + gw;
    std::vector<Colour> line(static_cast<size_t>(gw));
    for (size_t i = 0; i < line.size(); ++i)
        line[i] = mix(top[i], bottom[i], ty);

    const float step = static_cast<float>(gw) / static_cast<float>(m_size.width());
    for (int x = 0; x < m_size.width(); ++x) {
        const float gx =
            std::clamp((static_cast<float>(x) + 0.5F) * step - 0.5F, 0.0F, static_cast<float>(gw) - 1.001F);
        const int x0 = static_cast<int>(gx);
        const auto i = static_cast<size_t>(x0);
        row[static_cast<size_t>(x)] = mix(line[i], line[i + 1], gx - static_cast<float>(x0));
    }
}

// A plane of waves seen at a low angle: cells grow towards the eye, and glitter where the sun stands.
void Backdrop::ripple(int y, std::vector<Colour> &row) const
{
    const float fy = (static_cast<float>(y) + 0.5F) / static_cast<float>(m_size.height());
    const float depth = (fy - m_scene.horizon) / (1 - m_scene.horizon);
    if (depth <= 0)
        return;
    const float distance = 1 / (depth + 0.035F);
    const float strength = smooth(depth * 9) * (1 - 0.25F * depth);
    const float scale = m_aspect * distance * 5.5F / static_cast<float>(m_size.width());
    const float v = distance * 16 + 40;
    const Colour light = m_scene.palette.glow;
    for (int x = 0; x < m_size.width(); ++x) {
        const float u = (static_cast<float>(x) - 0.5F * static_cast<float>(m_size.width())) * scale;
        const float wave = m_noise.at(u + v * 0.21F, v) * 0.62F + m_noise.at(u * 2.3F + 31, v * 2.1F) * 0.38F;
        const float dx =
            (static_cast<float>(x) / static_cast<float>(m_size.width()) - m_scene.sunX) * m_aspect;
        const float path = 1 / (1 + dx * dx * 40 / (0.25F + depth * 2.2F));
        Colour &c = row[static_cast<size_t>(x)];
        c = c * (1 + wave * strength * 0.17F);
        const float spark = wave > 0.22F ? (wave - 0.22F) * 1.9F * strength * path : 0.0F;
        c = mix(c, light, std::min(0.85F, spark));
    }
}

void Backdrop::paintRows(QImage &image, int from, int to) const
{
    std::vector<Colour> row(static_cast<size_t>(m_size.width()));
    for (int y = from; y < to; ++y) {
        scaleRow(y, row);
        if (m_scene.motif == Motif::Ocean)
            ripple(y, row);
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        const float *grain = m_noise.row(y * 7);
        const int shift = (y * 97) & 255;
        for (int x = 0; x < m_size.width(); ++x)
            line[x] = grained(row[static_cast<size_t>(x)], grain[(x + shift) & 255] * grainStrength);
    }
}

} // namespace maquette
