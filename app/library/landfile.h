// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/library/asset.h"

#include <QImage>
#include <QList>

namespace maquette
{

//! \brief A complete file on its way to its final name.
struct LandingOrder
{
    QString library; //!< the library folder
    QString stem;    //!< `<day>/<name>`, relative to it and without extension
    QString file;    //!< `<stem>.part`, or the final name already when a former run was interrupted
    bool isInPlace = false;
    Asset asset; //!< all that is known beside the file: everything but path, kind, pixels, bytes, duration
};

//! \brief A work under its final name, not yet indexed.
struct Landed
{
    Asset asset;
    QList<QImage> previews; //!< edges 1024, 512, 256; fewer for small pictures
};

//! Checks, syncs and renames. Blocking: for worker threads. On error the `.part` is removed; a file under its
//! final name is left alone.
Result<Landed> landFile(const LandingOrder &order);
//! The file that an interrupted landing of \a stem left under its final name; empty when there is none.
QString findInterrupted(const QString &library, const QString &stem);

} // namespace maquette
