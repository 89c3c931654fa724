// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/mediadesk.h"

#include "app/base/background.h"
#include "app/library/videofile.h"
#include "app/media/mendcache.h"
#include "app/media/pastedpicture.h"

#include <QThreadPool>

namespace maquette
{

namespace
{
constexpr qint64 mostKept = 512LL * 1024 * 1024;

QThreadPool &pool()
{
    return *QThreadPool::globalInstance();
}

//! Does \a work in the background for as long as the returned object lives.
template <typename Work, typename Answer>
QObject *answered(QObject *parent, Work work, Answer answer)
{
    auto *errand = new QObject(parent);
    inBackground(pool(), errand, std::move(work), std::move(answer));
    return errand;
}
} // namespace

MediaDesk::MediaDesk(HttpClient &http, QString folder, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_folder(std::move(folder))
{
    m_clipPool.setMaxThreadCount(1); // an encoder takes every core by itself
    pool().start([kept = m_folder] { trimCache(kept, mostKept); });
}

MediaDesk::~MediaDesk()
{
    for (const QPointer<ClipMender> &clip : std::as_const(m_clips)) {
        if (clip)
            clip->cancel();
    }
    m_clipPool.clear();
    m_clipPool.waitForDone();
}

void MediaDesk::setBucket(const std::optional<ReadyBucket> &bucket, bool prefer)
{
    m_bucket = bucket;
    m_preferBucket = prefer;
    emit bucketChanged();
}

RouteChoice MediaDesk::choice() const
{
    RouteChoice choice;
    if (m_bucket)
        choice.bucketLinks = m_bucket->settings.linkValidity;
    choice.preferBucket = m_preferBucket;
    return choice;
}

MediaRoute MediaDesk::routeOf(const LocalMedia &media) const
{
    return routeFor(media, choice());
}

MediaLimits MediaDesk::limitsFor(const Field &field) const
{
    const MediaLimits own = limitsOf(field);
    return m_bucket ? own : bothOf(own, inlineCaps(field.media));
}

QObject *MediaDesk::look(const QString &file, QObject *parent, MediaAnswer answer)
{
    auto *probe = new LocalMediaProbe(file, parent);
    connect(probe, &LocalMediaProbe::finished, probe, std::move(answer));
    probe->start();
    return probe;
}

QObject *MediaDesk::send(const QString &file, QObject *parent, SendAnswer answer)
{
    auto *errand = new QObject(parent);
    QObject *probe = look(file, errand, [this, errand, answer](const Result<LocalMedia> &media) {
        if (!media)
            return answer(media.error());
        auto *send = new LocalSend(m_http, *media, choice(), m_bucket, errand);
        connect(send, &LocalSend::finished, errand, answer);
        send->start();
    });
    Q_UNUSED(probe) // goes with the errand
    return errand;
}

QObject *MediaDesk::mend(const QString &file, const PictureMend &mend, const MediaLimits &limits,
                         QObject *parent, PictureAnswer answer)
{
    return answered(
        parent, [file, mend, limits, folder = m_folder] { return mendPicture(file, mend, limits, folder); },
        std::move(answer));
}

QObject *MediaDesk::mend(const QString &file, const ClipMend &mend, const MediaLimits &limits,
                         QObject *parent, const Progress &progress, const ClipAnswer &answer)
{
    auto *mender = new ClipMender(m_clipPool, file, mend, limits, m_folder, parent);
    connect(mender, &ClipMender::progressed, mender, progress);
    connect(mender, &ClipMender::finished, mender, answer);
    m_clips.removeAll(nullptr);
    m_clips.append(mender);
    mender->start();
    return mender;
}

QObject *MediaDesk::frame(const QString &clip, qint64 positionMs, QObject *parent, FileAnswer answer)
{
    return answered(
        parent,
        [clip, positionMs, folder = m_folder]() -> Result<QString> {
            const auto image = VideoFile::frameAt(clip, positionMs);
            return image ? keepPasted(*image, folder) : Result<QString>(image.error());
        },
        std::move(answer));
}

QObject *MediaDesk::keep(const QByteArray &bytes, const QImage &image, QObject *parent, FileAnswer answer)
{
    return answered(
        parent,
        [bytes, image, folder = m_folder] {
            return bytes.isEmpty() ? keepPasted(image, folder) : keepPasted(bytes, folder);
        },
        std::move(answer));
}

} // namespace maquette
