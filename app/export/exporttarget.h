// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/exportmade.h"
#include "app/export/exportnames.h"

#include <QString>

#include <memory>

namespace maquette
{

//! \brief Where exported works are put, one after the other. Blocking: for one worker thread.
class ExportTarget
{
public:
    ExportTarget() = default;
    ExportTarget(const ExportTarget &) = delete;
    ExportTarget &operator=(const ExportTarget &) = delete;
    virtual ~ExportTarget();

    //! The target of \a plan, made ready; never inside \a library. FileAccess or DiskFull.
    static Result<std::unique_ptr<ExportTarget>> open(const ExportPlan &plan, const QString &library,
                                                      const CallOff &callOff);

    //! True: it is there now; false: the same file was there already. What had a name before keeps it.
    virtual Result<bool> place(const ExportMade &made) = 0;
    //! Nothing more can be put here.
    [[nodiscard]] virtual std::optional<Error> broken() const { return {}; }
    //! Gives the folder, or the file that came into being; before it there is none. Empty: none at all.
    virtual Result<QString> finish() = 0;
};

} // namespace maquette
