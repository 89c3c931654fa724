// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/schema/violation.h"

#include <QString>

namespace maquette
{

//! One plain sentence for an artist. \a value, if it is known, is what stands at the violation's path, and
//! gives the sentence its figures. For AnyOf and OneOf the sentence of the branch that is nearest.
QString wordsOf(const Violation &violation, const Json *value = nullptr);

//! \a violations without AnyOf and OneOf as far as possible: in place of each stands what its nearest branch
//! did not like, so that it is told as deep as it belongs. Branches that differ only in the type, or only in
//! the values that they accept, become one violation with all of them; those that each ask for a member stay
//! (Violation::expected has the names), and so does a value that several branches of a OneOf accept.
QList<Violation> plainest(const QList<Violation> &violations);

} // namespace maquette
