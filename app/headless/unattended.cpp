// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/unattended.h"

#include "app/jobs/account.h"
#include "app/jobs/prices.h"
#include "app/jobs/scheduler.h"
#include "app/library/filework.h"
#include "app/library/library.h"
#include "app/parts.h"
#include "models/core/catalogue.h"
#include "ui/form/priceestimate.h"

#include <QLocale>

namespace maquette
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

//! What is shown before something is paid is worth a moment, not the run.
constexpr auto priceDeadline = 3s;

bool isAtServer(const Job &job)
{
    return job.state == JobState::Queued || job.state == JobState::Running ||
           job.state == JobState::Collecting;
}

//! Its files could not be fetched: that can be tried again for nothing.
bool isMissing(const Job &job)
{
    return job.state == JobState::Failed && job.canCollectAgain;
}

} // namespace

Unattended::Unattended(Parts &parts, EventLines &lines, QList<RequestedRun> runs, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_lines(lines)
    , m_runs(std::move(runs))
    , m_watch(parts.scheduler(), parts.library(), lines)
{
    m_prices.setSingleShot(true);
    connect(&m_prices, &QTimer::timeout, this, &Unattended::orderAll);
    connect(&m_watch, &RunWatch::over, this, &Unattended::sumUp);
    connect(&parts.scheduler(), &Scheduler::recovered, this, &Unattended::onRecovered);
    tellTrouble();
}

void Unattended::tellTrouble()
{
    const auto say = [this](const Error &error) { m_lines.say(error.message); };
    connect(&m_parts.scheduler(), &Scheduler::journalTroubled, this, say);
    connect(&m_parts.scheduler(), &Scheduler::journalMended, this,
            [this] { m_lines.say(tr("The journal can be used again.")); });
    connect(&m_parts.library(), &Library::failed, this, say);
    connect(&m_parts.library(), &Library::actionFailed, this, say);
}

void Unattended::start(bool sandbox)
{
    // What findToken() says within this call counts too.
    connect(&m_parts.account(), &Account::changed, this, &Unattended::onAccount,
            Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
    if (!sandbox) {
        m_parts.account().findToken();
        return;
    }
    m_lines.say(tr("This is the sandbox: nothing is charged."));
    if (const Result<void> started = m_parts.useSandbox(); !started) {
        m_lines.say(started.error().message);
        endWith(ExitCode::StartFailed);
    }
}

void Unattended::onAccount()
{
    if (m_ended)
        return;
    m_tokenMissing = m_parts.account().source() == Account::TokenSource::None;
    if (m_tokenMissing && !isResume()) {
        m_lines.say(
            tr("There is no API token, so nothing was sent. Enter it once in Maquette's settings, or put "
               "it into RUNCOMFY_TOKEN."));
        endWith(ExitCode::NoToken);
        return;
    }
    m_parts.scheduler().recover(Scheduler::Waiting::Leave);
}

void Unattended::onRecovered()
{
    if (m_ended)
        return;
    // Read before the journal was, on the same thread.
    const Library &library = m_parts.library();
    const Result<void> usable = checkLibraryFolder(library.folder(), library.count() == 0);
    if (!usable || !library.isLoaded()) {
        if (!usable)
            m_lines.say(usable.error().message);
        endWith(ExitCode::StartFailed);
        return;
    }
    if (!isResume()) {
        askPrices();
        return;
    }
    m_watching = true;
    const QList<Job> jobs = m_parts.scheduler().jobs();
    for (auto job = jobs.crbegin(); job != jobs.crend(); ++job)
        takeUp(*job);
    m_watch.begin();
}

void Unattended::takeUp(const Job &job)
{
    const bool open = isAtServer(job) || isMissing(job);
    const bool ours = job.sandbox == m_parts.usesSandbox();
    if (open && ours && m_tokenMissing) {
        ++m_unreachable;
    } else if (open && ours && job.elsewhere) {
        m_watch.suspect(job.id);
    } else if (job.elsewhere) {
        m_elsewhere += open || job.state == JobState::Waiting || job.state == JobState::Unknown ? 1 : 0;
    } else if (job.state == JobState::Waiting) {
        ++m_waiting;
    } else if (isAtServer(job) || job.state == JobState::Unknown) {
        m_watch.follow(job);
    } else if (open) {
        m_parts.scheduler().collectAgain(job.id);
        m_watch.follow(*m_parts.scheduler().find(job.id));
    }
}

void Unattended::askPrices()
{
    const auto all = [this] {
        bool known = true;
        for (RequestedRun &run : m_runs) {
            const auto price = m_parts.prices().price(run.order.model);
            known = known && price;
            if (!price || !price->base)
                continue;
            run.order.priceShown = price->base;
            const auto model = m_parts.catalogue().find(run.order.model);
            if (const Result<Json> input = parseJson(run.order.input); input && model)
                run.order.estimate = priceEstimate(*model, *input, *price);
        }
        return known;
    };
    connect(&m_parts.prices(), &Prices::changed, this, [this, all] {
        if (all() && m_prices.isActive())
            orderAll();
    });
    m_prices.start(priceDeadline);
    if (all())
        orderAll();
}

void Unattended::orderAll()
{
    m_prices.stop();
    if (m_ended || std::exchange(m_watching, true))
        return;
    m_watch.order(m_runs);
    m_watch.begin();
}

void Unattended::stop()
{
    if (m_ended)
        return;
    m_lines.say(tr("Stopping. A second signal ends at once."));
    if (m_watching)
        m_watch.stop();
    else
        endWith(ExitCode::Stopped);
}

void Unattended::sumUp()
{
    const RunTally &tally = m_watch.tally();
    const ExitCode code = m_unreachable > 0 ? worse(tally.code, ExitCode::NoToken) : tally.code;
    if (tally.saved > 0) {
        m_lines.say(
            tr("Saved: %1. Cost: %2.").arg(QString::number(tally.saved), toText(tally.cost, QLocale())));
    } else if (isResume() && code == ExitCode::Saved) {
        m_lines.say(tr("There was nothing to collect."));
    }
    if (tally.failed > 0)
        m_lines.say(tr("Failed: %1.").arg(tally.failed));
    if (tally.fetchable > 0) {
        m_lines.say(
            tr("Of %1 of these the files can still be fetched, once the cause is mended, with: maquette "
               "--resume")
                .arg(tally.fetchable));
    }
    if (tally.refused > 0)
        m_lines.say(tr("Not accepted, and not charged: %1.").arg(tally.refused));
    if (tally.left > 0) {
        m_lines.say(tr("Unfinished at the server, where they go on: %1. Collect them with: maquette --resume")
                        .arg(tally.left));
    }
    if (m_unreachable > 0) {
        m_lines.say(
            tr("Unfinished at the server: %1. To collect them, enter the API token once in Maquette's "
               "settings, or put it into RUNCOMFY_TOKEN.")
                .arg(m_unreachable));
    }
    if (tally.unknown > 0) {
        m_lines.say(tr("Outcome unknown, perhaps charged: %1. Look at the Generations page of your account.")
                        .arg(tally.unknown));
    }
    if (m_waiting > 0) {
        m_lines.say(
            tr("Waiting in Maquette since earlier and not sent: %1. Open its window to send or to cancel "
               "them.")
                .arg(m_waiting));
    }
    if (m_elsewhere > 0)
        m_lines.say(tr("Of another account or server, and left alone: %1.").arg(m_elsewhere));
    endWith(code);
}

void Unattended::endWith(ExitCode code)
{
    if (std::exchange(m_ended, true))
        return;
    const RunTally &tally = m_watch.tally();
    Json facts = Json::object();
    facts["exit_code"] = int(code);
    facts["saved"] = tally.saved;
    facts["failed"] = tally.failed;
    facts["refused"] = tally.refused;
    facts["unknown"] = tally.unknown;
    facts["cancelled"] = tally.cancelled;
    facts["at_server"] = tally.left + m_unreachable;
    facts["waiting"] = m_waiting;
    facts["elsewhere"] = m_elsewhere;
    facts["cost_usd"] = tally.cost.dollars();
    m_lines.write("done", facts);
    emit finished(code);
}

} // namespace maquette
