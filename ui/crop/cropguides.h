// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QList>
#include <QRectF>
#include <QString>

namespace maquette
{

//! \brief A shape that is drawn over a picture, and where its words stand.
struct CropGuide
{
    QString text;
    QRectF place;
    QSizeF words;      //!< how large they are, with their ground
    bool last = false; //!< its words stand at its end, not at its beginning
    QRectF label;      //!< empty where there is no room for them
};

//! Finds places in \a room for the words of \a guides: inside the shape or else around \a picture, and none
//! over another.
void placeLabels(QList<CropGuide> &guides, const QRectF &picture, const QRectF &room);
//! The edges of \a guides, without those that lie on one of a guide before.
QList<QLineF> guideLines(const QList<CropGuide> &guides);

} // namespace maquette
