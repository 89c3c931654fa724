// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/localsend.h"

#include "app/base/background.h"
#include "app/library/mediaencode.h"

#include <QThreadPool>

namespace maquette
{

LocalSend::LocalSend(HttpClient &http, LocalMedia media, RouteChoice choice,
                     std::optional<ReadyBucket> bucket, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_media(std::move(media))
    , m_choice(choice)
    , m_bucket(std::move(bucket))
{
    m_choice.bucketLinks = m_bucket ? std::optional(m_bucket->settings.linkValidity) : std::nullopt;
}

void LocalSend::start()
{
    if (std::exchange(m_started, true) || m_settled)
        return;
    const MediaRoute route = routeFor(m_media, m_choice);
    switch (route.way) {
    case MediaRoute::Way::Inline:
        encode();
        break;
    case MediaRoute::Way::Bucket:
        upload(route.sentence);
        break;
    case MediaRoute::Way::Refused:
        settle(fail(ErrorKind::TooLarge, route.sentence));
        break;
    }
}

void LocalSend::cancel()
{
    settle(fail(ErrorKind::Cancelled, tr("Cancelled.")));
}

void LocalSend::encode()
{
    inBackground(
        *QThreadPool::globalInstance(), this, [file = m_media.file] { return encodeMedia(file); },
        [this](const Result<ResolvedMedia> &media) { settle(media); });
}

void LocalSend::upload(const QString &sentence)
{
    const FileTypeFacts facts = factsOf(m_media.type);
    m_upload = new BucketUpload(m_http, m_bucket->settings, m_bucket->secret,
                                {m_media.file, facts.mime, facts.extension}, this);
    m_upload->setPatience(m_patience);
    connect(m_upload, &BucketUpload::progressed, this, &LocalSend::progressed);
    connect(m_upload, &BucketUpload::finished, this, [this, sentence](const Result<QUrl> &link) {
        if (!link)
            settle(link.error());
        else
            settle(ResolvedMedia{link->toString(QUrl::FullyEncoded), sentence, m_media.bytes, m_media.pixels,
                                 true});
    });
    m_upload->start();
}

void LocalSend::settle(const Result<ResolvedMedia> &media)
{
    if (std::exchange(m_settled, true))
        return;
    if (m_upload) {
        m_upload->disconnect(this);
        m_upload->cancel();
        m_upload->deleteLater();
    }
    QMetaObject::invokeMethod(
        this, [this, media] { emit finished(media); }, Qt::QueuedConnection);
}

} // namespace maquette
