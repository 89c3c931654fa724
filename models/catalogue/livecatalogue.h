// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/modelentry.h"

namespace maquette
{

//! \brief One description as a page of the service's catalogue has it.
struct CatalogueItem
{
    ModelId id;
    QByteArray json;
};

//! \brief One model of a service's catalogue.
struct LiveModel
{
    ModelEntry entry;
    QByteArray json; //!< empty: it is listed, and its description cannot be read
};

//! \brief A service's whole catalogue as it was fetched. A value; never a part of one.
struct LiveCatalogue
{
    QString service; //!< Endpoint::name
    QDateTime fetchedAt;
    QList<LiveModel> models;

    //! Reads each of \a items; \a before, which may be null, tells which of them are new. An error when none
    //! of them can be read.
    static Result<LiveCatalogue> of(const QList<CatalogueItem> &items, const QString &service,
                                    const QDateTime &now, const LiveCatalogue *before);

    //! As lines for a KeptFile, and back. Entries of another version are read anew from the descriptions.
    [[nodiscard]] QList<QByteArray> toLines() const;
    [[nodiscard]] Json head() const;
    static Result<LiveCatalogue> fromLines(const Json &head, const QList<QByteArray> &lines);
};

} // namespace maquette
