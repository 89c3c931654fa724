// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/runtimes.h"

#include <algorithm>

namespace maquette
{

namespace
{

constexpr qsizetype kKept = 9;

} // namespace

void RunTimes::load(const QList<RunTime> &times)
{
    for (auto time = times.crbegin(); time != times.crend(); ++time)
        add(*time);
}

void RunTimes::add(const RunTime &time)
{
    QList<qint64> &list = m_times[{time.endpoint, time.model}];
    list.prepend(time.durationMs);
    if (list.size() > kKept)
        list.removeLast();
}

std::optional<std::chrono::seconds> RunTimes::usual(const QString &endpoint, const ModelId &model) const
{
    QList<qint64> list = m_times.value({endpoint, model});
    if (list.isEmpty())
        return {};
    const auto middle = list.begin() + list.size() / 2;
    std::nth_element(list.begin(), middle, list.end());
    return std::chrono::round<std::chrono::seconds>(std::chrono::milliseconds(*middle));
}

} // namespace maquette
