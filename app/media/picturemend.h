// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media/localmedia.h"

#include <QColor>
#include <QRect>

namespace maquette
{

//! \brief How one picture is made to fit: cut, then padded, then scaled, then encoded.
struct PictureMend
{
    enum class Pad { Colour, Blur };

    QRect crop;   //!< of the upright picture; null: all of it
    QSize canvas; //!< larger than what was cut, which stands in its middle; empty: nothing is padded
    Pad pad = Pad::Colour;
    QColor colour = Qt::black;
    QSize size; //!< in the end
    //! Png, Jpeg or WebP. A PNG that gets too heavy becomes a JPEG, or a WebP where it is transparent.
    FileType type = FileType::Png;
};

//! \brief One way that is offered to make a picture fit.
struct PictureMendOption
{
    enum class Kind { Crop, PadColour, PadBlur, Resize, Reencode, Upright };
    Kind kind;
    QString title;     //!< "Crop to 2048 × 1152"
    QStringList notes; //!< see mendNotes()
    PictureMend mend;
};

//! \brief A picture that was made to fit.
struct MendedPicture
{
    QString file;
    FileType type = FileType::Unknown;
    QSize pixels; //!< smaller than was planned when no quality alone met the weight
    qint64 bytes = 0;
    bool alphaLost = false;
};

constexpr qint64 maxMendedPixels = 100'000'000;

//! What would make \a media fit \a limits, the most careful first; empty when it fits or nothing helps. A
//! picture of a kind that the service may not read, or that EXIF turns, gets an offer although it fits.
QList<PictureMendOption> pictureMends(const LocalMedia &media, const MediaLimits &limits);
//! As what \a media is written when it is changed: as it is where the service reads that.
FileType mendedType(const LocalMedia &media);
//! Whether what is transparent in \a media becomes white by \a mend.
bool losesAlpha(const LocalMedia &media, const PictureMend &mend);
//! What \a mend changes besides what it is for, and what it keeps that may be in doubt; one sentence each.
QStringList mendNotes(const LocalMedia &media, const PictureMend &mend);
//! The mend for a part that the artist has drawn, which is scaled where that helps; nothing when its shape is
//! not allowed.
std::optional<PictureMend> cropMend(const LocalMedia &media, const MediaLimits &limits, QRect part);
//! The part nearest to \a media's shape that is allowed; the most of it, from its middle.
std::optional<QRect> allowedCrop(const LocalMedia &media, const MediaLimits &limits);

//! Makes it, into \a folder under a name of the contents and the mend: what is there already is not made
//! again. The original stays as it is. Upright, with the colour profile. Blocking: for worker threads.
//! TooLarge when no encoding meets the limits; FileAccess, DamagedFile, DiskFull.
Result<MendedPicture> mendPicture(const QString &file, const PictureMend &mend, const MediaLimits &limits,
                                  const QString &folder);

} // namespace maquette
