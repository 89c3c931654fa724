// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/upload/bucketsettings.h"

#include "app/upload/words.h"

#include <QRegularExpression>

namespace maquette
{

namespace
{

using Field = BucketProblem::Field;

bool matches(const char *pattern, const QString &text)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern)))
        .match(text)
        .hasMatch();
}

QString endpointProblem(const QString &endpoint)
{
    const QUrl url(endpoint, QUrl::StrictMode);
    if (endpoint.isEmpty())
        return bucketWords("Enter the address of the storage service.");
    if (!url.isValid() || url.host().isEmpty())
        return bucketWords("This is no web address. One looks like https://s3.eu-central-1.amazonaws.com.");
    if (!url.userInfo().isEmpty())
        return bucketWords("The address holds a name or a password. Keys have their own fields.");
    if (url.scheme() == u"http" && !isLoopback(url))
        return bucketWords("The address has to begin with https: the files would travel in the open.");
    if (!isSafeAddress(url))
        return bucketWords("The address has to begin with https.");
    if (!url.path().isEmpty() && url.path() != u"/")
        return bucketWords("Only the address of the service belongs here; the bucket has its own field.");
    if (url.hasQuery() || url.hasFragment())
        return bucketWords("The address may not hold ? or #.");
    return {};
}

bool hasBlank(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
}

QString regionProblem(const QString &region)
{
    constexpr qsizetype longest = 64;
    if (region.isEmpty())
        return bucketWords("Enter the region, such as eu-central-1; us-east-1 where the service has none.");
    if (hasBlank(region))
        return bucketWords("The region holds a blank. One looks like eu-central-1.");
    if (region.size() > longest)
        return bucketWords("The region is too long.");
    if (!matches("[a-z0-9-]+", region))
        return bucketWords("A region has small letters, digits and hyphens, such as eu-central-1.");
    return {};
}

QString keyIdProblem(const QString &keyId)
{
    constexpr qsizetype longest = 256;
    if (keyId.isEmpty())
        return bucketWords("Enter the access key's id.");
    if (hasBlank(keyId))
        return bucketWords("The access key's id holds a blank.");
    if (keyId.size() > longest)
        return bucketWords("The access key's id is too long.");
    if (!matches("[\\x21-\\x2e\\x30-\\x7e]+", keyId))
        return bucketWords("The access key's id holds a character that no id has.");
    return {};
}

//! docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html; path style also allows what older
//! services do.
QString bucketProblem(const BucketSettings &settings)
{
    const QString &bucket = settings.bucket;
    if (bucket.isEmpty())
        return bucketWords("Enter the name of the bucket.");
    if (!matches("[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]", bucket) || bucket.contains(u".."))
        return bucketWords("A bucket's name has 3 to 63 letters, digits, dots and hyphens.");
    if (settings.pathStyle)
        return {};
    if (!matches("[a-z0-9.-]+", bucket))
        return bucketWords("With capital letters or _ in its name, the bucket needs “bucket in the path”.");
    if (bucket.contains(u'.'))
        return bucketWords(
            "With a dot in its name, the bucket needs “bucket in the path” to be safe (https).");
    return {};
}

QString prefixProblem(const QString &prefix)
{
    constexpr qsizetype longest = 512;
    if (prefix.size() > longest)
        return bucketWords("The folder's name is too long.");
    if (prefix.startsWith(u'/') || prefix.contains(QStringLiteral("//")))
        return bucketWords("The folder may not begin with / or hold two of them in a row.");
    const QStringList parts = prefix.split(u'/');
    if (parts.contains(QStringLiteral(".")) || parts.contains(QStringLiteral("..")))
        return bucketWords("The folder may not hold . or .. as a part.");
    if (std::any_of(prefix.begin(), prefix.end(), [](QChar c) { return !c.isPrint(); }))
        return bucketWords("The folder's name holds a character that cannot be seen.");
    return {};
}

} // namespace

QList<BucketProblem> problemsOf(const BucketSettings &settings)
{
    QList<BucketProblem> problems;
    const auto add = [&problems](Field field, const QString &message) {
        if (!message.isEmpty())
            problems.append({field, message});
    };
    add(Field::Endpoint, endpointProblem(settings.endpoint));
    add(Field::Region, regionProblem(settings.region));
    add(Field::Bucket, bucketProblem(settings));
    add(Field::KeyId, keyIdProblem(settings.keyId));
    add(Field::Prefix, prefixProblem(settings.prefix));
    if (settings.linkValidity < shortestLink || settings.linkValidity > longestLink)
        add(Field::LinkValidity, bucketWords("Links can be valid for 10 minutes to 7 days."));
    return problems;
}

AddressLogin takeLogin(QString &endpoint)
{
    QUrl url(std::exchange(endpoint, {}));
    const AddressLogin login{url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded)};
    url.setUserInfo({});
    if (!url.isValid() || url.host().isEmpty() || url.toString().contains(u'@'))
        return {};
    endpoint = url.toString();
    return login;
}

QString regionOf(const QString &endpoint)
{
    const QString host = hostOf(QUrl(endpoint));
    // s3.eu-central-1.amazonaws.com, s3.us-west-004.backblazeb2.com, s3.eu-central-2.wasabisys.com
    static const QRegularExpression named(
        QStringLiteral("^s3[.-]([a-z0-9-]+)\\.(amazonaws\\.com|backblazeb2\\.com|wasabisys\\.com)$"));
    // nyc3.digitaloceanspaces.com, fsn1.your-objectstorage.com
    static const QRegularExpression first(
        QStringLiteral("^([a-z0-9-]+)\\.(digitaloceanspaces\\.com|your-objectstorage\\.com)$"));
    for (const QRegularExpression &each : {named, first}) {
        if (const auto match = each.match(host); match.hasMatch())
            return match.captured(1);
    }
    return host.endsWith(QStringLiteral(".r2.cloudflarestorage.com")) ? QStringLiteral("auto") : QString();
}

QUrl objectUrl(const BucketSettings &settings, const QString &name)
{
    const QUrl endpoint(settings.endpoint);
    QString host = endpoint.host(QUrl::FullyEncoded);
    if (host.contains(u':'))
        host = u'[' + host + u']';
    if (!settings.pathStyle)
        host.prepend(settings.bucket + u'.');
    const int usual = endpoint.scheme() == u"https" ? 443 : 80;
    if (const int port = endpoint.port(usual); port != usual)
        host += u':' + QString::number(port);
    const QString path = settings.pathStyle ? settings.bucket + u'/' + name : name;
    return QUrl::fromEncoded(endpoint.scheme().toLatin1() + "://" + host.toLatin1() + '/' +
                             s3Encoded(path, true));
}

SignedParts partsFor(const QByteArray &verb, const QUrl &object)
{
    SignedParts parts;
    parts.verb = verb;
    parts.host = object.authority(QUrl::FullyEncoded).toLatin1();
    parts.path = object.path(QUrl::FullyEncoded).toLatin1();
    return parts;
}

SigningKey signingKey(const BucketSettings &settings, const BucketSecret &secret)
{
    return {settings.keyId, secret.secret, secret.sessionToken, settings.region};
}

QUrl presignedLink(const BucketSettings &settings, const BucketSecret &secret, const QUrl &object,
                   const QDateTime &now)
{
    const QByteArray query =
        presignedQuery(partsFor("GET", object), signingKey(settings, secret), now, settings.linkValidity);
    return QUrl::fromEncoded(object.toEncoded() + '?' + query);
}

} // namespace maquette
