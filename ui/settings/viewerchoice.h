// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace maquette
{

//! \brief How the artist left the viewer.
struct ViewerChoice
{
    static constexpr int leastSeconds = 2;
    static constexpr int mostSeconds = 30;

    bool filmStrip = false;
    int slideSeconds = 5; //!< leastSeconds to mostSeconds
    bool slidesShuffled = false;

    friend bool operator==(const ViewerChoice &, const ViewerChoice &) = default;
};

} // namespace maquette
