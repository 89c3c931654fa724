// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <memory>

namespace maquette
{

class Database;

//! \brief Names one thumbnail: how the picture looks, and the longest side.
struct ThumbnailName
{
    QByteArray key;
    int edge = 0;
};

//! \brief One thumbnail as it is kept: encoded.
struct KeptThumbnail
{
    ThumbnailName name;
    QByteArray bytes;    //!< empty: it is not there
    bool fading = false; //!< it was found, and would go soon: write() is to be told that it was used
};

//! \brief One connection to the file of all thumbnails; belongs to the thread that uses it.
//!
//! The file is a cache: whatever stands in its way (a full disk, a folder that cannot be written, a file that
//! is damaged or was deleted under it) costs nothing but thumbnails. A damaged file is thrown away, a deleted
//! one is made anew. Several connections, of several programs, may use one file at once. It is not synced:
//! what a power cut leaves behind is told by a checksum of each picture.
class ThumbnailFile
{
public:
    //! \a limit: the most bytes of the file; a write-ahead log of a few MiB comes on top.
    ThumbnailFile(QString folder, qint64 limit);
    ~ThumbnailFile();
    ThumbnailFile(const ThumbnailFile &) = delete;
    ThumbnailFile &operator=(const ThumbnailFile &) = delete;

    //! Before some reads: looks whether the file is still there, and makes it when it is not. False when
    //! there is no cache.
    bool refresh();
    [[nodiscard]] KeptThumbnail find(const ThumbnailName &name);
    //! In one transaction, after the room for it was made: what was not used for the longest time goes. False
    //! when nothing was kept.
    bool write(const QList<KeptThumbnail> &pictures, const QList<ThumbnailName> &used);
    //! Brings a file that is over its limit nearer to it; true while there is more to do.
    bool trim();

    static QString nameIn(const QString &folder);

private:
    struct File; //!< which file on the disk is open

    Result<void> open();
    Result<void> prepare();
    void lookHowOld();
    Result<void> keep(const KeptThumbnail &picture);
    Result<void> touch(const ThumbnailName &name);
    //! Evicts until \a wanted more bytes fit, a few hundred pictures at most.
    Result<void> makeRoom(qint64 wanted);
    [[nodiscard]] qint64 number(const QString &query);
    [[nodiscard]] qint64 takenBytes();
    //! Lets go of the file after \a error, and takes it away if it is damaged.
    void drop(const Error &error);

    QString m_folder;
    QString m_path;
    qint64 m_limit;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<File> m_opened;
    std::chrono::steady_clock::time_point m_nextTry;
    qint64 m_fadesBelow = 0; //!< turns; what was used last before this one is not of the newest quarter
    int m_looks = 0;
};

} // namespace maquette
