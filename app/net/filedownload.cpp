// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/filedownload.h"

#include "app/base/clock.h"
#include "app/net/downloadturns.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QThreadPool>

namespace maquette
{

namespace
{

constexpr qint64 chunk = 1024 * 1024;
constexpr int mostHops = 10;
constexpr qint64 leastHeard = 1024; // a server that gives less within the idle limit gives nothing
constexpr std::chrono::milliseconds reportEvery{100};

QString words(const char *text)
{
    return QCoreApplication::translate("Net", text);
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Error refused(const QUrl &url)
{
    return fail(ErrorKind::RefusedAddress, words("The address of the file is not one that may be fetched."),
                url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery))
        .error;
}

Error statusError(int status, const QByteArray &retryAfter, const Clock &clock)
{
    Error error;
    error.httpStatus = status;
    error.detail = QStringLiteral("HTTP %1").arg(status);
    if (status == 401 || status == 403 || status == 404 || status == 410) {
        error.kind = ErrorKind::RequestGone;
        error.message = words("The file is no longer offered at its address.");
    } else if (status == 429) {
        error.kind = ErrorKind::RateLimited;
        error.message = words("The server asks to wait before fetching more.");
    } else if (status >= 500) {
        error.kind = ErrorKind::ServerFault;
        error.message = words("The server could not give the file.");
    } else {
        error.kind = ErrorKind::BadAnswer;
        error.message = words("The server gave something else than the file.");
    }
    if (!retryAfter.isEmpty())
        error.retryAfter = parseRetryAfter(retryAfter, clock);
    return error;
}

} // namespace

FileDownload::FileDownload(std::shared_ptr<Transport> transport, QUrl url, const QString &target,
                           qint64 maxBytes, std::chrono::milliseconds idleLimit, QObject *parent)
    : Download(parent)
    , m_transport(std::move(transport))
    , m_url(std::move(url))
    , m_maxBytes(maxBytes)
    , m_idleLimit(idleLimit)
    , m_file(std::make_shared<DownloadFile>(target))
    , m_buffer(std::make_shared<QByteArray>())
{
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, [this] { settle(timedOutError()); });
    connect(&m_disk, &QFutureWatcherBase::finished, this, &FileDownload::handleDisk);
}

FileDownload::~FileDownload()
{
    m_settled = true;
    if (m_file)
        m_file->discard();
    release();
}

void FileDownload::start()
{
    if (m_step != Step::Idle || m_settled)
        return;
    m_step = Step::Opening;
    m_transport->turns->take(this, [this] { open(); });
}

void FileDownload::cancel()
{
    settle(cancelledError());
}

void FileDownload::open()
{
    if (!m_transport->rule(m_url)) {
        settle(refused(m_url));
        return;
    }
    runOnDisk([](DownloadFile &file) { return file.open(); });
}

void FileDownload::fetch(const QUrl &url)
{
    m_step = Step::Fetching;
    m_url = url;
    QNetworkRequest request = plainRequest(*m_transport, url);
    request.setRawHeader("Accept", "*/*");
    // Otherwise Qt asks for gzip and unpacks it, and the length says nothing any more.
    request.setRawHeader("Accept-Encoding", "identity");
    m_heard = 0;
    m_idle.start(m_idleLimit);
    if (m_transport->makeManager)
        m_ownManager = m_transport->makeManager();
    m_reply = (m_ownManager ? m_ownManager.data() : m_transport->calls)->get(request);
    m_reply->setReadBufferSize(chunk);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &FileDownload::judgeHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &FileDownload::pump);
    connect(m_reply, &QNetworkReply::finished, this, &FileDownload::handleEnd);
}

void FileDownload::judgeHeaders()
{
    if (m_accepted)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return;
    if (isRedirect(status)) {
        followRedirect();
        return;
    }
    if (status != 200) {
        settle(statusError(status, m_reply->rawHeader("Retry-After"), *m_transport->clock));
        return;
    }
    const QByteArray encoding = m_reply->rawHeader("Content-Encoding").trimmed().toLower();
    if (!encoding.isEmpty() && encoding != "identity") {
        settle(fail(ErrorKind::DamagedFile,
                    words("The server packed the file in a way that was not asked for."),
                    QString::fromLatin1(encoding))
                   .error);
        return;
    }
    const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
    m_total = length.isValid() && !m_reply->hasRawHeader("Transfer-Encoding") ? length.toLongLong() : -1;
    if (m_total > m_maxBytes) {
        settle(tooLargeError(m_maxBytes));
        return;
    }
    m_accepted = true;
}

void FileDownload::followRedirect()
{
    const QByteArray location = m_reply->rawHeader("Location");
    const QUrl next = m_url.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
    if (location.isEmpty() || ++m_hops > mostHops) {
        settle(fail(ErrorKind::BadAnswer, words("The address of the file leads nowhere."),
                    QStringLiteral("%1 redirects").arg(m_hops))
                   .error);
        return;
    }
    if (!QUrl::fromEncoded(location, QUrl::StrictMode).isValid() || !m_transport->rule(next)) {
        settle(refused(next));
        return;
    }
    dropReply();
    fetch(next);
}

void FileDownload::pump()
{
    if (!m_accepted || m_step != Step::Fetching)
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
    if (m_received > m_maxBytes) {
        settle(tooLargeError(m_maxBytes));
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
        m_idle.start(m_idleLimit);
    } else if (!m_idle.isActive()) {
        m_idle.start(m_idleLeft);
    }
}

void FileDownload::handleEnd()
{
    judgeHeaders();
    if (m_settled || !m_reply)
        return;
    if (m_reply->error() != QNetworkReply::NoError || !m_accepted) {
        settle(transportError(*m_reply, m_accepted));
        return;
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
        fetch(m_url);
        break;
    case Step::Writing:
        m_step = Step::Fetching;
        pump();
        break;
    case Step::Syncing:
        settle(m_received);
        break;
    case Step::Idle:
    case Step::Fetching:
        break;
    }
}

void FileDownload::complete()
{
    if (m_total >= 0 && m_received != m_total) {
        settle(
            fail(ErrorKind::DamagedFile, words("The file arrived incomplete."),
                 QStringLiteral("%1 of %2 bytes").arg(QString::number(m_received), QString::number(m_total)))
                .error);
        return;
    }
    m_step = Step::Syncing;
    runOnDisk([](DownloadFile &file) { return file.sync(); });
    report(true);
}

void FileDownload::report(bool last)
{
    const auto now = m_transport->clock->elapsed();
    if (!last && now - m_lastReport < reportEvery)
        return;
    m_lastReport = now;
    emit progressed(m_received, m_total); // the receiver may delete this: nothing may follow
}

void FileDownload::runOnDisk(std::function<Result<void>(DownloadFile &)> work)
{
    m_diskWork = runIn(*m_transport->disk, [file = m_file, work = std::move(work)] { return work(*file); });
    m_disk.setFuture(m_diskWork.ended());
}

void FileDownload::dropReply()
{
    if (QNetworkReply *reply = m_reply.data()) {
        m_reply.clear();
        disconnect(reply, nullptr, this, nullptr);
        // Deleting aborts; abort() here would make Qt warn of a second error after that of a status.
        reply->deleteLater();
        if (m_ownManager)
            m_ownManager->deleteLater();
        m_ownManager.clear();
    }
}

void FileDownload::release()
{
    m_idle.stop();
    dropReply();
    // The last hold on the file goes on a disk thread: closing a large removed file takes its time.
    if (m_file && m_transport->disk)
        (void)runIn(*m_transport->disk, [file = std::exchange(m_file, nullptr)] { return Done(); });
    if (m_transport->turns)
        m_transport->turns->giveBack(this);
}

void FileDownload::settle(const Result<qint64> &outcome)
{
    if (m_settled)
        return;
    m_settled = true;
    if (!outcome)
        m_file->discard();
    release();
    QMetaObject::invokeMethod(
        this, [this, outcome] { emit finished(outcome); }, Qt::QueuedConnection);
}

} // namespace maquette
