// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/clipframes.h"

#include "app/library/videodecoder.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace maquette
{

namespace
{

constexpr qint64 second = 1000000;
constexpr std::size_t mostClipFrames = 1000000;

Unexpected problem(ErrorKind kind, const char *text, const QString &file)
{
    return fail(kind, QCoreApplication::translate("Library", text).arg(QFileInfo(file).fileName()));
}

} // namespace

ClipFrames ClipFrames::even(qint64 count, double rate)
{
    ClipFrames frames;
    if (!(rate > 0))
        return frames;
    count = std::clamp<qint64>(count, 0, mostClipFrames);
    for (qint64 i = 0; i < count; ++i)
        frames.m_starts.push_back(std::llround(static_cast<double>(i) * second / rate));
    frames.m_end = std::llround(static_cast<double>(count) * second / rate);
    frames.measure();
    return frames;
}

Result<ClipFrames> ClipFrames::read(const QString &file, qint64 mostBytes, const std::atomic_bool *stop)
{
    const auto tooLarge = [&file] {
        return problem(ErrorKind::TooLarge, "“%1” is too long for its frames to be counted.", file);
    };
    if (QFileInfo(file).size() > mostBytes)
        return tooLarge();
    auto opened = VideoDecoder::open(file);
    if (!opened)
        return opened.error();
    std::vector<Stored> frames;
    qint64 order = 0;
    while (const auto packet = (*opened)->nextPacket()) {
        if (stop && *stop)
            return problem(ErrorKind::Cancelled, "Reading “%1” was cancelled.", file);
        if (!packet->isHidden)
            frames.push_back({packet->position, packet->duration, order, packet->isKey});
        ++order;
        if (frames.size() > mostClipFrames)
            return tooLarge();
    }
    if (frames.empty())
        return problem(ErrorKind::DamagedFile, "No frame of “%1” can be read.", file);
    ClipFrames read;
    read.take(std::move(frames));
    return read;
}

void ClipFrames::take(std::vector<Stored> frames)
{
    std::stable_sort(frames.begin(), frames.end(),
                     [](const Stored &one, const Stored &other) { return one.start < other.start; });
    // Damaged containers give several frames one time; a decoder shows the last of them.
    const auto same = [](const Stored &one, const Stored &other) { return one.start == other.start; };
    frames.erase(std::unique(frames.begin(), frames.end(), same), frames.end());
    m_zero = frames.front().start;
    for (const Stored &frame : frames) {
        m_starts.push_back(frame.start - m_zero);
        m_order.push_back(frame.order);
        m_keys.push_back(frame.isKey);
    }
    const qint64 last = m_starts.back();
    const qint64 usual = m_starts.size() > 1 ? last - m_starts.at(m_starts.size() - 2) : second / 24;
    m_end = last + (frames.back().duration > 0 ? frames.back().duration : usual);
    measure();
}

void ClipFrames::measure()
{
    m_shortest = m_end;
    for (qint64 i = 0; i < count(); ++i)
        m_shortest = std::min(m_shortest, endOf(i) - startOf(i));
}

qint64 ClipFrames::bounded(qint64 frame) const
{
    return std::clamp<qint64>(frame, 0, std::max<qint64>(0, count() - 1));
}

qint64 ClipFrames::at(qint64 position) const
{
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), position);
    return bounded(std::distance(m_starts.begin(), after) - 1);
}

qint64 ClipFrames::startOf(qint64 frame) const
{
    if (isEmpty() || frame >= count())
        return m_end;
    return m_starts.at(static_cast<std::size_t>(bounded(frame)));
}

qint64 ClipFrames::endOf(qint64 frame) const
{
    return startOf(bounded(frame) + 1);
}

qint64 ClipFrames::middleMs(qint64 frame) const
{
    constexpr qint64 milli = 1000;
    frame = bounded(frame);
    const qint64 start = startOf(frame);
    const qint64 middle = (start + m_shortest / 2) / milli;
    return middle * milli >= start ? middle : (start + milli - 1) / milli;
}

qint64 ClipFrames::keyBefore(qint64 frame) const
{
    qint64 key = bounded(frame);
    while (key > 0 && !m_keys.empty() && !m_keys.at(static_cast<std::size_t>(key)))
        --key;
    return key;
}

qint64 ClipFrames::copyEnd(qint64 key, qint64 frame) const
{
    frame = bounded(frame);
    if (m_order.empty())
        return frame;
    // All that is stored before the last needed one comes along: it may be what a needed one refers to.
    qint64 end = frame;
    qint64 lastStored = -1;
    for (qint64 i = bounded(key); i <= end; ++i) {
        lastStored = std::max(lastStored, m_order.at(static_cast<std::size_t>(i)));
        if (i < end)
            continue;
        for (qint64 later = end + 1; later < count(); ++later) {
            if (m_order.at(static_cast<std::size_t>(later)) < lastStored)
                end = later;
            else if (later > end + 64) // no codec keeps more back
                break;
        }
    }
    return end;
}

QString ClipFrames::timeText(qint64 frame) const
{
    frame = std::clamp<qint64>(frame, 0, count());
    const qint64 seconds = startOf(frame) / second;
    const auto first = std::lower_bound(m_starts.begin(), m_starts.end(), seconds * second);
    return QStringLiteral("%1:%2.%3")
        .arg(seconds / 60)
        .arg(seconds % 60, 2, 10, QLatin1Char('0'))
        .arg(frame - std::distance(m_starts.begin(), first), 2, 10, QLatin1Char('0'));
}

} // namespace maquette
