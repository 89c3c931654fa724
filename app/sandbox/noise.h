// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace maquette
{

//! \brief Smooth random values of -1 to 1 on a plane that repeats every 256 cells. Immutable once made.
class Noise
{
public:
    explicit Noise(std::uint64_t seed);

    [[nodiscard]] float at(float x, float y) const;
    //! Octaves summed, each half as strong and twice as fine.
    [[nodiscard]] float layered(float x, float y, int octaves) const;
    //! The bare cells, for grain.
    [[nodiscard]] const float *row(int y) const { return m_cells.data() + (y & 255) * 256; }

private:
    std::vector<float> m_cells;
};

} // namespace maquette
