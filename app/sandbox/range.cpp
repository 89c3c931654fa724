// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/range.h"

#include <algorithm>

namespace maquette
{

RangeWish parseRange(const QByteArray &header, qint64 whole, Range &range)
{
    if (!header.startsWith("bytes=") || header.contains(','))
        return RangeWish::None;
    const QByteArray spec = header.mid(6).trimmed();
    const qsizetype dash = spec.indexOf('-');
    if (dash < 0)
        return RangeWish::None;
    bool fromKnown = false;
    bool toKnown = false;
    qint64 from = spec.left(dash).toLongLong(&fromKnown);
    qint64 to = spec.mid(dash + 1).toLongLong(&toKnown);
    if (!fromKnown && !toKnown)
        return RangeWish::None;
    if (!fromKnown) {
        from = std::max<qint64>(0, whole - to); // the last so many bytes
        to = whole - 1;
    } else if (!toKnown) {
        to = whole - 1;
    }
    to = std::min(to, whole - 1);
    if (from > to)
        return RangeWish::Impossible;
    range = {from, to - from + 1};
    return RangeWish::Part;
}

} // namespace maquette
