// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/media.h"
#include "app/library/imageprobe.h"
#include "app/media/linkcheck.h"

#include <QImage>
#include <QObject>

#include <functional>
#include <optional>

namespace maquette
{

class MediaDesk;

//! \brief What the form shows of a work of the gallery.
struct WorkFacts
{
    QString name; //!< the file's name
    MediaKind kind = MediaKind::Image;
    QSize pixels;
    qint64 bytes = -1;
    AssetId parent; //!< the work it was made from, and the field that one stood in
    QString parentField;
    qint64 durationMs = 0; //!< of clips
    bool hasLink = false;  //!< the address it was fetched from is known, and may be sent while it works
};

//! \brief Where the form's media fields get their pictures from: works of the gallery and addresses. A seam,
//! so that tests can script it; LibraryPictures is the real one.
//!
//! Answers come exactly once, from the event loop; deleting the returned object stops the answer; the
//! work may be done all the same, as MediaDesk says, and a frame that is kept is a work then.
class MediaSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    using LookAnswer = std::function<void(const Result<ImageFacts> &)>;
    using CheckAnswer = std::function<void(const Result<LinkFacts> &)>;
    using LinkAnswer = std::function<void(const Result<QString> &)>;
    using FrameAnswer = std::function<void(const Result<AssetId> &)>;

    //! False while the index is still being read: a missing work may still come.
    [[nodiscard]] virtual bool isReady() const = 0;
    [[nodiscard]] virtual std::optional<WorkFacts> work(AssetId id) const = 0;
    //! The work behind a file, null if the file is none of the library's.
    [[nodiscard]] virtual AssetId workOfFile(const QString &path) const = 0;
    //! A null image while it is being made; thumbnailReady() follows.
    [[nodiscard]] virtual QImage thumbnail(AssetId id, int edge) = 0;
    //! At the picture in a data address.
    [[nodiscard]] virtual QObject *look(const QUrl &url, QObject *parent, LookAnswer answer) = 0;
    //! At a web address, for \a field; \a anew: whatever was found lately.
    [[nodiscard]] virtual QObject *check(const QUrl &url, const Field &field, bool anew, QObject *parent,
                                         CheckAnswer answer) = 0;
    //! The address or data URI under which the service can have the work.
    [[nodiscard]] virtual QObject *link(AssetId id, QObject *parent, LinkAnswer answer) = 0;
    //! Where the file of a work should be; empty when there is no such work.
    [[nodiscard]] virtual QString fileOf(AssetId id) const = 0;
    //! Saves the frame that \a clip shows at \a positionMs as a work of its own, in its full size.
    [[nodiscard]] virtual QObject *keepFrame(AssetId clip, qint64 positionMs, QObject *parent,
                                             FrameAnswer answer) = 0;
    //! Files of this computer.
    [[nodiscard]] virtual MediaDesk &disk() = 0;

    //! The proportions that the form asks for in its own field for the size, at the time of the call.
    using Proportions = std::function<std::optional<QSize>()>;
    void setWantedProportions(Proportions wanted) { m_wanted = std::move(wanted); }
    [[nodiscard]] std::optional<QSize> wantedProportions() const
    {
        return m_wanted ? m_wanted() : std::nullopt;
    }

signals:
    void thumbnailReady(maquette::AssetId id);
    void worksChanged(); //!< the index was read, or a work left it or came back

private:
    Proportions m_wanted;
};

} // namespace maquette
