// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/faultplan.h"

#include <QMetaType>

namespace maquette::test
{

//! \brief One way in which a kind of fault shows itself: the fields of a plan's entry that say what happens.
struct FaultCase
{
    FaultKind kind = FaultKind::Delay;
    Json fields; //!< with "fault", without "on" and "taken"

    [[nodiscard]] QByteArray name() const; //!< its fields, as a test's row is called
    //! The whole entry for \a operation.
    [[nodiscard]] Json entry(ApiOperation operation, bool taken = true) const;
};

//! Every kind in each of its ways; the compiler says so when a kind has none. With a \a kind: only its.
QList<FaultCase> faultCases();
QList<FaultCase> faultCases(FaultKind kind);
QList<FaultKind> allFaultKinds();

//! A plan of \a entries; what is wrong with it stands in the message of a failed test.
FaultPlan planOf(const QList<Json> &entries);

} // namespace maquette::test

Q_DECLARE_METATYPE(maquette::FaultKind)
Q_DECLARE_METATYPE(maquette::test::FaultCase)
