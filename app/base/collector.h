// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/base/media.h"
#include "app/base/money.h"
#include "app/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QObject>
#include <QStringList>
#include <QUrl>

#include <functional>

namespace maquette
{

//! \brief One file that a finished run offers; \a index is its place in the result, from 0.
struct OutputLink
{
    int index = 0;
    QUrl url;
    MediaKind kind = MediaKind::Image;
};

//! \brief All that is needed to fetch a result, name its files and index them.
struct CollectRequest
{
    JobId job;
    ModelId model;
    QString modelName;
    QString prompt;
    QByteArray input; //!< the exact JSON that was sent
    RequestId request;
    std::optional<qint64> seed;
    std::optional<Money> cost;
    QDateTime createdAt;
    AssetId parent;         //!< the work that was carried into a media field, or null
    QString parentField;    //!< the key of that field
    bool simulated = false; //!< by the sandbox: the cost is nobody's
    QList<OutputLink> outputs;
    QStringList hosts; //!< that a person allows beside those of the service
};

//! \brief How a collection ended: which outputs are safe on disk, and why the others are not.
struct CollectSummary
{
    int saved = 0;
    QList<AssetId> assets;
    QList<std::pair<int, Error>> failures; //!< output index and reason
    qint64 needed = 0;                     //!< bytes of those that failed, as far as is known
    bool neededIsAll = true;               //!< it is known of each of them
};

//! \brief The fetching of one job's outputs. Owned by the caller; deleting it cancels, and keeps what is
//! already saved.
class Collection : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    //! Begins; signals arrive only after control went back to the event loop.
    virtual void start() = 0;
    //! Stops the downloads; finished() follows from the event loop with the summary so far.
    virtual void cancel() = 0;

signals:
    //! Bytes over all outputs; \a total is -1 while unknown.
    void progressed(qint64 received, qint64 total);
    //! The file is complete, checked, renamed, indexed.
    void outputSaved(int index, maquette::AssetId asset);
    //! Exactly once.
    void finished(const maquette::CollectSummary &summary);
};

//! \brief The port through which jobs hand results to the library, so that neither layer knows the other.
class Collector
{
public:
    Collector() = default;
    Collector(const Collector &) = delete;
    Collector &operator=(const Collector &) = delete;
    virtual ~Collector() = default;
    //! Outputs that are already indexed for this job are reported as saved without a download.
    [[nodiscard]] virtual Collection *collect(const CollectRequest &request, QObject *parent) = 0;
    //! The library folder in use, for the ledger.
    [[nodiscard]] virtual QString folder() const = 0;
    //! Looks, away from the main thread, whether works that were ordered at \a times can be saved just now;
    //! makes nothing. Gives the bytes that are free there, or DiskFull or FileAccess. \a answer comes in the
    //! main thread unless \a context is gone by then.
    virtual void lookForRoom(const QList<QDateTime> &times, QObject *context,
                             std::function<void(const Result<qint64> &)> answer) = 0;
};

} // namespace maquette
