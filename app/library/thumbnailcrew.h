// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/thumbnailqueue.h"

#include <QList>

#include <chrono>
#include <functional>
#include <memory>

namespace maquette
{

//! \brief What became of one request.
struct ThumbnailAnswer
{
    quint64 serial = 0;
    AssetId id;
    int edge = 0;
    Thumbnail thumbnail;
};

//! \brief The threads behind Thumbnails: two look in the cache, as many as there are cores make what is not
//! there. Belongs to the main thread.
//!
//! They step back for the window, which is why they can be as many as there are cores. One that is at the
//! same file for longer than \c patience (a disk that does not answer) gets a successor, up to four; told by
//! slow(). The end calls off all that is in hand and waits two seconds at most.
class ThumbnailCrew
{
public:
    using Make = std::function<Thumbnail(const ThumbnailOrder &, const CallOff &)>;
    struct Settings
    {
        QString folder; //!< of the cache
        qint64 limit = 0;
        int makers = 0; //!< 0: one for each core
        std::chrono::milliseconds patience{10'000};
        Make make = makeThumbnail; //!< the seam for tests
    };

    //! \a answers come in the main thread, as they are ready, several at once.
    ThumbnailCrew(const Settings &settings, std::function<void(const QList<ThumbnailAnswer> &)> answers);
    ~ThumbnailCrew();
    ThumbnailCrew(const ThumbnailCrew &) = delete;
    ThumbnailCrew &operator=(const ThumbnailCrew &) = delete;

    void ask(ThumbnailRequest request);
    void sort(const std::function<int(const ThumbnailRequest &)> &rank);
    //! Keeps what was made elsewhere; returns at once.
    void keep(const ThumbnailOrder &order, const QList<QImage> &previews);
    //! How many wait to be made.
    [[nodiscard]] qsizetype waiting() const;
    //! The requests that take longer than they should, each once; call it now and then while any are asked.
    [[nodiscard]] QList<quint64> slow();

private:
    struct Shared;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
