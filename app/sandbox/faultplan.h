// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/sandbox/fault.h"
#include "models/core/json.h"

namespace maquette
{

//! \brief What goes wrong at a sandbox, and when: FAULTS.md tells the format.
struct FaultPlan
{
    QList<Fault> entries; //!< the first that strikes a request is the one that happens

    //! InvalidInput for anything that is not exactly as documented; the message names the entry and says why.
    static Result<FaultPlan> parse(const QByteArray &json);
    static Result<FaultPlan> read(const QString &file); //!< FileAccess too
};

//! One entry of a plan; \a number counts from 1.
Result<Fault> readFault(const Json &entry, int number);

} // namespace maquette
