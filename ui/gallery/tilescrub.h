// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/library/clipscrubber.h"

#include <QObject>
#include <QRect>

class QPainter;

namespace maquette
{

//! \brief The clip's tile that is scrubbed through by moving over it: from its left edge to its right is from
//! the clip's first frame to its last. Stays where less motion is wished: it moves only as the hand does.
class TileScrub : public QObject
{
    Q_OBJECT

public:
    explicit TileScrub(QObject *parent = nullptr);

    //! The pointer is at \a share, 0 to 1, of the tile of \a id, whose clip is \a file. \a edge: of the tile,
    //! in device pixels.
    void move(AssetId id, const QString &file, double share, int edge);
    //! The tile shows its poster again, and the decoder is let go.
    void leave();
    [[nodiscard]] AssetId work() const { return m_work; }
    [[nodiscard]] double share() const { return m_share; }

    //! The frame in the place of the poster; null while there is none, or for another tile.
    [[nodiscard]] QImage picture(AssetId id) const;
    //! The line that says where in the clip that is.
    void paintPosition(QPainter &painter, const QRect &tile) const;

signals:
    void changed(maquette::AssetId id);

private:
    ClipScrubber m_scrubber;
    AssetId m_work;
    QString m_file;
    double m_share = 0;
};

} // namespace maquette
