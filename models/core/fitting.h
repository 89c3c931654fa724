// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/checks.h"

namespace maquette
{

//! The value nearest to \a value that \a field takes: itself when it fits; else the nearest number within the
//! bounds and on the step, the nearest choice by proportions and area, or by number. Nothing when none is
//! near, and never for what the artist wrote or a picture: those are not replaced.
std::optional<Json> nearestFitting(const Field &field, const Json &value);

//! \brief A kept setting that the model does not take any more, and what stands there instead.
struct Replacement
{
    QString key;
    QString title;
    Json before;
    std::optional<Json> after; //!< nothing: the field's default
};

//! Puts the nearest fitting value into \a values where one does not fit \a model; what has none is taken out.
//! Texts, pictures and values that are edited as JSON stay as they are, and so do values without a field.
QList<Replacement> fitValues(const Model &model, InputValues &values);

//! "Duration 10 → 12".
QString toText(const Replacement &replacement);
//! A value as it stands in a sentence; long ones are cut.
QString shownValue(const Json &value);

} // namespace maquette
