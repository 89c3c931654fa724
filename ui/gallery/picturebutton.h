// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/asset.h"

#include <QAbstractButton>
#include <QPixmap>

namespace maquette
{

class PictureSource;

//! \brief A work's picture that can be pressed: the inspector's preview, and the small ones of its relatives.
class PictureButton : public QAbstractButton
{
    Q_OBJECT

public:
    //! \a square: cut to a square of \a edge; else as wide as it is given, its height by the picture, at most
    //! \a edge.
    PictureButton(PictureSource &source, int edge, bool square, QWidget *parent = nullptr);

    void setWork(const Asset &asset);
    [[nodiscard]] AssetId work() const { return m_asset.id; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return !m_square; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QImage currentImage() const;

    PictureSource &m_source;
    int m_edge;
    bool m_square;
    Asset m_asset;
    QPixmap m_picture;
    qint64 m_shown = 0; //!< cache key of the image that m_picture was made of
};

} // namespace maquette
