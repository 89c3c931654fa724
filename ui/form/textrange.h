// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRectF>
#include <QTextBlock>
#include <QTextLine>

namespace maquette
{

//! \brief A line of text that can be seen, and the place where its paragraph is drawn.
struct VisibleLine
{
    QTextBlock block;
    QTextLine line;
    QPointF origin;

    //! Where the letters from \a start to \a end of the paragraph stand in this line; null if none do. Text
    //! that is being composed moves what comes behind it.
    [[nodiscard]] QRectF rectOf(int start, int end) const;
    //! The part of the paragraph that this line shows.
    [[nodiscard]] int start() const;
    [[nodiscard]] int end() const;
};

} // namespace maquette
