// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/descriptorset.h"
#include "models/catalogue/livecatalogue.h"

#include <QStringList>

namespace maquette
{

//! \brief Where descriptions of models stand on this machine, and what is kept of each service there.
struct CataloguePlaces
{
    QString kept;        //!< a folder; each service has one of its own in it
    QStringList shipped; //!< `:/models`
    QString own;         //!< the artist's files
    QString language;

    //! A folder that no other service has.
    [[nodiscard]] QString folderOf(const QString &service) const;
    //! Nothing when none is kept, or it cannot be used; see KeptFile.
    [[nodiscard]] std::optional<LiveCatalogue> readLive(const QString &service) const;
    [[nodiscard]] Result<void> writeLive(const LiveCatalogue &live) const;
    [[nodiscard]] DescriptorSet readShipped() const;
    [[nodiscard]] DescriptorSet readOwn() const;
};

} // namespace maquette
