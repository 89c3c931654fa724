// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"
#include "app/net/httpclient.h"
#include "app/net/httpdate.h"

#include <algorithm>

namespace maquette
{

namespace
{

using std::chrono::milliseconds;
constexpr milliseconds longest = std::chrono::hours(1);

bool isDigits(const QByteArray &text)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::optional<milliseconds> parseRetryAfter(const QByteArray &value, const Clock &clock)
{
    const QByteArray text = value.trimmed();
    if (isDigits(text)) {
        bool fits = false;
        const qlonglong seconds = text.toLongLong(&fits);
        if (!fits || seconds > 3600)
            return longest;
        return milliseconds(seconds * 1000);
    }
    const QDateTime date = parseHttpDate(text);
    if (!date.isValid())
        return std::nullopt;
    return std::clamp(milliseconds(clock.now().msecsTo(date)), milliseconds(0), longest);
}

} // namespace maquette
