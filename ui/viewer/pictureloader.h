// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "ui/viewer/picturecache.h"
#include "ui/viewer/picturetask.h"

#include <QObject>
#include <QSize>
#include <QTimer>

#include <chrono>
#include <memory>

class QThreadPool;

namespace maquette
{

//! \brief Decodes pictures for the viewer on worker threads, one that counts at a time; keeps the last ones
//! and the neighbours (256 MiB, halvings included) so that next and previous are instant.
//!
//! What is not wanted any more is called off. A file whose disk does not answer holds nothing up: the next is
//! decoded beside it, up to eight at once. Main thread object; its destructor waits a moment for what is
//! being decoded, and leaves to itself what is stuck in the system.
class PictureLoader : public QObject
{
    Q_OBJECT

public:
    struct Wanted
    {
        AssetId id;
        QString file;
        QSize pixels; //!< as the library knows them; a neighbour that does not fit the limit is not decoded
    };

    static constexpr qint64 usualLimit = 256LL * 1024 * 1024;

    explicit PictureLoader(QObject *parent = nullptr, qint64 limit = usualLimit,
                           PictureRead read = readPictureFile);
    ~PictureLoader() override;

    //! Null while it is not decoded.
    [[nodiscard]] Pyramid find(AssetId id) const { return m_cache.find(id); }
    //! What to decode from now on, most urgent first; loaded() or failed() follows for each that is not kept.
    //! What was wanted before and is not the most urgent is called off, so that leafing quickly decodes only
    //! where it ends. \a room: see PictureTask.
    void setWanted(const QList<Wanted> &wanted, QSize room = {});
    void forget(AssetId id) { m_cache.forget(id); }
    //! Nothing is wanted, nothing is kept.
    void release();
    [[nodiscard]] const PictureCache &cache() const { return m_cache; }
    //! After how long slow() is told; 4 s.
    void setPatience(std::chrono::milliseconds patience) { m_patience.setInterval(patience); }

signals:
    //! Once as soon as it can be painted fitted, and again if halvings came later.
    void loaded(maquette::AssetId id);
    void failed(maquette::AssetId id, const maquette::Error &error);
    void slow(maquette::AssetId id); //!< the most urgent has kept the artist waiting

private:
    struct Underway
    {
        AssetId id;
        PictureTask task;
    };
    void startNext();
    [[nodiscard]] qsizetype nextPlace() const;
    void start(const Wanted &next);
    void take(const Underway &done, const Result<Pyramid> &picture);
    void halve(AssetId id, const Pyramid &picture);
    void callOff();

    std::unique_ptr<QThreadPool> m_pool;
    PictureRead m_read;
    PictureCache m_cache;
    QList<Wanted> m_wanted; //!< those that failed are taken out
    QSize m_room;
    Underway m_underway;
    int m_running = 0; //!< called off or not
    QTimer m_patience;
};

} // namespace maquette
