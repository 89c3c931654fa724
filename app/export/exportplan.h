// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/metadata/workmetadata.h"

#include <QColor>
#include <QSize>
#include <QString>

namespace maquette
{

//! \brief How works leave the library.
struct ExportPlan
{
    enum class Format { AsIs, Png, Jpeg, WebP, LosslessWebP, Tiff };
    enum class Sizing { Original, LongestSide, Within, Percent };
    enum class Clips { Copy, Poster };
    //! What becomes of a work whose name a file in the folder has already.
    enum class Taken { Number, Skip, Overwrite };

    Format format = Format::AsIs;
    int quality = 90; //!< 1 to 100, of JPEG and WebP
    Sizing sizing = Sizing::Original;
    int longestSide = 2048;
    QSize within{1920, 1080};
    int percent = 50;
    bool mayEnlarge = false;
    bool toSrgb = false;
    QColor background = Qt::white; //!< what JPEG has behind transparent pixels
    Clips clips = Clips::Copy;
    MetadataProfile profile = MetadataProfile::Everything;
    QString names = QStringLiteral("{name}");
    Taken taken = Taken::Number;
    bool isZip = false;
    QString target; //!< the folder, or the ZIP file

    friend bool operator==(const ExportPlan &, const ExportPlan &) = default;
};

//! The size that a picture of \a pixels gets.
QSize exportSize(const ExportPlan &plan, QSize pixels);
//! "png"; empty for AsIs.
QString extensionOf(ExportPlan::Format format);

} // namespace maquette
