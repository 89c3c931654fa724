// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media/localmedia.h"

#include <QPointer>
#include <QRect>
#include <QTimer>

#include <atomic>
#include <memory>

class QThreadPool;

namespace maquette
{

//! \brief How one clip or sound is made to fit: shortened, cut, scaled, and encoded anew (H.264 and AAC).
struct ClipMend
{
    qint64 startMs = 0;
    qint64 durationMs = 0; //!< of what stays
    QRect crop;            //!< of the upright picture; null: all of it
    QSize size;            //!< even; empty for sound
};

//! \brief One way that is offered to make a clip or sound fit.
struct ClipMendOption
{
    enum class Kind { Trim, Crop, Resize, Reencode };
    Kind kind;
    QString title; //!< "Keep the first 29.9 s"
    ClipMend mend;
};

//! \brief A clip or sound that was made to fit.
struct MendedClip
{
    QString file;
    FileType type = FileType::Unknown;
    QSize pixels;
    qint64 bytes = 0;
    qint64 durationMs = 0;
};

//! \brief What worker and watcher of one mend share.
struct ClipWork
{
    std::atomic_bool stop = false;
    std::atomic_int permille = 0;
};

//! What would make \a media fit \a limits; empty when it fits, or nothing helps.
QList<ClipMendOption> clipMends(const LocalMedia &media, const MediaLimits &limits);

//! Makes it, into \a folder under a name of the contents and the mend: what is there already is not made
//! again. The original stays as it is. Blocking, for as long as encoding takes: for worker threads. Cancelled
//! soon after `stop`; TooLarge when it cannot be made so light; FileAccess, DamagedFile, DiskFull.
Result<MendedClip> mendClip(const QString &file, const ClipMend &mend, const MediaLimits &limits,
                            const QString &folder, ClipWork &work);

//! \brief mendClip() on a thread of a pool. One object per mend; deleting it stops the work, soon and without
//! waiting.
class ClipMender : public QObject
{
    Q_OBJECT

public:
    //! \a pool: not the global one, which thumbnails wait for.
    ClipMender(QThreadPool &pool, QString file, ClipMend mend, MediaLimits limits, QString folder,
               QObject *parent = nullptr);
    ~ClipMender() override;
    void start();
    //! finished() follows with ErrorKind::Cancelled.
    void cancel();

signals:
    void progressed(double share); //!< 0 to 1, at most 10 a second; begins anew when it became too heavy
    //! Exactly once, from the event loop.
    void finished(const maquette::Result<maquette::MendedClip> &clip);

private:
    void settle(const Result<MendedClip> &clip);

    QThreadPool &m_pool;
    QString m_file;
    ClipMend m_mend;
    MediaLimits m_limits;
    QString m_folder;
    std::shared_ptr<ClipWork> m_work = std::make_shared<ClipWork>();
    QTimer m_look;
    int m_told = 0;
    bool m_started = false;
    bool m_settled = false;
};

} // namespace maquette

Q_DECLARE_METATYPE(maquette::Result<maquette::MendedClip>)
