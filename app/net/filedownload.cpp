// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/filedownload.h"

#include "app/base/clock.h"
#include "app/net/downloadturns.h"
#include "app/net/words.h"

#include <QNetworkAccessManager>
#include <QThreadPool>

namespace maquette
{

namespace
{

constexpr qint64 leastKept = 256 * 1024; // less is as fast fetched anew
constexpr int mostHops = 10;
constexpr std::chrono::milliseconds reportEvery{100};

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

} // namespace

FileDownload::FileDownload(std::shared_ptr<Transport> transport, DownloadOrder order, QObject *parent)
    : Download(parent)
    , m_transport(std::move(transport))
    , m_order(std::move(order))
    , m_file(std::make_shared<DownloadFile>(m_order.target))
    , m_buffer(std::make_shared<QByteArray>())
    , m_point(m_order.resume)
{
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, [this] { settle(timedOutError()); });
    connect(&m_disk, &QFutureWatcherBase::finished, this, &FileDownload::handleDisk);
}

FileDownload::~FileDownload()
{
    if (!m_settled)
        parkFile(ErrorKind::Cancelled);
    m_settled = true;
    release();
}

void FileDownload::start()
{
    if (m_step != Step::Idle || m_settled)
        return;
    m_step = Step::Checking;
    m_transport->turns->take(this, [this] { approach(m_order.url); });
}

void FileDownload::cancel()
{
    settle(cancelledError());
}

void FileDownload::approach(const QUrl &url)
{
    m_step = Step::Checking;
    m_url = url;
    m_idle.start(m_order.idleLimit);
    m_check = new AddressCheck(m_transport, url, m_order.consent, this);
    connect(m_check, &AddressCheck::finished, this, [this](const Result<void> &good) {
        m_check->deleteLater();
        m_check.clear(); // this is its signal: release() must not delete it
        if (!good) {
            settle(good.error());
            return;
        }
        if (std::exchange(m_opened, true)) {
            fetch();
            return;
        }
        m_step = Step::Opening;
        m_idle.stop();
        runOnDisk([goOn = m_order.resume.has_value()](DownloadFile &file) { return file.open(goOn); });
    });
    m_check->start();
}

//! What is there of the file, and how it goes on from it.
void FileDownload::takeStock()
{
    const qint64 there = m_file->found();
    if (!m_order.resume) {
        fetch();
    } else if (there < leastKept || there > m_order.resume->length) {
        beginAnew([this] { fetch(); });
    } else {
        m_from = m_received = m_written = there;
        m_total = m_order.resume->length;
        if (there == m_total)
            complete();
        else
            fetch();
    }
}

void FileDownload::fetch()
{
    m_step = Step::Fetching;
    QNetworkRequest request = plainRequest(*m_transport, m_url);
    request.setRawHeader("Accept", "*/*");
    // Otherwise Qt asks for gzip and unpacks it, and the length says nothing any more.
    request.setRawHeader("Accept-Encoding", "identity");
    if (m_from > 0) {
        request.setRawHeader("Range", "bytes=" + QByteArray::number(m_from) + '-');
        request.setRawHeader("If-Range", m_order.resume->validator);
    }
    m_heard = 0;
    m_judged = false;
    m_idle.start(m_order.idleLimit);
    if (m_transport->makeManager)
        m_ownManager = m_transport->makeManager();
    m_reply = (m_ownManager ? m_ownManager.data() : m_transport->calls)->get(request);
    m_reply->setReadBufferSize(chunk);
    connectReply(m_reply.data(), &QNetworkReply::metaDataChanged, this, &FileDownload::judgeHeaders);
    connectReply(m_reply.data(), &QNetworkReply::readyRead, this, &FileDownload::pump);
    connectReply(m_reply.data(), &QNetworkReply::finished, this, &FileDownload::handleEnd);
}

void FileDownload::followRedirect()
{
    const QByteArray location = m_reply->rawHeader("Location");
    const QUrl next = m_url.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
    if (location.isEmpty() || ++m_hops > mostHops) {
        settle(fail(ErrorKind::BadAnswer, netWords("The address of the file leads nowhere."),
                    QStringLiteral("%1 redirects").arg(m_hops))
                   .error);
        return;
    }
    if (!QUrl::fromEncoded(location, QUrl::StrictMode).isValid()) {
        settle(refusedAddress(next));
        return;
    }
    dropReply();
    approach(next);
}

void FileDownload::judgeHeaders()
{
    if (m_judged)
        return;
    const DownloadHead head = DownloadHead::of(*m_reply);
    if (head.status == 0)
        return;
    m_judged = true;
    if (isRedirect(head.status)) {
        followRedirect();
        return;
    }
    const HeadVerdict verdict =
        judgeHead(head, m_from, m_order.resume.value_or(ResumePoint()), *m_transport->clock);
    switch (verdict.kind) {
    case HeadVerdict::Kind::Refused:
        settle(verdict.error);
        break;
    case HeadVerdict::Kind::Anew:
        dropReply();
        m_hops = 0;
        beginAnew([this] { approach(m_order.url); });
        break;
    case HeadVerdict::Kind::Begin:
    case HeadVerdict::Kind::GoOn:
        if (verdict.length > m_order.maxBytes)
            settle(tooLargeError(m_order.maxBytes));
        else if (verdict.kind == HeadVerdict::Kind::Begin && m_from > 0)
            beginAnew([this, verdict] { accept(verdict); });
        else
            accept(verdict);
        break;
    }
}

void FileDownload::accept(const HeadVerdict &verdict)
{
    m_step = Step::Fetching;
    m_accepted = true;
    m_total = verdict.length;
    if (verdict.kind == HeadVerdict::Kind::Begin) {
        const bool worthwhile = m_order.keeps && verdict.length > leastKept;
        m_point = worthwhile ? verdict.point : std::nullopt;
        if (m_point)
            emit begun(*m_point);
    }
    if (!m_ended)
        m_idle.start(m_order.idleLimit);
    // What had come before is announced no more.
    if (m_reply->bytesAvailable() > 0 || m_ended)
        QMetaObject::invokeMethod(this, &FileDownload::pump, Qt::QueuedConnection);
}

void FileDownload::beginAnew(std::function<void()> then)
{
    m_step = Step::Clearing;
    m_idle.stop();
    m_point.reset();
    m_from = m_received = m_written = 0;
    m_total = -1;
    const bool known = m_order.resume && !std::exchange(m_cleared, true);
    if (!known || !m_order.beforeAnew) {
        empty(std::move(then));
        return;
    }
    m_order.beforeAnew([self = QPointer<FileDownload>(this), then = std::move(then)] {
        if (self && !self->m_settled)
            self->empty(then);
    });
}

void FileDownload::empty(std::function<void()> then)
{
    m_afterClearing = std::move(then);
    runOnDisk([](DownloadFile &file) { return file.empty(); });
}

void FileDownload::report(bool last)
{
    const auto now = m_transport->clock->elapsed();
    if (!last && now - m_lastReport < reportEvery)
        return;
    m_lastReport = now;
    emit progressed(m_received, m_total); // the receiver may delete this: nothing may follow
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
    delete m_check;
    dropReply();
    // The last hold on the file goes on a disk thread: closing a large removed file takes its time.
    if (m_file && m_transport->disk)
        (void)runIn(*m_transport->disk, [file = std::exchange(m_file, nullptr)] { return Done(); });
    if (m_transport->turns)
        m_transport->turns->giveBack(this);
}

bool FileDownload::isWorthKeeping(ErrorKind why) const
{
    if (!m_order.keeps || !m_point)
        return false;
    if (why == ErrorKind::DiskFull || why == ErrorKind::FileAccess || why == ErrorKind::TooLarge)
        return false;
    const bool untouched = !m_opened || m_step == Step::Opening;
    return untouched || m_written >= leastKept;
}

void FileDownload::parkFile(ErrorKind why)
{
    m_kept = isWorthKeeping(why);
    if (!m_file)
        return;
    if (m_kept)
        m_file->keep();
    else
        m_file->discard();
}

void FileDownload::settle(const Result<qint64> &outcome)
{
    if (m_settled)
        return;
    m_settled = true;
    if (!outcome)
        parkFile(outcome.error().kind);
    release();
    QMetaObject::invokeMethod(
        this, [this, outcome] { emit finished(outcome); }, Qt::QueuedConnection);
}

} // namespace maquette
