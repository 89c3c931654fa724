// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogueserver.h"

#include <QUrlQuery>

namespace maquette::test
{

namespace
{

qint64 offsetOf(const QByteArray &target)
{
    return QUrlQuery(QUrl(QString::fromLatin1(target))).queryItemValue(QStringLiteral("offset")).toLongLong();
}

} // namespace

CatalogueServer::CatalogueServer()
{
    api.setEndpoint(*Endpoint::custom(server.url().toString()));
    api.setToken(QStringLiteral("test-token-123456"));
    server.setHandler([this](const SeenRequest &seen) {
        const qint64 offset = offsetOf(seen.target);
        if (interfere) {
            if (const Script odd = interfere(requests() - 1, offset); !odd.isEmpty())
                return odd;
        }
        return answer(200, pageOf(items, offset, 3));
    });
}

QList<qint64> CatalogueServer::offsets() const
{
    QList<qint64> all;
    for (const SeenRequest &seen : server.requests())
        all.append(offsetOf(seen.target));
    return all;
}

Script CatalogueServer::answer(int status, const QByteArray &body, const QByteArray &headers)
{
    return {Step::send(ScriptedServer::answer(status, body, headers))};
}

CatalogueTiming quickCatalogueTiming()
{
    using Ms = std::chrono::milliseconds;
    CatalogueTiming timing;
    timing.settle = Ms(1);
    timing.page = {Ms(5), Ms(20)};
    timing.again = {Ms(5), Ms(20)};
    timing.seen = Ms(1);
    timing.pageSize = 3;
    return timing;
}

} // namespace maquette::test
