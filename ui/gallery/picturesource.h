// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QImage>
#include <QList>
#include <QObject>

namespace maquette
{

//! \brief Where the gallery gets its pictures from, without waiting; the seam between the view and
//! Thumbnails, whose words its members mirror.
class PictureSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    //! \a edge: longest side in device pixels. Null while it is being made.
    [[nodiscard]] virtual QImage picture(AssetId id, int edge) = 0;
    //! Whatever is in memory of it, to be shown until the right one is ready().
    [[nodiscard]] virtual QImage nearest(AssetId id) const = 0;
    [[nodiscard]] virtual QString problem(AssetId id) const = 0;
    //! The file of a clip, for scrubbing through it; empty for any other work.
    [[nodiscard]] virtual QString clipFile(AssetId id) const
    {
        Q_UNUSED(id)
        return {};
    }
    //! What is in sight, in order, and what will be shown next, the likeliest first; all else that was asked
    //! for is called off.
    virtual void setWanted(const QList<AssetId> &visible, const QList<AssetId> &ahead) = 0;

signals:
    void ready(maquette::AssetId id);
};

} // namespace maquette
