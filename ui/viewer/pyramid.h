// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QImage>
#include <QList>
#include <QSize>
#include <QString>

class QIODevice;

namespace maquette
{

//! \brief A decoded picture with its halvings, so that any scale is painted from a level at most twice as
//! large. A value; levels are as forScreen() makes them. level 0 is the picture itself.
//!
//! Halvings are made on demand: the first sharp picture waits for no level that it does not need.
struct Pyramid
{
    QList<QImage> levels;
    QString profile;  //!< what the file's colours were before they became sRGB; empty: sRGB
    bool cut = false; //!< a part is missing, because the end of the file is

    [[nodiscard]] QSize size() const { return levels.isEmpty() ? QSize() : levels.first().size(); }
    [[nodiscard]] bool isNull() const { return levels.isEmpty(); }
    [[nodiscard]] bool isWhole() const; //!< no halving is missing
    [[nodiscard]] qint64 bytes() const;
    //! The smallest level there is that is not smaller than the picture at \a scale (target pixels per
    //! picture pixel).
    [[nodiscard]] const QImage &levelFor(double scale) const;
    //! The largest level of which no side is longer than \a edge; else the smallest.
    [[nodiscard]] const QImage &levelWithin(int edge) const;
    //! Makes the halvings that are missing for \a scale; 0: all. Blocking.
    void halveFor(double scale);

    //! Decodes what is in \a device, and makes the halvings that it takes to be fitted into \a room; an empty
    //! room takes none. Blocking, for worker threads. TooLarge (over 256 megapixels), DamagedFile.
    static Result<Pyramid> read(QIODevice &device, QSize room);
    //! With all its halvings.
    static Pyramid fromImage(QImage image);
    //! What a picture of \a size takes with all its halvings.
    static qint64 bytesOf(QSize size);
};

//! \a image, in 32 bits a pixel, at half its size.
QImage halved(const QImage &image);

} // namespace maquette
