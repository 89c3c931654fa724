// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/planes.h"

#include "app/sandbox/mark.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

extern "C" {
#include <libswscale/swscale.h>
}

namespace maquette
{

namespace
{
constexpr double fineness = 1.5;
constexpr double markScale = 1.13; // over the mark of a still that grows by up to a tenth

int even(double value)
{
    return std::max(2, static_cast<int>(std::lround(value / 2)) * 2);
}
} // namespace

Result<Planes> Planes::fromImage(const QImage &image, QSize clip)
{
    const QSize size(even(clip.width() * fineness), even(clip.height() * fineness));
    const QImage scaled = image.convertToFormat(QImage::Format_RGB32)
                              .scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const std::unique_ptr<SwsContext, decltype(&sws_freeContext)> scaler(
        sws_getContext(size.width(), size.height(), AV_PIX_FMT_BGRA, size.width(), size.height(),
                       AV_PIX_FMT_YUV420P, SWS_BILINEAR | SWS_ACCURATE_RND | SWS_BITEXACT, nullptr, nullptr,
                       nullptr),
        &sws_freeContext);
    if (scaled.isNull() || !scaler)
        return fail(ErrorKind::Internal,
                    QCoreApplication::translate("Sandbox", "The simulated clip could not be made."),
                    QStringLiteral("no memory for %1x%2").arg(size.width()).arg(size.height()));
    const int *matrix = sws_getCoefficients(SWS_CS_ITU601);
    sws_setColorspaceDetails(scaler.get(), matrix, 1, matrix, 0, 0, 1 << 16, 1 << 16);

    Planes planes;
    std::uint8_t *out[4] = {};
    int outStride[4] = {};
    for (int i = 0; i < 3; ++i) {
        Plane &plane = planes.m_planes[i];
        plane.width = i == 0 ? size.width() : size.width() / 2;
        plane.height = i == 0 ? size.height() : size.height() / 2;
        // swscale may write a few bytes past the last row's end.
        plane.data.resize(static_cast<size_t>(plane.width) * static_cast<size_t>(plane.height) + 64);
        out[i] = plane.data.data();
        outStride[i] = plane.width;
    }
    const std::uint8_t *in[4] = {scaled.constBits(), nullptr, nullptr, nullptr};
    const int inStride[4] = {static_cast<int>(scaled.bytesPerLine()), 0, 0, 0};
    sws_scale(scaler.get(), in, inStride, 0, size.height(), out, outStride);
    return planes;
}

void Planes::samplePlane(const Plane &plane, std::uint8_t *out, int stride, QSize size, double zoom,
                         int share)
{
    const double stepX = plane.width / (size.width() * zoom);
    const double stepY = plane.height / (size.height() * zoom);
    std::vector<int> left(static_cast<size_t>(size.width()));
    std::vector<int> weight(static_cast<size_t>(size.width()));
    const auto split = [](double at, int limit, int &index, int &fraction) {
        const int fixed = static_cast<int>(std::lround(std::clamp(at, 0.0, limit - 1.0) * 256));
        index = std::min(fixed >> 8, limit - 2);
        fraction = fixed - (index << 8);
    };
    for (int x = 0; x < size.width(); ++x)
        split((x + 0.5) * stepX - 0.5, plane.width, left[static_cast<size_t>(x)],
              weight[static_cast<size_t>(x)]);
    for (int y = 0; y < size.height(); ++y) {
        int top = 0;
        int down = 0;
        split(plane.height - (size.height() - y - 0.5) * stepY - 0.5, plane.height, top, down);
        const std::uint8_t *a =
            plane.data.data() + static_cast<size_t>(top) * static_cast<size_t>(plane.width);
        const std::uint8_t *b = a + plane.width;
        std::uint8_t *line = out + static_cast<ptrdiff_t>(y) * stride;
        for (size_t x = 0; x < left.size(); ++x) {
            const int i = left[x];
            const int w = weight[x];
            const int upper = a[i] * (256 - w) + a[i + 1] * w;
            const int lower = b[i] * (256 - w) + b[i + 1] * w;
            const int value = (upper * (256 - down) + lower * down + 32768) >> 16;
            line[x] = static_cast<std::uint8_t>(
                share == 256 ? value : (line[x] * (256 - share) + value * share + 128) >> 8);
        }
    }
}

void Planes::sample(const YuvPlanes &out, QSize clip, double zoom, int share) const
{
    for (int i = 0; i < 3; ++i) {
        const QSize size = i == 0 ? clip : clip / 2;
        samplePlane(m_planes[i], out.data[i], out.stride[i], size, zoom, share);
    }
}

void addLight(std::uint8_t *luma, int stride, QSize size, double x, double y, double strength)
{
    std::vector<int> across(static_cast<size_t>(size.width()));
    for (int i = 0; i < size.width(); ++i) {
        const double d = (static_cast<double>(i) / size.width() - x) / 0.28;
        across[static_cast<size_t>(i)] = static_cast<int>(std::lround(std::exp(-d * d) * 256));
    }
    for (int row = 0; row < size.height(); ++row) {
        const double d = (static_cast<double>(row) / size.height() - y) / 0.5;
        const int down = static_cast<int>(std::lround(std::exp(-d * d) * strength * 4096));
        std::uint8_t *line = luma + static_cast<ptrdiff_t>(row) * stride;
        for (size_t i = 0; i < across.size(); ++i) {
            const int gain = across[i] * down; // of 2^20
            line[i] = static_cast<std::uint8_t>(
                std::min(235, line[i] + (((line[i] - 16) * (gain >> 4) + 32768) >> 16)));
        }
    }
}

MarkOverlay::MarkOverlay(QSize clip)
{
    QRect rect = markRect(clip, markScale);
    rect.setTopLeft(QPoint(rect.left() & ~1, rect.top() & ~1));
    rect.setWidth(std::min(clip.width() - rect.left(), (rect.width() + 1) & ~1));
    QImage image(rect.size(), QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.translate(-rect.topLeft());
    paintMark(painter, clip, markScale, 1);
    painter.end();

    m_luma = {rect.x(), rect.y(), rect.width(), rect.height(), {}, {}};
    m_chroma = {rect.x() / 2, rect.y() / 2, rect.width() / 2, rect.height() / 2, {}, {}};
    for (int y = 0; y < rect.height(); ++y) {
        for (int x = 0; x < rect.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            m_luma.value.push_back(static_cast<std::uint8_t>(16 + qGray(pixel) * 219 / 255));
            m_luma.alpha.push_back(static_cast<std::uint8_t>(qAlpha(pixel)));
            if (x % 2 == 0 && y % 2 == 0 && x / 2 < m_chroma.width && y / 2 < m_chroma.height) {
                m_chroma.value.push_back(128);
                m_chroma.alpha.push_back(static_cast<std::uint8_t>(qAlpha(pixel)));
            }
        }
    }
}

void MarkOverlay::blendLayer(const Layer &layer, std::uint8_t *out, int stride)
{
    size_t i = 0;
    for (int y = 0; y < layer.height; ++y) {
        std::uint8_t *line = out + static_cast<ptrdiff_t>(layer.y + y) * stride + layer.x;
        for (int x = 0; x < layer.width; ++x, ++i) {
            const int alpha = layer.alpha[i];
            line[x] =
                static_cast<std::uint8_t>((line[x] * (255 - alpha) + layer.value[i] * alpha + 127) / 255);
        }
    }
}

void MarkOverlay::blend(const YuvPlanes &out) const
{
    blendLayer(m_luma, out.data[0], out.stride[0]);
    blendLayer(m_chroma, out.data[1], out.stride[1]);
    blendLayer(m_chroma, out.data[2], out.stride[2]);
}

} // namespace maquette
