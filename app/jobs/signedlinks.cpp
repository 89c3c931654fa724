// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/signedlinks.h"

#include <QUrl>
#include <QUrlQuery>

namespace maquette
{

bool holdsExpiredLink(const QByteArray &input, const QDateTime &when)
{
    static const QByteArray mark("X-Amz-Expires=");
    for (qsizetype at = input.indexOf(mark); at >= 0; at = input.indexOf(mark, at + 1)) {
        // An address holds no quotes, so those around it are the nearest ones.
        const qsizetype begin = input.lastIndexOf('"', at) + 1;
        const qsizetype end = input.indexOf('"', at);
        const QUrlQuery query(QUrl::fromEncoded(input.mid(begin, end < 0 ? -1 : end - begin)));
        QDateTime made = QDateTime::fromString(query.queryItemValue(QStringLiteral("X-Amz-Date")),
                                               QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
        made.setTimeSpec(Qt::UTC);
        bool isNumber = false;
        const qint64 seconds = query.queryItemValue(QStringLiteral("X-Amz-Expires")).toLongLong(&isNumber);
        if (made.isValid() && isNumber && seconds >= 0 && made.addSecs(seconds) < when)
            return true;
    }
    return false;
}

} // namespace maquette
