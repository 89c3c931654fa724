// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/framepicture.h"

#include <cstring>
#include <memory>

extern "C" {
#include <libavutil/frame.h>
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>
}

namespace maquette
{

namespace
{

struct FreeStill
{
    void operator()(AVFrame *frame) const { av_frame_free(&frame); }
};

struct FreeScaler
{
    void operator()(SwsContext *context) const { sws_freeContext(context); }
};

int colourSpaceOf(const AVFrame *frame)
{
    constexpr int highDefinition = 720;
    if (frame->colorspace != AVCOL_SPC_UNSPECIFIED && frame->colorspace != AVCOL_SPC_RGB)
        return frame->colorspace;
    return frame->height >= highDefinition ? SWS_CS_ITU709 : SWS_CS_ITU601;
}

void setColours(SwsContext *scaler, const AVFrame *frame)
{
    constexpr int one = 1 << 16;
    const bool full = frame->color_range == AVCOL_RANGE_JPEG || frame->format == AV_PIX_FMT_YUVJ420P ||
                      frame->format == AV_PIX_FMT_YUVJ422P || frame->format == AV_PIX_FMT_YUVJ444P;
    sws_setColorspaceDetails(scaler, sws_getCoefficients(colourSpaceOf(frame)), full ? 1 : 0,
                             sws_getCoefficients(SWS_CS_DEFAULT), 1, 0, one, one);
}

QSize targetSize(QSize size, int edge)
{
    if (edge <= 0 || std::max(size.width(), size.height()) <= edge)
        return size;
    return size.scaled(edge, edge, Qt::KeepAspectRatio).expandedTo({1, 1});
}

} // namespace

QImage pictureOfFrame(const AVFrame *frame, int edge)
{
    if (frame->width <= 0 || frame->height <= 0)
        return {};
    const QSize size = targetSize({frame->width, frame->height}, edge);
    const int quality = SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | (edge > 0 ? SWS_AREA : SWS_BICUBIC);
    const std::unique_ptr<SwsContext, FreeScaler> scaler(
        sws_getContext(frame->width, frame->height, static_cast<AVPixelFormat>(frame->format), size.width(),
                       size.height(), AV_PIX_FMT_RGB32, quality, nullptr, nullptr, nullptr));
    // The scaler may write past the end of a row, so it gets a padded buffer of its own.
    const std::unique_ptr<AVFrame, FreeStill> padded(av_frame_alloc());
    QImage image(size, QImage::Format_RGB32);
    if (!scaler || !padded || image.isNull())
        return {};
    padded->format = AV_PIX_FMT_RGB32;
    padded->width = size.width();
    padded->height = size.height();
    if (av_frame_get_buffer(padded.get(), 0) < 0)
        return {};
    setColours(scaler.get(), frame);
    if (sws_scale(scaler.get(), frame->data, frame->linesize, 0, frame->height, padded->data,
                  padded->linesize) != size.height())
        return {};
    const auto rowBytes = static_cast<std::size_t>(size.width()) * 4;
    for (int y = 0; y < size.height(); ++y)
        std::memcpy(image.scanLine(y), padded->data[0] + qsizetype(padded->linesize[0]) * y, rowBytes);
    return image;
}

bool isNearlyBlack(const AVFrame *frame)
{
    constexpr int dark = 28; // of 255; black is 16 in most clips
    const AVPixFmtDescriptor *format = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(frame->format));
    if (!format || (format->flags & AV_PIX_FMT_FLAG_RGB) != 0 || format->comp[0].depth != 8 ||
        format->comp[0].step != 1)
        return false;
    quint64 sum = 0;
    quint64 count = 0;
    for (int y = 0; y < frame->height; y += 4) {
        const uint8_t *row = frame->data[0] + qsizetype(frame->linesize[0]) * y;
        for (int x = 0; x < frame->width; x += 4, ++count)
            sum += row[x];
    }
    return count > 0 && sum < count * dark;
}

} // namespace maquette
