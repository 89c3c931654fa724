// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/noise.h"

#include <QBuffer>
#include <QImage>
#include <QImageWriter>
#include <QRandomGenerator>

namespace maquette::bench
{

QByteArray noisyPng(int side, quint32 seed)
{
    QImage image(side, side, QImage::Format_RGB32);
    QRandomGenerator random(seed);
    const auto shift = static_cast<int>(seed % 64);
    for (int y = 0; y < side; ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < side; ++x) {
            const auto noise = static_cast<int>(random.generate() & 15U);
            line[x] = qRgb((x >> 4) ^ noise, ((x + y + shift) >> 5) + noise, (y >> 4) ^ noise);
        }
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImageWriter writer(&buffer, "png");
    writer.setCompression(20);
    writer.write(image);
    return bytes;
}

} // namespace maquette::bench
