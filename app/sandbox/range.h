// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace maquette
{

//! \brief A part of a file.
struct Range
{
    qint64 from = 0;
    qint64 size = 0;
};

enum class RangeWish { None, Part, Impossible };

//! \brief How an answer with a file is wrong about the part it gives.
struct RangeFault
{
    enum class Kind {
        None,
        Refused,   //!< 416 whatever was asked for
        OtherPart, //!< a part of a file that has changed, although If-Range asked for the old one
        WrongStart,
        WrongTotal
    };
    Kind kind = Kind::None;
    qint64 by = 0; //!< by how much the start or the total is off
};

//! Reads a Range header for a file of \a whole bytes; one range only, several are answered with the whole
//! file.
RangeWish parseRange(const QByteArray &header, qint64 whole, Range &range);

} // namespace maquette
