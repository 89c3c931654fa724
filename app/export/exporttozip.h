// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/newfile.h"
#include "app/export/exporttarget.h"
#include "app/export/ziparchive.h"

namespace maquette
{

//! \brief A ZIP that works are exported to. The file has no name until all of it is on the disk.
class ExportToZip : public ExportTarget
{
public:
    //! Where \a file is there already, the ZIP gets a number.
    static Result<std::unique_ptr<ExportTarget>> open(const QString &file, const CallOff &callOff);
    Result<bool> place(const ExportMade &made) override;
    [[nodiscard]] std::optional<Error> broken() const override { return m_broken; }
    Result<QString> finish() override;

private:
    ExportToZip(QString file, std::unique_ptr<NewFile> target, CallOff callOff);
    Result<void> add(const ExportMade &made, const QString &name);
    Result<void> addSidecar(const ExportMade &made, const QString &name);
    //! What went wrong with the archive itself cannot be mended.
    Result<void> noted(Result<void> outcome);

    const QString m_file;
    const CallOff m_callOff;
    std::unique_ptr<NewFile> m_target;
    std::unique_ptr<ZipArchive> m_zip; //!< writes into m_target
    ExportNames m_names;
    std::optional<Error> m_broken;
    qsizetype m_entries = 0;
};

} // namespace maquette
