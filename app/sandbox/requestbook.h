// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/plan.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

#include <deque>
#include <mutex>
#include <optional>

namespace maquette
{

class Clock;

enum class RunState { Queued, Running, Succeeded, Failed, Cancelled };

//! \brief One request: what was asked, and how it went. Times are UTC in milliseconds, -1 for not yet.
struct Run
{
    QString id;
    QString model;
    Json input; //!< as it was sent, embedded files left out
    Plan plan;
    bool fails = false;
    qint64 duration = 0; //!< from start to end
    Money cost;          //!< when it succeeds
    qint64 submitted = -1;
    qint64 started = -1;
    qint64 ended = -1;
    RunState state = RunState::Queued;
    int position = -1; //!< 1 is next; only while queued

    [[nodiscard]] bool isOver() const { return state != RunState::Queued && state != RunState::Running; }
    [[nodiscard]] QString fileKey() const; //!< the opaque part of its files' addresses
    [[nodiscard]] Json toJson() const;     //!< the facts; how it goes follows from them and from the cancels
    static std::optional<Run> fromJson(const Json &json);
};

//! \brief The life of all requests: two run at a time, the others wait in line. Nothing ticks: what has
//! happened by now is worked out when somebody asks, so the same facts give the same story after a restart.
//! Thread-safe.
class RequestBook
{
public:
    static constexpr int capacity = 2;

    explicit RequestBook(const Clock &clock);

    //! Sets its times and returns it as it stands.
    Run submit(Run run);
    [[nodiscard]] std::optional<Run> find(const QString &id);
    [[nodiscard]] std::optional<Run> findByFileKey(const QString &key);
    //! The time of the cancel when it took the request out of the line; nothing when it was too late for
    //! that.
    std::optional<qint64> cancel(const QString &id);
    //! What succeeded so far has cost.
    [[nodiscard]] Money spent();

    //! For the reading of kept facts, in their order: the book is brought to the time of each.
    void replaySubmit(Run run);
    void replayCancel(const QString &id, qint64 when);
    [[nodiscard]] int size() const;

private:
    [[nodiscard]] qint64 now() const;
    void advance(qint64 now);
    void start(Run &run, qint64 when);
    void enter(Run run);
    bool takeOut(const QString &id, qint64 when);
    Run seen(const Run &run) const;

    const Clock &m_clock;
    qint64 m_origin = 0; // UTC at m_originElapsed; a clock set back does not turn time back
    qint64 m_originElapsed = 0;
    mutable std::mutex m_mutex;
    QHash<QString, Run> m_runs;
    QHash<QString, QString> m_idsByFileKey;
    std::deque<QString> m_waiting;
    QList<QString> m_running;
    Money m_spent;
};

} // namespace maquette
