// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/jsonpath.h"
#include "models/core/model.h"

namespace maquette
{

//! \brief The values of a form: field key to value, absent keys are left out of the request. Keeps the
//! model's field order.
using InputValues = Json;

//! \brief What is wrong with one field; \a blocks is false for advice ("longer than the recommended 600
//! words"). An empty key means the input as a whole (two fields that exclude each other).
struct FieldProblem
{
    QString key;
    QString message;
    bool blocks = true;
    JsonPath inner = {}; //!< below the field: the second shot's prompt
};

//! \brief What is known of a picture that stands in a media field.
struct MediaFacts
{
    QSize pixels;
    qint64 bytes = -1; //!< -1 unknown; MB in rules are 1,000,000 bytes
};

//! Checks what \a values would send (see requestInput) against the model: required, type, enum, bounds,
//! length; then the schema as a whole. Order: form order, the input as a whole last. A media value must be an
//! http(s) address or a data URI of the right kind. Unknown keys are not sent and not reported.
QList<FieldProblem> checkInput(const Model &model, const InputValues &values);
//! The same for a request body exactly as it is: nothing is filled in and nothing left out first.
QList<FieldProblem> checkRequest(const Model &model, const InputValues &body);
//! The checks of one field's value alone, without the schema as a whole.
QList<FieldProblem> checkValue(const Field &field, const Json &value);
//! Whether none of them blocks.
bool passesChecks(const Field &field, const Json &value);
//! Checks a picture against the field's rules; unknown metrics are skipped (contract 5.3).
QList<FieldProblem> checkMedia(const Field &field, const MediaFacts &facts);
//! The request body: values in the model's order, unset fields left out (null, blank text or address),
//! required fields with a true default filled in when absent. A blank optional text is sent as "" only when
//! it replaces a true default that is not blank, and a blank required one only where blank is the schema's
//! own default. Unknown keys are dropped, but for those inside an object.
InputValues requestInput(const Model &model, const InputValues &values);
//! What one field sends for \a value; nothing when it is left out.
std::optional<Json> requestValue(const Field &field, const Json &value);
//! The first of a Variant's parts that takes \a value; null if none does.
const Field *variantFor(const Field &variant, const Json &value);
//! What of \a values fits \a to: same key and valid, else same role: a prompt whole, even when it is too long
//! for \a to (the check then says so and nothing written is lost); the nearest size by ratio, then area;
//! seed, count and duration where allowed; media by role. Choices are byte for byte from \a to's enum.
InputValues carryOver(const Model &from, const Model &to, const InputValues &values);

} // namespace maquette
