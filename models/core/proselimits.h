// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace maquette
{

//! \brief Limits of a text that stand only in its description. They are advice: the service may think
//! otherwise.
struct ProseLimits
{
    std::optional<int> words;
    std::optional<int> characters;
};

//! Reads sentences such as "no more than 600 English words", "less than 600 characters", "1-7000 characters",
//! "Max 500 characters". A number of Chinese characters is no limit for other scripts and is passed over; of
//! several numbers the largest counts.
ProseLimits proseLimits(const QString &description);

} // namespace maquette
