// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/thumbnails.h"
#include "models/core/catalogue.h"
#include "tests/unit/library/libraryfixture.h"
#include "ui/gallery/workactions.h"
#include "ui/viewer/viewer.h"

namespace maquette::test
{

//! \brief A viewer on a library of its own, shown in a window of 900x700.
class ViewerRig
{
public:
    ViewerRig();

    [[nodiscard]] bool show();
    AssetId addPicture(const QImage &picture);
    AssetId addPicture(QSize size, QColor color = Qt::darkCyan);
    AssetId addClip(const QString &name);
    [[nodiscard]] QString fileOf(AssetId id) const;
    //! To whatever has the focus, as from the keyboard.
    void key(Qt::Key key) const;
    //! Whether a visible label contains \a words.
    [[nodiscard]] bool says(const QString &words) const;
    //! Colour in the middle of what is shown.
    [[nodiscard]] QColor middle() const;

    LibraryFixture fixture;
    Catalogue catalogue;
    std::unique_ptr<Thumbnails> thumbnails;
    std::unique_ptr<WorkActions> actions;
    std::unique_ptr<Viewer> viewer;
};

} // namespace maquette::test
