// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/collector.h"
#include "app/base/labels.h"
#include "app/base/paths.h"
#include "app/base/workfile.h"
#include "app/library/asset.h"
#include "app/library/workkeys.h"
#include "app/library/writingchoice.h"
#include "app/store/searchrepository.h"

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
class LibraryScan;
class MediaLink;
class Store;
class WorkSearch;
struct ScanChanges;
struct ScanOutcome;

//! \brief A work that went to the trash, and where its file is: `inTrash` is empty when there was none.
struct TrashedWork
{
    AssetId id;
    QString path; //!< relative to the library folder
    QString inTrash;
    QString sidecarInTrash = {}; //!< empty when it had none
};

//! \brief What was said of some works, before and now.
struct LabelsChanged
{
    QList<WorkLabels> before;
    QList<WorkLabels> after;
};

//! \brief The artist's works: files in the library folder and their index. Main thread; disk work and all
//! writing of the index happen elsewhere.
//!
//! Only the keys of the works are held for the whole library; rows are read when they are looked at. A row is
//! read here, in the main thread, by a reading connection that waits for no writer: some 20 microseconds.
//!
//! Store, client and clock outlive it. Destruction waits for files that are being checked and moved into
//! place, so that nothing that was paid for is left without its row.
class Library : public QObject, public Collector
{
    Q_OBJECT

public:
    Library(Store &store, HttpClient &http, const Clock &clock, Paths paths, QObject *parent = nullptr);
    ~Library() override;

    //! Reads the keys of all works, the newest first: keysRead() for each part, then loaded(); or failed(),
    //! after which it may be called again. Afterwards, away from the main thread: sweeps what a crash left
    //! behind, looks which files are missing, and makes the words of the search where they are missing.
    //! Collections wait for the first part.
    void load();
    [[nodiscard]] bool isLoaded() const;
    //! What is known of all works without reading; complete after loaded(). Changes are told below.
    [[nodiscard]] const WorkKeys &keys() const;
    [[nodiscard]] qsizetype count() const { return keys().size(); }
    //! One work's row: from memory (the last few thousand looked at, up to 24 MiB) or by one statement. Null
    //! when there is no such work, or it cannot be read.
    [[nodiscard]] AssetPtr find(AssetId id) const;
    //! Rows read from the index on the spot: for a few of them. -1: all, for tests.
    [[nodiscard]] QList<Asset> newest(qint64 most = -1) const;
    [[nodiscard]] QList<Asset> worksOf(JobId job) const; //!< by output
    [[nodiscard]] QList<Asset> madeFrom(AssetId parent, qint64 most = -1) const;
    //! The work whose file is \a path, relative to the folder.
    [[nodiscard]] AssetPtr atPath(const QString &path) const;
    //! Where the files of many works are, in one statement: some 2 microseconds for each.
    [[nodiscard]] QList<WorkFile> files(const QList<AssetId> &ids) const;
    //! How many bytes the files of many works have; \a answer comes later, unless \a context is gone.
    void sumBytes(const QList<AssetId> &ids, QObject *context, std::function<void(qint64)> answer) const;
    //! Finds works by words and facets.
    [[nodiscard]] WorkSearch *makeSearch(QObject *parent) const;
    //! Never outside the library folder: empty for a row that points elsewhere.
    [[nodiscard]] QString absolutePath(const Asset &asset) const;
    [[nodiscard]] QString absolutePath(const QString &path) const;
    //! Whether the file was gone when it was last looked for; the row is kept. Told by assetChanged().
    [[nodiscard]] bool isMissing(AssetId id) const;
    //! Looks again for the files of \a ids (empty: all).
    void checkFiles(const QList<AssetId> &ids = {});
    //! Reads the rows of \a job again, as when its cost came late; told by assetChanged().
    void refresh(JobId job);
    //! Makes the index say what the folder says; see LibraryScan. Gives the one that runs when there is one;
    //! it deletes itself after its end. Null until loaded() and after failed().
    LibraryScan *scan();
    [[nodiscard]] LibraryScan *runningScan() const;
    //! From now on: looks at once, when files were changed from outside while it runs, and when asked to by
    //! lookAgain().
    void watch();
    //! Looks when the last look is older than some minutes, as when the artist comes back from elsewhere.
    void lookAgain();
    [[nodiscard]] QString folder() const override;
    //! As if the machine had been started in between; for tests, before load().
    void setBoot(const QString &boot);
    //! How long a download may stand still before it counts as broken; 60 s.
    void setPatience(std::chrono::milliseconds patience);

    //! Where it is written what is known of works, from now on: in the background, some seconds after it
    //! changed. Off until this is called. It changes AssetRow::hash, bytes and stamp, which is not told.
    void setWriting(FileWriting how);
    //! How long nothing must have changed before files are written; 2 s.
    void setQuiet(std::chrono::milliseconds quiet);

    [[nodiscard]] Collection *collect(const CollectRequest &request, QObject *parent) override;
    void lookForRoom(const QList<QDateTime> &times, QObject *context,
                     std::function<void(const Result<qint64> &)> answer) override;

    //! Moves the files, with their sidecars, to the system's trash and takes them out of the index; told by
    //! assetRemoved for each, then trashed, or by actionFailed.
    void moveToTrash(const QList<AssetId> &ids);
    //! Undoes it; told by assetAdded for each, then restored, or by actionFailed.
    void restoreFromTrash(const QList<TrashedWork> &works);
    //! Says something of some works, in one transaction; told by assetChanged for each, then \a answer with
    //! what it was before and is now; or by actionFailed. Of very many works, assetChanged for most comes
    //! after that, a portion at a time.
    using LabelsAnswer = std::function<void(const LabelsChanged &)>;
    void label(const QList<AssetId> &ids, const LabelChange &change, LabelsAnswer answer = {});
    //! Makes them so: the way back.
    void setLabels(const QList<WorkLabels> &labels);
    //! All names in use, in the order of the alphabet; read on the spot.
    [[nodiscard]] QStringList projects() const;
    [[nodiscard]] QStringList tags() const;
    //! The smart folders; read on the spot.
    [[nodiscard]] QList<SavedSearch> searches() const;
    //! One that has the name already gets the new query. Told by searchesChanged(), or actionFailed().
    void saveSearch(const SavedSearch &search);
    void removeSearch(const QString &name);
    //! Copies the file byte for byte, and its sidecar if it has one; \a answer comes in the main thread.
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
    //! Some more works, newest first, older than those before; \a isFirst: nothing was known before.
    void keysRead(const QList<maquette::WorkKey> &keys, bool isFirst);
    void loaded();
    void failed(const maquette::Error &error);
    //! Just before assetAdded(): the picture scaled to 1024, 512 and 256 (as far as it is larger), made while
    //! the file was checked. Not for audio.
    void previewsMade(const maquette::Asset &asset, const QList<QImage> &previews);
    void assetAdded(const maquette::Asset &asset);
    void assetChanged(const maquette::Asset &asset);
    //! All that went at once, before assetRemoved() tells of each.
    void assetsRemoved(const QSet<maquette::AssetId> &ids);
    void assetRemoved(maquette::AssetId id);
    void trashed(const QList<maquette::TrashedWork> &works);
    void restored(const QList<maquette::AssetId> &ids);
    //! The files' contents are others now, and so are their thumbnails; told before assetChanged().
    void picturesChanged(const QSet<maquette::AssetId> &ids);
    void scanStarted(maquette::LibraryScan *scan);
    //! All it did was told before.
    void scanEnded(const maquette::ScanOutcome &outcome);
    void searchesChanged();
    //! The words of these can be searched now.
    void wordsMade(const QList<maquette::AssetId> &ids);
    //! All that can be written into files is.
    void filesWritten();
    //! Something the artist asked for did not work, or the library folder cannot be used.
    void actionFailed(const maquette::Error &error);

private:
    void checkFolder();
    void readOn();
    void takeScanned(const ScanChanges &changes);
    void endScan(const ScanOutcome &outcome);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace maquette
