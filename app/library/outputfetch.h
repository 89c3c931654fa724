// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/collector.h"
#include "app/store/rows.h"

#include <QPointer>

namespace maquette
{

class Download;
class LandingDesk;

//! \brief Where a fetched output stands: a complete `.part`, or the final name after an interrupted landing.
struct FetchedOutput
{
    QString file;
    bool isInPlace = false;
};

//! \brief Fetches one output of a job to `<stem>.part`: waits for its turn, writes the journal, then asks for
//! the first byte. Deleting it stops it and removes the part.
class OutputFetch : public QObject
{
    Q_OBJECT

public:
    //! \a row: the journal's row, with its target set to the stem. \a resumed: an earlier start had begun it.
    OutputFetch(LandingDesk &desk, DownloadRow row, bool resumed, QObject *parent = nullptr);
    ~OutputFetch() override;
    void start();
    //! Ends without finished(); the link stays in the journal.
    void stop();
    //! Writes to the journal that it failed; the link stays there.
    void noteFailure();
    [[nodiscard]] const DownloadRow &row() const { return m_row; }

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
    void release();
    void settle(const Result<FetchedOutput> &outcome);
    void writeRow(DownloadState state, std::function<void(const Result<void> &)> answer);
    [[nodiscard]] QString folder() const;

    LandingDesk &m_desk;
    DownloadRow m_row;
    bool m_resumed;
    bool m_settled = false;
    QPointer<Download> m_download;
};

} // namespace maquette
