// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/requestbook.h"

#include "app/base/clock.h"

#include <QCryptographicHash>

#include <algorithm>

namespace maquette
{

QString Run::fileKey() const
{
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray("files of " + id.toUtf8()), QCryptographicHash::Sha256);
    return QString::fromLatin1(
        hash.left(18).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Json Run::toJson() const
{
    return Json{{"event", "submitted"},
                {"request_id", id.toStdString()},
                {"model_id", model.toStdString()},
                {"submitted_at", submitted},
                {"duration_ms", duration},
                {"fails", fails},
                {"cost_microdollars", cost.microdollars()},
                {"plan", plan.toJson()},
                {"input", input}};
}

std::optional<Run> Run::fromJson(const Json &json)
{
    const auto whole = [&](const char *key) -> qint64 {
        const auto it = json.find(key);
        return it != json.end() && it->is_number_integer() ? it->get<qint64>() : -1;
    };
    if (!json.is_object() || !json.contains("plan") || !json.contains("request_id") ||
        !json.contains("model_id"))
        return std::nullopt;
    const std::optional<Plan> plan = Plan::fromJson(json["plan"]);
    Run run;
    run.id = stringOf(json["request_id"]);
    run.model = stringOf(json["model_id"]);
    run.submitted = whole("submitted_at");
    run.duration = whole("duration_ms");
    run.cost = Money::fromMicrodollars(std::max<qint64>(0, whole("cost_microdollars")));
    const auto fails = json.find("fails");
    run.fails = fails != json.end() && *fails == Json(true);
    if (const auto input = json.find("input"); input != json.end())
        run.input = *input;
    if (!plan || run.id.isEmpty() || run.submitted < 0 || run.duration < 0)
        return std::nullopt;
    run.plan = *plan;
    return run;
}

RequestBook::RequestBook(const Clock &clock)
    : m_clock(clock)
    , m_origin(clock.now().toMSecsSinceEpoch())
    , m_originElapsed(clock.elapsed().count())
{}

qint64 RequestBook::now() const
{
    return m_origin + m_clock.elapsed().count() - m_originElapsed;
}

Run RequestBook::submit(Run run)
{
    const std::lock_guard lock(m_mutex);
    run.submitted = now();
    const QString id = run.id;
    enter(std::move(run));
    return seen(m_runs[id]);
}

void RequestBook::replaySubmit(Run run)
{
    const std::lock_guard lock(m_mutex);
    m_origin = std::max(m_origin, run.submitted);
    enter(std::move(run));
}

void RequestBook::replayCancel(const QString &id, qint64 when)
{
    const std::lock_guard lock(m_mutex);
    takeOut(id, when);
}

void RequestBook::enter(Run run)
{
    advance(run.submitted);
    const QString id = run.id;
    run.state = RunState::Queued;
    m_idsByFileKey.insert(run.fileKey(), id);
    Run &kept = m_runs[id] = std::move(run);
    if (m_running.size() < capacity)
        start(kept, kept.submitted);
    else
        m_waiting.push_back(id);
}

void RequestBook::start(Run &run, qint64 when)
{
    run.state = RunState::Running;
    run.started = when;
    m_running.append(run.id);
}

void RequestBook::advance(qint64 now)
{
    while (!m_running.isEmpty()) {
        const auto endOf = [this](const QString &id) {
            const Run &run = m_runs[id];
            return run.started + run.duration;
        };
        const auto first =
            std::min_element(m_running.begin(), m_running.end(),
                             [&](const QString &a, const QString &b) { return endOf(a) < endOf(b); });
        const qint64 end = endOf(*first);
        if (end > now)
            return;
        Run &run = m_runs[*first];
        run.state = run.fails ? RunState::Failed : RunState::Succeeded;
        run.ended = end;
        if (!run.fails)
            m_spent = m_spent + run.cost;
        m_running.erase(first);
        if (!m_waiting.empty()) {
            const QString next = m_waiting.front();
            m_waiting.pop_front();
            start(m_runs[next], end);
        }
    }
}

Run RequestBook::seen(const Run &run) const
{
    Run copy = run;
    if (run.state == RunState::Queued) {
        const auto place = std::find(m_waiting.begin(), m_waiting.end(), run.id);
        copy.position = static_cast<int>(place - m_waiting.begin()) + 1;
    }
    return copy;
}

std::optional<Run> RequestBook::find(const QString &id)
{
    const std::lock_guard lock(m_mutex);
    advance(now());
    const auto run = m_runs.constFind(id);
    return run == m_runs.cend() ? std::nullopt : std::optional(seen(*run));
}

std::optional<Run> RequestBook::findByFileKey(const QString &key)
{
    QString id;
    {
        const std::lock_guard lock(m_mutex);
        id = m_idsByFileKey.value(key);
    }
    return id.isEmpty() ? std::nullopt : find(id);
}

bool RequestBook::takeOut(const QString &id, qint64 when)
{
    advance(when);
    const auto run = m_runs.find(id);
    if (run == m_runs.end() || run->state != RunState::Queued)
        return false;
    m_waiting.erase(std::find(m_waiting.begin(), m_waiting.end(), id));
    run->state = RunState::Cancelled;
    run->ended = when;
    return true;
}

std::optional<qint64> RequestBook::cancel(const QString &id)
{
    const std::lock_guard lock(m_mutex);
    const qint64 when = now();
    return takeOut(id, when) ? std::optional(when) : std::nullopt;
}

Money RequestBook::spent()
{
    const std::lock_guard lock(m_mutex);
    advance(now());
    return m_spent;
}

int RequestBook::size() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_runs.size());
}

} // namespace maquette
