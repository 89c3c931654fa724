// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media/clipmend.h"
#include "app/media/localsend.h"
#include "app/media/picturemend.h"

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>
#include <optional>

namespace maquette
{

//! \brief Files from the artist's disk on their way into a request: looked at, made to fit, sent. One for the
//! program. Main thread; the work is done on others.
//!
//! Each answer comes exactly once, from the event loop; deleting the returned object stops the work and the
//! answer.
class MediaDesk : public QObject
{
    Q_OBJECT

public:
    using MediaAnswer = std::function<void(const Result<LocalMedia> &)>;
    using SendAnswer = std::function<void(const Result<ResolvedMedia> &)>;
    using PictureAnswer = std::function<void(const Result<MendedPicture> &)>;
    using ClipAnswer = std::function<void(const Result<MendedClip> &)>;
    using Progress = std::function<void(double share)>;
    using FileAnswer = std::function<void(const Result<QString> &)>;

    //! \a folder is where copies that were made to fit and pasted pictures are kept; the oldest of them go
    //! when they take more than half a gigabyte. \a http must outlive this.
    MediaDesk(HttpClient &http, QString folder, QObject *parent = nullptr);
    //! Stops the clips that are being made.
    ~MediaDesk() override;

    //! Where files go that are too heavy for a request, or all, if \a prefer.
    void setBucket(const std::optional<ReadyBucket> &bucket, bool prefer);
    [[nodiscard]] MediaRoute routeOf(const LocalMedia &media) const;
    //! What a file must keep to for the way that it will go: \a field's own rules, and what a request can
    //! hold.
    [[nodiscard]] MediaLimits limitsFor(const Field &field) const;

    [[nodiscard]] QObject *look(const QString &file, QObject *parent, MediaAnswer answer);
    //! The file is looked at anew: it is sent as it is now.
    [[nodiscard]] QObject *send(const QString &file, QObject *parent, SendAnswer answer);
    [[nodiscard]] QObject *mend(const QString &file, const PictureMend &mend, const MediaLimits &limits,
                                QObject *parent, PictureAnswer answer);
    //! One clip at a time; the others wait for it.
    [[nodiscard]] QObject *mend(const QString &file, const ClipMend &mend, const MediaLimits &limits,
                                QObject *parent, const Progress &progress, const ClipAnswer &answer);
    //! The frame that \a clip shows at \a positionMs, the last one if that is past its end, as a PNG of its
    //! full size.
    [[nodiscard]] QObject *frame(const QString &clip, qint64 positionMs, QObject *parent, FileAnswer answer);
    //! A picture from the clipboard, as its file's bytes or else as pixels.
    [[nodiscard]] QObject *keep(const QByteArray &bytes, const QImage &image, QObject *parent,
                                FileAnswer answer);

signals:
    void bucketChanged();

private:
    [[nodiscard]] RouteChoice choice() const;

    HttpClient &m_http;
    QString m_folder;
    std::optional<ReadyBucket> m_bucket;
    bool m_preferBucket = false;
    QList<QPointer<ClipMender>> m_clips; //!< that are being made
    QThreadPool m_clipPool;              //!< of their own: each takes minutes
};

} // namespace maquette
