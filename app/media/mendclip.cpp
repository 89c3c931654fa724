// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/downscale.h"
#include "app/library/filework.h"
#include "app/library/videodecoder.h"
#include "app/media/clipmend.h"
#include "app/media/clipwriter.h"
#include "app/media/mendcache.h"
#include "app/media/words.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <cerrno>

namespace maquette
{

namespace
{

constexpr qint64 endless = std::numeric_limits<qint64>::max();

Unexpected tooHeavy()
{
    return fail(ErrorKind::TooLarge,
                mendWords("The clip cannot be made as light as this field wants it. A shorter "
                          "part may be."));
}

//! \brief One file that is decoded and written anew, pictures and sound side by side.
class Transcoder
{
public:
    Transcoder(const QString &file, const ClipMend &mend, ClipWork &work)
        : m_file(file)
        , m_mend(mend)
        , m_work(work)
        , m_start(mend.startMs * 1000)
        , m_length(mend.durationMs * 1000)
    {}

    Result<void> run(const QString &target, qint64 pictureBits, qint64 soundBits)
    {
        ClipShape shape;
        shape.size = m_mend.size;
        shape.mostBitsPerSecond = pictureBits;
        shape.soundBitsPerSecond = soundBits;
        if (auto opened = openStreams(shape); !opened)
            return opened;
        auto writer = ClipWriter::open(target, shape);
        if (!writer)
            return writer.error();
        m_writer = std::move(*writer);
        while (m_pictureAt != endless || m_soundAt != endless) {
            if (m_work.stop)
                return fail(ErrorKind::Cancelled, mendWords("Cancelled."));
            const auto done = m_pictureAt <= m_soundAt ? passPicture() : passSound();
            if (!done)
                return done;
            const qint64 at = std::min({m_pictureAt, m_soundAt, m_length});
            m_work.permille = int(std::clamp<qint64>(at * 1000 / std::max<qint64>(m_length, 1), 0, 1000));
        }
        return m_writer->finish(m_length);
    }

private:
    Result<void> openStreams(ClipShape &shape)
    {
        if (!m_mend.size.isEmpty()) {
            auto opened = VideoDecoder::open(m_file, VideoDecoder::Stream::Video);
            if (!opened)
                return opened.error();
            m_pictures = std::move(*opened);
            if (m_pictures->framesPerSecond() > 0)
                shape.framesPerSecond = m_pictures->framesPerSecond();
            m_zero = m_pictures->streamStart();
            if (!m_pictures->hasAudio())
                return begin(shape);
        }
        auto opened = VideoDecoder::open(m_file, VideoDecoder::Stream::Audio);
        if (!opened)
            return m_pictures ? begin(shape) : Result<void>(opened.error());
        m_sounds = std::move(*opened);
        if (!m_pictures)
            m_zero = m_sounds->streamStart();
        return begin(shape);
    }

    Result<void> begin(ClipShape &shape)
    {
        if (m_pictures) {
            if (m_start > 0)
                (void)m_pictures->seek(m_start).has_value();
            if (auto found = nextPicture(); !found)
                return found;
        }
        if (m_sounds) {
            if (m_start > 0)
                (void)m_sounds->seek(std::max<qint64>(0, m_start - soundShift())).has_value();
            if (auto found = nextSound(); !found)
                return found;
            if (m_soundAt != endless)
                shape.channels = std::min(2, m_sounds->frame()->ch_layout.nb_channels);
            if (shape.channels <= 0)
                m_soundAt = endless;
        }
        return {};
    }

    //! How much later than the pictures the sound begins.
    [[nodiscard]] qint64 soundShift() const { return m_sounds->streamStart() - m_zero; }

    //! Goes on to the first frame that is shown after the start; \c endless at the end.
    Result<void> nextPicture()
    {
        for (;;) {
            if (m_work.stop)
                return fail(ErrorKind::Cancelled, mendWords("Cancelled."));
            const auto found = m_pictures->next();
            if (!found)
                return found.error();
            m_pictureAt = *found ? m_pictures->position() - m_start : endless;
            if (m_pictureAt >= m_length)
                m_pictureAt = endless;
            if (m_pictureAt >= 0)
                return {};
        }
    }

    Result<void> nextSound()
    {
        for (;;) {
            if (m_work.stop)
                return fail(ErrorKind::Cancelled, mendWords("Cancelled."));
            const auto found = m_sounds->next();
            if (!found)
                return found.error();
            const AVFrame *frame = m_sounds->frame();
            if (!*found) {
                m_soundAt = endless;
                return {};
            }
            m_soundAt = m_sounds->position() + soundShift() - m_start;
            const qint64 end =
                m_soundAt + qint64(frame->nb_samples) * 1000000 / std::max(frame->sample_rate, 1);
            if (m_soundAt >= m_length)
                m_soundAt = endless;
            if (end > 0)
                return {};
        }
    }

    Result<void> passPicture()
    {
        auto image = m_pictures->image();
        if (!image)
            return image.error();
        QImage picture = m_mend.crop.isNull() ? std::move(*image) : image->copy(m_mend.crop);
        if (picture.size() != m_mend.size) {
            const bool smaller =
                m_mend.size.width() <= picture.width() && m_mend.size.height() <= picture.height();
            picture = smaller ? downscaled(picture, m_mend.size)
                              : picture.scaled(m_mend.size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        }
        if (!std::exchange(m_anyPicture, true))
            m_pictureAt = 0; // the first one is shown from the beginning on
        if (auto added = m_writer->addPicture(picture, m_pictureAt); !added)
            return added;
        return nextPicture();
    }

    Result<void> passSound()
    {
        if (auto added = m_writer->addSound(m_sounds->frame(), m_soundAt); !added)
            return added;
        if (m_writer->soundLength() >= m_length) {
            m_soundAt = endless;
            return {};
        }
        return nextSound();
    }

    QString m_file;
    const ClipMend &m_mend;
    ClipWork &m_work;
    qint64 m_start;
    qint64 m_length;
    qint64 m_zero = 0;
    std::unique_ptr<VideoDecoder> m_pictures;
    std::unique_ptr<VideoDecoder> m_sounds;
    std::unique_ptr<ClipWriter> m_writer;
    qint64 m_pictureAt = endless;
    qint64 m_soundAt = endless;
    bool m_anyPicture = false;
};

//! \brief Bits a second that \a limits leave for pictures and sound.
struct Budget
{
    qint64 pictures = 0; //!< 0: no limit
    qint64 sound = 128'000;
};

Result<Budget> budgetFor(const ClipMend &mend, const MediaLimits &limits, double share)
{
    constexpr double container = 0.95;
    constexpr qint64 leastPictures = 60'000;
    constexpr qint64 leastSound = 24'000;
    Budget budget;
    if (limits.maxBytes == MediaLimits::most)
        return budget;
    const double seconds = double(mend.durationMs) / 1000 + 1; // and one that the encoder may run ahead
    const auto all = qint64(std::min(1e12, double(limits.maxBytes) * 8 * container * share / seconds));
    budget.sound = std::min(budget.sound, mend.size.isEmpty() ? all : all / 4);
    budget.pictures = mend.size.isEmpty() ? 0 : all - budget.sound;
    if (budget.sound < leastSound || (!mend.size.isEmpty() && budget.pictures < leastPictures))
        return tooHeavy();
    return budget;
}

Result<MendedClip> judged(const QString &file, const MediaLimits &limits)
{
    const auto looked = lookAtLocal(file);
    if (!looked)
        return looked.error();
    const auto breaches = breachesOf(limits, looked->figures());
    if (!breaches.isEmpty()) {
        const bool heavy = breaches.first().what == LimitBreach::What::Weight && breaches.first().tooMuch;
        return fail(heavy ? ErrorKind::TooLarge : ErrorKind::InvalidInput, breaches.first().message);
    }
    return MendedClip{file, looked->type, looked->pixels, looked->bytes, looked->durationMs};
}

//! Tries with fewer bits when an encoder took more than it was given.
Result<MendedClip> madeInto(const QString &part, const QString &file, const ClipMend &mend,
                            const MediaLimits &limits, ClipWork &work)
{
    constexpr int tries = 4;
    constexpr double less = 0.75;
    double share = 1;
    for (int i = 0; i < tries; ++i, share *= less) {
        const auto budget = budgetFor(mend, limits, share);
        if (!budget)
            return budget.error();
        if (const auto made = Transcoder(file, mend, work).run(part, budget->pictures, budget->sound); !made)
            return made.error();
        auto clip = judged(part, limits);
        if (clip || clip.error().kind != ErrorKind::TooLarge)
            return clip;
    }
    return tooHeavy();
}

QByteArray clipRecipe(const ClipMend &mend, const MediaLimits &limits)
{
    QByteArray recipe =
        "clip 1 " + QByteArray::number(mend.startMs) + ' ' + QByteArray::number(mend.durationMs);
    for (const int number : {mend.crop.x(), mend.crop.y(), mend.crop.width(), mend.crop.height(),
                             mend.size.width(), mend.size.height()})
        recipe += ' ' + QByteArray::number(number);
    return recipe + ' ' + QByteArray::number(limits.maxBytes);
}

} // namespace

Result<MendedClip> mendClip(const QString &file, const ClipMend &mend, const MediaLimits &limits,
                            const QString &folder, ClipWork &work)
{
    const auto stem = cacheName(file, clipRecipe(mend, limits));
    if (!stem)
        return stem.error();
    const QString target =
        folder + u'/' + *stem + (mend.size.isEmpty() ? QStringLiteral(".m4a") : QStringLiteral(".mp4"));
    if (auto made = judged(target, limits)) {
        touch(target);
        return made;
    }
    errno = 0;
    if (!QDir().mkpath(folder))
        return fileError(folder, errno == 0 ? EACCES : errno);
    const QString part = target + u'.' + QUuid::createUuid().toString(QUuid::Id128) + QStringLiteral(".part");
    auto clip = madeInto(part, file, mend, limits, work);
    if (clip) {
        if (::rename(QFile::encodeName(part).constData(), QFile::encodeName(target).constData()) != 0)
            clip = fileError(target, errno);
        else
            clip->file = target;
    }
    if (!clip)
        QFile::remove(part);
    return clip;
}

} // namespace maquette
