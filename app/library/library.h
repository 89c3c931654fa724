// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/collector.h"
#include "app/base/paths.h"
#include "app/library/asset.h"

#include <QList>
#include <QObject>

#include <functional>

namespace maquette
{

class Clock;
class HttpClient;
class Store;

//! \brief The artist's works: files in the library folder and their index. Main thread; disk and SQL work
//! happens elsewhere.
class Library : public QObject, public Collector
{
    Q_OBJECT

public:
    Library(Store &store, HttpClient &http, const Clock &clock, Paths paths, QObject *parent = nullptr);
    ~Library() override;

    //! Reads the index; ends with loaded() or failed().
    void load();
    [[nodiscard]] bool isLoaded() const;
    //! Newest first. Valid after loaded(); changes are told by the signals below.
    [[nodiscard]] const QList<Asset> &assets() const;
    [[nodiscard]] const Asset *find(AssetId id) const;
    [[nodiscard]] QString absolutePath(const Asset &asset) const;
    [[nodiscard]] QString folder() const;

    [[nodiscard]] Collection *collect(const CollectRequest &request, QObject *parent) override;

    //! Moves the files to the system's trash and takes them out of the index; told by assetRemoved or
    //! actionFailed.
    void moveToTrash(const QList<AssetId> &ids);
    //! Copies the file byte for byte; \a answer comes in the main thread.
    void saveCopy(AssetId id, const QString &target, std::function<void(Result<void>)> answer);

signals:
    void loaded();
    void failed(const maquette::Error &error);
    void assetAdded(const maquette::Asset &asset);
    void assetChanged(const maquette::Asset &asset);
    void assetRemoved(maquette::AssetId id);
    //! Something the artist asked for did not work.
    void actionFailed(const maquette::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
