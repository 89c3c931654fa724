// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/api/endpoint.h"
#include "app/base/collector.h"
#include "app/base/ids.h"
#include "app/base/money.h"
#include "app/base/result.h"
#include "models/catalogue/livecatalogue.h"

#include <QByteArray>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>
#include <variant>

namespace maquette
{

class HttpClient;
class Clock;

//! \brief How a submit ended (contract 7.2). Only Accepted carries a request id; only NotSent may be sent
//! later by the program.
struct Accepted
{
    RequestId request;
};
struct Rejected //!< certain: a 4xx whose body is a readable error of the service; nothing was charged
{
    Error error;
};
struct NotSent //!< certain: not one byte of the request left this machine
{
    Error error;
};
struct Uncertain //!< everything else: it may have been accepted and charged
{
    Error error;
};
using SubmitOutcome = std::variant<Accepted, Rejected, NotSent, Uncertain>;

//! \brief What the server says of a run. In a status answer Completed means only that the run ended: success
//! is what the result says (contract 3). Unheard: go on asking, and show `raw`.
struct RunStatus
{
    enum class State { Queued, Running, Completed, Failed, Cancelled, Unheard };
    State state = State::Unheard;
    QString raw; //!< as the server spelt it, at most 100 characters; empty when it gave 400005 instead
    int queuePosition = -1;
    std::optional<Error> error; //!< with Failed, when given
};

//! \brief A result call's answer. `outputs` is empty until state is Completed, and may be empty then.
//! Asked too early, both ways the server may say so (200 with a state, or 400 with 400005) are a RunResult
//! whose state is Queued or Running, never an error.
struct RunResult
{
    RunStatus status;
    QList<OutputLink> outputs;
    std::optional<Money> cost; //!< finite and not negative, or nothing
    QByteArray raw;            //!< the whole body, for the journal
};

enum class CancelOutcome { Cancelled, NotCancellable };

struct Balance
{
    Money amount;
    QString currency;
};

//! \brief The catalogue's word on one model's price.
struct ModelPrice
{
    std::optional<Money> base; //!< nothing: unknown, never free
    QString unit;
    QString note;
};

//! \brief One page of the catalogue. Entries without a usable id, and those that repeat a secret of ours, are
//! left out of `items` and counted in `listed`.
struct CataloguePage
{
    QList<CatalogueItem> items;
    qint64 listed = 0;           //!< how many entries the page has
    std::optional<qint64> total; //!< of all pages, when the server says so
    std::optional<qint64> offset;
};

//! \brief One call to the API: start()s from the event loop by itself, exactly one finished(), then deletes
//! itself. Deleting it earlier aborts silently; a submit that is deleted must be treated as Uncertain by
//! whoever deletes it.
class ApiCall : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    virtual void cancel() = 0;
};

class SubmitCall : public ApiCall
{
    Q_OBJECT
public:
    using ApiCall::ApiCall;
signals:
    void finished(const maquette::SubmitOutcome &outcome);
};

class StatusCall : public ApiCall
{
    Q_OBJECT
public:
    using ApiCall::ApiCall;
signals:
    void finished(const maquette::Result<maquette::RunStatus> &status);
};

class ResultCall : public ApiCall
{
    Q_OBJECT
public:
    using ApiCall::ApiCall;
signals:
    void finished(const maquette::Result<maquette::RunResult> &result);
};

class CancelCall : public ApiCall
{
    Q_OBJECT
public:
    using ApiCall::ApiCall;
signals:
    void finished(const maquette::Result<maquette::CancelOutcome> &outcome);
};

class BalanceCall : public ApiCall
{
    Q_OBJECT
public:
    using ApiCall::ApiCall;
signals:
    void finished(const maquette::Result<maquette::Balance> &balance);
};

class PriceCall : public ApiCall
{
    Q_OBJECT
public:
    using ApiCall::ApiCall;
signals:
    void finished(const maquette::Result<maquette::ModelPrice> &price);
};

class CatalogueCall : public ApiCall
{
    Q_OBJECT
public:
    using ApiCall::ApiCall;
signals:
    void finished(const maquette::Result<maquette::CataloguePage> &page);
};

//! \brief The RunComfy endpoints as typed calls (api-contract 2). Main thread. The token stays in here.
class ApiClient : public QObject
{
    Q_OBJECT

public:
    ApiClient(HttpClient &http, Endpoint endpoint, QObject *parent = nullptr);
    ~ApiClient() override;

    [[nodiscard]] const Endpoint &endpoint() const;
    //! How long a submit (100 s, and a second more for each 128 KiB of input) and any other call (30 s) may
    //! take in all.
    void setDeadlines(std::chrono::milliseconds submit, std::chrono::milliseconds other);
    //! Also narrows HttpClient's fetch rule: one host only where the endpoint says so, loopback only with a
    //! loopback endpoint.
    void setEndpoint(const Endpoint &endpoint);
    void setToken(const QString &token); //!< also remembered by redact()
    [[nodiscard]] bool hasToken() const;
    [[nodiscard]] QString maskedToken() const;
    //! SHA-256 of endpoint name and token, 16 hex digits: tells accounts apart without the token.
    [[nodiscard]] QString accountFingerprint() const;

    [[nodiscard]] SubmitCall *submit(const ModelId &model, const QByteArray &input, QObject *parent);
    [[nodiscard]] StatusCall *status(const RequestId &request, QObject *parent);
    [[nodiscard]] ResultCall *result(const RequestId &request, QObject *parent);
    //! Any end but a clear outcome is NotConfirmed (or Cancelled, when this call itself was cancelled).
    [[nodiscard]] CancelCall *cancel(const RequestId &request, QObject *parent);
    //! With \a token instead of the kept one: the check of a token before it is stored.
    [[nodiscard]] BalanceCall *balance(QObject *parent, const QString &token = {});
    [[nodiscard]] PriceCall *price(const ModelId &model, QObject *parent);
    //! With schemas. The page is read in the background.
    [[nodiscard]] CatalogueCall *catalogue(qint64 offset, int limit, QObject *parent);

    //! The request as a command for sh, the token left out (`$RUNCOMFY_TOKEN`).
    [[nodiscard]] QString curlCommand(const ModelId &model, const QByteArray &input) const;

signals:
    void endpointChanged();
    void tokenChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

//! `[A-Za-z0-9_-]{1,128}` (contract 2).
bool isRequestId(const QString &text);

//! Segments of `[A-Za-z0-9_.-]`, one to eight of them, none of them `.` or `..` (contract 2).
bool isModelPath(const QString &text);

} // namespace maquette

Q_DECLARE_METATYPE(maquette::SubmitOutcome)
Q_DECLARE_METATYPE(maquette::Result<maquette::RunStatus>)
Q_DECLARE_METATYPE(maquette::Result<maquette::RunResult>)
Q_DECLARE_METATYPE(maquette::Result<maquette::CancelOutcome>)
Q_DECLARE_METATYPE(maquette::Result<maquette::Balance>)
Q_DECLARE_METATYPE(maquette::Result<maquette::ModelPrice>)
Q_DECLARE_METATYPE(maquette::Result<maquette::CataloguePage>)
