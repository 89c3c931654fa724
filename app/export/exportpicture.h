// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/export/exportplan.h"
#include "app/library/calloff.h"
#include "app/library/filetype.h"

#include <QByteArray>

#include <optional>

namespace maquette
{

//! \brief A picture that was written anew.
struct NewPicture
{
    QByteArray bytes;
    QString extension;
};

//! What \a plan makes of the picture in \a file, without any metadata; nothing where the file is to be copied
//! as it is: clips, sound and animations, and pictures that \a plan does not change. Blocking: for worker
//! threads; ends soon once it is called off. FileAccess, DamagedFile, TooLarge, Internal, Cancelled.
Result<std::optional<NewPicture>> drawnAnew(const QString &file, const ExportPlan &plan,
                                            const CallOff &callOff);

} // namespace maquette
