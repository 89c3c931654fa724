// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "ui/viewer/pyramid.h"

#include <QHash>
#include <QList>

namespace maquette
{

//! \brief Decoded pictures within a limit of bytes, halvings counted. What is wanted stays before what was
//! seen last.
//!
//! A picture that is heavier than the limit is kept while it is the one most wanted, beside the others, and
//! puts none of them out: leafing past one very large picture costs nothing but itself.
class PictureCache
{
public:
    explicit PictureCache(qint64 limit);

    //! Most wanted first.
    void setWanted(const QList<AssetId> &wanted);
    void keep(AssetId id, const Pyramid &picture);
    void forget(AssetId id);
    void clear();

    [[nodiscard]] Pyramid find(AssetId id) const { return m_kept.value(id); }
    [[nodiscard]] bool contains(AssetId id) const { return m_kept.contains(id); }
    [[nodiscard]] qint64 bytes() const; //!< of all that is kept
    [[nodiscard]] qint64 limit() const { return m_limit; }

private:
    void trim();
    [[nodiscard]] bool isHeavy(const Pyramid &picture) const { return picture.bytes() > m_limit; }

    qint64 m_limit;
    QList<AssetId> m_wanted;
    QHash<AssetId, Pyramid> m_kept;
    QList<AssetId> m_order; //!< of m_kept: what may go first stands first
};

} // namespace maquette
