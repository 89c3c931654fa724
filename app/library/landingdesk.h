// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/library/lander.h"
#include "app/net/downloadturns.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QThreadPool>

#include <chrono>

namespace maquette
{

class HttpClient;

//! \brief What all collections of one library share: the way in (one collection per job at a time), the turns
//! of the downloads, and the names already promised. Main thread.
class LandingDesk : public QObject
{
    Q_OBJECT

public:
    using Stay = std::shared_ptr<void>;

    //! \a isIndexed: whether a work stands under this path.
    LandingDesk(Store &store, HttpClient &http, const Clock &clock, QThreadPool &pool, QString library,
                std::function<bool(const QString &)> isIndexed, QObject *parent = nullptr);

    //! The library goes away: collections that are still about end as cancelled and forget this desk.
    void close() { emit closing(); }
    //! Until this is called nobody gets in.
    void open();
    //! Calls \a go once no other collection of \a job has a Stay; not at all when \a who is gone by then.
    void enter(JobId job, QObject *who, std::function<void(Stay)> go);
    //! A stem (`<day>/<name>`) that no other download has. Not given back: names are cheap.
    QString promise(const QString &stem);
    //! A stem of an earlier start, which belongs to its download.
    void keep(const QString &stem);

    //! Whether the library's folder itself may be made when it is missing.
    void setMayMakeFolder(bool may) { m_mayMakeFolder = may; }
    [[nodiscard]] bool mayMakeFolder() const { return m_mayMakeFolder; }
    //! How long a download may stand still.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }
    [[nodiscard]] std::chrono::milliseconds patience() const { return m_patience; }
    //! The boot of the machine (bootId()); a part of another one is not gone on with.
    void setBoot(const QString &boot) { m_boot = boot; }
    [[nodiscard]] const QString &boot() const { return m_boot; }
    //! Notes whether the last try to go on with \a stem brought nothing; true when that was so several times
    //! on end.
    bool isInVain(const QString &stem, bool broughtNothing);
    [[nodiscard]] bool isIndexed(const QString &path) const { return m_isIndexed(path); }
    [[nodiscard]] const QString &library() const { return m_library; }
    [[nodiscard]] Store &store() const { return m_store; }
    [[nodiscard]] HttpClient &http() const { return m_http; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] QThreadPool &pool() const { return m_pool; }
    [[nodiscard]] DownloadTurns &turns() { return m_turns; }
    [[nodiscard]] Lander &lander() { return m_lander; }

signals:
    //! Emitted by close(): let go of everything here at once.
    void closing();

private:
    struct Waiting
    {
        JobId job;
        QPointer<QObject> who;
        std::function<void(Stay)> go;
    };
    void admit();

    Store &m_store;
    HttpClient &m_http;
    const Clock &m_clock;
    QThreadPool &m_pool;
    QString m_library;
    std::function<bool(const QString &)> m_isIndexed;
    DownloadTurns m_turns;
    QSet<QString> m_promised; //!< lower case, for file systems that know no other
    QHash<JobId, std::weak_ptr<void>> m_stays;
    QList<Waiting> m_waiting;
    bool m_open = false;
    bool m_mayMakeFolder = true;
    QString m_boot;
    QHash<QString, int> m_inVain;
    std::chrono::milliseconds m_patience = std::chrono::seconds(60);
    Lander m_lander; //!< last: its destructor finishes what is under way
};

} // namespace maquette
