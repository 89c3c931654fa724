// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A clip or a sound, as the library looks at it.
#include "app/ffmpeg/ffmpeg.h"
#include "app/library/clipframes.h"
#include "app/library/mediacheck.h"
#include "app/library/videofile.h"
#include "tests/fuzz/fuzzing.h"

#include <cmath>
#include <sys/mman.h>
#include <unistd.h>

extern "C" {
#include <libavutil/log.h>
}

using namespace maquette;
using namespace maquette::fuzz;

namespace
{

constexpr int mostSide = 16384;
constexpr qint64 mostPixels = 64LL * 1024 * 1024;

//! \brief A file that has a name and stands on no disk.
class MemoryFile
{
public:
    MemoryFile(const std::uint8_t *data, std::size_t size)
        : m_file(memfd_create("clip", 0))
    {
        m_written = m_file >= 0 && write(m_file, data, size) == static_cast<ssize_t>(size);
    }
    MemoryFile(const MemoryFile &) = delete;
    MemoryFile &operator=(const MemoryFile &) = delete;
    ~MemoryFile() { close(m_file); }
    [[nodiscard]] bool isWritten() const { return m_written; }
    [[nodiscard]] QString path() const { return QStringLiteral("/proc/self/fd/%1").arg(m_file); }

private:
    int m_file;
    bool m_written = false;
};

void checkFrame(const Result<QImage> &frame, int edge = mostSide)
{
    if (!frame)
        return require(!frame.error().message.isEmpty(), "a refusal says why");
    require(!frame->isNull(), "a frame was decoded");
    require(std::max(frame->width(), frame->height()) <= edge, "a frame is as small as it should be");
}

void checkFrames(const QString &path)
{
    constexpr qint64 any = std::numeric_limits<qint64>::max();
    const auto frames = ClipFrames::read(path, any);
    if (!frames)
        return require(!frames.error().message.isEmpty(), "a refusal says why");
    require(!frames->isEmpty() && frames->startOf(0) == 0, "the first frame comes first");
    for (qint64 n = 0; n < frames->count(); ++n) {
        require(frames->startOf(n) <= frames->endOf(n), "no frame ends before it begins");
        require(frames->at(frames->startOf(n)) == n, "each frame is found where it begins");
        require(frames->keyBefore(n) <= n, "a key frame is none that comes later");
    }
    require(frames->copyEnd(0, frames->count() - 1) == frames->count() - 1, "a copy ends with the clip");
    require(!frames->timeText(frames->count()).isEmpty(), "the end has a time");
}

void checkClip(const QString &path)
{
    constexpr int edge = 64;
    constexpr int mostDecoded = 512 * 512; // of one frame, so that an input ends in time
    const auto facts = VideoFile::probe(path);
    if (!facts)
        return require(!facts.error().message.isEmpty(), "a refusal says why");
    const QSize pixels = facts->pixels;
    require(!pixels.isEmpty(), "a clip has pixels");
    require(std::max(pixels.width(), pixels.height()) <= mostSide, "the limit of sides holds");
    require(qint64(pixels.width()) * pixels.height() <= mostPixels, "the limit of pixels holds");
    require(facts->durationMs >= 0 && facts->frames >= 0, "nothing is less than nothing");
    require(std::isfinite(facts->framesPerSecond) && facts->framesPerSecond >= 0, "a rate is a number");
    if (pixels.width() * pixels.height() > mostDecoded)
        return;
    checkFrames(path);
    checkFrame(VideoFile::poster(path, edge), edge);
    checkFrame(VideoFile::frameAt(path, facts->durationMs / 2));
    checkFrame(VideoFile::lastFrame(path));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const bool quiet = loadFfmpeg().has_value() && (av_log_set_level(AV_LOG_QUIET), true);
    require(quiet, "FFmpeg is there");
    const MemoryFile file(data, size);
    require(file.isWritten(), "the input is a file");
    checkClip(file.path());
    const auto sound = VideoFile::probeSound(file.path());
    require(!sound || *sound >= 0, "nothing is less than nothing");
    const auto *start = reinterpret_cast<const char *>(data);
    if (factsOf(sniffFileType(QByteArray(start, std::min<qsizetype>(static_cast<qsizetype>(size), 4096))))
            .kind == MediaKind::Image)
        return 0; // the fuzzer of pictures looks at those, with a limit
    const auto media = checkMedia(file.path());
    if (!media) {
        require(!media.error().message.isEmpty(), "a refusal says why");
        return 0;
    }
    require(media->bytes == static_cast<qint64>(size), "a work has its size");
    require(media->kind == MediaKind::Audio || !media->pixels.isEmpty(), "what is seen has pixels");
    require(std::max(media->preview.width(), media->preview.height()) <= previewEdge,
            "a preview is as small as it should be");
    return 0;
}
