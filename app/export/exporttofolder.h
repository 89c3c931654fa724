// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/exporttarget.h"

namespace maquette
{

//! \brief A folder that works are exported to. Each file gets its name when it is whole and on the disk.
class ExportToFolder : public ExportTarget
{
public:
    //! Makes the folder where it is not there.
    static Result<std::unique_ptr<ExportTarget>> open(const QString &folder, const CallOff &callOff);
    Result<bool> place(const ExportMade &made) override;
    Result<QString> finish() override { return m_folder; }

private:
    ExportToFolder(QString folder, CallOff callOff);
    [[nodiscard]] Result<void> makeFolderOf(const QString &path) const;
    //! Nothing: the name is taken.
    Result<std::optional<bool>> placeAs(const QString &file, const ExportMade &made) const;
    Result<bool> write(const QString &file, const ExportMade &made) const;

    const QString m_folder;
    const CallOff m_callOff;
    ExportNames m_names;
};

} // namespace maquette
