// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job.h"

#include <QHash>
#include <QList>
#include <QStringList>

namespace maquette
{

enum class LedgerGrouping { Day, Model, Folder };
enum class LedgerColumn { Group, Prompt, Model, State, Request, Paid };

//! \brief Which runs are looked at: those sent from `from` on and before `until`; null: without that bound.
struct LedgerScope
{
    QDateTime from;
    QDateTime until;
    QString account; //!< fingerprint; empty: of all accounts
};

struct LedgerQuery
{
    LedgerScope scope;
    LedgerGrouping grouping = LedgerGrouping::Day;
    LedgerColumn order = LedgerColumn::Group;
    bool descending = true;
    QStringList opened; //!< keys of the groups whose runs are wanted too
};

//! \brief What some runs have cost. What is not known is counted, never taken for nothing.
struct LedgerSum
{
    int runs = 0;
    Money paid;
    int open = 0;         //!< their cost has not been told (yet)
    int openExpected = 0; //!< for how many of these something was expected
    Money expected;
    int doubtful = 0; //!< nobody knows whether they were taken: they may have been charged
    int doubtfulExpected = 0;
    Money doubtfulAmount;

    LedgerSum &operator+=(const LedgerSum &other);
    friend bool operator==(const LedgerSum &, const LedgerSum &) = default;
};

struct LedgerRun
{
    JobId id;
    QDateTime at; //!< UTC; when it was sent, or found by its request id
    ModelId model;
    QString modelName;
    QString prompt; //!< in a page: its beginning, in one line
    RequestId request;
    JobState state = JobState::Waiting;
    std::optional<Money> cost;
    std::optional<Money> estimate;
    int files = 0; //!< that were saved; only in a list
    QString folder;
    QString account;
};

//! \brief The runs of a local day (key "2026-11-21"), a model (its id) or a library folder (its path).
struct LedgerGroup
{
    QString key;
    QString modelName; //!< of the newest run
    LedgerSum sum;
    QList<LedgerRun> runs; //!< only when it was asked for
};

struct LedgerPage
{
    QList<LedgerGroup> groups;
    LedgerSum total;
    QStringList accounts; //!< all there are, whatever the scope says
};

} // namespace maquette
