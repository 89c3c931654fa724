// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/httpclient.h"

class QNetworkReply;

namespace maquette
{

//! \brief What the head of an answer to a download says, by name of its field; empty: absent.
struct DownloadHead
{
    int status = 0;
    QByteArray length; //!< Content-Length
    QByteArray transferEncoding;
    QByteArray contentEncoding;
    QByteArray contentRange;
    QByteArray etag;
    QByteArray lastModified;
    QByteArray date;
    QByteArray acceptRanges;
    QByteArray retryAfter;

    static DownloadHead of(const QNetworkReply &reply);
};

//! \brief What is to be done with an answer.
struct HeadVerdict
{
    enum class Kind {
        Begin,  //!< it is the file from 0
        GoOn,   //!< it is the rest that was asked for
        Anew,   //!< it cannot be gone on with: ask for the whole file
        Refused //!< `error`
    };
    Kind kind = Kind::Refused;
    qint64 length = -1; //!< of the whole file; -1 when unknown
    //! With Begin: how the rest can be asked for later; nothing when it cannot.
    std::optional<ResumePoint> point;
    Error error;
};

//! \a from: the first byte that was asked for, by `Range` and with the validator of \a point as `If-Range`; 0
//! when the whole file was asked for. RFC 9110 13.1.5, 14.2-14.4, 15.3.7, 15.5.17.
HeadVerdict judgeHead(const DownloadHead &head, qint64 from, const ResumePoint &point, const Clock &clock);

//! The validator that `If-Range` may carry: an ETag that is not weak, or without any ETag a Last-Modified
//! that is strong because it lies a minute before the answer's own Date (RFC 9110 8.8.2.2). Else empty.
QByteArray strongValidator(const DownloadHead &head);

} // namespace maquette
