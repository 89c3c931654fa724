// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/exportplan.h"

namespace maquette
{

//! \brief How works were exported last.
struct ExportChoice
{
    ExportPlan plan; //!< without its target
    QString folder;
    QString zip;

    friend bool operator==(const ExportChoice &, const ExportChoice &) = default;
};

} // namespace maquette
