// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"
#include "app/base/money.h"

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QStringList>

#include <optional>

namespace maquette
{

//! \brief Where a generation stands. The numbers stand in the database: never renumber.
enum class JobState : quint8 {
    Waiting = 0,    //!< here, not yet sent
    Submitting = 1, //!< the POST is on its way; found at a start it means Unknown
    Queued = 2,     //!< at the server, not begun; `queuePosition`
    Running = 3,
    Collecting = 4, //!< finished there; its files are being fetched
    Saved = 5,      //!< all outputs are on disk
    Failed = 6,     //!< `error` says why; `canCollectAgain` whether fetching can be tried again
    Cancelled = 7,
    Unknown = 8 //!< the submit ended without a readable answer; a person decides
};

//! \brief A snapshot of one generation, as a value.
struct Job
{
    JobId id;
    ModelId model;
    QString modelName;
    QString prompt;
    QByteArray input; //!< the exact JSON
    JobState state = JobState::Waiting;
    RequestId request;
    int queuePosition = -1;
    QString serverState; //!< a status string never heard of, shown as it is; else empty
    QDateTime createdAt;
    QDateTime submittedAt;
    QDateTime startedAt; //!< first seen running
    QDateTime finishedAt;
    std::optional<Money> cost;
    std::optional<qint64> seed; //!< the seed that was sent
    //! Failed and Unknown: why. In every other state: what holds it up just now (no network, no token, a full
    //! disk); it goes on by itself once that has passed, and the error is then taken away.
    std::optional<Error> error;
    bool cancelRequested = false; //!< asked, not yet answered
    bool runsOn = false;          //!< a cancel was refused: it runs on and may cost
    bool canCollectAgain = false;
    int outputs = 0; //!< 0 while unknown
    int outputsSaved = 0;
    qint64 received = 0; //!< bytes while Collecting
    qint64 total = -1;
    AssetId parent;
    QString parentField;
    bool sandbox = false;   //!< simulated: nothing was charged
    bool elsewhere = false; //!< of another account or endpoint: left alone until that one is in use again
    JobId follows;          //!< the Unknown job that this one sends again, or null
    std::optional<Money> priceShown;
    std::optional<Money> estimate; //!< what it was expected to cost when it was ordered; nothing: unknown
    QString click;                 //!< one name for all runs of one press of Generate
    int clickRuns = 1;
    std::optional<Money> clickEstimate; //!< of all of them; nothing: unknown
    bool allowed = false;               //!< the artist sends it although a limit would hold it
    QStringList hosts;                  //!< that the artist lets its files be fetched from

    [[nodiscard]] bool isFinished() const
    {
        return state == JobState::Saved || state == JobState::Failed || state == JobState::Cancelled;
    }
    //! By a limit: it waits here, also over the next start, until it fits or somebody allows it.
    [[nodiscard]] bool isHeld() const
    {
        return state == JobState::Waiting && error && error->kind == ErrorKind::OverLimit;
    }
};

//! \brief All that is fixed when the artist presses Generate.
struct JobOrder
{
    ModelId model;
    QString modelName;
    QString prompt;
    QByteArray input;
    std::optional<qint64> seed;
    std::optional<Money> priceShown; //!< the base that stood beside Generate
    std::optional<Money> estimate;   //!< what this one run is expected to cost; nothing: unknown
    AssetId parent;
    QString parentField;
    //! The prompt and the negative one with the alternatives in either of them, of which this run is one;
    //! else empty.
    QString written{};
    QString writtenNegative{};
};

} // namespace maquette

Q_DECLARE_METATYPE(maquette::Job)
Q_DECLARE_METATYPE(maquette::JobState)
