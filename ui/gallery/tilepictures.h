// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/asset.h"

#include <QCache>
#include <QElapsedTimer>
#include <QPixmap>

namespace maquette
{

class PictureSource;

//! \brief The tiles' pictures as they are painted: cut or fitted to the square, scaled to the very device
//! pixels, corners rounded; bounded to 48 MiB.
//!
//! Scaling is done in the paint event and may take 4 ms of each; what is over that is left for the next frame
//! (see isLate()).
class TilePictures
{
public:
    explicit TilePictures(PictureSource &source);

    void beginFrame();
    [[nodiscard]] bool isLate() const { return m_late; }

    //! Null while there is none. \a edge: of the tile, in logical pixels.
    [[nodiscard]] QPixmap tile(const Asset &asset, int edge, qreal ratio, bool cropped);
    //! Asks for the picture of a tile that will be painted like those before it.
    void prepare(const Asset &asset);
    //! How many such pictures find room in memory beside those in sight.
    [[nodiscard]] qsizetype aheadRoom() const;
    [[nodiscard]] QString problem(AssetId id) const;
    void forget(AssetId id);

    //! \a image in a square of \a edge device pixels; cropped fills it, else it is as large as it fits.
    static QImage compose(const QImage &image, int edge, bool cropped, qreal radius);
    //! \a image in the middle of \a room device pixels, as it is but for its corners.
    static QImage rounded(QImage image, QSize room, qreal radius);
    //! The longest side to ask for, so that the square is filled without enlarging.
    static int longestSide(const QSize &pixels, int edge, bool cropped);

private:
    PictureSource &m_source;
    QCache<qint64, QPixmap> m_cache; //!< by id, cost in KiB
    int m_edge = 0;                  //!< device pixels of all that is in the cache
    bool m_cropped = true;
    QElapsedTimer m_frame;
    bool m_late = false;
};

} // namespace maquette
