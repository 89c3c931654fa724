// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/collector.h"
#include "app/net/httpclient.h"
#include "app/store/rows.h"

#include <QPointer>

namespace maquette
{

class LandingDesk;

//! \brief Where a fetched output stands: a complete `.part`, or the final name after an interrupted landing.
struct FetchedOutput
{
    QString file;
    bool isInPlace = false;
};

//! \brief Fetches one output of a job to `<stem>.part`: waits for its turn, writes the journal, then asks for
//! the first byte. Deleting it stops it.
//!
//! A part is gone on with only by what the journal knows, and only in the same boot of the machine: after a
//! power loss nobody knows which of its bytes reached the disk. So the journal never has a validator of
//! another file than the part: it is forgotten there before the part is begun anew.
class OutputFetch : public QObject
{
    Q_OBJECT

public:
    //! \a row: the journal's row, with its target set to the stem. \a resumed: an earlier start had begun it.
    //! \a hosts: that may be fetched from besides those of the service.
    OutputFetch(LandingDesk &desk, DownloadRow row, bool resumed, QStringList hosts,
                QObject *parent = nullptr);
    ~OutputFetch() override;
    void start();
    //! Ends without finished(); the link stays in the journal.
    void stop();
    //! Writes to the journal that it failed; the link stays there.
    void noteFailure();
    [[nodiscard]] const DownloadRow &row() const { return m_row; }
    //! After a finished() with an error: its part stays, to be gone on with.
    [[nodiscard]] bool isKept() const { return m_kept; }

signals:
    void progressed(qint64 received, qint64 total);
    //! Exactly once.
    void finished(const maquette::Result<maquette::FetchedOutput> &outcome);

private:
    struct Ground;
    void begin();
    void prepareGround();
    void download();
    void checkLength(qint64 received, qint64 total);
    [[nodiscard]] DownloadOrder order(const QString &part);
    void noteBegun(const ResumePoint &point);
    void forgetPoint();
    [[nodiscard]] bool canGoOn() const;
    [[nodiscard]] Error inWords(Error error) const;
    void release();
    void settle(const Result<FetchedOutput> &outcome);
    //! Nothing is fetched before the journal knows of it.
    void writeStarted(std::function<void()> then);
    void writeRow(DownloadState state, std::function<void(const Result<void> &)> answer);
    [[nodiscard]] QString folder() const;

    LandingDesk &m_desk;
    DownloadRow m_row;
    bool m_resumed;
    QStringList m_hosts;
    bool m_settled = false;
    bool m_roomAsked = false;
    bool m_kept = false;   //!< the part can be gone on with
    bool m_gained = false; //!< bytes in this try
    QPointer<Download> m_download;
};

} // namespace maquette
