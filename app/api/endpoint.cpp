// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/endpoint.h"

#include "app/net/httpclient.h"

#include <QCoreApplication>

namespace maquette
{

namespace
{

QString endpointWords(const char *text)
{
    return QCoreApplication::translate("Endpoint", text);
}

QUrl trimmedBase(QUrl url)
{
    // Encoded as it came: decoded, "%2F" would be a slash like any other.
    QString path = url.path(QUrl::FullyEncoded);
    const auto dropSlashes = [&path] {
        while (path.endsWith(QLatin1Char('/')))
            path.chop(1);
    };
    dropSlashes();
    if (path.endsWith(QLatin1String("/v1"))) {
        path.chop(3);
        dropSlashes();
    }
    url.setPath(path, QUrl::TolerantMode);
    return url;
}

QString originOf(const QUrl &url)
{
    return url.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
}

} // namespace

QUrl below(const QUrl &base, const QString &path)
{
    QUrl url = base;
    const QByteArray added = QUrl::toPercentEncoding(path, "/:@!$&'()*+,;=");
    url.setPath(base.path(QUrl::FullyEncoded) + QString::fromLatin1(added), QUrl::TolerantMode);
    return url;
}

Endpoint Endpoint::runComfy()
{
    Endpoint endpoint;
    endpoint.name = QStringLiteral("runcomfy");
    endpoint.base = QUrl(QStringLiteral("https://model-api.runcomfy.net"));
    endpoint.balance = QUrl(QStringLiteral("https://api.runcomfy.net/prod/v2/balance"));
    return endpoint;
}

Endpoint Endpoint::simulated(const QUrl &base)
{
    Endpoint endpoint;
    endpoint.name = QStringLiteral("sandbox");
    endpoint.base = trimmedBase(base);
    endpoint.balance = below(endpoint.base, QStringLiteral("/prod/v2/balance"));
    endpoint.sandbox = true;
    return endpoint;
}

Result<Endpoint> Endpoint::custom(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.isRelative() || url.host().isEmpty())
        return fail(ErrorKind::InvalidInput, endpointWords("“%1” is not a web address.").arg(text.trimmed()),
                    url.errorString());
    if (!url.userInfo().isEmpty())
        return fail(ErrorKind::InvalidInput,
                    endpointWords("The API address must not hold a name or a password."));
    if (url.hasQuery() || url.hasFragment())
        return fail(ErrorKind::InvalidInput, endpointWords("The API address must end before “?” and “#”."));
    if (!isSafeAddress(url))
        return fail(
            ErrorKind::InvalidInput,
            endpointWords("The API address must begin with https, or with http on this computer only."));
    Endpoint endpoint;
    endpoint.base = trimmedBase(url);
    endpoint.name = originOf(endpoint.base);
    endpoint.balance = below(endpoint.base, QStringLiteral("/prod/v2/balance"));
    endpoint.onlyThisHost = true;
    return endpoint;
}

} // namespace maquette
