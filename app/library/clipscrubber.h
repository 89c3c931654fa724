// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace maquette
{

//! \brief Small frames of the one clip that is under the hand, as fast as they can be decoded. Main thread;
//! decodes on a thread of its own, which deleting waits for: at most a twentieth of a second.
//!
//! One decoder is open at most, and none after a moment of rest. Of requests that come faster than frames
//! only the last counts. A clip is cut into 40 places; what was decoded on the way to one stays in memory
//! until another clip is asked for: at most 40 MiB. Frames on the way to the place asked for are told as
//! well.
class ClipScrubber : public QObject
{
    Q_OBJECT

public:
    explicit ClipScrubber(QObject *parent = nullptr);
    ~ClipScrubber() override;

    //! frameReady() follows, soon or later, unless the clip cannot be read or something else is asked for.
    //! \a share: 0 to 1 of the clip. \a edge: the longest side, at most 512.
    void request(const QString &file, double share, int edge);
    //! The frame nearest to \a share that is in memory; null while there is none.
    [[nodiscard]] QImage nearest(const QString &file, double share) const;
    //! Lets decoder, file and frames go.
    void release();
    [[nodiscard]] bool isOpen() const { return m_work != nullptr; } //!< a decoder, or soon
    void setRest(int milliseconds) { m_rest.setInterval(milliseconds); }

signals:
    void frameReady(const QString &file);

private:
    struct Work;
    struct Made;
    void next();
    void close();

    QThreadPool m_pool;
    std::shared_ptr<Work> m_work; //!< with the decoder; main thread: only handed on
    QTimer m_rest;
    QString m_file;
    int m_edge = 0;
    int m_wanted = -1; //!< place; -1 none
    bool m_busy = false;
    bool m_failed = false;
    QList<QImage> m_frames;
};

} // namespace maquette
