// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/valuewalk.h"

namespace maquette
{

//! Called with each text that stands in a media field, where it stands, and the field.
using MediaVisitor = ValueVisitor;

//! Visits the media in \a values however deep they stand, in the form's order. What is edited as JSON is not
//! looked into.
void eachMedia(const Model &model, InputValues &values, const MediaVisitor &visit);

} // namespace maquette
