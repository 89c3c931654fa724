// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/fault.h"
#include "models/core/json.h"
#include "tests/support/sandbox/rawclient.h"

namespace maquette::test
{

inline const QByteArray wireDate = "Date: then"; //!< in the place of each date
inline const QByteArray chunkedLine = "Transfer-Encoding: chunked\r\n";

//! \brief The answer that a healthy server gives, and the bytes that the sick one must give instead.
struct Wire
{
    Json fields;
    QByteArray body;
    QByteArray etag;
    int status = 200;
    QByteArray reason = "OK";
    QByteArray type = "application/json";

    [[nodiscard]] bool isFile() const { return !etag.isEmpty(); }
    [[nodiscard]] QByteArray text(const char *key) const { return stringMember(fields, key).toUtf8(); }
    [[nodiscard]] qint64 number(const char *key, qint64 otherwise) const
    {
        return fields.contains(key) ? fields[key].get<qint64>() : otherwise;
    }
    [[nodiscard]] qsizetype cut() const
    {
        const double share = fields.contains("share") ? fields["share"].get<double>() : 0.5;
        return number("bytes", qRound64(share * double(body.size())));
    }
    [[nodiscard]] QByteArray head(const QByteArray &framing, const QByteArray &extra = {}) const
    {
        const QByteArray file = isFile() ? QByteArray("Accept-Ranges: bytes\r\nETag: " + etag + "\r\n") : "";
        return "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason + "\r\n" + wireDate +
               "\r\nServer: maquette-sandbox\r\nContent-Type: " + type + "\r\n" + framing +
               "Cache-Control: no-store\r\n" + file + extra + "\r\n";
    }
    [[nodiscard]] static QByteArray length(qint64 bytes)
    {
        return "Content-Length: " + QByteArray::number(bytes) + "\r\n";
    }
    [[nodiscard]] QByteArray whole(const QByteArray &extra = {}) const
    {
        return head(length(body.size()), extra) + body;
    }
};

//! \brief What must come over the wire, and how it ends.
struct Expected
{
    QByteArray bytes;
    RawClient::End end = RawClient::End::Open;
};

//! \a body as chunks of \a size bytes, without the last, empty one.
QByteArray chunksOf(const QByteArray &body, qint64 size);
//! What \a kind makes of \a wire. Of a file, the bytes from the 21st on are asked for.
Expected expectedOn(FaultKind kind, const Wire &wire);

} // namespace maquette::test
