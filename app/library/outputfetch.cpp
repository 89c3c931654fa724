// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/outputfetch.h"

#include "app/base/background.h"
#include "app/base/clock.h"
#include "app/library/filework.h"
#include "app/library/landfile.h"
#include "app/library/landingdesk.h"
#include "app/library/mediacheck.h"
#include "app/net/httpclient.h"
#include "app/store/downloadrepository.h"
#include "app/store/store.h"

#include <QCoreApplication>

namespace maquette
{

struct OutputFetch::Ground
{
    Result<void> usable;
    QString interrupted;
};

OutputFetch::OutputFetch(LandingDesk &desk, DownloadRow row, bool resumed, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_row(std::move(row))
    , m_resumed(resumed)
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

void OutputFetch::begin()
{
    writeRow(DownloadState::Started, [this](const Result<void> &written) {
        if (m_settled)
            return;
        if (written)
            prepareGround();
        else
            settle(written.error());
    });
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

void OutputFetch::download()
{
    const QString part = m_desk.library() + u'/' + m_row.target + QStringLiteral(".part");
    m_download = m_desk.http().download(m_row.url, part, maxWorkBytes, m_desk.patience(), this);
    connect(m_download, &Download::progressed, this, [this](qint64 received, qint64 total) {
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

void OutputFetch::checkLength(qint64 received, qint64 total)
{
    if (m_row.length || total <= 0)
        return;
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
    if (m_download) {
        m_download->disconnect(this);
        m_download->cancel();
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
    if (outcome || outcome.error().kind != ErrorKind::FileAccess) {
        emit finished(outcome);
        return;
    }
    Error error = outcome.error();
    if (!error.message.contains(m_desk.library())) {
        error.message =
            QCoreApplication::translate("Library", "Maquette cannot write in the library folder %1.")
                .arg(m_desk.library());
    }
    emit finished(error);
}

void OutputFetch::noteFailure()
{
    writeRow(DownloadState::Failed, {});
}

void OutputFetch::writeRow(DownloadState state, std::function<void(const Result<void> &)> answer)
{
    m_row.state = state;
    m_row.updatedAt = m_desk.clock().now();
    m_desk.store().run<void>(
        this, [row = m_row](Database &database) { return DownloadRepository(database).write(row); },
        std::move(answer));
}

} // namespace maquette
