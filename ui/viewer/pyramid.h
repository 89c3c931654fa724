// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QImage>
#include <QList>
#include <QSize>
#include <QString>

namespace maquette
{

//! \brief A decoded picture with its halvings, so that any scale is painted from a level at most twice as
//! large. A value; levels are RGB32 or ARGB32_Premultiplied in sRGB. level 0 is the picture itself.
struct Pyramid
{
    QList<QImage> levels;

    [[nodiscard]] QSize size() const { return levels.isEmpty() ? QSize() : levels.first().size(); }
    [[nodiscard]] bool isNull() const { return levels.isEmpty(); }
    //! The smallest level that is not smaller than the picture at \a scale (target pixels per picture pixel).
    [[nodiscard]] const QImage &levelFor(double scale) const;

    //! Decodes \a file whole; blocking, for worker threads. FileAccess, TooLarge (over 256 megapixels),
    //! DamagedFile.
    static Result<Pyramid> load(const QString &file);
    static Pyramid fromImage(QImage image);
};

} // namespace maquette
