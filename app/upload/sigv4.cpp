// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/upload/sigv4.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <algorithm>

namespace maquette
{

namespace
{

constexpr auto algorithm = "AWS4-HMAC-SHA256";
constexpr auto unsignedPayload = "UNSIGNED-PAYLOAD";

QByteArray encodedPart(const QByteArray &utf8)
{
    return utf8.toPercentEncoding();
}

QByteArray payloadHashOf(const SignedParts &parts)
{
    return parts.payloadHash.isEmpty() ? QByteArray(unsignedPayload) : parts.payloadHash;
}

QByteArray sortedQuery(const SignedParts &parts)
{
    QList<std::pair<QByteArray, QByteArray>> pairs;
    for (const auto &[name, value] : parts.query)
        pairs.append({encodedPart(name), encodedPart(value)});
    std::sort(pairs.begin(), pairs.end());
    QByteArray query;
    for (const auto &[name, value] : std::as_const(pairs))
        query += (query.isEmpty() ? "" : "&") + name + '=' + value;
    return query;
}

//! Names in lower case, blanks in a row as one, sorted by name.
QList<Header> canonicalHeaders(const SignedParts &parts)
{
    QList<Header> headers{{"host", parts.host}};
    for (const Header &header : parts.headers)
        headers.append({header.name.toLower(), header.value.simplified()});
    std::sort(headers.begin(), headers.end(),
              [](const Header &one, const Header &other) { return one.name < other.name; });
    return headers;
}

QByteArray signedNames(const SignedParts &parts)
{
    QByteArray names;
    for (const Header &header : canonicalHeaders(parts))
        names += (names.isEmpty() ? "" : ";") + header.name;
    return names;
}

QByteArray hmac(const QByteArray &key, const QByteArray &message)
{
    return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256);
}

QByteArray stampOf(const QDateTime &now)
{
    return now.toUTC().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")).toLatin1();
}

QByteArray scopeOf(const SigningKey &key, const QByteArray &stamp)
{
    return stamp.left(8) + '/' + key.region.toUtf8() + "/s3/aws4_request";
}

QByteArray signatureOf(const SignedParts &parts, const SigningKey &key, const QByteArray &stamp)
{
    const QByteArray canonical =
        QCryptographicHash::hash(canonicalRequest(parts), QCryptographicHash::Sha256);
    const QByteArray text =
        QByteArray(algorithm) + '\n' + stamp + '\n' + scopeOf(key, stamp) + '\n' + canonical.toHex();
    QByteArray signing = hmac("AWS4" + key.secret.toUtf8(), stamp.left(8));
    for (const QByteArray &step : {key.region.toUtf8(), QByteArray("s3"), QByteArray("aws4_request")})
        signing = hmac(signing, step);
    return hmac(signing, text).toHex();
}

} // namespace

QByteArray s3Encoded(const QString &text, bool keepSlashes)
{
    return text.toUtf8().toPercentEncoding(keepSlashes ? QByteArray("/") : QByteArray());
}

QByteArray canonicalRequest(const SignedParts &parts)
{
    QByteArray headers;
    for (const Header &header : canonicalHeaders(parts))
        headers += header.name + ':' + header.value + '\n';
    return parts.verb + '\n' + parts.path + '\n' + sortedQuery(parts) + '\n' + headers + '\n' +
           signedNames(parts) + '\n' + payloadHashOf(parts);
}

QList<Header> signedHeaders(const SignedParts &parts, const SigningKey &key, const QDateTime &now)
{
    const QByteArray stamp = stampOf(now);
    SignedParts whole = parts;
    whole.headers.append({"x-amz-content-sha256", payloadHashOf(parts)});
    whole.headers.append({"x-amz-date", stamp});
    if (!key.sessionToken.isEmpty())
        whole.headers.append({"x-amz-security-token", key.sessionToken.toUtf8()});
    QList<Header> headers = whole.headers;
    headers.append({"Authorization", QByteArray(algorithm) + " Credential=" + key.keyId.toUtf8() + '/' +
                                         scopeOf(key, stamp) + ",SignedHeaders=" + signedNames(whole) +
                                         ",Signature=" + signatureOf(whole, key, stamp)});
    return headers;
}

QByteArray presignedQuery(const SignedParts &parts, const SigningKey &key, const QDateTime &now,
                          std::chrono::seconds validity)
{
    const QByteArray stamp = stampOf(now);
    SignedParts whole = parts;
    whole.query += {{"X-Amz-Algorithm", algorithm},
                    {"X-Amz-Credential", key.keyId.toUtf8() + '/' + scopeOf(key, stamp)},
                    {"X-Amz-Date", stamp},
                    {"X-Amz-Expires", QByteArray::number(qint64(validity.count()))},
                    {"X-Amz-SignedHeaders", signedNames(parts)}};
    if (!key.sessionToken.isEmpty())
        whole.query.append({"X-Amz-Security-Token", key.sessionToken.toUtf8()});
    whole.query.append({"X-Amz-Signature", signatureOf(whole, key, stamp)});
    return sortedQuery(whole);
}

} // namespace maquette
