// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expectedwire.h"

#include <QHash>

namespace maquette::test
{

using End = RawClient::End;

QByteArray chunksOf(const QByteArray &body, qint64 size)
{
    QByteArray all;
    for (qsizetype at = 0; at < body.size(); at += size) {
        const QByteArray part = body.mid(at, size);
        all += QByteArray::number(part.size(), 16) + "\r\n" + part + "\r\n";
    }
    return all;
}

namespace
{

QByteArray upTo(const Wire &wire, const QByteArray &point)
{
    const QByteArray whole = wire.whole();
    const qsizetype headEnd = whole.indexOf("\r\n\r\n") + 4;
    if (point == "before-status")
        return {};
    if (point == "in-status")
        return "HTTP/1.1 2";
    if (point == "after-status")
        return "HTTP/1.1 200 OK\r\n";
    if (point == "in-headers")
        return "HTTP/1.1 200 OK\r\n" + wireDate + "\r\nServer: maquette-sandbox\r\nContent";
    if (point == "after-headers")
        return whole.left(headEnd);
    return whole.left(headEnd + wire.cut());
}

Expected brokenChunks(const Wire &wire)
{
    const qint64 size = wire.number("chunk", 1000);
    const qsizetype full = wire.cut() / size * size;
    const QByteArray place = wire.text("at");
    QByteArray sent = wire.head(chunkedLine) + chunksOf(wire.body.left(full), size);
    const QByteArray next = chunksOf(wire.body.mid(full, size), size);
    if (place == "in-size")
        sent += next.left(1);
    else if (place != "between-chunks")
        sent += next.left(next.indexOf("\r\n") + 2 + wire.cut() - full);
    return {sent, wire.fields.contains("reset") ? End::Reset : End::Closed};
}

const char *reasonFor(qint64 status)
{
    static const QHash<qint64, const char *> reasons{
        {200, "OK"},
        {204, "No Content"},
        {301, "Moved Permanently"},
        {302, "Found"},
        {303, "See Other"},
        {307, "Temporary Redirect"},
        {308, "Permanent Redirect"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {410, "Gone"},
        {416, "Range Not Satisfiable"},
        {429, "Too Many Requests"},
        {500, "Internal Server Error"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
        {599, "Status"},
    };
    return reasons.value(status);
}

//! Another answer in the place of the usual one: what its entry says, and nothing of the file.
Wire instead(const Wire &wire, const QByteArray &type, const QByteArray &body)
{
    Wire other = wire;
    other.status = int(wire.number("status", 200));
    other.reason = reasonFor(other.status);
    other.type = type;
    other.body = body;
    other.etag.clear();
    return other;
}

Wire given(const Wire &wire)
{
    const Json body = wire.fields.contains("body") ? wire.fields["body"] : Json("");
    const QByteArray type = wire.fields.contains("type") ? wire.text("type") : "application/json";
    return instead(wire, type, body.is_string() ? stringOf(body).toUtf8() : toBytes(body));
}

Expected expectedRange(FaultKind kind, const Wire &wire)
{
    // Asked for: bytes=20-, If-Range the usual ETag.
    const qint64 size = wire.body.size();
    const auto part = [](qint64 from, qint64 to, qint64 total) -> QByteArray {
        return "Content-Range: bytes " + QByteArray::number(from) + '-' + QByteArray::number(to) + '/' +
               QByteArray::number(total) + "\r\n";
    };
    Wire other = wire;
    other.status = 206;
    other.reason = "Partial Content";
    other.body = wire.body.mid(20);
    const qint64 by = wire.number("by", 0);
    switch (kind) {
    case FaultKind::RangeRefused:
        other = instead(wire, wire.type, {});
        other.etag = wire.etag;
        other.status = 416;
        other.reason = "Range Not Satisfiable";
        return {other.whole("Content-Range: bytes */" + QByteArray::number(size) + "\r\n")};
    case FaultKind::ChangedEtag:
        other.etag = "\"changed-1\"";
        if (wire.fields.contains("part"))
            return {other.whole(part(20, size - 1, size))};
        other.status = 200;
        other.reason = "OK";
        other.body = wire.body;
        return {other.whole()};
    case FaultKind::WrongStart:
        other.body = wire.body.mid(20 + by, size - 20);
        return {other.whole(part(20 + by, 20 + by + other.body.size() - 1, size))};
    default:
        return {other.whole(part(20, size - 1, size + by))};
    }
}

Expected expectedContent(FaultKind kind, const Wire &wire)
{
    Wire other = wire;
    switch (kind) {
    case FaultKind::WrongType:
        other.type = wire.text("type");
        return {other.whole()};
    case FaultKind::Html:
        return {instead(wire, "text/html; charset=utf-8",
                        "<!DOCTYPE html>\n<html><head><title>Maintenance</title></head>"
                        "<body><h1>We will be back soon</h1></body></html>\n")
                    .whole()};
    case FaultKind::ErrorCode:
        return {instead(wire, "application/json",
                        "{\"error_code\":" + QByteArray::number(wire.number("code", 0)) +
                            ",\"error_message\":\"Something went wrong. (Simulated.)\"}")
                    .whole()};
    case FaultKind::Redirect:
        return {instead(wire, wire.type, {}).whole("Location: " + wire.text("to") + "\r\n")};
    case FaultKind::Answer:
        return {given(wire).whole(wire.fields.contains("headers") ? "X-Odd: yes\r\n" : "")};
    case FaultKind::States:
        other.body.replace("\"status\":\"completed\"",
                           QByteArray("\"status\":\"" + stringOf(wire.fields["states"][0]).toUtf8() + '"'));
        return {other.whole()};
    case FaultKind::Expired:
        return {instead(wire, "application/xml",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code>"
                        "<Message>Request has expired</Message></Error>\n")
                    .whole()};
    case FaultKind::Busy: {
        const Json value = wire.fields.contains("retry_after") ? wire.fields["retry_after"] : Json();
        const QByteArray text = value.is_string() ? stringOf(value).toUtf8() : toBytes(value);
        const QByteArray body = wire.fields.contains("body") ? toBytes(wire.fields["body"]) : "Busy.\n";
        return {instead(wire, "text/plain", body)
                    .whole(value.is_null() ? QByteArray() : "Retry-After: " + text + "\r\n")};
    }
    default:
        return expectedRange(kind, wire);
    }
}

} // namespace

Expected expectedOn(FaultKind kind, const Wire &wire)
{
    const End asked = wire.fields.contains("reset") ? End::Reset : End::Closed;
    Wire other = wire;
    switch (kind) {
    case FaultKind::Delay:
    case FaultKind::Slow:
        return {wire.whole()};
    case FaultKind::Close:
        return {upTo(wire, wire.text("at")), asked};
    case FaultKind::Stall:
        return {upTo(wire, wire.text("at")), End::Open};
    case FaultKind::Truncated:
        other.body.truncate(wire.cut());
        return {other.whole()};
    case FaultKind::Chunked:
        return {wire.head(chunkedLine) + chunksOf(wire.body, wire.number("chunk", 1000)) + "0\r\n\r\n"};
    case FaultKind::ChunkedCut:
        return brokenChunks(wire);
    case FaultKind::NoLength:
        return {wire.head({}) + (wire.fields.contains("share") ? wire.body.left(wire.cut()) : wire.body),
                End::Closed};
    case FaultKind::WrongLength: {
        const qint64 by = wire.number("by", 0);
        return {wire.head(Wire::length(wire.body.size() + by)) + wire.body, by > 0 ? End::Closed : End::Open};
    }
    default:
        return expectedContent(kind, wire);
    }
}

} // namespace maquette::test
