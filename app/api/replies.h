// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/api/answererror.h"
#include "app/api/apiclient.h"
#include "app/net/httpclient.h"

namespace maquette
{

//! How each call's end is read; pure functions of the answer.

//! \a mayHaveArrived as HttpRequest tells it.
SubmitOutcome readSubmit(const Result<HttpAnswer> &answer, bool mayHaveArrived, const Clock &clock);
Result<RunStatus> readStatus(const Result<HttpAnswer> &answer, const Clock &clock);
Result<RunResult> readResult(const Result<HttpAnswer> &answer, const Clock &clock);
Result<CancelOutcome> readCancel(const Result<HttpAnswer> &answer, const Clock &clock);
Result<Balance> readBalance(const Result<HttpAnswer> &answer, const Clock &clock);
Result<ModelPrice> readPrice(const Result<HttpAnswer> &answer, const Clock &clock);
//! Usable from any thread.
Result<CataloguePage> readCatalogue(const Result<HttpAnswer> &answer, const Clock &clock);

//! The state, position and error that a status or result body tells; nothing without a `status` string.
std::optional<RunStatus> runStatusOf(const QJsonObject &object);
//! The contract's table (section 3), whatever the case of letters.
RunStatus::State runStateOf(const QString &status);
//! Every file that \a output (the value of that key, nothing around it) offers, in a fixed order, none twice.
QList<OutputLink> outputsOf(const QJsonValue &output);
//! Finite and not negative numbers only.
std::optional<Money> priceOf(const QJsonValue &value);

} // namespace maquette
