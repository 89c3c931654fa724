// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/apiclient.h"

#include "app/api/cataloguepagecall.h"
#include "app/api/fetchrules.h"
#include "app/api/httpcall.h"
#include "app/api/replies.h"
#include "app/api/shellcommand.h"
#include "app/api/words.h"
#include "app/base/log.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QUrlQuery>

namespace maquette
{

namespace
{

using std::chrono::milliseconds;

Error refusal(ErrorKind kind, const char *text)
{
    return {kind, apiWords(text), {}, 0, 0, {}};
}

//! A cheap look: an input may hold pictures of many megabytes, and what built it wrote JSON.
bool looksLikeObject(const QByteArray &input)
{
    const QByteArray trimmed = input.trimmed();
    return trimmed.startsWith('{') && trimmed.endsWith('}');
}

} // namespace

struct ApiClient::Private
{
    HttpClient &http;
    Endpoint endpoint;
    QString token;
    milliseconds submitDeadline = std::chrono::seconds(100);
    milliseconds otherDeadline = std::chrono::seconds(30);

    [[nodiscard]] QUrl url(const QString &path) const { return below(endpoint.base, path); }

    [[nodiscard]] QUrl requestUrl(const RequestId &request, const char *call) const
    {
        return url(QStringLiteral("/v1/requests/") + request.text() + QLatin1Char('/') + QLatin1String(call));
    }

    [[nodiscard]] static QList<Header> headers(const QString &token)
    {
        return {{"Authorization", "Bearer " + token.toLatin1()},
                {"Accept", "application/json"},
                {"Cache-Control", "no-cache"},
                {"Pragma", "no-cache"}};
    }

    [[nodiscard]] std::optional<Error> missingToken(const QString &token) const
    {
        if (!token.isEmpty())
            return std::nullopt;
        return refusal(ErrorKind::TokenRejected, "No API token has been entered.");
    }

    [[nodiscard]] std::optional<Error> whyNotAsk(const RequestId &request) const
    {
        if (!isRequestId(request.text()))
            return refusal(ErrorKind::RequestGone, "This is not a request id of RunComfy.");
        return missingToken(token);
    }

    [[nodiscard]] std::optional<Error> whyNotModel(const ModelId &model) const
    {
        if (!isModelPath(model.text()))
            return refusal(ErrorKind::ModelUnknown, "This is not a model id of RunComfy.");
        return missingToken(token);
    }

    template <typename Call, typename Outcome>
    Call *get(const QUrl &address, const QString &withToken,
              Outcome (*read)(const Result<HttpAnswer> &, const Clock &), std::optional<Error> refusal,
              QObject *parent)
    {
        const auto make = [&](QObject *owner) {
            return http.get(address, headers(withToken), otherDeadline, owner);
        };
        const auto reader = [read, &clock = http.clock()](const Result<HttpAnswer> &answer, bool) {
            return read(answer, clock);
        };
        return new HttpCall<Call, Outcome>(make, reader, std::move(refusal), parent);
    }
};

ApiClient::ApiClient(HttpClient &http, Endpoint endpoint, QObject *parent)
    : QObject(parent)
    , d(new Private{http, {}, {}})
{
    setEndpoint(endpoint);
}

ApiClient::~ApiClient() = default;

const Endpoint &ApiClient::endpoint() const
{
    return d->endpoint;
}

void ApiClient::setEndpoint(const Endpoint &endpoint)
{
    d->endpoint = endpoint;
    d->http.setFetchRule(fetchRuleFor(endpoint));
    emit endpointChanged();
}

void ApiClient::setDeadlines(milliseconds submit, milliseconds other)
{
    d->submitDeadline = submit;
    d->otherDeadline = other;
}

void ApiClient::setToken(const QString &token)
{
    addSecret(token);
    if (d->token == token)
        return;
    d->token = token;
    emit tokenChanged();
}

bool ApiClient::hasToken() const
{
    return !d->token.isEmpty();
}

QString ApiClient::maskedToken() const
{
    constexpr qsizetype shown = 4;
    constexpr qsizetype longEnough = 12; // less would show too large a part of it
    if (d->token.isEmpty())
        return {};
    const QString dots(4, QChar(0x2022));
    return d->token.size() < longEnough ? dots : dots + d->token.right(shown);
}

QString ApiClient::accountFingerprint() const
{
    constexpr qsizetype digits = 16;
    const QByteArray text = d->endpoint.name.toUtf8() + '\n' + d->token.toUtf8();
    const QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().left(digits));
}

SubmitCall *ApiClient::submit(const ModelId &model, const QByteArray &input, QObject *parent)
{
    constexpr qint64 bytesASecond = 128 * 1024;
    auto refused = d->whyNotModel(model);
    if (!refused && !looksLikeObject(input))
        refused = refusal(ErrorKind::InvalidInput, "The input is not a JSON object.");
    const auto make = [&](QObject *owner) {
        const auto sending = std::chrono::seconds(input.size() / bytesASecond);
        return d->http.postOnce(d->url(QStringLiteral("/v1/models/") + model.text()), input,
                                Private::headers(d->token), d->submitDeadline + sending, owner);
    };
    const auto read = [&clock = d->http.clock()](const Result<HttpAnswer> &answer, bool mayHaveArrived) {
        return readSubmit(answer, mayHaveArrived, clock);
    };
    return new HttpCall<SubmitCall, SubmitOutcome>(make, read, std::move(refused), parent);
}

StatusCall *ApiClient::status(const RequestId &request, QObject *parent)
{
    return d->get<StatusCall>(d->requestUrl(request, "status"), d->token, readStatus, d->whyNotAsk(request),
                              parent);
}

ResultCall *ApiClient::result(const RequestId &request, QObject *parent)
{
    QUrl url = d->requestUrl(request, "result");
    url.setQuery(QStringLiteral("include_cost=true"));
    return d->get<ResultCall>(url, d->token, readResult, d->whyNotAsk(request), parent);
}

CancelCall *ApiClient::cancel(const RequestId &request, QObject *parent)
{
    const auto make = [&](QObject *owner) {
        return d->http.postOnce(d->requestUrl(request, "cancel"), {}, Private::headers(d->token),
                                d->otherDeadline, owner);
    };
    const auto read = [&clock = d->http.clock()](const Result<HttpAnswer> &answer, bool) {
        return readCancel(answer, clock);
    };
    return new HttpCall<CancelCall, Result<CancelOutcome>>(make, read, d->whyNotAsk(request), parent);
}

BalanceCall *ApiClient::balance(QObject *parent, const QString &token)
{
    if (!token.isEmpty())
        addSecret(token);
    const QString &used = token.isEmpty() ? d->token : token;
    return d->get<BalanceCall>(d->endpoint.balance, used, readBalance, d->missingToken(used), parent);
}

PriceCall *ApiClient::price(const ModelId &model, QObject *parent)
{
    return d->get<PriceCall>(d->url(QStringLiteral("/v1/models/") + model.text()), d->token, readPrice,
                             d->whyNotModel(model), parent);
}

CatalogueCall *ApiClient::catalogue(qint64 offset, int limit, QObject *parent)
{
    constexpr qint64 largestPage = 16 * 1024 * 1024;
    QUrl url = d->url(QStringLiteral("/v1/models"));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("include_schema"), QStringLiteral("true"));
    query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    query.addQueryItem(QStringLiteral("offset"), QString::number(offset));
    url.setQuery(query);
    const auto make = [&](QObject *owner) {
        return d->http.get(url, Private::headers(d->token), d->otherDeadline, owner, largestPage);
    };
    return new CataloguePageCall(make, d->http.clock(), d->missingToken(d->token), parent);
}

QString ApiClient::curlCommand(const ModelId &model, const QByteArray &input) const
{
    return postCommand(d->url(QStringLiteral("/v1/models/") + model.text()), input);
}

bool isRequestId(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral("\\A[A-Za-z0-9_-]{1,128}\\z"));
    return shape.match(text).hasMatch();
}

bool isModelPath(const QString &text)
{
    static const QRegularExpression shape(
        QStringLiteral("\\A(?!\\.{1,2}(/|\\z))[A-Za-z0-9_.-]+(/(?!\\.{1,2}(/|\\z))[A-Za-z0-9_.-]+){0,7}\\z"));
    return text.size() <= 256 && shape.match(text).hasMatch();
}

} // namespace maquette
