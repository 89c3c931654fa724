// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/money.h"

#include <QDateTime>

#include <optional>

namespace maquette
{

//! \brief When the steps of one run were, as the journal has them: UTC, invalid where a step was not seen.
struct RunRecord
{
    QDateTime orderedAt;
    QDateTime sentAt;
    QDateTime acceptedAt; //!< the server's answer with the request id
    QDateTime startedAt;  //!< first seen running
    QDateTime finishedAt; //!< the result was there
    QDateTime savedAt;    //!< all files were in the library
    std::optional<Money> estimate;
    std::optional<Money> cost;

    friend bool operator==(const RunRecord &, const RunRecord &) = default;
};

} // namespace maquette
