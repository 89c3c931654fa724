// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/thumbnailqueue.h"

#include <algorithm>

namespace maquette
{

std::vector<ThumbnailRequest> &ThumbnailQueue::of(Step step)
{
    return step == Step::Look ? m_toLook : m_toMake;
}

void ThumbnailQueue::add(ThumbnailRequest request, Step step)
{
    {
        const std::lock_guard guard(m_mutex);
        if (m_ended)
            return;
        of(step).push_back(std::move(request));
    }
    m_wake.notify_all(); // each step has its own threads
}

std::optional<ThumbnailRequest> ThumbnailQueue::take(Step step)
{
    std::unique_lock guard(m_mutex);
    std::vector<ThumbnailRequest> &waiting = of(step);
    for (;;) {
        m_wake.wait(guard, [&] { return m_ended || !waiting.empty(); });
        if (m_ended)
            return {};
        const auto best = std::min_element(
            waiting.begin(), waiting.end(), [](const ThumbnailRequest &a, const ThumbnailRequest &b) {
                return a.rank != b.rank ? a.rank < b.rank : a.serial < b.serial;
            });
        ThumbnailRequest next = std::move(*best);
        waiting.erase(best);
        if (!next.callOff.isCalledOff())
            return next;
    }
}

void ThumbnailQueue::sort(const std::function<int(const ThumbnailRequest &)> &rank)
{
    const std::lock_guard guard(m_mutex);
    for (auto *waiting : {&m_toLook, &m_toMake}) {
        std::erase_if(*waiting, [](const ThumbnailRequest &one) { return one.callOff.isCalledOff(); });
        for (ThumbnailRequest &one : *waiting)
            one.rank = one.previews.isEmpty() ? rank(one) : one.rank;
    }
}

qsizetype ThumbnailQueue::size(Step step)
{
    const std::lock_guard guard(m_mutex);
    return static_cast<qsizetype>(of(step).size());
}

void ThumbnailQueue::end()
{
    {
        const std::lock_guard guard(m_mutex);
        m_ended = true;
        m_toLook.clear();
        m_toMake.clear();
    }
    m_wake.notify_all();
}

} // namespace maquette
