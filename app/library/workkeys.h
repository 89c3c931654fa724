// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/asset.h"
#include "app/store/workkey.h"

#include <QHash>
#include <QSet>

namespace maquette
{

//! \brief The keys of all works, by id, and the models they name. Implicitly shared, so that a search on
//! another thread can have it as it stands.
class WorkKeys
{
public:
    [[nodiscard]] const QList<WorkKey> &all() const { return m_keys; } //!< by id, ascending
    [[nodiscard]] qsizetype size() const { return m_keys.size(); }
    [[nodiscard]] const WorkKey *find(AssetId id) const;
    [[nodiscard]] const QStringList &models() const { return m_models; }

    void clear();
    //! Works that are known already keep their key. Gives the new ones, their models as places in models().
    QList<WorkKey> add(const WorkKeyBatch &batch);
    //! Adds the work or takes over what has changed of it.
    WorkKey set(const Asset &asset);
    void remove(const QSet<AssetId> &ids);

private:
    [[nodiscard]] quint16 placeOf(const QString &model);
    [[nodiscard]] QList<WorkKey>::iterator lower(qint64 id);

    QList<WorkKey> m_keys;
    QStringList m_models;
    QHash<QString, quint16> m_places;
};

} // namespace maquette
