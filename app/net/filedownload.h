// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/background.h"
#include "app/net/addresscheck.h"
#include "app/net/downloadfile.h"
#include "app/net/downloadhead.h"

#include <QFutureWatcher>
#include <QPointer>
#include <QTimer>

namespace maquette
{

//! \brief A Download: a chunk at a time goes from Qt's 1 MiB buffer through one buffer of ours to a disk
//! thread, and the connection waits while the disk does. Deleting it stops it and removes the file, or keeps
//! it as cancel() would. Each hop has a connection of its own: Qt may keep a half read one open, full of
//! bytes, and use it again.
//!
//! What is there of the file is asked for no more (`Range` with `If-Range`, also at each hop). When the
//! server does not give just the rest, or less than 256 KiB are there, the file is begun anew.
class FileDownload final : public Download
{
    Q_OBJECT

public:
    FileDownload(std::shared_ptr<Transport> transport, DownloadOrder order, QObject *parent);
    ~FileDownload() override;
    void start() override;
    void cancel() override;
    [[nodiscard]] bool isLengthProven() const override { return m_total >= 0 && m_received == m_total; }
    [[nodiscard]] bool isKept() const override { return m_kept; }

private:
    void approach(const QUrl &url);
    void takeStock();
    void fetch();
    void judgeHeaders();
    void followRedirect();
    void accept(const HeadVerdict &verdict);
    void beginAnew(std::function<void()> then);
    void empty(std::function<void()> then);
    void pump();
    void awaitMore();
    void handleEnd();
    void handleDisk();
    void complete();
    void report(bool last);
    void runOnDisk(std::function<Result<void>(DownloadFile &)> work);
    void dropReply();
    void release();
    [[nodiscard]] bool isWorthKeeping(ErrorKind why) const;
    void parkFile(ErrorKind why);
    void settle(const Result<qint64> &outcome);

    static constexpr qint64 chunk = 1024 * 1024;
    enum class Step { Idle, Checking, Opening, Fetching, Clearing, Writing, Syncing };

    std::shared_ptr<Transport> m_transport;
    const DownloadOrder m_order;
    QUrl m_url; //!< of this hop
    std::shared_ptr<DownloadFile> m_file;
    QFutureWatcher<void> m_disk;
    PoolWork<Result<void>> m_diskWork; //!< what m_disk watches
    QTimer m_idle;
    QPointer<AddressCheck> m_check;
    QPointer<QNetworkReply> m_reply;
    QPointer<QNetworkAccessManager> m_ownManager;
    std::shared_ptr<QByteArray> m_buffer;
    std::function<void()> m_afterClearing;
    Step m_step = Step::Idle;
    int m_hops = 0;
    bool m_opened = false;   //!< or being opened
    bool m_cleared = false;  //!< what was known of the file is forgotten
    bool m_judged = false;   //!< this reply's head
    bool m_accepted = false; //!< its body belongs into the file
    bool m_ended = false;    //!< the network has given everything
    bool m_settled = false;
    bool m_kept = false;
    std::optional<ResumePoint> m_point; //!< of what the file holds
    std::optional<Error> m_broken;      //!< how the network ended it; what came before is still written
    qint64 m_from = 0;                  //!< where this request begins
    qint64 m_received = 0;              //!< of the whole file
    qint64 m_written = 0;
    qint64 m_total = -1;
    qint64 m_heard = 0; //!< bytes since the idle time began anew
    std::chrono::milliseconds m_idleLeft{0};
    std::chrono::milliseconds m_lastReport{-1000};
};

} // namespace maquette
