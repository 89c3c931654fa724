// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/landfile.h"

#include <QObject>

#include <functional>
#include <list>
#include <memory>

class QThreadPool;

namespace maquette
{

class Clock;
class Store;

//! \a error came from the index, which may stand on another disk than the works: no room there is no reason
//! to wait for room in the library.
Error errorOfIndex(Error error);

//! \brief Brings complete files under their final names and into the index, whoever asked for them.
//!
//! Main thread. What was handed over is finished even when the asker is gone; the destructor waits for it.
class Lander : public QObject
{
    Q_OBJECT

public:
    //! All three outlive this.
    Lander(Store &store, const Clock &clock, QThreadPool &pool, QObject *parent = nullptr);
    ~Lander() override;

    //! \a stay is held until the order is done. \a answer comes in the main thread, after landed().
    void land(const LandingOrder &order, std::shared_ptr<void> stay,
              std::function<void(const Result<Asset> &)> answer);
    //! Whether the file \a path, relative to the library folder, may be one that is on its way into the
    //! index.
    [[nodiscard]] bool isComing(const QString &path) const;
    //! Tells of a row that was found in the index; the listener may know it already.
    void announce(const Asset &asset) { emit landed(asset, {}); }

signals:
    //! On disk, renamed and committed.
    void landed(const maquette::Asset &asset, const QList<QImage> &previews);

private:
    struct Order;
    void index(const std::shared_ptr<Order> &order);

    Store &m_store;
    const Clock &m_clock;
    QThreadPool &m_pool;
    std::list<std::shared_ptr<Order>> m_onDisk; //!< not yet with the store
};

} // namespace maquette
