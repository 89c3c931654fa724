// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace maquette
{

class MediaTile;

//! \brief Tiles beside each other, in as many rows as they need. Knows their places, not what they are.
class MediaStrip : public QWidget
{
    Q_OBJECT

public:
    explicit MediaStrip(QWidget *parent = nullptr);

    void setTiles(const QList<MediaTile *> &tiles);
    //! The index of the place at \a position; the nearest one.
    [[nodiscard]] qsizetype placeAt(const QPoint &position) const;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] int columnsIn(int width) const;
    void layOut();

    QList<MediaTile *> m_tiles;
};

} // namespace maquette
