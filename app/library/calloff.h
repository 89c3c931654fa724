// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>

namespace maquette
{

//! \brief Says to work in another thread that nobody waits for it any more; copies say the same. Thread-safe.
class CallOff
{
public:
    void callOff() { m_off->store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool isCalledOff() const { return m_off->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic<bool>> m_off = std::make_shared<std::atomic<bool>>(false);
};

} // namespace maquette
