// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media/picturemend.h"
#include "models/core/checks.h"
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
    //! What would make a picture of this computer fit; empty when it fits, or nothing helps.
    [[nodiscard]] const QList<PictureMendOption> &mends() const { return m_mends; }
    //! Puts a copy that was made to fit in the place of the file, which stays as it is.
    void mend(const PictureMend &mend);

signals:
    void changed(); //!< anything but the address
    void mended();  //!< the address too

private:
    void inspect(bool anew = false);
    void inspectWork(AssetId id);
    void inspectFile(const QString &file);
    void lookedAtFile(const Result<LocalMedia> &media);
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
    QList<PictureMendOption> m_mends;
    Verdict m_verdict = Verdict::None;
    QList<FieldProblem> m_problems;
    bool m_pending = false;
};

} // namespace maquette
