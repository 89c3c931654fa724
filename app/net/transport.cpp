// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/transport.h"

#include "app/base/log.h"
#include "app/net/words.h"

#include <QLocale>

namespace maquette
{

namespace
{

ErrorKind kindOf(QNetworkReply::NetworkError error, bool begun)
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError:
        return ErrorKind::TlsFailed;
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::TimeoutError: // Qt's limit for making a connection
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return begun ? ErrorKind::ConnectionLost : ErrorKind::Offline;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::UnknownContentError:
        return ErrorKind::BadAnswer;
    default:
        return ErrorKind::ConnectionLost;
    }
}

QString messageOf(ErrorKind kind, const QString &host)
{
    switch (kind) {
    case ErrorKind::TlsFailed:
        return netWords("No safe connection to %1 could be made.").arg(host);
    case ErrorKind::Offline:
        return netWords("No connection to %1 could be made.").arg(host);
    case ErrorKind::BadAnswer:
        return netWords("%1 gave an answer that cannot be read.").arg(host);
    default:
        return netWords("The connection to %1 broke.").arg(host);
    }
}

} // namespace

QNetworkRequest plainRequest(const Transport &transport, const QUrl &url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Maquette/" MAQUETTE_VERSION));
    if (transport.tls)
        request.setSslConfiguration(*transport.tls);
    return request;
}

bool isAnswerError(QNetworkReply::NetworkError error, int status)
{
    switch (error) {
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return status == 407;
    case QNetworkReply::ContentReSendError: // what Qt makes of these for a body that it cannot send again
        return status == 307 || status == 308 || status == 401 || status == 407;
    case QNetworkReply::ProtocolInvalidOperationError: // Qt's name for 400 and 418
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
        return status >= 400;
    default:
        return false;
    }
}

HttpAnswer answerOf(const QNetworkReply &reply)
{
    HttpAnswer answer;
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.contentType = reply.rawHeader("Content-Type");
    answer.retryAfter = reply.rawHeader("Retry-After");
    answer.location = reply.rawHeader("Location");
    answer.date = reply.rawHeader("Date");
    bool ranged = false;
    const QByteArray range = reply.rawHeader("Content-Range");
    answer.wholeBytes = range.mid(range.lastIndexOf('/') + 1).toLongLong(&ranged);
    if (!ranged || answer.status != 206) {
        bool given = false;
        answer.wholeBytes = reply.rawHeader("Content-Length").toLongLong(&given);
        if (!given || answer.status == 206 || reply.hasRawHeader("Content-Encoding"))
            answer.wholeBytes = -1;
    }
    return answer;
}

Error transportError(const QNetworkReply &reply, bool begun)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool cut = isAnswerError(reply.error(), status);
    const ErrorKind kind = cut ? ErrorKind::ConnectionLost : kindOf(reply.error(), begun);
    const QString detail = QStringLiteral("network error %1: %2")
                               .arg(QString::number(static_cast<int>(reply.error())), reply.errorString());
    Error error{kind, messageOf(kind, reply.url().host()), redact(detail), 0, 0, {}};
    error.httpStatus = status;
    return error;
}

Error cancelledError()
{
    return {ErrorKind::Cancelled, netWords("Cancelled."), {}, 0, 0, {}};
}

Error timedOutError()
{
    return {ErrorKind::TimedOut, netWords("No answer came in time."), {}, 0, 0, {}};
}

Error tooLargeError(qint64 limit)
{
    return {ErrorKind::TooLarge,
            netWords("The answer is larger than the limit of %1.").arg(QLocale().formattedDataSize(limit)),
            {},
            0,
            0,
            {}};
}

} // namespace maquette
