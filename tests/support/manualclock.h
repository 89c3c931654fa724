// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

namespace maquette::test
{

//! \brief A clock that stands still until it is turned.
class ManualClock : public Clock
{
public:
    explicit ManualClock(const QDateTime &now = QDateTime(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC))
        : m_now(now)
    {}
    [[nodiscard]] QDateTime now() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds elapsed() const override { return m_elapsed; }
    void advance(std::chrono::milliseconds by)
    {
        m_now = m_now.addMSecs(by.count());
        m_elapsed += by;
    }

private:
    QDateTime m_now;
    std::chrono::milliseconds m_elapsed{0};
};

} // namespace maquette::test
