// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/landingdesk.h"
#include "app/library/library.h"

#include <QHash>
#include <QThreadPool>

namespace maquette
{

//! \brief What a Library consists of. Main thread; the pool's tasks get copies of values.
struct Library::Private
{
    Private(Library &owner, Store &store, HttpClient &http, const Clock &clock, Paths paths);

    enum class Loading { No, Running, Done };

    void take(QList<Asset> rows);
    void add(const Asset &asset, const QList<QImage> &previews);
    void change(const Asset &asset);
    void remove(const QList<AssetId> &ids);
    void reindex();
    void sweep(const QList<DownloadRow> &wanted);
    [[nodiscard]] qsizetype indexOf(AssetId id) const;
    using Made = std::function<void(Result<AssetId>)>;
    void landMade(const Asset &asset, const QString &tail, QThreadPool &makers,
                  std::function<Result<void>(const QString &)> make, Made answer);
    void trash(const QList<Asset> &works);
    void trashed(const QList<std::pair<AssetId, QString>> &outcomes);

    Library &q;
    Store &store;
    HttpClient &http;
    const Clock &clock;
    const Paths paths;
    const QDateTime started;
    Loading loading = Loading::No;
    QList<Asset> assets;              //!< newest first
    QHash<AssetId, qsizetype> places; //!< counted from the end, so that adding the newest moves none
    QSet<QString> files;              //!< their paths
    QSet<AssetId> missing;
    QThreadPool pool;
    QThreadPool looks; //!< one thread, for lookForRoom() alone: a drive that does not answer holds up only it
    LandingDesk desk;  //!< last: finishes its landings before anything else goes
};

} // namespace maquette
