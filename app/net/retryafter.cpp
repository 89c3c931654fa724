// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"
#include "app/net/httpclient.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace maquette
{

namespace
{

using std::chrono::milliseconds;
constexpr milliseconds longest = std::chrono::hours(1);

//! The three forms of an HTTP date, RFC 9110 5.6.7: IMF-fixdate, RFC 850, asctime.
QDateTime parseHttpDate(const QByteArray &value)
{
    QString text = QString::fromLatin1(value).simplified();
    const QLocale c = QLocale::c();
    QDateTime date = c.toDateTime(text, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!date.isValid()) {
        const qsizetype comma = text.indexOf(QLatin1Char(','));
        date = c.toDateTime(text.mid(comma + 1).trimmed(), QStringLiteral("dd-MMM-yy hh:mm:ss 'GMT'"));
        if (date.isValid() && date.date().year() < 1970)
            date = date.addYears(100);
    }
    if (!date.isValid())
        date = c.toDateTime(text, QStringLiteral("ddd MMM d hh:mm:ss yyyy"));
    if (date.isValid())
        date.setTimeZone(QTimeZone::utc());
    return date;
}

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
