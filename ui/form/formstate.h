// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/checks.h"
#include "ui/form/wideinteger.h"

#include <QMap>

namespace maquette
{

//! \brief All that stands in a form, as it is kept in a draft: the values, and what no value can hold.
struct FormState
{
    InputValues values = Json::object();
    QMap<QString, QString> texts;         //!< JSON fields whose text is no JSON yet
    QMap<QString, WideInteger> lastSeeds; //!< the seeds that the last run used

    [[nodiscard]] QByteArray toBytes() const;
    //! Anything that cannot be read is left out; a plain object of values is taken as such.
    static FormState fromBytes(const QByteArray &bytes);
};

} // namespace maquette
