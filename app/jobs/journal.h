// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/jobtiming.h"
#include "app/jobs/rescuefile.h"
#include "app/store/jobrepository.h"
#include "app/store/store.h"

#include <QObject>

namespace maquette
{

//! \brief What the journal knows at a start, or the next part of it.
struct JournalContents
{
    QList<JobRow> jobs;   //!< neither dismissed nor Saved, oldest first; with the rescued request ids
    QList<JobId> rescued; //!< those of `jobs` whose request id came from the rescue file
    bool more = false;    //!< there are jobs after these
    // In the first part alone:
    QList<RunTime> runTimes;
    QList<Charge> charges; //!< since a day before the last local midnight
};

//! \brief Writes every step of every job: the row and its event in one transaction. Main thread.
class Journal : public QObject
{
    Q_OBJECT

public:
    using Extra = std::function<Result<void>(Database &)>;

    //! The names of all events there are. Another one is a mistake that debug builds stop at, because the
    //! tests kill the program at each of these.
    static const QStringList &kinds();

    Journal(Store &store, const JobTiming &timing, QObject *parent = nullptr);
    ~Journal() override;

    //! The part after \a cursor, which goes on to its last job: read the next while this one is used. A null
    //! id begins. After an error take another cursor.
    void read(const std::shared_ptr<JobId> &cursor, std::function<void(Result<JournalContents>)> answer);
    //! The intent, with the change of the job it follows if there is one. Tried once.
    void insert(const JobRow &row, const JobEvent &event,
                const std::optional<std::pair<JobRow, JobEvent>> &before,
                std::function<void(Result<JobId>)> answer);
    //! An insert() failed, and yet it may have been done: its row ends as Cancelled, so that it is not sent
    //! at the next start. Tried until it is certain.
    void withdraw(const JobRow &row);
    //! Before a submit: in the SubmitLog too. Tried once; fails at once while the journal is in trouble.
    void commit(const JobRow &row, const JobEvent &event, std::function<void(Result<void>)> answer);
    //! Tried until it is written, with everything that was kept for the job meanwhile, in order; then \a
    //! then. A request id that cannot be written at once goes to the rescue file. \a otherwise: called once,
    //! when the first try has failed.
    void keep(const JobRow &row, const JobEvent &event, Extra extra = {}, std::function<void()> then = {},
              std::function<void()> otherwise = {});
    //! The outputs that a stored result offered.
    void readOutputs(JobId job, std::function<void(Result<QList<DownloadRow>>)> answer);
    //! Another job that holds the id.
    void findHolder(const JobRow &row, const RequestId &request,
                    std::function<void(Result<std::optional<JobId>>)> answer);
    [[nodiscard]] bool isTroubled() const;
    //! Removes the rescue file once all that is kept now is written.
    void dropRescueFile();

signals:
    void troubled(const maquette::Error &error);
    void mended();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
