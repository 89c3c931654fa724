// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/base/result.h"

#include <QByteArray>
#include <QHash>

namespace maquette
{

//! \brief The description of each model as the artist last saw it in the form: what a change is told
//! against, until it was told. A value.
struct SeenModels
{
    QHash<ModelId, QByteArray> descriptions;

    //! Empty when nothing is kept in \a folder.
    static SeenModels read(const QString &folder);
    [[nodiscard]] Result<void> write(const QString &folder) const;
};

} // namespace maquette
