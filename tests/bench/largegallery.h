// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/largelibrary.h"
#include "ui/gallery/galleryview.h"
#include "ui/gallery/thumbnailpictures.h"
#include "ui/gallery/workmodel.h"

#include <QMainWindow>

namespace maquette::bench
{

//! \brief A gallery as the window has it, over one open of a library.
struct LargeGallery
{
    explicit LargeGallery(LargeLibrary &works);
    ~LargeGallery();
    LargeGallery(const LargeGallery &) = delete;
    LargeGallery &operator=(const LargeGallery &) = delete;

    [[nodiscard]] bool isShown() const; //!< with a thumbnail on every tile in sight

    std::unique_ptr<Library> library;
    Thumbnails thumbnails;
    ThumbnailPictures pictures;
    WorkModel model;
    std::unique_ptr<WorkSearch> search;
    QMainWindow window;
    GalleryView view{model, pictures};
};

//! Milliseconds of each frame as the event loop makes it: one step, its events, its painting. Through the
//! whole gallery in steps of one size, as the scroll bar is dragged.
QList<double> scrollThrough(GalleryView &view);
//! The same by steps of the wheel: what an artist does, tile by tile.
QList<double> wheelThrough(GalleryView &view);

} // namespace maquette::bench
