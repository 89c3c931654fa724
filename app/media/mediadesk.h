// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media/clipmend.h"
#include "app/media/linkmemory.h"
#include "app/media/localsend.h"
#include "app/media/mendorigin.h"
#include "app/media/picturemend.h"
#include "models/core/checks.h"

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>
#include <optional>

namespace maquette
{

//! \brief A file that is to be sent, for all the fields that it stands in.
struct SendOrder
{
    QString file;
    QList<Field> fields;     //!< one for each place of the request
    qint64 othersInline = 0; //!< what the other fields put into the same request
    //! Nothing is uploaded: where a link would be made, the answer is one without an address.
    bool onlyShown = false;
};

//! \brief A file that is made to fit, and where the way back from the copy leads: MendOrigin's value and
//! file.
struct MendSource
{
    QString file;
    QString value{}; //!< empty: no way back is kept
    QString valueFile{};
};

//! \brief Files from the artist's disk on their way into a request: looked at, made to fit, sent; and links
//! that stand in their place, looked at. One for the program. Main thread; the work is done on others.
//!
//! Each answer comes exactly once, from the event loop; deleting the returned object stops the answer. The
//! work is done all the same; only clips that are made to fit, transfers and checks of links end with it.
class MediaDesk : public QObject
{
    Q_OBJECT

public:
    using MediaAnswer = std::function<void(const Result<LocalMedia> &)>;
    using LinkAnswer = std::function<void(const Result<LinkFacts> &)>;
    //! On the way into the bucket; first of all with 0 of 0.
    using SendTold = std::function<void(qint64 sent, qint64 total)>;
    using SendAnswer = std::function<void(const Result<ResolvedMedia> &)>;
    using PictureAnswer = std::function<void(const Result<MendedPicture> &)>;
    using ClipAnswer = std::function<void(const Result<MendedClip> &)>;
    using Progress = std::function<void(double share)>;
    using OriginAnswer = std::function<void(const std::optional<MendOrigin> &)>;
    using FileAnswer = std::function<void(const Result<QString> &)>;

    //! \a folder is where copies that were made to fit and pasted pictures are kept; when they take more
    //! than half a gigabyte the oldest of them go, see trimCache(). \a http must outlive this.
    MediaDesk(HttpClient &http, QString folder, QObject *parent = nullptr);
    //! Stops the clips that are being made.
    ~MediaDesk() override;

    //! Where files go that are too heavy for a request, or all, if \a prefer.
    void setBucket(const std::optional<ReadyBucket> &bucket, bool prefer);
    //! Who will fetch the links: at first a service that is elsewhere.
    void setService(LinkCheck::Service service);
    [[nodiscard]] MediaRoute routeOf(const LocalMedia &media) const;
    //! What speaks against \a media in \a field: its kind, the field's rules, no way to the service.
    [[nodiscard]] QList<FieldProblem> problemsOf(const LocalMedia &media, const Field &field) const;
    //! What a file must keep to for the way that it will go: \a field's own rules, and what a request can
    //! hold.
    [[nodiscard]] MediaLimits limitsFor(const Field &field) const;

    [[nodiscard]] QObject *look(const QString &file, QObject *parent, MediaAnswer answer);
    //! The file is looked at anew, and sent only if it still keeps to the fields' rules.
    [[nodiscard]] QObject *send(const SendOrder &order, QObject *parent, SendTold told, SendAnswer answer);
    //! What is behind a link, as the service will see it. One that was found good in the last ten minutes is
    //! not asked for again, unless \a anew.
    [[nodiscard]] QObject *check(const QUrl &url, const Field &field, bool anew, QObject *parent,
                                 LinkAnswer answer);
    //! The picture behind a web address as a file, for which origin() gives the address.
    [[nodiscard]] QObject *copy(const QString &address, QObject *parent, const Progress &progress,
                                const FileAnswer &answer);
    [[nodiscard]] QObject *mend(const MendSource &source, const PictureMend &mend, const MediaLimits &limits,
                                QObject *parent, PictureAnswer answer);
    //! One clip at a time; the others wait for it.
    [[nodiscard]] QObject *mend(const MendSource &source, const ClipMend &mend, const MediaLimits &limits,
                                QObject *parent, const Progress &progress, const ClipAnswer &answer);
    //! Whether \a file is, or was, a copy that was made here.
    [[nodiscard]] bool isOwn(const QString &file) const;
    //! What \a file, which isOwn(), was made from.
    [[nodiscard]] QObject *origin(const QString &file, QObject *parent, OriginAnswer answer);
    //! The same of a copy that stands as data or as a link into a bucket, as in a request.
    [[nodiscard]] QObject *originBehind(const QString &address, QObject *parent, OriginAnswer answer);
    //! The frame that \a clip shows at \a positionMs, the last one if that is past its end, as a PNG of its
    //! full size.
    [[nodiscard]] QObject *frame(const QString &clip, qint64 positionMs, QObject *parent, FileAnswer answer);
    //! A picture from the clipboard, as its file's bytes or else as pixels.
    [[nodiscard]] QObject *keep(const QByteArray &bytes, const QImage &image, QObject *parent,
                                FileAnswer answer);

signals:
    void bucketChanged();
    void serviceChanged();
    //! It is no longer what it was when it was looked at, and was not sent.
    void fileChanged(const QString &file);

private:
    [[nodiscard]] RouteChoice choice() const;
    //! The bucket, if the service can read from it.
    [[nodiscard]] std::optional<ReadyBucket> usableBucket() const;
    void sendJudged(const LocalMedia &media, const SendOrder &order, QObject *errand, const SendTold &told,
                    const SendAnswer &answer);

    HttpClient &m_http;
    QString m_folder;
    std::optional<ReadyBucket> m_bucket;
    bool m_preferBucket = false;
    LinkCheck::Service m_service = LinkCheck::Service::Remote;
    LinkMemory m_links;
    QList<QPointer<ClipMender>> m_clips; //!< that are being made
    QThreadPool m_clipPool;              //!< of their own: each takes minutes
};

} // namespace maquette
