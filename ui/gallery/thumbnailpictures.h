// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/gallery/picturesource.h"

namespace maquette
{

class Thumbnails;

//! \brief The library's thumbnails as a PictureSource.
class ThumbnailPictures : public PictureSource
{
    Q_OBJECT

public:
    explicit ThumbnailPictures(Thumbnails &thumbnails, QObject *parent = nullptr);
    [[nodiscard]] QImage picture(AssetId id, int edge) override;
    [[nodiscard]] QString problem(AssetId id) const override;
    void setWanted(const QList<AssetId> &visible) override;

private:
    Thumbnails &m_thumbnails;
};

} // namespace maquette
