// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace maquette
{

//! \brief A word's place in its paragraph, in UTF-16 units.
struct WordSpan
{
    int start = 0;
    int length = 0;

    [[nodiscard]] int end() const { return start + length; }
    friend bool operator==(const WordSpan &, const WordSpan &) = default;
};

} // namespace maquette
