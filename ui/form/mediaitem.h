// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media/mendorigin.h"
#include "models/core/checks.h"
#include "ui/form/mediamend.h"
#include "ui/form/mediasource.h"

#include <QPointer>
#include <QTimer>

namespace maquette
{

//! \brief One picture, clip or sound of a form: its address, and what was found out about what is there.
//!
//! The address is a web address, a data URI, `maquette-asset:<id>` or `maquette-file:<path>`. Each change
//! looks at it anew; isPending() holds until the answer is there, for the rules cannot be checked before.
class MediaItem : public QObject
{
    Q_OBJECT

public:
    enum class Verdict { None, Fits, Misfits };

    //! \a field, of kind Media, and \a source must outlive this.
    MediaItem(const Field &field, MediaSource &source, QObject *parent);

    [[nodiscard]] const QString &address() const { return m_address; }
    void setAddress(const QString &address);
    //! As setAddress(), but looks only when nothing more was typed for a moment, or lookNow() is called.
    void typeAddress(const QString &address);
    void lookNow();
    [[nodiscard]] bool isTyping() const { return m_typing.isActive(); }
    [[nodiscard]] bool isPending() const { return m_pending; }
    //! A file's name, the address, or what a data URI holds.
    [[nodiscard]] QString name() const;
    [[nodiscard]] static QString nameOf(const QString &address, const MediaSource &source);
    [[nodiscard]] const QImage &picture() const { return m_picture; }
    [[nodiscard]] const QString &facts() const { return m_facts; } //!< "1024 × 768 · 2.1 MB"
    [[nodiscard]] Verdict verdict() const { return m_verdict; }
    [[nodiscard]] QString verdictText() const;
    [[nodiscard]] const QList<FieldProblem> &problems() const { return m_problems; }
    //! There is a web address, and what was found behind it is old, or was not good.
    [[nodiscard]] bool canCheckAgain() const;
    [[nodiscard]] bool isWebAddress() const;
    void checkAgain();
    //! Of a file of this computer: the way it will go, and why; empty else.
    [[nodiscard]] const QString &route() const { return m_route; }
    //! What else is to be known of it: what a change cost, what the camera noted, why nothing helps, or why
    //! no copy could be taken.
    [[nodiscard]] QString note() const;
    //! What would make a file of this computer, or of a work, fit; empty when it fits, or nothing helps.
    [[nodiscard]] const QList<MediaMend> &mends() const { return m_mends; }
    //! Puts a copy that was made to fit in the place of the file, which stays as it is. Pending until then.
    void mend(const MediaMend &mend);
    [[nodiscard]] bool isMending() const { return m_mending; }
    [[nodiscard]] QString mendingText() const; //!< "Making it fit… 40 %"
    [[nodiscard]] QString pendingText() const; //!< the same as FieldEditor::pendingText() has it
    [[nodiscard]] int mendingPercent() const { return m_percent; }
    //! Leaves it as it was.
    void cancelMend();
    //! The address that was here before it was made to fit, if it is still good; empty when it was not. Of a
    //! copy that comes from elsewhere it is known soon after setAddress().
    [[nodiscard]] QString original() const;
    void useOriginal();

    //! The file of this computer, or of the work, that stands here; empty when there is none.
    [[nodiscard]] QString file() const;
    //! What is known of it; of works only when they do not fit.
    [[nodiscard]] const std::optional<LocalMedia> &local() const { return m_local; }
    [[nodiscard]] MediaLimits limits() const;
    using Cut = MendOrigin::Cut;
    //! Which part of which file this is; nothing unless a part was cut out.
    [[nodiscard]] const std::optional<Cut> &cut() const { return m_cut; }
    //! Puts that part of the picture here, or, where this is a part already, of the file that it was cut
    //! from.
    void crop(const PictureMend &mend);
    //! Whether a part of it can be cut out: a picture of this computer or of the gallery.
    [[nodiscard]] bool canCrop() const;
    //! Whether a picture behind a web address can be fetched, so that all that is done to files can be done
    //! to it; it was looked at.
    [[nodiscard]] bool canCopy() const;
    //! Puts the copy here. Pending until then, as with mend().
    void takeCopy();
    //! Whether this is a clip in the place of a picture.
    [[nodiscard]] bool isClipForPicture() const { return m_isClipForPicture; }

signals:
    void changed(); //!< anything but the address
    void chosen();  //!< something else is to be made of it: what was on its way here before is older
    void mended();  //!< the address too

private:
    void place(const QString &address);
    void forgetOriginal();
    void lookForOriginal();
    void learn(const std::optional<MendOrigin> &origin);
    void inspect(bool anew = false);
    void inspectAnew();
    void inspectWork(AssetId id);
    void inspectFile(const QString &file);
    void lookAtFile(const QString &file);
    void lookedAtFile(const Result<LocalMedia> &media);
    void lookForMends(AssetId id);
    void offer(const LocalMedia &media);
    void refuseKind(MediaKind kind);
    void showMending(double share);
    void makeFrom(const QString &source, const MediaMend &mend);
    void beginMaking(const QString &doing);
    [[nodiscard]] static QString costOf(const MendedPicture &made, FileType wanted);
    void put(const Result<QString> &made, const QString &lost);
    void showThumbnail(AssetId id);
    void lookAt(const QUrl &url);
    void answered(const Result<ImageFacts> &facts);
    void checkLink(const QUrl &url, bool anew);
    void checked(const Result<LinkFacts> &facts);
    void settleFailed(const Error &error);
    void stopLooking();
    void judge(const MediaFacts &facts, const QString &summary, const QString &advice = {});
    void settle(const QString &facts, Verdict verdict, const QList<FieldProblem> &problems);
    void wait(const QString &facts);

    const Field &m_field;
    MediaSource &m_source;
    QTimer m_typing;
    QTimer m_aging; //!< runs while what was found behind a web address is new
    QPointer<QObject> m_look;
    QString m_address;
    QImage m_picture;
    QString m_facts;
    QString m_route;
    QString m_lost; //!< by being made to fit
    QString m_note;
    QString m_original;
    bool m_originalGone = false;
    QPointer<QObject> m_origins; //!< looks for the original of an address
    std::optional<Cut> m_cut;
    std::optional<LocalMedia> m_local;
    QList<MediaMend> m_mends;
    QString m_making; //!< what is done while isMending()
    int m_percent = 0;
    bool m_mending = false;
    bool m_isClipForPicture = false;
    Verdict m_verdict = Verdict::None;
    QList<FieldProblem> m_problems;
    bool m_pending = false;
};

} // namespace maquette
