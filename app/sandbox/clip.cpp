// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/clip.h"

#include "app/sandbox/clipencoder.h"
#include "app/sandbox/colour.h"
#include "app/sandbox/planes.h"
#include "app/sandbox/random.h"
#include "app/sandbox/sound.h"

#include <QCoreApplication>

#include <cmath>
#include <numbers>
#include <optional>

namespace maquette
{

namespace
{

constexpr double pushIn = 0.1;   // how much nearer the end is than the start
constexpr double dissolve = 0.4; // part of the clip that goes over to the last frame
constexpr double lightGain = 0.14;

struct Stills
{
    Planes first;
    std::optional<Planes> last;
};

Result<Stills> stillsOf(const ClipBrief &brief)
{
    Result<Planes> first = Planes::fromImage(brief.first, brief.size);
    if (!first)
        return first.error();
    Stills stills{std::move(*first), {}};
    if (!brief.last.isNull()) {
        Result<Planes> last = Planes::fromImage(brief.last, brief.size);
        if (!last)
            return last.error();
        stills.last = std::move(*last);
    }
    return stills;
}

// t runs from 0 at the first frame to 1 at the last.
void drawFrame(const YuvPlanes &planes, const ClipBrief &brief, const Stills &stills, const MarkOverlay &mark,
               double lightY, double t)
{
    stills.first.sample(planes, brief.size, 1 + pushIn * t, 256);
    if (stills.last && t > 1 - dissolve) {
        const double part = (t - (1 - dissolve)) / dissolve;
        const int share =
            static_cast<int>(std::lround(static_cast<double>(smooth(static_cast<float>(part))) * 256));
        stills.last->sample(planes, brief.size, 1 + pushIn * 0.6 * (1 - part), share);
    }
    const double strength = std::sin(std::numbers::pi * t) * lightGain;
    addLight(planes.data[0], planes.stride[0], brief.size, -0.15 + 1.3 * t, lightY, strength);
    mark.blend(planes);
}

// Whole blocks only, so that the sound never outlasts the pictures.
Result<void> soundUpTo(std::int64_t due, std::int64_t &heard, const Sound &sound, ClipEncoder &out)
{
    for (const int block = out.soundBlock(); block > 0 && heard + block <= due; heard += block) {
        Result<void> added = out.addSound(sound.samples(0, heard, block), sound.samples(1, heard, block));
        if (!added)
            return added;
    }
    return {};
}

} // namespace

QSize clipSize(QSize picture, int shortSide)
{
    const auto even = [](double value) { return std::max(2, static_cast<int>(std::lround(value / 2)) * 2); };
    if (picture.isEmpty())
        picture = QSize(16, 9);
    const double ratio = static_cast<double>(picture.width()) / picture.height();
    return ratio >= 1 ? QSize(even(shortSide * ratio), even(shortSide))
                      : QSize(even(shortSide), even(shortSide / ratio));
}

Result<void> makeSound(const ClipBrief &brief, const QString &file)
{
    auto encoder = ClipEncoder::open(file, {}, true);
    if (!encoder)
        return encoder.error();
    const Sound sound(brief.seed, brief.seconds, ClipEncoder::sampleRate);
    const std::int64_t samples = static_cast<std::int64_t>(brief.seconds) * ClipEncoder::sampleRate;
    std::int64_t heard = 0;
    if (Result<void> added = soundUpTo(samples, heard, sound, **encoder); !added)
        return added;
    return (*encoder)->finish();
}

Result<void> makeClip(const ClipBrief &brief, const QString &file)
{
    Result<Stills> stills = stillsOf(brief);
    if (!stills)
        return stills.error();
    auto encoder = ClipEncoder::open(file, brief.size, true);
    if (!encoder)
        return encoder.error();
    ClipEncoder &out = **encoder;
    const MarkOverlay mark(brief.size);
    const Sound sound(brief.seed, brief.seconds, ClipEncoder::sampleRate);
    const double lightY = Random(brief.seed).range(0.15, 0.55);
    const int frames = brief.seconds * ClipEncoder::framesPerSecond;
    const std::int64_t samples = static_cast<std::int64_t>(brief.seconds) * ClipEncoder::sampleRate;
    std::int64_t heard = 0;
    for (int i = 0; i < frames; ++i) {
        if (brief.keepOn && !brief.keepOn())
            return fail(ErrorKind::Cancelled,
                        QCoreApplication::translate("Sandbox", "The sandbox is closing."));
        if (Result<void> added = soundUpTo(samples * (i + 1) / frames, heard, sound, out); !added)
            return added;
        Result<YuvPlanes> planes = out.frame();
        if (!planes)
            return planes.error();
        drawFrame(*planes, brief, *stills, mark, lightY, frames > 1 ? i / (frames - 1.0) : 0);
        if (Result<void> added = out.addFrame(); !added)
            return added;
    }
    return out.finish();
}

} // namespace maquette
