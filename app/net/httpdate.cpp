// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/httpdate.h"

#include <QLocale>
#include <QTimeZone>

namespace maquette
{

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

} // namespace maquette
