// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/mediadesk.h"

#include "app/base/background.h"
#include "app/base/clock.h"
#include "app/library/videofile.h"
#include "app/media/linkcopy.h"
#include "app/media/mendcache.h"
#include "app/media/pastedpicture.h"

#include <QDir>
#include <QFileInfo>
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

//! False when nothing was kept. The copy is good without it.
bool keepWayBack(const QString &folder, const QString &made, const MendSource &source, QRect part)
{
    if (source.value.isEmpty())
        return false;
    MendOrigin origin{source.value, source.valueFile, {}};
    if (!part.isNull())
        origin.cut = MendOrigin::Cut{source.file, part};
    return keepOrigin(folder, made, origin);
}
} // namespace

MediaDesk::MediaDesk(HttpClient &http, QString folder, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_folder(std::move(folder))
{
    m_clipPool.setMaxThreadCount(1); // an encoder takes every core by itself
    pool().start([kept = m_folder] {
        trimCache(kept, mostKept);
        trimOrigins(kept);
    });
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
    if (bucket == m_bucket && prefer == m_preferBucket)
        return;
    m_bucket = bucket;
    m_preferBucket = prefer;
    emit bucketChanged();
}

void MediaDesk::setService(LinkCheck::Service service)
{
    if (service == m_service)
        return;
    m_service = service;
    m_links.clear();
    emit serviceChanged();
}

std::optional<ReadyBucket> MediaDesk::usableBucket() const
{
    const bool remote = m_service == LinkCheck::Service::Remote;
    return m_bucket && remote && isOnlyOfHere(QUrl(m_bucket->settings.endpoint)) ? std::nullopt : m_bucket;
}

RouteChoice MediaDesk::choice() const
{
    RouteChoice choice;
    const auto bucket = usableBucket();
    if (bucket)
        choice.bucketLinks = bucket->settings.linkValidity;
    choice.bucketOutOfReach = m_bucket && !bucket;
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
    return usableBucket() ? own : bothOf(own, inlineCaps(field.media));
}

QList<FieldProblem> MediaDesk::problemsOf(const LocalMedia &media, const Field &field) const
{
    if (media.kind != field.media)
        return {{field.key, tr("This field takes another kind of file."), true}};
    QList<FieldProblem> problems = checkMedia(field, {media.pixels, media.bytes});
    if (const MediaRoute route = routeOf(media); route.way == MediaRoute::Way::Refused)
        problems.append({field.key, route.sentence, true});
    return problems;
}

QObject *MediaDesk::look(const QString &file, QObject *parent, MediaAnswer answer)
{
    // It is in use: the next start keeps it.
    pool().start([folder = m_folder, file] { touchIn(folder, file); });
    auto *probe = new LocalMediaProbe(file, parent);
    connect(probe, &LocalMediaProbe::finished, probe, std::move(answer));
    probe->start();
    return probe;
}

QObject *MediaDesk::send(const SendOrder &order, QObject *parent, SendTold told, SendAnswer answer)
{
    auto *errand = new QObject(parent);
    QObject *probe = look(order.file, errand,
                          [this, errand, order, told = std::move(told),
                           answer = std::move(answer)](const Result<LocalMedia> &media) {
                              if (media)
                                  sendJudged(*media, order, errand, told, answer);
                              else
                                  answer(media.error());
                          });
    Q_UNUSED(probe) // goes with the errand
    return errand;
}

void MediaDesk::sendJudged(const LocalMedia &media, const SendOrder &order, QObject *errand,
                           const SendTold &told, const SendAnswer &answer)
{
    // The form has found it good before: it was changed since.
    for (const Field &field : order.fields) {
        const auto problems = problemsOf(media, field);
        if (problems.isEmpty())
            continue;
        emit fileChanged(order.file);
        answer(
            fail(ErrorKind::InvalidInput,
                 tr("The file was changed since it was looked at. %1").arg(problems.constFirst().message)));
        return;
    }
    RouteChoice way = choice();
    way.othersInline = order.othersInline;
    way.places = int(order.fields.size());
    const MediaRoute route = routeFor(media, way);
    if (route.way == MediaRoute::Way::Bucket) {
        if (order.onlyShown)
            return answer(ResolvedMedia{{}, route.sentence, media.bytes, media.pixels, true});
        told(0, 0);
    }
    auto *send = new LocalSend(m_http, media, way, usableBucket(), errand);
    connect(send, &LocalSend::progressed, errand, told);
    connect(send, &LocalSend::finished, errand, answer);
    send->start();
}

QObject *MediaDesk::check(const QUrl &url, const Field &field, bool anew, QObject *parent, LinkAnswer answer)
{
    const MediaKind kind = field.media;
    if (anew)
        m_links.forget(url);
    if (auto known = m_links.find(url, kind, m_http.clock().now())) {
        known->breaches = breachesOf(limitsOf(field), known->figures);
        auto *errand = new QObject(parent);
        QMetaObject::invokeMethod(
            errand, [known, answer = std::move(answer)] { answer(*known); }, Qt::QueuedConnection);
        return errand;
    }
    auto *check = new LinkCheck(m_http, url, limitsOf(field), m_service, parent);
    connect(check, &LinkCheck::finished, check,
            [this, url, kind, answer = std::move(answer)](const Result<LinkFacts> &facts) {
                if (facts)
                    m_links.keep(url, kind, *facts, m_http.clock().now());
                answer(facts);
            });
    check->start();
    return check;
}

QObject *MediaDesk::copy(const QString &address, QObject *parent, const Progress &progress,
                         const FileAnswer &answer)
{
    auto *copy = new LinkCopy(m_http, address, m_folder, parent);
    connect(copy, &LinkCopy::progressed, copy, progress);
    connect(copy, &LinkCopy::finished, copy, answer);
    copy->start();
    return copy;
}

QObject *MediaDesk::mend(const MendSource &source, const PictureMend &mend, const MediaLimits &limits,
                         QObject *parent, PictureAnswer answer)
{
    return answered(
        parent,
        [source, mend, limits, folder = m_folder] {
            auto made = mendPicture(source.file, mend, limits, folder);
            if (made)
                keepWayBack(folder, made->file, source, mend.crop);
            return made;
        },
        std::move(answer));
}

QObject *MediaDesk::mend(const MendSource &source, const ClipMend &mend, const MediaLimits &limits,
                         QObject *parent, const Progress &progress, const ClipAnswer &answer)
{
    auto *mender = new ClipMender(m_clipPool, source.file, mend, limits, m_folder, parent);
    connect(mender, &ClipMender::progressed, mender, progress);
    connect(mender, &ClipMender::finished, mender,
            [mender, source, answer, folder = m_folder](const Result<MendedClip> &made) {
                if (!made)
                    return answer(made);
                inBackground(
                    pool(), mender,
                    [source, folder, file = made->file] { return keepWayBack(folder, file, source, {}); },
                    [answer, made](bool) { answer(made); });
            });
    m_clips.removeAll(nullptr);
    m_clips.append(mender);
    mender->start();
    return mender;
}

bool MediaDesk::isOwn(const QString &file) const
{
    return QFileInfo(file).absolutePath() == QDir(m_folder).absolutePath();
}

QObject *MediaDesk::origin(const QString &file, QObject *parent, OriginAnswer answer)
{
    return answered(
        parent, [file, folder = m_folder] { return originOfFile(folder, file); }, std::move(answer));
}

QObject *MediaDesk::originBehind(const QString &address, QObject *parent, OriginAnswer answer)
{
    return answered(
        parent, [address, folder = m_folder] { return originOfAddress(folder, address); }, std::move(answer));
}

QObject *MediaDesk::frame(const QString &clip, qint64 positionMs, QObject *parent, FileAnswer answer)
{
    return answered(
        parent,
        [clip, positionMs, folder = m_folder]() -> Result<QString> {
            auto frame = VideoFile::numberedFrameAt(clip, positionMs);
            if (!frame)
                return frame.error();
            if (frame->number > 0)
                frame->image.setText(QStringLiteral("Source"), frame->text());
            return keepPasted(frame->image, folder);
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
