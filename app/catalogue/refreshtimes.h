// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/catalogue/cataloguetiming.h"

#include <QDateTime>

#include <optional>

namespace maquette
{

class Clock;

//! \brief When the catalogue may be fetched by itself, and when a person's wish must wait.
class RefreshTimes
{
public:
    RefreshTimes(const Clock &clock, const CatalogueTiming &timing);

    //! Another service or token: what was learned of the one before does not count; \a fetchedAt is when its
    //! catalogue was fetched, invalid for never.
    void begin(const QDateTime &fetchedAt);
    void succeeded(const QDateTime &fetchedAt);
    void failed(const Error &error);
    //! False when one was fetched for this reason just now.
    [[nodiscard]] bool wantedForUnknownModel();

    //! How long to wait before it is fetched by itself; nothing when it is not to be.
    [[nodiscard]] std::optional<std::chrono::milliseconds> untilNext() const;
    //! How long the server asked to be left alone; 0 for not at all.
    [[nodiscard]] std::chrono::milliseconds untilAllowed() const;

private:
    using Ms = std::chrono::milliseconds;

    const Clock &m_clock;
    CatalogueTiming m_timing;
    QDateTime m_fetchedAt;
    Ms m_notBefore{0};   //!< by itself; of the clock's elapsed()
    Ms m_allowedFrom{0}; //!< for anybody
    Ms m_unknownFrom{0}; //!< for an unknown model
    int m_failures = 0;
    bool m_refused = false; //!< the token is not good for it
};

} // namespace maquette
