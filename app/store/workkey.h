// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/media.h"

#include <QList>
#include <QStringList>

namespace maquette
{

//! \brief What the gallery sorts and narrows a work by: the few numbers of it that are kept in memory for the
//! whole library (64 bytes each); the rest is read from the index when it is looked at.
struct WorkKey
{
    qint64 id = 0;        //!< the AssetId's number
    qint64 createdAt = 0; //!< ms since 1970, UTC
    qint64 job = 0;       //!< 0 for none
    qint64 cost = 0;      //!< microdollars of the whole run; 0 also while unknown
    qint64 durationMs = 0;
    qint32 index = 0;
    qint32 width = 0;
    qint32 height = 0;
    qint32 project = 0; //!< number of the ProjectId; 0 for none
    quint16 model = 0;  //!< place in the list of models that comes with the keys
    MediaKind kind = MediaKind::Image;
    quint8 rating = 0;
    quint8 colour = 0;
    bool simulated = false;

    friend bool operator==(const WorkKey &, const WorkKey &) = default;
};

//! \brief Some works' keys, and the models they name.
struct WorkKeyBatch
{
    QList<WorkKey> keys;
    QStringList models;
};

} // namespace maquette
