// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/medialink.h"
#include "app/media/mediaroute.h"
#include "app/upload/bucketupload.h"

namespace maquette
{

//! \brief Makes of a file from the disk what is put into a field: a data URI, or a link into the bucket.
//!
//! It goes the way that routeFor() says. Look at the file anew right before: a file that changed since is
//! sent as it is now. One object per file; deleting it stops it.
class LocalSend : public QObject
{
    Q_OBJECT

public:
    LocalSend(HttpClient &http, LocalMedia media, RouteChoice choice, std::optional<ReadyBucket> bucket,
              QObject *parent = nullptr);
    void setPatience(const BucketPatience &patience) { m_patience = patience; }
    void start();
    //! finished() follows from the event loop with ErrorKind::Cancelled.
    void cancel();

signals:
    void progressed(qint64 sent, qint64 total); //!< into the bucket
    //! Exactly once, from the event loop.
    void finished(const maquette::Result<maquette::ResolvedMedia> &media);

private:
    void encode();
    void upload(const QString &sentence);
    void settle(const Result<ResolvedMedia> &media);

    HttpClient &m_http;
    LocalMedia m_media;
    RouteChoice m_choice;
    std::optional<ReadyBucket> m_bucket;
    BucketPatience m_patience;
    QPointer<BucketUpload> m_upload;
    bool m_started = false;
    bool m_settled = false;
};

} // namespace maquette

Q_DECLARE_METATYPE(maquette::Result<maquette::ResolvedMedia>)
