// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Short texts that come from outside: a Retry-After, an address, a pasted token, ids.
#include "app/api/apiclient.h"
#include "app/api/endpoint.h"
#include "app/api/token.h"
#include "app/net/httpclient.h"
#include "models/core/descriptor.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/support/manualclock.h"

#include <algorithm>

using namespace maquette;
using namespace maquette::fuzz;

namespace
{

void checkRetryAfter(const QByteArray &text)
{
    static const test::ManualClock clock;
    const auto pause = parseRetryAfter(text, clock);
    require(!pause || (pause->count() >= 0 && *pause <= std::chrono::hours(1)),
            "Retry-After is at most an hour");
    const QByteArray tidy = text.trimmed();
    const bool digits =
        !tidy.isEmpty() && std::all_of(tidy.begin(), tidy.end(), [](char c) { return c >= '0' && c <= '9'; });
    require(pause || !digits, "a number of seconds is understood");
    require(!pause || parseRetryAfter(' ' + text + '\t', clock) == pause, "blanks around it change nothing");
}

void checkAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (isSafeAddress(url)) {
        require(!url.host().isEmpty() && url.userInfo().isEmpty(), "a safe address has a host and no user");
        require(url.scheme() == QLatin1String("https") || isLoopback(url),
                "a safe address is https or stays here");
        require(isSafeAddress(QUrl(url.toString(QUrl::FullyEncoded), QUrl::StrictMode)),
                "a safe address is safe when it is written out");
    }
    const auto endpoint = Endpoint::custom(text);
    if (!endpoint)
        return require(!endpoint.error().message.isEmpty(), "a refusal says why");
    require(isSafeAddress(endpoint->base) && isSafeAddress(endpoint->balance),
            "an endpoint is a safe address");
    require(endpoint->base.host() == endpoint->balance.host() &&
                endpoint->base.port() == endpoint->balance.port(),
            "the balance is asked for where the API is");
    const QString path = endpoint->base.path(QUrl::FullyEncoded);
    require(!path.endsWith(QLatin1Char('/')), "a base has no slash at its end");
    if (path.endsWith(QLatin1String("/v1")))
        return; // only the last of several is taken off
    const auto again = Endpoint::custom(endpoint->base.toString(QUrl::FullyEncoded));
    require(again && again->base == endpoint->base && again->name == endpoint->name,
            "a base stays what it is");
}

void checkToken(const QString &text)
{
    const auto token = tidyToken(text);
    if (!token)
        return require(text.trimmed().size() < 6 || !token.error().message.contains(text.trimmed()),
                       "a refusal does not repeat the token");
    require(!token->isEmpty() && token->size() <= 4096, "a token has a length");
    require(std::all_of(token->begin(), token->end(), [](QChar c) { return c >= u'!' && c <= u'~'; }),
            "a token fits into a header");
    const auto again = tidyToken(*token);
    require(again && *again == *token, "a tidy token stays what it is");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const QString text = QString::fromUtf8(bytes);
    checkRetryAfter(bytes);
    checkAddress(text);
    checkToken(text);
    require(!isRequestId(text) || (!text.contains(QLatin1Char('/')) && text.size() <= 128),
            "an id stays one segment");
    require(!isModelId(text) || isModelPath(text) || text.count(QLatin1Char('/')) > 7,
            "a model's id is a path");
    require(!isModelPath(text) || !text.split(QLatin1Char('/')).contains(QStringLiteral("..")),
            "a path goes nowhere else");
    return 0;
}
