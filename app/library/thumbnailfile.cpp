// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/thumbnailfile.h"

#include "app/base/log.h"
#include "app/store/bind.h"
#include "app/store/database.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <mutex>
#include <sys/stat.h>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 applicationId = 0x4d415448; // "MATH"
constexpr std::chrono::seconds pauseAfterTrouble{2};
constexpr std::chrono::milliseconds pauseWhenLocked{100};
constexpr int evictedAtOnce = 32;
constexpr int evictionsAtOnce = 8;
constexpr int pagesGivenBack = 512;
//! A picture's row, its places in the indexes and the rest of its last page.
constexpr qint64 rowBytes = 6 * 1024;
//! The empty tables.
constexpr qint64 emptyBytes = 32 * 1024;

//! Tells a picture that was torn, or stands under another's name.
QByteArray checksum(const ThumbnailName &name, const QByteArray &bytes)
{
    QCryptographicHash hash(QCryptographicHash::Md5);
    hash.addData(name.key);
    hash.addData(QByteArray::number(name.edge));
    hash.addData(bytes);
    return hash.result();
}

QString latin(const char *text)
{
    return QString::fromLatin1(text);
}

} // namespace

struct ThumbnailFile::File
{
    dev_t device = 0;
    ino_t inode = 0;
    friend bool operator==(const File &, const File &) = default;

    static std::unique_ptr<File> at(const QString &path)
    {
        struct stat facts
        {};
        if (::stat(QFile::encodeName(path).constData(), &facts) != 0)
            return {};
        return std::make_unique<File>(File{facts.st_dev, facts.st_ino});
    }
};

ThumbnailFile::ThumbnailFile(QString folder, qint64 limit)
    : m_folder(std::move(folder))
    , m_path(nameIn(m_folder))
    , m_limit(limit)
{}

ThumbnailFile::~ThumbnailFile() = default;

QString ThumbnailFile::nameIn(const QString &folder)
{
    // A layout that changes gets a new name, so that two versions of the program can run.
    return folder + u"/thumbnails-1.sqlite"_s;
}

bool ThumbnailFile::refresh()
{
    const auto now = std::chrono::steady_clock::now();
    if (m_database) {
        const auto there = File::at(m_path);
        if (there && m_opened && *there == *m_opened) {
            constexpr int often = 256;
            if (++m_looks % often == 0)
                lookHowOld();
            return true;
        }
        m_database.reset();
    } else if (now < m_nextTry) {
        return false;
    }
    // The one that makes the file would find it locked by those that look whether it is there.
    static std::mutex s_opening;
    const std::lock_guard guard(s_opening);
    Result<void> opened = open();
    if (!opened && opened.error().kind == ErrorKind::DatabaseDamaged) {
        drop(opened.error());
        opened = open();
    }
    if (!opened)
        drop(opened.error());
    return opened.has_value();
}

Result<void> ThumbnailFile::open()
{
    if (!QDir().mkpath(m_folder))
        return fail(ErrorKind::FileAccess, latin("no folder for thumbnails"), m_folder);
    auto opened = Database::open(m_path);
    if (!opened)
        return opened.error();
    m_database = std::move(*opened);
    m_opened = File::at(m_path);
    if (auto prepared = prepare(); !prepared)
        return prepared;
    lookHowOld();
    return {};
}

void ThumbnailFile::lookHowOld()
{
    const qint64 newest = number(u"SELECT max(used) FROM entries"_s);
    const qint64 oldest = number(u"SELECT min(used) FROM entries"_s);
    m_fadesBelow = newest - (newest - oldest) / 4;
}

Result<void> ThumbnailFile::prepare()
{
    for (const QString &pragma : {u"PRAGMA auto_vacuum = INCREMENTAL"_s, u"PRAGMA journal_mode = WAL"_s,
                                  u"PRAGMA synchronous = OFF"_s, u"PRAGMA trusted_schema = OFF"_s,
                                  u"PRAGMA journal_size_limit = 4194304"_s}) {
        if (auto done = m_database->read(pragma, {}, [](const Row &) {}); !done)
            return done;
    }
    const auto owner = m_database->readInteger(u"PRAGMA application_id"_s);
    if (!owner)
        return owner.error();
    if (owner->value_or(0) == applicationId)
        return {};
    return m_database->transaction([this]() -> Result<void> {
        if (number(u"PRAGMA application_id"_s) == applicationId) // another was faster
            return {};
        if (number(u"SELECT count(*) FROM sqlite_schema"_s) != 0)
            return fail(ErrorKind::DatabaseDamaged, latin("a file of something else"), m_path);
        for (
            const QString &statement :
            {u"CREATE TABLE pictures(id INTEGER PRIMARY KEY, checksum BLOB NOT NULL, bytes BLOB NOT NULL) STRICT"_s,
             u"CREATE TABLE entries(key BLOB NOT NULL, edge INTEGER NOT NULL, picture INTEGER NOT NULL,"
             " used INTEGER NOT NULL, PRIMARY KEY(key, edge)) STRICT, WITHOUT ROWID"_s,
             u"CREATE INDEX entries_used ON entries(used, picture)"_s,
             u"PRAGMA application_id = %1"_s.arg(applicationId)}) {
            if (auto done = m_database->execute(statement); !done)
                return done;
        }
        return {};
    });
}

KeptThumbnail ThumbnailFile::find(const ThumbnailName &name)
{
    KeptThumbnail found{name, {}, false};
    if (!m_database)
        return found;
    QByteArray sum;
    const auto done = m_database->read(
        u"SELECT p.bytes, p.checksum, e.used FROM entries e JOIN pictures p ON p.id = e.picture"
        " WHERE e.key = ? AND e.edge = ?"_s,
        {bind::bytes(name.key), bind::integer(name.edge)}, [&](const Row &row) {
            found.bytes = row.bytes(0);
            sum = row.bytes(1);
            found.fading = row.integer(2) < m_fadesBelow;
        });
    if (!done)
        drop(done.error());
    if (!done || (!found.bytes.isEmpty() && sum != checksum(name, found.bytes)))
        found.bytes.clear();
    return found;
}

bool ThumbnailFile::write(const QList<KeptThumbnail> &pictures, const QList<ThumbnailName> &used)
{
    if (!refresh())
        return false;
    qint64 wanted = 0;
    for (const KeptThumbnail &picture : pictures)
        wanted += picture.bytes.size() + rowBytes;
    if (wanted + emptyBytes > m_limit)
        return false;
    const auto done = m_database->transaction([&]() -> Result<void> {
        for (const ThumbnailName &name : used) {
            if (auto touched = touch(name); !touched)
                return touched;
        }
        if (auto made = makeRoom(wanted); !made)
            return made;
        for (const KeptThumbnail &picture : pictures) {
            if (auto kept = keep(picture); !kept)
                return kept;
        }
        return {};
    });
    if (!done)
        drop(done.error());
    return done.has_value();
}

Result<void> ThumbnailFile::touch(const ThumbnailName &name)
{
    return m_database->execute(
        u"UPDATE entries SET used = (SELECT max(used) + 1 FROM entries) WHERE key = ? AND edge = ?"_s,
        {bind::bytes(name.key), bind::integer(name.edge)});
}

Result<void> ThumbnailFile::keep(const KeptThumbnail &picture)
{
    const QVariant key = bind::bytes(picture.name.key);
    const QVariant edge = bind::integer(picture.name.edge);
    auto done = m_database->execute(
        u"DELETE FROM pictures WHERE id = (SELECT picture FROM entries WHERE key = ? AND edge = ?)"_s,
        {key, edge});
    if (!done)
        return done;
    const auto id =
        m_database->insert(u"INSERT INTO pictures(checksum, bytes) VALUES(?, ?)"_s,
                           {bind::bytes(checksum(picture.name, picture.bytes)), bind::bytes(picture.bytes)});
    if (!id)
        return id.error();
    return m_database->execute(u"INSERT OR REPLACE INTO entries(key, edge, picture, used) VALUES(?, ?, ?, "
                               "(SELECT coalesce(max(used), 0) + 1 FROM entries))"_s,
                               {key, edge, bind::integer(*id)});
}

Result<void> ThumbnailFile::makeRoom(qint64 wanted)
{
    for (int round = 0; round < evictionsAtOnce && takenBytes() + wanted > m_limit; ++round) {
        qint64 last = 0;
        QVariantList pictures;
        const auto read =
            m_database->read(u"SELECT used, picture FROM entries ORDER BY used, picture LIMIT ?"_s,
                             {bind::integer(evictedAtOnce)}, [&](const Row &row) {
                                 last = row.integer(0);
                                 pictures.append(bind::integer(row.integer(1)));
                             });
        if (!read)
            return read;
        for (const QVariant &picture : std::as_const(pictures)) {
            if (auto gone = m_database->execute(u"DELETE FROM pictures WHERE id = ?"_s, {picture}); !gone)
                return gone;
        }
        if (auto gone = m_database->execute(u"DELETE FROM entries WHERE used <= ?"_s, {bind::integer(last)});
            !gone)
            return gone;
        m_fadesBelow = std::max(m_fadesBelow, last);
    }
    return {};
}

bool ThumbnailFile::trim()
{
    if (!refresh())
        return false;
    const qint64 before = number(u"PRAGMA page_count"_s);
    if (before * number(u"PRAGMA page_size"_s) <= m_limit)
        return false;
    const auto done = m_database->transaction([this]() -> Result<void> {
        auto given = makeRoom(0);
        // Through Qt each call gives back one page, whatever number it names.
        for (int page = 0; given && page < pagesGivenBack; ++page)
            given = m_database->execute(u"PRAGMA incremental_vacuum(1)"_s);
        return given;
    });
    if (!done)
        drop(done.error());
    return done && number(u"PRAGMA page_count"_s) < before;
}

qint64 ThumbnailFile::number(const QString &query)
{
    const auto answer = m_database->readInteger(query);
    return answer ? answer->value_or(0) : 0;
}

qint64 ThumbnailFile::takenBytes()
{
    return (number(u"PRAGMA page_count"_s) - number(u"PRAGMA freelist_count"_s)) *
           number(u"PRAGMA page_size"_s);
}

void ThumbnailFile::drop(const Error &error)
{
    qCDebug(logLibrary) << "thumbnails:" << error.message << error.detail;
    const auto there = File::at(m_path);
    // Another connection may have made it anew already.
    const bool own = there && m_opened && *there == *m_opened;
    m_database.reset();
    m_opened.reset();
    const bool locked = error.kind == ErrorKind::DatabaseFailed;
    m_nextTry = std::chrono::steady_clock::now() + (locked ? pauseWhenLocked : pauseAfterTrouble);
    if (!own || error.kind != ErrorKind::DatabaseDamaged)
        return;
    for (const char *ending : {"", "-wal", "-shm"})
        QFile::remove(m_path + QLatin1String(ending));
    m_nextTry = {};
}

} // namespace maquette
