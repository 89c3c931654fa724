// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"
#include "app/base/media.h"
#include "app/base/money.h"

#include <QByteArray>
#include <QDateTime>
#include <QSize>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace maquette
{

//! \brief One saved work. Stands in table `assets`; `path` is relative to the library folder, with `/`.
//! `job` may be null (a frame taken from a clip, a file that was brought in); else the row must stand in
//! `jobs`, and job and index are unique among the rows that are not removed. `parent` is null or a row of
//! `assets`, removed or not.
struct AssetRow
{
    AssetId id;
    JobId job;
    int index = 0;
    MediaKind kind = MediaKind::Image;
    QString path;
    QSize pixels;
    qint64 bytes = 0;
    qint64 durationMs = 0; //!< 0 for images
    QDateTime createdAt;
    ModelId model;
    QString modelName;
    QString prompt;
    QByteArray input; //!< the exact JSON that was sent
    std::optional<qint64> seed;
    std::optional<Money> cost; //!< of the whole run, not of this file alone
    RequestId request;
    QUrl source; //!< where it was fetched; perishable
    AssetId parent;
    QString parentField;
    std::optional<qint64> parentFrame; //!< of the clip `parent`, counted from 1, when it is one frame of it
    bool simulated = false;            //!< by a run in the sandbox, whose cost nobody paid

    QString document; //!< names the work for ever, wherever its file goes: a UUID; xmpMM:DocumentID
    QString
        picture;    //!< names how it looks: changes when the file's pixels do, not with what is written to it
    QString hash;   //!< SHA-256 of the file's bytes, hex; empty while unknown
    QString origin; //!< the same of the bytes as they first came, before anything was written into them
    qint64 stamp = 0; //!< the file's own time when it was last read, ms since 1970; 0 while unknown

    int rating = 0; //!< 0 (none) to 5
    int colour = 0; //!< 0 (none) to 5: red, yellow, green, blue, purple
    ProjectId project;
    QString projectName; //!< read with the row, not written with it
    QStringList tags;    //!< the same; in the order of the alphabet

    friend bool operator==(const AssetRow &, const AssetRow &) = default;
};

//! \brief How far the fetching of one output got. The numbers stand in the database: never renumber.
enum class DownloadState : quint8 {
    Planned = 0, //!< the result named it
    Started = 1, //!< `target` is fixed; a `.part` file may exist
    Landed = 2,  //!< on disk under its final name and indexed
    Failed = 3
};

//! \brief One output of a run on its way to the disk. Stands in table `downloads`, one row per job and index;
//! written by jobs when the result is journalled, kept up by the library while it fetches.
struct DownloadRow
{
    JobId job;
    int index = 0;
    QUrl url;
    MediaKind kind = MediaKind::Image;
    QString target;               //!< final path relative to the library folder; empty until Started
    std::optional<qint64> length; //!< bytes, once the server has told them
    QString validator;            //!< ETag or Last-Modified, for going on with If-Range; empty: begin anew
    QString boot;                 //!< of the machine, in which the part was begun
    DownloadState state = DownloadState::Planned;
    QDateTime updatedAt;

    friend bool operator==(const DownloadRow &, const DownloadRow &) = default;
};

//! The input of a run that was not ordered here: found by its request id, nobody knows what was sent.
constexpr char kUnknownInput[] = "{}";

//! \brief One generation in the journal. Stands in table `jobs`; the upper part is fixed when it is ordered.
//! `state` is app/jobs' JobState, the error's kind is an ErrorKind, both by number.
struct JobRow
{
    JobId id;
    QString ticket;   //!< unique name given before there is an id, or empty
    QString endpoint; //!< Endpoint::name of where it is or will be sent
    bool sandbox = false;
    ModelId model;
    QString modelName;
    QString prompt;
    //! The prompt and the negative one with the alternatives in either of them, of which this run is one;
    //! else empty.
    QString written;
    QString writtenNegative;
    QByteArray input;     //!< the exact JSON
    QByteArray inputHash; //!< SHA-256 of `input`, hex
    std::optional<qint64> seed;
    std::optional<Money> priceShown;
    AssetId parent;
    QString parentField;
    JobId follows; //!< the Unknown job that this one sends again
    QDateTime createdAt;
    std::optional<Money> estimate; //!< what the run was expected to cost; nothing: unknown, never free
    QString click;                 //!< one name for all that were ordered together
    int clickRuns = 1;
    std::optional<Money> clickEstimate; //!< of all of them
    QString folder;                     //!< the library folder (the project) it was ordered in

    int state = 0;
    QString account; //!< fingerprint of the token it was last handled with; empty before there was one
    QDateTime submittedAt;
    QDateTime startedAt;
    QDateTime finishedAt;
    std::optional<qint64> durationMs; //!< submit to end, only when both were seen in one session
    RequestId request;
    int outputs = 0;
    std::optional<Money> cost;
    std::optional<Error> error; //!< without retryAfter
    bool runsOn = false;
    bool canCollectAgain = false;
    bool dismissed = false;
    qint64 place = 0;     //!< among those that wait; the smallest is sent first, then the lowest id
    bool allowed = false; //!< the artist sends it although a limit would hold it
    QStringList hosts;    //!< that the artist lets its files be fetched from

    friend bool operator==(const JobRow &, const JobRow &) = default;
};

//! \brief One step in a job's life. Stands in table `job_events`, which is only ever appended to.
struct JobEvent
{
    JobId job;
    QDateTime at;
    QString kind; //!< "ordered", "submitting", "accepted", "result", ...: see app/jobs/journal.h
    int state = 0;
    QString detail;

    friend bool operator==(const JobEvent &, const JobEvent &) = default;
};

//! \brief What stands in a model's form. Stands in table `drafts`.
struct DraftRow
{
    ModelId model;
    QByteArray values; //!< JSON, as given
    QDateTime updatedAt;

    friend bool operator==(const DraftRow &, const DraftRow &) = default;
};

//! \brief Settings of a model under a name. Stands in table `presets`; model and name together are unique.
struct PresetRow
{
    ModelId model;
    QString name;
    QByteArray state; //!< JSON, as a draft's
    QDateTime createdAt;
    QDateTime usedAt; //!< null before it was used
    qint64 place = 0; //!< in its model's list

    friend bool operator==(const PresetRow &, const PresetRow &) = default;
};

//! \brief A prompt that was used, over all models. Stands in table `prompts`; the text is unique. What is
//! not said of all its uses is of the last.
struct PromptRow
{
    qint64 id = 0;
    QString text;     //!< without blanks at the ends
    QString negative; //!< the last that was not blank
    ModelId model;
    QString modelName;
    JobId job;
    int uses = 0; //!< runs
    QDateTime firstUsed;
    QDateTime lastUsed;
    bool starred = false;
    bool written = false; //!< with alternatives: `{red|blue}` stands for red or blue, not for itself

    friend bool operator==(const PromptRow &, const PromptRow &) = default;
};

} // namespace maquette
