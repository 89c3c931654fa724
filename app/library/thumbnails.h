// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/asset.h"

#include <QCache>
#include <QImage>
#include <QObject>

#include <memory>

namespace maquette
{

class Library;

//! \brief Thumbnails of images and posters of clips: made on a pool of (cores - 1) threads, kept as JPEG in
//! the cache folder and, bounded (64 MiB), in memory. Main thread object.
//!
//! get() never blocks: it returns what is in memory and else asks for it; ready() tells when to paint again.
//! The requests of what is visible go first: call setWanted() with the ids in view, in order, and older
//! requests outside it are dropped.
class Thumbnails : public QObject
{
    Q_OBJECT

public:
    Thumbnails(Library &library, const QString &cacheFolder, QObject *parent = nullptr);
    ~Thumbnails() override;

    //! \a edge: longest side in device pixels; rounded up to 256, 512 or 1024. A null image while it is being
    //! made.
    [[nodiscard]] QImage get(AssetId id, int edge);
    //! Whatever is in memory of it, largest first, to be painted scaled until the right one is ready(); may
    //! be null. Asks for nothing.
    [[nodiscard]] QImage nearest(AssetId id) const;
    //! Why there is no thumbnail; empty while unknown or fine.
    [[nodiscard]] QString problem(AssetId id) const;
    void setWanted(const QList<AssetId> &visible);

signals:
    void ready(maquette::AssetId id);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
