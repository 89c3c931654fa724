// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/asset.h"

#include <QImage>
#include <QObject>

#include <memory>

namespace maquette
{

class Library;

//! \brief Thumbnails of images and posters of clips: looked for in a file in the cache folder, else made on
//! threads that step back for the window; bounded (24 MiB) in memory. Main thread object.
//!
//! get() never blocks: it returns what is in memory and else asks for it; ready() tells when to paint again.
//! What is known goes before what has to be made, however much of that there is. A view calls setWanted()
//! with the ids in sight, in order, and with those it will show next: what it asked for is made in that
//! order, and called off, in the middle of it too, once it is in neither list. What others ask for goes
//! first.
class Thumbnails : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 usualCacheBytes = 1024LL * 1024 * 1024;
    enum class Asker { View, Other };

    Thumbnails(Library &library, const QString &cacheFolder, QObject *parent = nullptr,
               qint64 cacheBytes = usualCacheBytes);
    ~Thumbnails() override;

    //! \a edge: longest side in device pixels; rounded up to 256 or 512. A null image while it is being made.
    [[nodiscard]] QImage get(AssetId id, int edge, Asker asker = Asker::Other);
    //! Whatever is in memory of it, largest first, to be painted scaled until the right one is ready(); may
    //! be null. Asks for nothing.
    [[nodiscard]] QImage nearest(AssetId id) const;
    //! Why there is no thumbnail; empty while unknown or fine. Of a file that takes very long it is said
    //! until its picture is there after all.
    [[nodiscard]] QString problem(AssetId id) const;
    void setWanted(const QList<AssetId> &visible, const QList<AssetId> &ahead = {});
    //! How many are asked for and not there yet.
    [[nodiscard]] qsizetype waiting() const;

signals:
    void ready(maquette::AssetId id);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
