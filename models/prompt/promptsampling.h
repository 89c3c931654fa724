// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/prompt/promptnodes.h"
#include "models/prompt/prompttemplate.h"

#include <QSet>

#include <algorithm>

namespace maquette::prompt
{

//! How many results of \a effort each are made at once: a bound on time and memory.
inline int boundFor(qint64 effort, int limit)
{
    constexpr qint64 mostAltogether = 20'000'000;
    const qint64 most = std::max<qint64>(1, mostAltogether / std::max<qint64>(1, effort));
    return int(std::clamp<qint64>(limit, 0, std::min<qint64>(PromptTemplate::mostResults, most)));
}

//! The results that \a mode asks for. \a at makes combination number n of \a count, \a draw a random one, and
//! \a nameOf names what was chosen in one.
template <typename At, typename Draw, typename NameOf>
auto sample(PromptMode mode, int limit, quint64 count, QRandomGenerator &random, const At &at,
            const Draw &draw, const NameOf &nameOf)
{
    QList<decltype(draw())> results;
    const int wanted = int(std::min<quint64>(quint64(limit), mode == PromptMode::Each ? countless : count));
    if (mode == PromptMode::Every) {
        for (int i = 0; i < wanted; ++i)
            results << at(quint64(i));
        return results;
    }
    if (mode == PromptMode::Each) {
        for (int i = 0; i < wanted; ++i)
            results << draw();
        return results;
    }
    QSet<QByteArray> names;
    const auto take = [&](auto result) {
        const QByteArray name = nameOf(result);
        if (names.contains(name))
            return;
        names.insert(name);
        results << std::move(result);
    };
    // Chance alone may never find the last few, or those of a tiny weight.
    for (int tries = 4 * wanted + 20; tries > 0 && results.size() < wanted; --tries)
        take(draw());
    const quint64 start = results.size() < wanted ? random.generate64() % count : 0;
    for (quint64 i = 0; i < count && results.size() < wanted; ++i)
        take(at(i < count - start ? start + i : i - (count - start)));
    return results;
}

} // namespace maquette::prompt
