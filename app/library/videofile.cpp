// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/videofile.h"

#include "app/library/clipframes.h"
#include "app/library/framepicture.h"
#include "app/library/videodecoder.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace maquette
{

namespace
{

struct FreeFrame
{
    void operator()(AVFrame *frame) const { av_frame_free(&frame); }
};

//! \brief A frame that stays while the decoder goes on.
class KeptFrame
{
public:
    KeptFrame()
        : m_frame(av_frame_alloc())
    {}
    void keep(const AVFrame *frame)
    {
        av_frame_unref(m_frame.get());
        av_frame_ref(m_frame.get(), frame);
    }
    [[nodiscard]] bool isEmpty() const { return m_frame->width == 0; }
    [[nodiscard]] const AVFrame *get() const { return m_frame.get(); }

private:
    std::unique_ptr<AVFrame, FreeFrame> m_frame;
};

Unexpected noFrame(const QString &file)
{
    return fail(ErrorKind::DamagedFile,
                QCoreApplication::translate("Library", "No frame of “%1” can be read.")
                    .arg(QFileInfo(file).fileName()));
}

//! Decodes on from where \a decoder stands and keeps the last frame that begins before \a end.
Result<void> keepLastBefore(VideoDecoder &decoder, qint64 end, KeptFrame &kept)
{
    for (;;) {
        const auto found = decoder.next();
        if (!found)
            return found.error();
        if (!*found || decoder.position() >= end)
            return {};
        kept.keep(decoder.frame());
    }
}

//! The frame with the last start before \a end, looked for from \a from on and, while there is none, from
//! further back: seeking goes by decoding time, so with frames out of order it can lead too far.
Result<QImage> lastFrameBefore(const QString &file, VideoDecoder &decoder, qint64 from, qint64 end)
{
    constexpr qint64 second = 1000000;
    KeptFrame kept;
    for (qint64 step = second;; step *= 2) {
        if (const auto sought = decoder.seek(from); !sought)
            return sought.error();
        const auto decoded = keepLastBefore(decoder, end, kept);
        if (!kept.isEmpty())
            return decoder.imageOf(kept.get(), 0);
        if (!decoded)
            return decoded.error();
        if (from == 0)
            return noFrame(file);
        from = std::max<qint64>(0, from - step);
    }
}

} // namespace

Result<VideoFacts> VideoFile::probe(const QString &file)
{
    auto opened = VideoDecoder::open(file);
    if (!opened)
        return opened.error();
    VideoDecoder &decoder = **opened;
    const auto found = decoder.next();
    if (!found)
        return found.error();
    if (!*found)
        return noFrame(file);
    VideoFacts facts;
    facts.pixels = decoder.pixels();
    facts.durationMs = decoder.durationMs();
    facts.framesPerSecond = decoder.framesPerSecond();
    facts.hasAudio = decoder.hasAudio();
    facts.frames = decoder.countFrames();
    return facts;
}

Result<qint64> VideoFile::probeSound(const QString &file)
{
    auto opened = VideoDecoder::open(file, VideoDecoder::Stream::Audio);
    if (!opened)
        return opened.error();
    const auto found = (*opened)->next();
    if (!found)
        return found.error();
    return *found ? Result<qint64>((*opened)->durationMs()) : Result<qint64>(noFrame(file));
}

Result<QImage> VideoFile::frameAt(const QString &file, qint64 positionMs)
{
    auto opened = VideoDecoder::open(file);
    if (!opened)
        return opened.error();
    VideoDecoder &decoder = **opened;
    if (positionMs >= decoder.durationMs())
        return lastFrame(file);
    // A player's position is the frame's start cut to whole milliseconds, so the whole millisecond counts.
    const qint64 end = (std::max<qint64>(positionMs, 0) + 1) * 1000;
    return lastFrameBefore(file, decoder, end - 1, end);
}

QString NumberedFrame::text() const
{
    constexpr double second = 1000000;
    if (number <= 0)
        return {};
    return QStringLiteral("frame %1 of %2 (%3 s)")
        .arg(number)
        .arg(of)
        .arg(static_cast<double>(startUs) / second, 0, 'f', 6);
}

Result<NumberedFrame> VideoFile::numberedFrameAt(const QString &file, qint64 positionMs)
{
    constexpr qint64 mostBytesRead = 512LL * 1024 * 1024;
    constexpr qint64 milli = 1000;
    const auto image = frameAt(file, positionMs);
    if (!image)
        return image.error();
    NumberedFrame frame;
    frame.image = *image;
    if (const auto frames = ClipFrames::read(file, mostBytesRead)) {
        const qint64 ms = std::clamp<qint64>(positionMs, 0, frames->duration() / milli);
        const qint64 index = frames->at(ms * milli + milli - 1);
        frame.number = index + 1;
        frame.of = frames->count();
        frame.startUs = frames->startOf(index);
    }
    return frame;
}

Result<QImage> VideoFile::lastFrame(const QString &file)
{
    auto opened = VideoDecoder::open(file);
    if (!opened)
        return opened.error();
    return lastFrameBefore(file, **opened, (*opened)->durationMs() * 1000,
                           std::numeric_limits<qint64>::max());
}

Result<QImage> VideoFile::poster(const QString &file, int edge, const CallOff &callOff)
{
    constexpr qint64 lookedAt = 1000000;
    auto opened = VideoDecoder::open(file, VideoDecoder::Stream::Sketch, callOff);
    if (!opened)
        return opened.error();
    VideoDecoder &decoder = **opened;
    KeptFrame first;
    for (;;) {
        const auto found = decoder.next();
        if (!found && first.isEmpty())
            return found.error();
        if (!found || !*found || decoder.position() > lookedAt || callOff.isCalledOff())
            break;
        if (first.isEmpty())
            first.keep(decoder.frame());
        if (!isNearlyBlack(decoder.frame()))
            return decoder.image(edge);
    }
    return first.isEmpty() ? Result<QImage>(noFrame(file)) : decoder.imageOf(first.get(), edge);
}

} // namespace maquette
