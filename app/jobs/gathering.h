// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/jobrecord.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace maquette
{

//! \brief Brings the outputs of one finished run to the disk, through the Collector. The raw result is in the
//! journal before the first download begins.
class Gathering : public QObject
{
    Q_OBJECT

public:
    Gathering(const JobServices &services, JobRecord &record, QObject *parent);
    ~Gathering() override;

    //! Writes the result, then fetches.
    void begin(const RunResult &result);
    //! Fetches what the journal knows of an earlier result; \a why ends the job when it knows nothing.
    void beginFromJournal(const Error &why);
    //! An earlier start has left it waiting for room or for the folder: looks at once.
    void waitAsBefore(const Error &error);
    //! The artist no longer waits for room or for the folder: ended() as Failed, if that is what it waits
    //! for.
    void stopWaiting();

signals:
    void changed();
    void ended();        //!< Saved or Failed; in the journal
    void resultWanted(); //!< the fetching is to be tried again, with fresh links

private:
    void collect(const QList<OutputLink> &outputs);
    void onFinished(const CollectSummary &summary);
    void waitForStorage(const Error &error, const CollectSummary &summary);
    void onLooked(const Result<qint64> &room, bool atOnce);
    void recallNeeded(const QList<DownloadRow> &rows);
    void leaveStorage();
    void fail(const Error &error);

    const JobServices &m_services;
    JobRecord &m_record;
    QPointer<Collection> m_collection;
    QTimer m_retry;
    int m_tries = 0;
    int m_timesOffline = 0;
    bool m_doubted = false; //!< what may pass was given its second chance
    qint64 m_needed = 0;
    bool m_waits = false;
    int m_vain = 0; //!< how often it failed although there was room
    std::chrono::milliseconds m_notBefore{0};
};

} // namespace maquette
