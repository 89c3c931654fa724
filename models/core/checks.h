// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/model.h"

namespace maquette
{

//! \brief The values of a form: field key to value, absent keys are left out of the request. Keeps the
//! model's field order.
using InputValues = Json;

//! \brief What is wrong with one field; \a blocks is false for advice ("longer than the recommended 600
//! words").
struct FieldProblem
{
    QString key;
    QString message;
    bool blocks = true;
};

//! \brief What is known of a picture that stands in a media field.
struct MediaFacts
{
    QSize pixels;
    qint64 bytes = -1; //!< -1 unknown; MB in rules are 1,000,000 bytes
};

//! Checks \a values against the model: required, type, enum, bounds, length; then the schema as a whole.
//! Order: form order.
QList<FieldProblem> checkInput(const Model &model, const InputValues &values);
//! Checks a picture against the field's rules; unknown metrics are skipped (contract 5.3).
QList<FieldProblem> checkMedia(const Field &field, const MediaFacts &facts);
//! The request body: values in the model's order, unset optional fields left out, required fields with a true
//! default filled in.
InputValues requestInput(const Model &model, const InputValues &values);
//! What of \a values fits \a to: same key and valid, else same role (prompt, nearest size by ratio then area,
//! seed).
InputValues carryOver(const Model &from, const Model &to, const InputValues &values);

} // namespace maquette
