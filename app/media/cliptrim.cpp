// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/cliptrim.h"

#include "app/base/newfile.h"
#include "app/ffmpeg/ffmpeg.h"
#include "app/library/filetype.h"
#include "app/library/filework.h"
#include "app/library/videodecoder.h"
#include "app/media/trimparts.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

namespace maquette
{

namespace
{

constexpr qint64 anySize = std::numeric_limits<qint64>::max();
//! Of longer parts the beginning and the end are decoded.
constexpr qint64 mostDecoded = 3000;
constexpr qint64 longest =
    24LL * 3600 * 1000000; //!< what damaged files claim for the time between two frames

QString trimWords(const char *text)
{
    return QCoreApplication::translate("Trim", text);
}

FileType typeOf(const QString &file)
{
    constexpr qint64 sniffed = 4096;
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? sniffFileType(source.read(sniffed)) : FileType::Unknown;
}

Unexpected unfit(const QString &detail)
{
    return fail(
        ErrorKind::DamagedFile,
        trimWords("The part did not come out whole, and was thrown away. The clip itself is as it was."),
        detail);
}

Result<qint64> decodedFrames(VideoDecoder &decoder, qint64 most, const TrimWork &work)
{
    for (qint64 count = 0;; ++count) {
        if (work.stop)
            return trimCancelled();
        if (count == most)
            return count;
        const auto found = decoder.next();
        if (!found)
            return found.error();
        if (!*found)
            return count;
    }
}

//! Reads what was written as if it were anyone's file.
Result<void> verify(const QString &file, const ClipFrames &source, const FrameRange &wanted,
                    const TrimWork &work)
{
    const qint64 expected = wanted.last - wanted.first + 1;
    const auto frames = ClipFrames::read(file, anySize, &work.stop);
    if (!frames)
        return frames.error().kind == ErrorKind::Cancelled ? Result<void>(frames.error())
                                                           : unfit(frames.error().detail);
    if (frames->count() != expected)
        return unfit(QStringLiteral("%1 frames, not %2").arg(frames->count()).arg(expected));
    const qint64 length = source.endOf(wanted.last) - source.startOf(wanted.first);
    qint64 longest = 0;
    for (qint64 i = wanted.first; i <= wanted.last; ++i)
        longest = std::max(longest, source.endOf(i) - source.startOf(i));
    if (std::abs(frames->duration() - length) > longest)
        return unfit(QStringLiteral("%1 µs, not %2").arg(frames->duration()).arg(length));
    auto decoder = VideoDecoder::open(file);
    if (!decoder)
        return unfit(decoder.error().detail);
    const auto decoded = decodedFrames(**decoder, std::min(expected, mostDecoded), work);
    if (!decoded)
        return decoded.error().kind == ErrorKind::Cancelled ? Result<void>(decoded.error())
                                                            : unfit(decoded.error().detail);
    if (*decoded != std::min(expected, mostDecoded))
        return unfit(QStringLiteral("%1 frames decode, not %2").arg(*decoded).arg(expected));
    return {};
}

} // namespace

const char *trimContainer(const QString &source, TrimWay way)
{
    switch (typeOf(source)) {
    case FileType::QuickTime:
        return "mov";
    case FileType::WebM:
        return way == TrimWay::Copy ? "webm" : "mp4";
    default:
        return "mp4";
    }
}

QString trimmedExtension(const QString &source, TrimWay way)
{
    return QLatin1String(trimContainer(source, way));
}

FrameRange copyableRange(const ClipFrames &frames, const FrameRange &wanted)
{
    const qint64 first = frames.keyBefore(wanted.first);
    return {first, frames.copyEnd(first, wanted.last)};
}

Result<void> trimInto(const TrimOrder &order, const QString &file, TrimWork &work)
{
    if (auto loaded = loadFfmpeg(); !loaded)
        return loaded;
    av_log_set_level(AV_LOG_ERROR); // x264 writes a page about every clip otherwise
    const auto frames = ClipFrames::read(order.source, anySize, &work.stop);
    if (!frames)
        return frames.error();
    QFile source(order.source);
    if (!source.open(QIODevice::ReadOnly))
        return fileError(order.source, EACCES);
    if (auto complete = checkComplete(source, typeOf(order.source)); !complete)
        return complete;
    if (order.frames.first < 0 || order.frames.first > order.frames.last ||
        order.frames.last >= frames->count())
        return fail(ErrorKind::InvalidInput,
                    trimWords("The clip is no longer what it was when the part was chosen."));
    if (frames->startOf(order.frames.last) - frames->startOf(order.frames.first) > longest)
        return fail(ErrorKind::TooLarge, trimWords("The part is longer than a day."));
    const bool copies = order.way == TrimWay::Copy;
    auto made = copies ? trimByCopy(order, *frames, file, work) : trimByEncoding(order, *frames, file, work);
    if (!made)
        return made;
    return verify(file, *frames, order.frames, work);
}

Result<void> trimTo(const TrimOrder &order, const QString &target, TrimWork &work)
{
    const QString own = QFileInfo(order.source).canonicalFilePath();
    if (!own.isEmpty() && own == QFileInfo(target).canonicalFilePath())
        return fail(ErrorKind::InvalidInput, trimWords("That is the clip itself. Choose another name."));
    auto file = NewFile::create(target);
    if (!file)
        return file.error();
    if (auto made = trimInto(order, (*file)->path(), work); !made)
        return made;
    if (work.stop)
        return trimCancelled();
    return (*file)->commit();
}

} // namespace maquette
