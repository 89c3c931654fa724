// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/collector.h"
#include "app/jobs/jobtiming.h"

#include <QHash>
#include <QTimer>

namespace maquette
{

//! \brief Looks for room and for the library folder on behalf of all jobs: of the paid ones that could not be
//! saved, and of the orders that would have nowhere to land.
//!
//! As long as anything waits it looks again and again, at growing intervals; one look for all.
class StorageWatch : public QObject
{
    Q_OBJECT

public:
    //! All three outlive this.
    StorageWatch(Collector &collector, const Clock &clock, const JobTiming &timing);

    //! False: what cannot be saved does not wait here.
    void setPatient(bool patient) { m_patient = patient; }
    [[nodiscard]] bool isPatient() const { return m_patient; }

    //! What is wrong; nothing while works can be saved, as far as is known.
    [[nodiscard]] std::optional<Error> trouble() const;
    //! Works could be saved a moment ago: an order may be sent.
    [[nodiscard]] bool isFresh() const;
    //! Something could not be saved: looked() comes before the next order.
    void doubt() { m_goodAt.reset(); }
    //! looked() follows.
    void look();
    //! As look(), if anything waits; those who wait go on even if they have failed just now. False: nothing
    //! does.
    bool lookNow();

    //! From now on, until leave(), \a who waits with something that was ordered at \a time. leave() only when
    //! it is saved, or has failed for another reason: until then it is not certain that there is room again.
    void wait(const QObject *who, const QDateTime &time, const Error &why);
    void leave(const QObject *who);
    //! Until the next look; nothing when none is to come.
    [[nodiscard]] std::optional<std::chrono::milliseconds> interval() const;

signals:
    //! \a room: the bytes that are free, or what is wrong. \a atOnce: see lookNow().
    void looked(const maquette::Result<qint64> &room, bool atOnce);
    //! trouble() may be another.
    void changed();

private:
    struct Waiter
    {
        QDateTime time;
        Error why;
    };
    void onLooked(const Result<qint64> &room);

    Collector &m_collector;
    const Clock &m_clock;
    const JobTiming &m_timing;
    QHash<const QObject *, Waiter> m_waiters;
    std::optional<Error> m_error; //!< of the last look
    std::optional<std::chrono::milliseconds> m_goodAt;
    QTimer m_timer;
    int m_step = 0;
    bool m_patient = true;
    bool m_looking = false;
    bool m_atOnce = false;
};

} // namespace maquette
