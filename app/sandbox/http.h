// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QHash>
#include <QList>
#include <QString>
#include <QUrlQuery>

#include <functional>
#include <memory>
#include <utility>

namespace maquette
{

//! \brief One request as it came over the wire.
struct ServerRequest
{
    QByteArray method;
    QString path; //!< percent-decoded, without the query
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers; //!< names in lower case
    QByteArray body;
};

//! \brief One answer: \a body, or the open \a file, of which any part may be asked for.
struct HttpReply
{
    int status = 200;
    QByteArray type = QByteArrayLiteral("application/json");
    QByteArray body;
    std::shared_ptr<QFile> file;
    QByteArray etag; //!< with a file
};

//! Called on the connection's thread, several at once.
using HttpHandler = std::function<HttpReply(const ServerRequest &)>;

} // namespace maquette
