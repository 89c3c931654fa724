// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/headless/eventlines.h"

#include <QCoreApplication>

namespace maquette
{

class Library;

//! \brief Words and lines for each step of a followed run. \a origin is null for a run that the journal
//! brought back.
class RunTeller
{
    Q_DECLARE_TR_FUNCTIONS(maquette::RunTeller)

public:
    RunTeller(EventLines &lines, const Library &library);

    void ordered(const Job &job, const RequestedRun &origin);
    void notOrdered(const RequestedRun &origin, const Error &error);
    //! Submitting, Queued, Running, Collecting.
    void step(const Job &job, const RequestedRun *origin);
    //! \a job has an error that holds it up.
    void held(const Job &job, const RequestedRun *origin);
    //! Saved, Failed, Cancelled, Unknown.
    void ended(const Job &job, const RequestedRun *origin);
    void cost(JobId id, Money cost);

private:
    void saved(const Job &job, Json facts);
    void failed(const Job &job, Json facts);
    void unknown(const Job &job, Json facts);

    EventLines &m_lines;
    const Library &m_library;
};

//! Nothing was accepted: the service refused it, or not one byte was sent.
bool wasRefused(const Job &job);
//! Its files can still be had, and --resume alone does it.
bool canBeResumed(const Job &job);

} // namespace maquette
