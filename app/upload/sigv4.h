// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/httpclient.h"

#include <QDateTime>

#include <utility>

namespace maquette
{

//! \brief Who signs, and for where. The secret goes into signatures only.
struct SigningKey
{
    QString keyId;
    QString secret;
    QString sessionToken; //!< empty for keys that last
    QString region;
};

//! \brief What is signed of one request to S3.
struct SignedParts
{
    QByteArray verb = "GET";
    QByteArray host; //!< as the Host header says it, with the port where that is not the scheme's own
    QByteArray path; //!< as sent: see s3Encoded()
    QList<std::pair<QByteArray, QByteArray>> query; //!< UTF-8, not encoded
    QList<Header> headers;                          //!< beyond Host and those that signing adds
    QByteArray payloadHash;                         //!< SHA-256 as hex; empty: UNSIGNED-PAYLOAD
};

//! Signature Version 4 as S3 wants it: the path is encoded once, and its slashes stay
//! (docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html).

//! UTF-8 in percent encoding, in which A-Z a-z 0-9 - . _ ~ stay, and `/` where \a keepSlashes.
QByteArray s3Encoded(const QString &text, bool keepSlashes);
QByteArray canonicalRequest(const SignedParts &parts);
//! The headers that have to be sent with \a parts, its own among them; the last one is Authorization.
QList<Header> signedHeaders(const SignedParts &parts, const SigningKey &key, const QDateTime &now);
//! The whole query, encoded and sorted, under which \a parts can be had by anybody until it expires.
QByteArray presignedQuery(const SignedParts &parts, const SigningKey &key, const QDateTime &now,
                          std::chrono::seconds validity);

} // namespace maquette
