// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/metadata/workmetadata.h"

#include <QSize>
#include <QString>

namespace maquette
{

//! \brief How works leave the library.
//!
//! Format, size, quality and colours are of pictures: clips, sound and animations are copied as they are.
struct ExportPlan
{
    enum class Format { AsIs, Png, Jpeg, WebP };
    enum class Sizing { Original, LongestSide, Percent };

    Format format = Format::AsIs;
    int quality = 90; //!< 1 to 100, of JPEG and WebP; a WebP of 100 loses nothing
    Sizing sizing = Sizing::Original;
    int longestSide = 2048; //!< pictures are never made larger
    int percent = 50;       //!< 1 to 100
    bool toSrgb = true;     //!< where a picture is written anew
    MetadataProfile profile = MetadataProfile::Everything;
    QString names = QStringLiteral("{name}"); //!< see NameTemplate
    bool isZip = false;
    QString target; //!< the folder, or the ZIP file

    friend bool operator==(const ExportPlan &, const ExportPlan &) = default;
};

//! The size that a picture of \a pixels gets.
QSize exportSize(const ExportPlan &plan, QSize pixels);
//! "png"; empty for AsIs.
QString extensionOf(ExportPlan::Format format);
//! Those that can be written here.
QList<ExportPlan::Format> exportFormats();

} // namespace maquette
