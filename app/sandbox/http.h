// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/range.h"
#include "app/sandbox/wirefault.h"

#include <QByteArray>
#include <QFile>
#include <QHash>
#include <QList>
#include <QString>
#include <QUrlQuery>

#include <functional>
#include <memory>
#include <optional>
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
    bool rehearsal = false; //!< to be answered as always, with no effect
};

//! \brief One answer: \a body, or the open \a file, of which any part may be asked for.
struct HttpReply
{
    int status = 200;
    QByteArray type = QByteArrayLiteral("application/json");
    QByteArray body;
    std::shared_ptr<QFile> file;
    QByteArray etag;                              //!< with a file
    QList<QPair<QByteArray, QByteArray>> headers; //!< beyond those that every answer has
    QString taken;                 //!< the request id, when this answers a submit that began a run
    RangeFault rangeFault;         //!< with a file
    std::optional<WireFault> wire; //!< what happens to it on its way
};

//! Called on the connection's thread, several at once.
using HttpHandler = std::function<HttpReply(const ServerRequest &)>;

} // namespace maquette
