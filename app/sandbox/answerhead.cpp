// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/answerhead.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>

namespace maquette
{

namespace
{

using Kind = RangeFault::Kind;

constexpr std::array<std::pair<int, const char *>, 34> reasons{{
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {402, "Payment Required"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {413, "Content Too Large"},
    {416, "Range Not Satisfiable"},
    {418, "I'm a teapot"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {511, "Network Authentication Required"},
}};

QByteArray contentRange(const Range &part, qint64 total)
{
    return "Content-Range: bytes " + QByteArray::number(part.from) + '-' +
           QByteArray::number(part.from + part.size - 1) + '/' + QByteArray::number(total) + "\r\n";
}

AnswerHead refusedRange(qint64 whole, QByteArray extra)
{
    extra += "Content-Range: bytes */" + QByteArray::number(whole) + "\r\n";
    return {416, {0, 0}, extra};
}

//! The part that begins elsewhere than asked, and says so itself.
Range shifted(const Range &asked, qint64 by, qint64 whole)
{
    const qint64 from = std::clamp<qint64>(asked.from + by, 0, std::max<qint64>(0, whole - 1));
    return {from, std::min(asked.size, whole - from)};
}

} // namespace

const char *reasonOf(int status)
{
    const auto *found = std::find_if(reasons.begin(), reasons.end(),
                                     [status](const auto &reason) { return reason.first == status; });
    return found == reasons.end() ? "Status" : found->second;
}

AnswerHead headFor(const ServerRequest &request, const HttpReply &reply)
{
    if (!reply.file)
        return {reply.status, {0, reply.body.size()}, {}};
    const qint64 whole = reply.file->size();
    const RangeFault &fault = reply.rangeFault;
    const QByteArray extra = "Accept-Ranges: bytes\r\nETag: " + reply.etag + "\r\n";
    if (fault.kind == Kind::Refused)
        return refusedRange(whole, extra);
    Range part{0, whole};
    RangeWish wish = RangeWish::None;
    const QByteArray condition = request.headers.value("if-range");
    if (condition.isEmpty() || condition == reply.etag || fault.kind != Kind::None)
        wish = parseRange(request.headers.value("range"), whole, part);
    if (wish == RangeWish::Impossible)
        return refusedRange(whole, extra);
    if (fault.kind == Kind::WrongStart)
        return {206, shifted(part, fault.by, whole),
                extra + contentRange(shifted(part, fault.by, whole), whole)};
    if (fault.kind == Kind::WrongTotal)
        return {206, part, extra + contentRange(part, whole + fault.by)};
    if (wish == RangeWish::None)
        return {reply.status, part, extra};
    return {206, part, extra + contentRange(part, whole)};
}

QByteArray headText(const AnswerHead &head, const HttpReply &reply, const QByteArray &framing, bool keep)
{
    const QString date =
        QLocale::c().toString(QDateTime::currentDateTimeUtc(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"));
    QByteArray text = "HTTP/1.1 " + QByteArray::number(head.status) + ' ' + reasonOf(head.status) +
                      "\r\nDate: " + date.toLatin1() +
                      " GMT\r\nServer: maquette-sandbox\r\nContent-Type: " + reply.type + "\r\n" + framing +
                      "Cache-Control: no-store\r\n" + head.extra;
    for (const auto &[name, value] : reply.headers)
        text += name + ": " + value + "\r\n";
    return text + (keep ? "" : "Connection: close\r\n") + "\r\n";
}

} // namespace maquette
