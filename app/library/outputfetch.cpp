// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/outputfetch.h"

#include "app/base/background.h"
#include "app/base/clock.h"
#include "app/library/filework.h"
#include "app/library/landfile.h"
#include "app/library/landingdesk.h"
#include "app/library/mediacheck.h"
#include "app/store/downloadrepository.h"
#include "app/store/store.h"

#include <QCoreApplication>
#include <QLocale>

namespace maquette
{

struct OutputFetch::Ground
{
    Result<void> usable;
    QString interrupted;
};

namespace
{

//! A server that fails when it is asked for the rest may well give the whole.
bool mayComeFromAskingForAPart(ErrorKind kind)
{
    return kind == ErrorKind::ServerFault || kind == ErrorKind::BadAnswer ||
           kind == ErrorKind::ConnectionLost || kind == ErrorKind::TimedOut || kind == ErrorKind::DamagedFile;
}

} // namespace

OutputFetch::OutputFetch(LandingDesk &desk, DownloadRow row, bool resumed, QStringList hosts, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_row(std::move(row))
    , m_resumed(resumed)
    , m_hosts(std::move(hosts))
{}

OutputFetch::~OutputFetch()
{
    m_desk.turns().giveBack(this);
}

void OutputFetch::start()
{
    m_desk.turns().take(this, [this] { begin(); });
}

QString OutputFetch::folder() const
{
    return m_desk.library() + u'/' + m_row.target.section(u'/', 0, -2);
}

bool OutputFetch::canGoOn() const
{
    return m_resumed && !m_row.validator.isEmpty() && m_row.length && !m_desk.boot().isEmpty() &&
           m_row.boot == m_desk.boot();
}

void OutputFetch::forgetPoint()
{
    m_row.validator.clear();
    m_row.boot.clear(); // the length stays: so much room the next try will need
}

void OutputFetch::begin()
{
    if (!canGoOn())
        forgetPoint();
    writeStarted([this] { prepareGround(); });
}

void OutputFetch::prepareGround()
{
    const auto look = [library = m_desk.library(), target = m_row.target, mayMake = m_desk.mayMakeFolder(),
                       resumed = m_resumed]() -> Ground {
        const QString day = target.section(u'/', 0, -2);
        if (const auto made = makeFolder(library, day, mayMake); !made)
            return {made, {}};
        return {checkRoom(library + u'/' + day, 0), resumed ? findInterrupted(library, target) : QString()};
    };
    inBackground(m_desk.pool(), this, look, [this](const Ground &ground) {
        if (m_settled)
            return;
        const QString path = ground.interrupted.mid(m_desk.library().size() + 1);
        if (!ground.interrupted.isEmpty() && !m_desk.isIndexed(path))
            settle(FetchedOutput{ground.interrupted, true});
        else if (!ground.usable)
            settle(ground.usable.error());
        else
            download();
    });
}

DownloadOrder OutputFetch::order(const QString &part)
{
    DownloadOrder order;
    order.url = m_row.url;
    order.target = part;
    order.maxBytes = mostBytesOf(m_row.kind);
    order.idleLimit = m_desk.patience();
    order.consent.hosts = m_hosts;
    order.keeps = !m_desk.boot().isEmpty();
    if (!canGoOn())
        return order;
    order.resume = ResumePoint{m_row.validator.toLatin1(), *m_row.length};
    order.beforeAnew = [this](std::function<void()> goOn) {
        forgetPoint();
        writeStarted(std::move(goOn));
    };
    return order;
}

void OutputFetch::download()
{
    const QString part = m_desk.library() + u'/' + m_row.target + QStringLiteral(".part");
    m_download = m_desk.http().download(order(part), this);
    connect(m_download, &Download::begun, this, &OutputFetch::noteBegun);
    connect(m_download, &Download::progressed, this, [this](qint64 received, qint64 total) {
        m_gained = true;
        checkLength(received, total);
        emit progressed(received, total);
    });
    connect(m_download, &Download::finished, this, [this, part](const Result<qint64> &bytes) {
        if (bytes)
            settle(FetchedOutput{part, false});
        else
            settle(bytes.error());
    });
    m_download->start();
}

void OutputFetch::noteBegun(const ResumePoint &point)
{
    m_row.validator = QString::fromLatin1(point.validator);
    m_row.length = point.length;
    m_row.boot = m_desk.boot();
    writeRow(DownloadState::Started, {});
}

void OutputFetch::checkLength(qint64 received, qint64 total)
{
    if (m_roomAsked || total <= 0)
        return;
    m_roomAsked = true;
    m_row.length = total;
    const auto look = [folder = folder(), missing = total - received] { return checkRoom(folder, missing); };
    inBackground(m_desk.pool(), this, look, [this](const Result<void> &room) {
        if (!room)
            settle(room.error());
    });
}

void OutputFetch::stop()
{
    m_settled = true;
    release();
    noteFailure();
}

void OutputFetch::release()
{
    m_kept = canGoOn();
    if (m_download) {
        m_download->disconnect(this);
        m_download->cancel();
        m_kept = m_download->isKept();
        m_download->deleteLater();
    }
    m_desk.turns().giveBack(this);
}

void OutputFetch::settle(const Result<FetchedOutput> &outcome)
{
    if (m_settled)
        return;
    m_settled = true;
    release();
    if (outcome) {
        emit finished(outcome);
        return;
    }
    const bool vain = !m_gained && mayComeFromAskingForAPart(outcome.error().kind);
    if (m_kept && m_desk.isInVain(m_row.target, vain))
        m_kept = false;
    emit finished(inWords(outcome.error()));
}

Error OutputFetch::inWords(Error error) const
{
    if (error.kind == ErrorKind::TooLarge) {
        error.message = QCoreApplication::translate(
                            "Library", "The file is larger than %1, the most that Maquette fetches.")
                            .arg(QLocale().formattedDataSize(mostBytesOf(m_row.kind)));
    }
    if (error.kind == ErrorKind::FileAccess && !error.message.contains(m_desk.library())) {
        error.message =
            QCoreApplication::translate("Library", "Maquette cannot write in the library folder %1.")
                .arg(m_desk.library());
    }
    return error;
}

void OutputFetch::noteFailure()
{
    if (!m_kept)
        forgetPoint();
    writeRow(DownloadState::Failed, {});
}

void OutputFetch::writeStarted(std::function<void()> then)
{
    writeRow(DownloadState::Started, [this, then = std::move(then)](const Result<void> &written) {
        if (m_settled)
            return;
        if (written)
            then();
        else
            settle(errorOfIndex(written.error()));
    });
}

void OutputFetch::writeRow(DownloadState state, std::function<void(const Result<void> &)> answer)
{
    m_row.state = state;
    m_row.updatedAt = m_desk.clock().now();
    m_desk.store().runShared<void>(
        this, [row = m_row](Database &database) { return DownloadRepository(database).write(row); },
        std::move(answer));
}

} // namespace maquette
