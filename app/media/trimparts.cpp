// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/trimparts.h"

#include <QCoreApplication>
#include <QFile>

#include <cstring>

namespace maquette
{

Unexpected trimFailure(const char *step, int code)
{
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(code, text, sizeof text);
    const QString detail = QStringLiteral("%1: %2").arg(QLatin1String(step), QLatin1String(text));
    const auto words = [](const char *message) { return QCoreApplication::translate("Trim", message); };
    if (code == AVERROR(ENOSPC) || code == AVERROR(EFBIG) || code == AVERROR(EDQUOT))
        return fail(ErrorKind::DiskFull, words("The disk is full: there is no room for the part."), detail);
    return fail(ErrorKind::Internal, words("The part could not be made."), detail);
}

Unexpected trimCancelled()
{
    return fail(ErrorKind::Cancelled, QCoreApplication::translate("Trim", "Cancelled."));
}

Result<std::unique_ptr<TrimOutput>> TrimOutput::open(const QString &file, const char *container)
{
    const QByteArray name = QFile::encodeName(file);
    AVFormatContext *format = nullptr;
    if (const int code = avformat_alloc_output_context2(&format, nullptr, container, name.constData());
        code < 0)
        return trimFailure("avformat_alloc_output_context2", code);
    std::unique_ptr<TrimOutput> output(new TrimOutput(format));
    if (const int code = avio_open(&format->pb, name.constData(), AVIO_FLAG_WRITE); code < 0)
        return trimFailure("avio_open", code);
    return output;
}

TrimOutput::~TrimOutput()
{
    if (m_format->pb)
        avio_closep(&m_format->pb);
    avformat_free_context(m_format);
}

void TrimOutput::takeTags(const AVFormatContext *from)
{
    av_dict_copy(&m_format->metadata, from->metadata, 0);
    for (const char *own : {"major_brand", "minor_version", "compatible_brands", "encoder"})
        av_dict_set(&m_format->metadata, own, nullptr, 0);
}

AVStream *TrimOutput::addStream(const AVStream *from)
{
    AVStream *stream = avformat_new_stream(m_format, nullptr);
    if (!stream)
        return nullptr;
    av_dict_copy(&stream->metadata, from->metadata, 0);
    stream->disposition = from->disposition;
    stream->sample_aspect_ratio = from->sample_aspect_ratio;
    stream->avg_frame_rate = from->avg_frame_rate;
    size_t size = 0;
    if (const uint8_t *turn = av_stream_get_side_data(from, AV_PKT_DATA_DISPLAYMATRIX, &size)) {
        if (uint8_t *copy = av_stream_new_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, size))
            std::memcpy(copy, turn, size);
    }
    return stream;
}

Result<void> TrimOutput::begin()
{
    AVDictionary *options = nullptr;
    av_dict_set(&options, "movflags", "+faststart", 0);
    const int code = avformat_write_header(m_format, &options);
    av_dict_free(&options);
    return code < 0 ? Result<void>(trimFailure("avformat_write_header", code)) : Result<void>();
}

Result<void> TrimOutput::write(AVPacket *packet, AVRational from, const AVStream *to)
{
    av_packet_rescale_ts(packet, from, to->time_base);
    packet->stream_index = to->index;
    packet->pos = -1;
    const int code = av_interleaved_write_frame(m_format, packet);
    return code < 0 ? Result<void>(trimFailure("av_interleaved_write_frame", code)) : Result<void>();
}

Result<void> TrimOutput::finish()
{
    if (const int code = av_write_trailer(m_format); code < 0)
        return trimFailure("av_write_trailer", code);
    const int broken = m_format->pb->error; // of a write that nobody waited for
    const int code = avio_closep(&m_format->pb);
    if (broken < 0 || code < 0)
        return trimFailure("avio_closep", std::min(broken, code));
    return {};
}

} // namespace maquette
