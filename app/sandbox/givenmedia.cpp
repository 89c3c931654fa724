// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/givenmedia.h"

#include "app/sandbox/socket.h"
#include "app/sandbox/words.h"

#include <QElapsedTimer>

#include <optional>

namespace maquette
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

Unexpected notFetched(const QString &why)
{
    return fail(ErrorKind::BadAnswer, sandboxWords("The file at this address could not be fetched."), why);
}

// Undoes the chunks of a body; nothing when they are cut short.
std::optional<QByteArray> withoutChunks(const QByteArray &body)
{
    QByteArray out;
    qsizetype at = 0;
    while (true) {
        const qsizetype end = body.indexOf("\r\n", at);
        if (end < 0)
            return std::nullopt;
        bool number = false;
        const qint64 size = body.mid(at, end - at).split(';').first().trimmed().toLongLong(&number, 16);
        if (!number || size < 0 || end + 2 + size > body.size())
            return std::nullopt;
        if (size == 0)
            return out;
        out += body.mid(end + 2, size);
        at = end + 2 + size + 2;
    }
}

Result<QByteArray> bodyBehindHead(const QByteArray &answer)
{
    const qsizetype end = answer.indexOf("\r\n\r\n");
    if (end < 0)
        return notFetched(u"no answer"_s);
    const QByteArray head = answer.left(end);
    const QByteArray body = answer.mid(end + 4);
    const QList<QByteArray> first = head.left(head.indexOf('\r')).split(' ');
    if (first.size() < 2 || first[1] != "200")
        return notFetched(QString::fromLatin1(head.left(head.indexOf('\r')).left(100)));
    const QByteArray lower = head.toLower() + "\r\n";
    if (lower.contains("\r\ntransfer-encoding: chunked")) {
        const auto whole = withoutChunks(body);
        return whole ? Result<QByteArray>(*whole) : Result<QByteArray>(notFetched(u"cut short"_s));
    }
    if (const qsizetype at = lower.indexOf("\r\ncontent-length:"); at >= 0) {
        const qsizetype from = at + 17;
        const qint64 length = lower.mid(from, lower.indexOf("\r\n", from) - from).trimmed().toLongLong();
        if (body.size() < length)
            return notFetched(u"cut short"_s);
        return body.left(length);
    }
    return body;
}

} // namespace

Result<QByteArray> bytesOfDataUri(const QString &uri)
{
    const qsizetype comma = uri.indexOf(u',');
    if (!uri.startsWith("data:"_L1, Qt::CaseInsensitive) || comma < 0)
        return fail(ErrorKind::InvalidInput, sandboxWords("This is not a complete data address."));
    const bool base64 = uri.left(comma).endsWith(";base64"_L1, Qt::CaseInsensitive);
    const QByteArray payload = uri.mid(comma + 1).toUtf8();
    if (!base64)
        return QByteArray::fromPercentEncoding(payload);
    const auto decoded = QByteArray::fromBase64Encoding(payload, QByteArray::AbortOnBase64DecodingErrors);
    if (decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok || decoded.decoded.isEmpty())
        return fail(ErrorKind::InvalidInput, sandboxWords("This is not a complete data address."));
    return decoded.decoded;
}

bool isLocalHttp(const QUrl &url)
{
    const QString host = url.host();
    return url.scheme() == "http"_L1 &&
           (host == "localhost"_L1 || host == "127.0.0.1"_L1 || host == "::1"_L1);
}

Result<QByteArray> fetchFromLoopback(const QUrl &url, int wakeFd)
{
    const QByteArray address = url.host() == "::1"_L1 ? "::1" : "127.0.0.1";
    Socket socket = Socket::toLoopback(address, static_cast<quint16>(url.port(80)), wakeFd);
    if (!socket.isValid())
        return notFetched(u"nobody answers on port %1"_s.arg(url.port(80)));
    QByteArray target = url.path(QUrl::FullyEncoded).toUtf8();
    if (target.isEmpty())
        target = "/";
    if (url.hasQuery())
        target += '?' + url.query(QUrl::FullyEncoded).toUtf8();
    const QByteArray request = "GET " + target +
                               " HTTP/1.1\r\nHost: " + url.authority(QUrl::FullyEncoded).toUtf8() +
                               "\r\nConnection: close\r\nAccept: */*\r\nAccept-Encoding: identity\r\n\r\n";
    if (!socket.write(request, 10s))
        return notFetched(u"the connection broke"_s);
    QByteArray answer;
    QElapsedTimer timer;
    timer.start();
    while (true) {
        const QByteArray part = socket.read(256 * 1024, 10s);
        if (part.isEmpty())
            break;
        answer += part;
        if (answer.size() > largestMedia)
            return fail(ErrorKind::TooLarge, sandboxWords("The file at this address is larger than 64 MB."));
        if (timer.elapsed() > 30'000)
            return notFetched(u"too slow"_s);
    }
    return bodyBehindHead(answer);
}

} // namespace maquette
