// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/calloff.h"
#include "app/library/thumbnailmaker.h"

#include <QHash>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace maquette
{

//! \brief One thumbnail on its way to somebody who waits for it.
struct ThumbnailRequest
{
    quint64 serial = 0; //!< names the request
    ThumbnailOrder order;
    int rank = 0; //!< the least is next
    CallOff callOff;
    QList<QImage> previews; //!< was made elsewhere, and is only to be kept: nobody waits for it
};

//! \brief The requests that nobody has taken up yet, by rank: first to be looked for in the cache, then, as
//! far as they are not there, to be made. Thread-safe.
class ThumbnailQueue
{
public:
    enum class Step { Look, Make };

    void add(ThumbnailRequest request, Step step);
    //! Waits for one that is wanted; nothing once the queue has ended.
    [[nodiscard]] std::optional<ThumbnailRequest> take(Step step);
    //! Ranks all anew, and lets go of those that were called off.
    void sort(const std::function<int(const ThumbnailRequest &)> &rank);
    //! How many wait.
    [[nodiscard]] qsizetype size(Step step);
    void end();

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<ThumbnailRequest> m_toLook;
    std::vector<ThumbnailRequest> m_toMake;
    bool m_ended = false;

    [[nodiscard]] std::vector<ThumbnailRequest> &of(Step step);
};

} // namespace maquette
