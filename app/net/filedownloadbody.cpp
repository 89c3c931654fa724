// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The way of a body into its file.
#include "app/net/filedownload.h"

#include <QCoreApplication>

namespace maquette
{

namespace
{

constexpr qint64 leastHeard = 1024; // a server that gives less within the idle limit gives nothing

Error wrongLength(const char *message, qint64 received, qint64 total)
{
    return fail(ErrorKind::DamagedFile, QCoreApplication::translate("Net", message),
                QStringLiteral("%1 of %2 bytes").arg(QString::number(received), QString::number(total)))
        .error;
}

} // namespace

void FileDownload::pump()
{
    if (!m_accepted || m_step != Step::Fetching || m_settled || !m_reply)
        return;
    const qint64 waiting = qMin(chunk, m_reply->bytesAvailable());
    if (waiting <= 0) {
        if (m_ended)
            complete();
        else
            awaitMore();
        return;
    }
    m_buffer->resize(waiting);
    const qint64 size = m_reply->read(m_buffer->data(), waiting);
    m_buffer->resize(qMax<qint64>(0, size));
    m_received += m_buffer->size();
    m_heard += m_buffer->size();
    if (m_received > m_order.maxBytes) {
        settle(tooLargeError(m_order.maxBytes));
        return;
    }
    if (m_total >= 0 && m_received > m_total) {
        m_point.reset(); // nothing of it is to be trusted
        settle(wrongLength("More arrived than the file has.", m_received, m_total));
        return;
    }
    m_step = Step::Writing;
    // Our own disk's time does not count.
    if (m_idle.isActive())
        m_idleLeft = m_idle.remainingTimeAsDuration();
    m_idle.stop();
    runOnDisk([buffer = m_buffer](DownloadFile &file) { return file.write(*buffer); });
    report(false);
}

//! A byte now and then does not keep a download alive.
void FileDownload::awaitMore()
{
    if (m_heard >= leastHeard) {
        m_heard = 0;
        m_idle.start(m_order.idleLimit);
    } else if (!m_idle.isActive()) {
        m_idle.start(m_idleLeft);
    }
}

void FileDownload::handleEnd()
{
    judgeHeaders();
    if (m_settled || !m_reply)
        return;
    if (m_reply->error() != QNetworkReply::NoError || !m_judged) {
        m_broken = transportError(*m_reply, m_judged);
        if (!m_accepted || !m_point) {
            settle(*m_broken);
            return;
        }
    }
    m_ended = true;
    m_idle.stop();
    pump();
}

void FileDownload::handleDisk()
{
    if (m_settled)
        return;
    const Result<void> done = m_diskWork.result();
    if (!done) {
        settle(done.error());
        return;
    }
    switch (m_step) {
    case Step::Opening:
        takeStock();
        break;
    case Step::Clearing:
        std::exchange(m_afterClearing, nullptr)();
        break;
    case Step::Writing:
        m_written = m_received;
        m_step = Step::Fetching;
        pump();
        break;
    case Step::Syncing:
        settle(m_received);
        break;
    case Step::Idle:
    case Step::Checking:
    case Step::Fetching:
        break;
    }
}

void FileDownload::complete()
{
    if (m_broken) {
        settle(*m_broken);
        return;
    }
    if (m_total >= 0 && m_received != m_total) {
        settle(wrongLength("The file arrived incomplete.", m_received, m_total));
        return;
    }
    m_step = Step::Syncing;
    runOnDisk([](DownloadFile &file) { return file.sync(); });
    report(true);
}

void FileDownload::runOnDisk(std::function<Result<void>(DownloadFile &)> work)
{
    m_diskWork = runIn(*m_transport->disk, [file = m_file, work = std::move(work)] { return work(*file); });
    m_disk.setFuture(m_diskWork.ended());
}

} // namespace maquette
