// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/background.h"
#include "app/net/downloadfile.h"
#include "app/net/transport.h"

#include <QFutureWatcher>
#include <QPointer>
#include <QTimer>

namespace maquette
{

//! \brief A Download: a chunk at a time goes from Qt's 1 MiB buffer through one buffer of ours to a disk
//! thread, and the connection waits while the disk does. Deleting it stops it and removes the file. Each hop
//! has a connection of its own: Qt may keep a half read one open, full of bytes, and use it again.
class FileDownload final : public Download
{
    Q_OBJECT

public:
    FileDownload(std::shared_ptr<Transport> transport, QUrl url, const QString &target, qint64 maxBytes,
                 std::chrono::milliseconds idleLimit, QObject *parent);
    ~FileDownload() override;
    void start() override;
    void cancel() override;
    [[nodiscard]] bool isLengthProven() const override { return m_total >= 0 && m_received == m_total; }

private:
    void open();
    void fetch(const QUrl &url);
    void judgeHeaders();
    void followRedirect();
    void pump();
    void awaitMore();
    void handleEnd();
    void handleDisk();
    void complete();
    void report(bool last);
    void runOnDisk(std::function<Result<void>(DownloadFile &)> work);
    void dropReply();
    void release();
    void settle(const Result<qint64> &outcome);

    enum class Step { Idle, Opening, Fetching, Writing, Syncing };

    std::shared_ptr<Transport> m_transport;
    QUrl m_url;
    qint64 m_maxBytes;
    std::chrono::milliseconds m_idleLimit;
    std::shared_ptr<DownloadFile> m_file;
    QFutureWatcher<void> m_disk;
    PoolWork<Result<void>> m_diskWork; //!< what m_disk watches
    QTimer m_idle;
    QPointer<QNetworkReply> m_reply;
    QPointer<QNetworkAccessManager> m_ownManager;
    std::shared_ptr<QByteArray> m_buffer;
    Step m_step = Step::Idle;
    int m_hops = 0;
    bool m_accepted = false;
    bool m_ended = false; //!< the network has given everything
    bool m_settled = false;
    qint64 m_received = 0;
    qint64 m_total = -1;
    qint64 m_heard = 0; //!< bytes since the idle time began anew
    std::chrono::milliseconds m_idleLeft{0};
    std::chrono::milliseconds m_lastReport{-1000};
};

} // namespace maquette
