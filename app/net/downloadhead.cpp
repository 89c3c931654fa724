// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/downloadhead.h"

#include "app/net/httpdate.h"
#include "app/net/words.h"

#include <QNetworkReply>
#include <QRegularExpression>

#include <algorithm>

namespace maquette
{

namespace
{

using Kind = HeadVerdict::Kind;

constexpr qsizetype longestValidator = 1024;
constexpr qint64 clocksApart = 60; // seconds: two clocks at the server may differ

Error statusError(const DownloadHead &head, const Clock &clock)
{
    Error error;
    const int status = head.status;
    error.httpStatus = status;
    error.detail = QStringLiteral("HTTP %1").arg(status);
    if (status == 401 || status == 403 || status == 404 || status == 410) {
        error.kind = ErrorKind::RequestGone;
        error.message = netWords("The file is no longer offered at its address.");
    } else if (status == 429) {
        error.kind = ErrorKind::RateLimited;
        error.message = netWords("The server asks to wait before fetching more.");
    } else if (status >= 500) {
        error.kind = ErrorKind::ServerFault;
        error.message = netWords("The server could not give the file.");
    } else {
        error.kind = ErrorKind::BadAnswer;
        error.message = netWords("The server gave something else than the file.");
    }
    if (!head.retryAfter.isEmpty())
        error.retryAfter = parseRetryAfter(head.retryAfter, clock);
    return error;
}

HeadVerdict refuse(Error error)
{
    return {Kind::Refused, -1, {}, std::move(error)};
}

bool isPacked(const DownloadHead &head)
{
    const QByteArray encoding = head.contentEncoding.trimmed().toLower();
    return !encoding.isEmpty() && encoding != "identity";
}

//! -1 when it is not told, or by another means than Content-Length.
qint64 lengthOf(const DownloadHead &head)
{
    bool number = false;
    const qint64 length = head.length.trimmed().toLongLong(&number);
    return number && length >= 0 && head.transferEncoding.isEmpty() ? length : -1;
}

bool isStrongEtag(const QByteArray &etag)
{
    constexpr char quote = '"';
    return etag.size() >= 2 && etag.size() <= longestValidator && etag.startsWith(quote) &&
           etag.endsWith(quote) && std::all_of(etag.begin() + 1, etag.end() - 1, [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return byte == 0x21 || (byte >= 0x23 && byte != 0x7f);
           });
}

//! The part that begins at \a from, ends with the file and is of the file that is known.
bool isTheRest(const DownloadHead &head, qint64 from, const ResumePoint &point)
{
    static const QRegularExpression pattern(QStringLiteral("^bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})$"),
                                            QRegularExpression::CaseInsensitiveOption);
    const auto range = pattern.match(QString::fromLatin1(head.contentRange.trimmed()));
    if (!range.hasMatch() || isPacked(head))
        return false;
    const qint64 first = range.captured(1).toLongLong();
    const qint64 last = range.captured(2).toLongLong();
    const qint64 total = range.captured(3).toLongLong();
    const qint64 length = lengthOf(head);
    if (first != from || total != point.length || last != total - 1)
        return false;
    if (length >= 0 && length != total - from)
        return false;
    // A 206 names the ETag that the whole file would have (RFC 9110 15.3.7); the date it may leave out.
    if (isStrongEtag(point.validator))
        return head.etag.trimmed() == point.validator;
    return head.lastModified.isEmpty() || head.lastModified.trimmed() == point.validator;
}

HeadVerdict judgeWhole(const DownloadHead &head)
{
    if (isPacked(head)) {
        return refuse(fail(ErrorKind::DamagedFile,
                           netWords("The server packed the file in a way that was not asked for."),
                           QString::fromLatin1(head.contentEncoding))
                          .error);
    }
    HeadVerdict verdict{Kind::Begin, lengthOf(head), {}, {}};
    const QByteArray validator = strongValidator(head);
    if (!validator.isEmpty() && verdict.length > 0 && head.acceptRanges.trimmed().toLower() != "none")
        verdict.point = ResumePoint{validator, verdict.length};
    return verdict;
}

} // namespace

DownloadHead DownloadHead::of(const QNetworkReply &reply)
{
    return {reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            reply.rawHeader("Content-Length"),
            reply.rawHeader("Transfer-Encoding"),
            reply.rawHeader("Content-Encoding"),
            reply.rawHeader("Content-Range"),
            reply.rawHeader("ETag"),
            reply.rawHeader("Last-Modified"),
            reply.rawHeader("Date"),
            reply.rawHeader("Accept-Ranges"),
            reply.rawHeader("Retry-After")};
}

QByteArray strongValidator(const DownloadHead &head)
{
    const QByteArray etag = head.etag.trimmed();
    if (!etag.isEmpty())
        return isStrongEtag(etag) ? etag : QByteArray();
    const QByteArray modified = head.lastModified.trimmed();
    const QDateTime then = parseHttpDate(modified);
    const QDateTime now = parseHttpDate(head.date.trimmed());
    const bool strong = then.isValid() && now.isValid() && then.secsTo(now) >= clocksApart;
    return strong && modified.size() <= longestValidator ? modified : QByteArray();
}

HeadVerdict judgeHead(const DownloadHead &head, qint64 from, const ResumePoint &point, const Clock &clock)
{
    if (head.status == 200)
        return judgeWhole(head);
    const Error error = statusError(head, clock);
    if (from <= 0)
        return refuse(error);
    if (head.status == 206 && isTheRest(head, from, point))
        return {Kind::GoOn, point.length, {}, {}};
    // Whatever else is said to a part may come from asking for a part; these are about the file or the
    // server.
    if (error.kind != ErrorKind::BadAnswer)
        return refuse(error);
    return {Kind::Anew, -1, {}, {}};
}

} // namespace maquette
