// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>

namespace maquette
{

//! \brief The time of day and a monotonic time, behind a seam so that tests can turn it.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;
    //! UTC, to the millisecond; may jump.
    [[nodiscard]] virtual QDateTime now() const = 0;
    //! Never goes back; does not count time asleep on every system.
    [[nodiscard]] virtual std::chrono::milliseconds elapsed() const = 0;
};

//! \brief The machine's own clocks. Usable from any thread.
class SystemClock : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override;
    [[nodiscard]] std::chrono::milliseconds elapsed() const override;
};

} // namespace maquette
