// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/filewriter.h"
#include "app/library/folderwatch.h"
#include "app/library/landingdesk.h"
#include "app/library/library.h"
#include "app/library/libraryscan.h"
#include "app/store/database.h"

#include <QCache>
#include <QElapsedTimer>
#include <QPointer>
#include <QThreadPool>

#include <mutex>

namespace maquette
{

//! \brief What a Library consists of. Main thread; the pool's tasks get copies of values.
struct Library::Private
{
    Private(Library &owner, Store &store, HttpClient &http, const Clock &clock, Paths paths);

    enum class Loading { No, Running, Done };
    static constexpr qsizetype rowBytes = 8LL * 1024 * 1024;

    void add(const Asset &asset, const QList<QImage> &previews);
    void change(const Asset &asset);
    void remove(const QList<AssetId> &ids);
    void makeWords();
    void sweep(const QList<DownloadRow> &wanted);
    //! The reading connection of the main thread; null when it cannot be opened.
    Database *reader();
    AssetPtr remember(Asset asset);
    template <typename Ask>
    QList<Asset> ask(Ask question);
    [[nodiscard]] QList<Asset> announced(QList<Asset> works) const;
    void moveAway(const QList<TrashedWork> &works);
    void keepRows(const QList<TrashedWork> &works);
    void forgetLeaving(const QList<TrashedWork> &works);
    void putBack(const QList<TrashedWork> &works);
    void takeMissing(const QSet<AssetId> &now);
    void tellMissing();
    //! \a first: the rows of the first of \a all; of the others it is told in portions.
    void takeLabels(const QList<AssetRow> &first, const QList<WorkLabels> &all);
    void tellLabelled();
    void reload();
    void waitForFolder();
    void changeSearches(std::function<Result<void>(SearchRepository &)> change);
    using Made = std::function<void(Result<AssetId>)>;
    void landMade(const Asset &asset, const QString &tail, QThreadPool &makers,
                  std::function<Result<void>(const QString &)> make, Made answer);

    Library &q;
    Store &store;
    HttpClient &http;
    const Clock &clock;
    const Paths paths;
    const QDateTime started;
    Loading loading = Loading::No;
    WorkKeys keys;
    std::optional<WorkKey> oldest; //!< of those that were read, while there are more
    QCache<qint64, AssetPtr> rows{rowBytes};
    std::unique_ptr<Database> connection;
    bool makesWords = false;
    bool hasNewWords = false;
    QSet<AssetId> missing;
    std::mutex fileTurn;     //!< held by whoever replaces or moves a work's file
    QList<AssetId> toTell;   //!< whose files went or came, a few at a time
    QList<AssetId> labelled; //!< of which it is still to be told
    QSet<QString> leaving;   //!< paths of files on their way to the trash, whose rows have gone
    QSet<QString> left;      //!< of those: arrived, to be forgotten when the scan ends
    QPointer<LibraryScan> scan;
    int scannedIn = 0;    //!< works that this scan brought
    int notShown = 0;     //!< of those, that the keys do not have yet
    bool reloads = false; //!< the keys are to be read again as soon as that is possible
    std::unique_ptr<FolderWatch> folderWatch;
    QElapsedTimer lastScan;
    QDateTime scanBegan;                  //!< by the clock that files have
    std::chrono::milliseconds awayFor{0}; //!< until the next look for the folder that is away; 0: it is there
    bool waitsForFolder = false;
    qint64 scanMs = 0; //!< how long it took
    QThreadPool pool;
    QThreadPool looks; //!< one thread, for lookForRoom() alone: a drive that does not answer holds up only it
    LandingDesk desk;  //!< finishes its landings before anything else goes
    FileWriter writer; //!< finishes the file it is at
};

} // namespace maquette
