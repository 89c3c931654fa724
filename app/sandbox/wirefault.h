// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace maquette
{

//! How far into an answer it goes well.
enum class WirePoint { Whole, BeforeStatus, InStatus, AfterStatus, InHeaders, AfterHeaders, InBody };
//! What comes there: the connection ends in FIN or in RST, or nothing is heard any more.
enum class WireEnd { Close, Reset, Stall };
//! Where a body in chunks breaks off.
enum class ChunkCut { InChunk, BetweenChunks, InSize };

//! \brief A place in a body: after so many bytes, or after a share of it.
struct BodyCut
{
    qint64 bytes = -1; //!< below 0: the share counts
    double share = 0.5;
    friend bool operator==(const BodyCut &, const BodyCut &) = default;

    [[nodiscard]] qint64 in(qint64 size) const
    {
        return std::min(size, bytes >= 0 ? bytes : std::llround(share * double(size)));
    }
};

//! \brief What happens to an answer on the wire. Its parts can be combined; by itself this changes nothing.
struct WireFault
{
    enum class Framing { Length, Chunked, None };

    std::chrono::milliseconds delay{0};
    WirePoint until = WirePoint::Whole;
    WireEnd end = WireEnd::Close; //!< when `until` is not the whole
    BodyCut cut;                  //!< with InBody
    Framing framing = Framing::Length;
    qint64 chunk = 1000; //!< bytes, when Chunked
    ChunkCut chunkCut = ChunkCut::InChunk;
    qint64 lengthBy = 0;  //!< what the Content-Length names too much
    double rate = 0;      //!< bytes of the body a second; 0: as fast as it goes
    bool endless = false; //!< the body goes on until the client leaves

    friend bool operator==(const WireFault &, const WireFault &) = default;
};

} // namespace maquette
