// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/upload/sigv4.h"

#include <QUrl>

namespace maquette
{

//! \brief The artist's own bucket, as it is entered in the settings; without its secret, which is in the
//! keychain (BucketVault).
struct BucketSettings
{
    QString endpoint; //!< "https://s3.eu-central-1.amazonaws.com"
    QString region;   //!< "us-east-1" where the service knows none
    QString bucket;
    QString keyId;
    QString prefix;         //!< put before the name of each object: "maquette/"
    bool pathStyle = false; //!< the bucket stands in the path, not in the host
    std::chrono::seconds linkValidity = std::chrono::hours(24);

    friend bool operator==(const BucketSettings &, const BucketSettings &) = default;
};

//! What S3 allows a pre-signed link to last.
constexpr std::chrono::seconds longestLink = std::chrono::hours(7 * 24);
constexpr std::chrono::seconds shortestLink = std::chrono::minutes(10);

//! \brief One thing that is wrong with the settings.
struct BucketProblem
{
    enum class Field { Endpoint, Region, Bucket, KeyId, Prefix, LinkValidity };
    Field field;
    QString message;
};

//! \brief What goes with the key id: never in the settings file.
struct BucketSecret
{
    QString secret;
    QString sessionToken;

    friend bool operator==(const BucketSecret &, const BucketSecret &) = default;
};

//! \brief What stands before the @ of an address: key id and secret, in the way of some S3 tools.
struct AddressLogin
{
    QString name;
    QString password;
};

//! \brief A bucket that is set up, with its secret.
struct ReadyBucket
{
    BucketSettings settings;
    BucketSecret secret;

    friend bool operator==(const ReadyBucket &, const ReadyBucket &) = default;
};

//! In the order of the fields; empty when the bucket can be tried.
QList<BucketProblem> problemsOf(const BucketSettings &settings);
//! Takes what stands before an @ out of \a endpoint; all of it where the two cannot be told apart.
AddressLogin takeLogin(QString &endpoint);
//! The region that the address of a known service names or goes with; empty where it tells none.
QString regionOf(const QString &endpoint);
//! The address of one object, and how it is signed for it; \a settings has no problems.
QUrl objectUrl(const BucketSettings &settings, const QString &name);
SignedParts partsFor(const QByteArray &verb, const QUrl &object);
SigningKey signingKey(const BucketSettings &settings, const BucketSecret &secret);
//! A link under which anybody can read \a object for as long as the settings say.
QUrl presignedLink(const BucketSettings &settings, const BucketSecret &secret, const QUrl &object,
                   const QDateTime &now);

} // namespace maquette
