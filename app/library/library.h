// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/collector.h"
#include "app/base/paths.h"
#include "app/library/asset.h"

#include <QImage>
#include <QList>
#include <QObject>

#include <functional>
#include <memory>

class QThreadPool;

namespace maquette
{

class Clock;
class HttpClient;
class ImageProbe;
class MediaLink;
class Store;

//! \brief The artist's works: files in the library folder and their index. Main thread; disk and SQL work
//! happens elsewhere.
//!
//! Store, client and clock outlive it. Destruction waits for files that are being checked and moved into
//! place, so that nothing that was paid for is left without its row.
class Library : public QObject, public Collector
{
    Q_OBJECT

public:
    Library(Store &store, HttpClient &http, const Clock &clock, Paths paths, QObject *parent = nullptr);
    ~Library() override;

    //! Reads the index; ends with loaded() or failed(), after which it may be called again. Afterwards, away
    //! from the main thread: sweeps what a crash left behind, and looks which files are missing. Collections
    //! wait for it.
    void load();
    [[nodiscard]] bool isLoaded() const;
    //! Newest first. Valid after loaded(); changes are told by the signals below.
    [[nodiscard]] const QList<Asset> &assets() const;
    [[nodiscard]] const Asset *find(AssetId id) const;
    //! Never outside the library folder: empty for a row that points elsewhere.
    [[nodiscard]] QString absolutePath(const Asset &asset) const;
    //! Whether the file was gone when it was last looked for; the row is kept. Told by assetChanged().
    [[nodiscard]] bool isMissing(AssetId id) const;
    //! Looks again for the files of \a ids (empty: all).
    void checkFiles(const QList<AssetId> &ids = {});
    //! Reads the rows of \a job again, as when its cost came late; told by assetChanged().
    void refresh(JobId job);
    [[nodiscard]] QString folder() const override;
    //! As if the machine had been started in between; for tests, before load().
    void setBoot(const QString &boot);
    //! How long a download may stand still before it counts as broken; 60 s.
    void setPatience(std::chrono::milliseconds patience);

    [[nodiscard]] Collection *collect(const CollectRequest &request, QObject *parent) override;
    void lookForRoom(const QList<QDateTime> &times, QObject *context,
                     std::function<void(const Result<qint64> &)> answer) override;

    //! Moves the files to the system's trash and takes them out of the index; told by assetRemoved or
    //! actionFailed.
    void moveToTrash(const QList<AssetId> &ids);
    //! Copies the file byte for byte; \a answer comes in the main thread.
    void saveCopy(AssetId id, const QString &target, std::function<void(Result<void>)> answer);
    //! Saves the exact frame shown at \a positionMs of \a clip as a work of its own (PNG; parent: the clip;
    //! no job, input or cost), with its number. \a answer comes in the main thread, after assetAdded().
    void addFrame(AssetId clip, qint64 positionMs, std::function<void(Result<AssetId>)> answer);
    //! Takes what \a make writes into the file it is given, on a thread of \a pool, for a work made from
    //! \a parent. \a tail: what tells its name apart. \a answer as above.
    void addMade(AssetId parent, const QString &tail, QThreadPool &pool,
                 std::function<Result<void>(const QString &file)> make,
                 std::function<void(Result<AssetId>)> answer);

    //! What stands behind \a url, to be started by the caller.
    [[nodiscard]] ImageProbe *probeImage(const QUrl &url, QObject *parent);
    //! What to send for the work \a id in a field for media, to be started by the caller.
    [[nodiscard]] MediaLink *mediaLink(AssetId id, QObject *parent);

signals:
    void loaded();
    void failed(const maquette::Error &error);
    //! Just before assetAdded(): the picture scaled to 1024, 512 and 256 (as far as it is larger), made while
    //! the file was checked. Not for audio.
    void previewsMade(const maquette::Asset &asset, const QList<QImage> &previews);
    void assetAdded(const maquette::Asset &asset);
    void assetChanged(const maquette::Asset &asset);
    void assetRemoved(maquette::AssetId id);
    //! Something the artist asked for did not work, or the library folder cannot be used.
    void actionFailed(const maquette::Error &error);

private:
    void checkFolder();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
