// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/webppicture.h"

#include <QColorSpace>
#include <QtEndian>

#include <webp/decode.h>

namespace maquette
{

namespace
{

//! The order of bytes in QImage's 32 bits.
constexpr bool littleEndian = Q_BYTE_ORDER == Q_LITTLE_ENDIAN;

const uint8_t *data(const QByteArray &bytes)
{
    return reinterpret_cast<const uint8_t *>(bytes.constData());
}

//! The profile stands in the chunk behind VP8X.
QColorSpace colourSpace(const QByteArray &bytes)
{
    constexpr qsizetype chunk = 30;
    constexpr qsizetype head = 8;
    if (bytes.size() < chunk + head || bytes.mid(12, 4) != "VP8X" || bytes.mid(chunk, 4) != "ICCP")
        return {};
    const auto size = qFromLittleEndian<quint32>(bytes.constData() + chunk + 4);
    if (qint64(size) > bytes.size() - chunk - head)
        return {};
    return QColorSpace::fromIccProfile(bytes.mid(chunk + head, qsizetype(size)));
}

} // namespace

std::optional<WebpFacts> webpFacts(const QByteArray &start)
{
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(data(start), static_cast<size_t>(start.size()), &features) != VP8_STATUS_OK)
        return {};
    return WebpFacts{{features.width, features.height}, features.has_animation != 0};
}

QImage readWebp(const QByteArray &bytes, QSize target)
{
    WebPDecoderConfig config;
    if (WebPInitDecoderConfig(&config) == 0 ||
        WebPGetFeatures(data(bytes), static_cast<size_t>(bytes.size()), &config.input) != VP8_STATUS_OK)
        return {};
    const bool alpha = config.input.has_alpha != 0;
    QImage image(target, alpha ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    if (image.isNull())
        return {};
    const bool scaled = target != QSize(config.input.width, config.input.height);
    // The filter smooths the edges of 4 x 4 blocks, and colours stand at half the size: nothing of either is
    // left at half the size.
    const bool halved =
        2 * target.width() <= config.input.width && 2 * target.height() <= config.input.height;
    config.options.use_scaling = scaled ? 1 : 0;
    config.options.scaled_width = target.width();
    config.options.scaled_height = target.height();
    config.options.bypass_filtering = halved ? 1 : 0;
    config.options.no_fancy_upsampling = halved ? 1 : 0;
    config.output.colorspace =
        littleEndian ? (alpha ? MODE_bgrA : MODE_BGRA) : (alpha ? MODE_Argb : MODE_ARGB);
    config.output.is_external_memory = 1;
    config.output.u.RGBA.rgba = image.bits();
    config.output.u.RGBA.stride = static_cast<int>(image.bytesPerLine());
    config.output.u.RGBA.size = static_cast<size_t>(image.sizeInBytes());
    const bool fine = WebPDecode(data(bytes), static_cast<size_t>(bytes.size()), &config) == VP8_STATUS_OK;
    WebPFreeDecBuffer(&config.output);
    if (!fine)
        return {};
    image.setColorSpace(colourSpace(bytes));
    return image;
}

} // namespace maquette
