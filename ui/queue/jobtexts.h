// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job.h"

#include <QCoreApplication>

#include <chrono>
#include <optional>

namespace maquette
{

//! \brief What is said of a job: its state in an artist's words, its times, and what it means for the money.
struct JobTexts
{
    Q_DECLARE_TR_FUNCTIONS(maquette::JobTexts)

public:
    enum class Tone { Plain, Waiting, Bad };

    QString state;  //!< "Running", "Queued · position 3"
    QString detail; //!< "0:21 · usually 0:35", or the model's name; may be empty
    QString reason; //!< one sentence, when there is something to explain
    Tone tone = Tone::Plain;
    bool moving = false;  //!< something goes on: a bar says so
    bool ticking = false; //!< the detail holds a time that runs

    //! \a usual: see Scheduler::usualTime(); \a now: UTC.
    static JobTexts of(const Job &job, std::optional<std::chrono::seconds> usual, const QDateTime &now);
    //! Message, meaning for the money and next step, a line each; for the inspector and tool tips.
    static QString explanation(const Job &job);
    //! A paid result that cannot be saved, or an order that would have nowhere to land.
    static bool waitsForStorage(const Job &job);
    //! Everything a report needs, as plain text: no token can be in it.
    static QString details(const Job &job);
    static QString accessible(const Job &job);
};

} // namespace maquette
