// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/money.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <optional>

namespace maquette
{

//! \brief One finished run of a model: the exact input, and what it really cost.
struct PricedRun
{
    QByteArray input;
    Money cost;
};

//! \brief "Your last 6 runs like this: $0.42-0.47".
struct LearnedPrice
{
    static constexpr int mostRuns = 6;

    int runs = 0; //!< at most mostRuns
    Money low;
    Money high;

    friend bool operator==(const LearnedPrice &, const LearnedPrice &) = default;
};

//! What runs with an input like \a input have cost. Like it are those that agree with it in every field that
//! moved the price in \a past (of one model and server, newest first): fields are taken in, the one that
//! explains most first, until the costs of the runs that agree no longer differ or nothing explains the rest.
//! What costs differently for no reason that the inputs tell stays a range. Nothing when no run is like it,
//! or when \a input differs in a field that was the same in all of them: what that costs nobody has seen.
//!
//! \a free: fields that never move a price, such as prompt and seed; addresses of media count by their
//! number.
std::optional<LearnedPrice> learnedPrice(const QList<PricedRun> &past, const QByteArray &input,
                                         const QStringList &free);

} // namespace maquette
