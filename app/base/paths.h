// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

namespace maquette
{

//! \brief Where everything stands on disk: XDG folders, or one profile folder (`--profile`).
//! Only `library` holds what cannot be made again; `cache` may be deleted at any time.
struct Paths
{
    QString config;     //!< settings file's folder
    QString data;       //!< database, logs, sandbox state
    QString cache;      //!< thumbnails, posters
    QString library;    //!< the artist's pictures and clips
    QString userModels; //!< descriptors that the artist added: `<data>/models`

    [[nodiscard]] QString promptLists() const; //!< folder of the lists that prompts name
    [[nodiscard]] QString settingsFile() const;
    [[nodiscard]] QString databaseFile() const;
    [[nodiscard]] QString logFile() const;
    [[nodiscard]] QString personalWordsFile() const; //!< of the spell check

    //! \a profile and \a library may be empty: then the system's standard places and `Pictures/Maquette`.
    static Paths standard(const QString &profile = {}, const QString &library = {});
    //! Makes every folder except the library; FileAccess names the one that failed.
    [[nodiscard]] Result<void> create() const;
};

} // namespace maquette
