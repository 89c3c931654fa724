// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/gallery/picturesource.h"

namespace maquette
{

class Library;
class Thumbnails;

//! \brief The library's thumbnails as a PictureSource. Of an owner that never says what it wants nothing is
//! called off.
class ThumbnailPictures : public PictureSource
{
    Q_OBJECT

public:
    ThumbnailPictures(Library &library, Thumbnails &thumbnails, QObject *parent = nullptr);
    [[nodiscard]] QImage picture(AssetId id, int edge) override;
    [[nodiscard]] QImage nearest(AssetId id) const override;
    [[nodiscard]] QString problem(AssetId id) const override;
    [[nodiscard]] QString clipFile(AssetId id) const override;
    void setWanted(const QList<AssetId> &visible, const QList<AssetId> &ahead) override;

private:
    Library &m_library;
    Thumbnails &m_thumbnails;
    bool m_tells = false;
};

} // namespace maquette
