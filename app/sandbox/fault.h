// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/range.h"
#include "app/sandbox/wirefault.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace maquette
{

//! What a request wants of the server.
enum class ApiOperation { Submit, Status, Result, Cancel, Catalogue, Balance, Output };
constexpr int apiOperations = 7;

//! What can happen to an answer. Every kind has a row in faultTrait(), a paragraph in FAULTS.md, and is held
//! against the client by tests/faults/sandbox.
enum class FaultKind {
    Delay,
    Close,
    Stall,
    Truncated,
    Chunked,
    ChunkedCut,
    NoLength,
    WrongLength,
    WrongType,
    Html,
    ErrorCode,
    Busy,
    Answer,
    States,
    Redirect,
    Endless,
    Slow,
    RangeRefused,
    ChangedEtag,
    WrongStart,
    WrongTotal,
    Expired
};
constexpr int faultKinds = int(FaultKind::Expired) + 1;

//! \brief What is fixed about a kind.
struct FaultTrait
{
    const char *name;               //!< the "fault" of an entry
    QList<ApiOperation> operations; //!< where it can strike
    QList<const char *> needs;      //!< the fields that an entry must have for it
};
const FaultTrait &faultTrait(FaultKind kind);
const char *operationName(ApiOperation operation);

//! \brief The value of a Retry-After header, worked out when it is sent.
struct RetryAfter
{
    QByteArray text;              //!< as it stands
    std::optional<qint64> dateIn; //!< else: an HTTP date so many seconds from now
};

//! \brief One request, as the selectors of a plan see it; texts are empty where there are none.
struct Call
{
    ApiOperation operation = ApiOperation::Submit;
    QString model;
    QString prompt;
    QString request;
};

//! \brief One entry of a fault plan: which requests it strikes, and what happens to them.
struct Fault
{
    QString name; //!< "#2" when the plan gives none

    QList<ApiOperation> on;
    QString model;  //!< empty: any
    QString prompt; //!< a part of it
    QString request;
    int nth = 1;          //!< the first that is struck, among those that fit
    int times = 1;        //!< how many are struck from there; 0: all
    bool eachRun = false; //!< counted for each run by itself

    bool taken = true; //!< a submit or a cancel is carried out all the same
    FaultKind kind = FaultKind::Delay;
    WireFault wire;
    RangeFault range;
    BodyCut cut;    //!< Truncated
    int status = 0; //!< 0: the usual
    QByteArray type;
    std::optional<QByteArray> body;
    QList<QPair<QByteArray, QByteArray>> headers;
    std::optional<RetryAfter> retryAfter;
    QStringList states; //!< one a strike; the last stays

    [[nodiscard]] bool fits(const Call &call) const;
};

} // namespace maquette
