// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/sandbox/mediastore.h"
#include "app/sandbox/plan.h"

#include <QFile>
#include <QHash>
#include <QSemaphore>
#include <QString>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace maquette
{

//! \brief One output of a plan.
struct OutputOrder
{
    QString key; //!< tells it from every other output; safe as a file name
    Plan plan;
    int index = 0;
};

//! \brief Makes output files when they are first asked for, once each, and keeps them in a folder of limited
//! size; what was thrown out is made again. Thread-safe. One large picture at a time, so that memory stays
//! bounded.
class Painter
{
public:
    Painter(QString folder, const MediaStore &media);
    ~Painter(); //!< calls off the clip at work and joins

    //! The finished file, open for reading. Blocks while it is made, here or by another thread.
    Result<std::shared_ptr<QFile>> file(const OutputOrder &order);
    //! Has it made in the background, so that it is there when asked for.
    void prepare(const OutputOrder &order);
    //! From now on clips end early with an error.
    void stop();

    static constexpr qint64 mostBytes = 2LL * 1024 * 1024 * 1024;

private:
    struct Entry
    {
        bool ready = false;
        qint64 bytes = 0;
        qint64 used = 0; // the larger, the later
    };
    Result<void> make(const OutputOrder &order, const QString &path);
    Result<void> makeStill(const OutputOrder &order, const QString &path);
    Result<void> makeMoving(const OutputOrder &order, const QString &path);
    [[nodiscard]] Result<QImage> given(const QString &name, QSize clip) const;
    void dropOldest();
    void workInBackground();
    [[nodiscard]] QString pathOf(const OutputOrder &order) const;

    QString m_folder;
    const MediaStore &m_media;
    QSemaphore m_hands{2};
    std::mutex m_mutex;
    std::condition_variable m_changed;
    QHash<QString, Entry> m_entries;
    qint64 m_bytes = 0;
    qint64 m_uses = 0;
    std::deque<OutputOrder> m_ahead;
    std::atomic<bool> m_stopping = false;
    std::thread m_background;
};

} // namespace maquette
