// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/catalogue/cataloguefetch.h"
#include "app/catalogue/refreshtimes.h"

#include <QPointer>
#include <QTimer>

namespace maquette
{

//! \brief When a service's catalogue is fetched, one fetch at a time: by itself once it is old, at a person's
//! wish, and for a model that the service does not know.
//!
//! Nothing is fetched before allow(), without a token, or while begin() was not called for the service that
//! the API talks to. Whoever listens to fetched() reads what it brings, and tells how that ended. Main
//! thread.
class CatalogueRefresh : public QObject
{
    Q_OBJECT

public:
    explicit CatalogueRefresh(const Clock &clock, const CatalogueTiming &timing, QObject *parent = nullptr);
    ~CatalogueRefresh() override; //!< ends a fetch silently

    //! It must outlive this. A change of its token stops what is under way.
    void follow(ApiClient &api);
    void allow();
    //! What is kept of \a service is here; \a fetchedAt is invalid when nothing is.
    void begin(const QString &service, const QDateTime &fetchedAt);
    //! Stops what is under way, until begin().
    void leave();

    [[nodiscard]] bool isUnderWay() const { return m_underWay; }
    //! Why the last try brought nothing; nothing when it did, or when none was made since begin().
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    //! Why ask() would not fetch; nothing when it would.
    [[nodiscard]] std::optional<Error> refusal() const;
    void refuse(const Error &error);
    //! Fetches as soon as it may.
    void ask();
    void askForUnknownModel();

    //! False when the fetch that brought \a number (see fetched()) was stopped since.
    [[nodiscard]] bool isCurrent(int number) const { return number == m_number; }
    void succeed(const QDateTime &fetchedAt);
    void fail(const Error &error);

signals:
    void started();
    //! One of succeed() and fail() is to follow, if \a number is still current then.
    void fetched(const QList<maquette::CatalogueItem> &items, int number);
    void refreshed(const QDateTime &time);
    void failed(const maquette::Error &error);

private:
    void schedule();
    void onTime();
    void start();
    void stop();

    CatalogueTiming m_timing;
    RefreshTimes m_times;
    ApiClient *m_api = nullptr;
    QString m_service;
    QDateTime m_fetchedAt;
    QPointer<CatalogueFetch> m_fetch;
    QTimer m_timer;
    std::optional<Error> m_error;
    int m_number = 0;
    bool m_begun = false;
    bool m_allowed = false;
    bool m_wanted = false; //!< somebody waits for it
    bool m_underWay = false;
};

} // namespace maquette
