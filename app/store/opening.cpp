// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/opening.h"

#include "app/base/log.h"
#include "app/store/words.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <unistd.h>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kApplicationId = 0x4d415154; // "MAQT"
constexpr qint64 kCheckedAtOnce = 8 * 1024 * 1024;

Unexpected damaged(const QString &file, const QString &detail)
{
    return fail(
        ErrorKind::DatabaseDamaged,
        databaseWords(
            "The database %1 is damaged. It was left as it is; a copy from before the last update may "
            "stand beside it.")
            .arg(QDir::toNativeSeparators(file)),
        detail);
}

Result<void> looksLikeSqlite(const QString &file)
{
    QFile content(file);
    if (!content.exists() || content.size() == 0) {
        // SQLite would throw such a WAL away, and with it the last jobs.
        if (QFileInfo(file + u"-wal"_s).size() > 0)
            return damaged(file, u"the file is empty or missing but its write-ahead log is not"_s);
        return {};
    }
    if (!content.open(QIODevice::ReadOnly)) {
        return fail(ErrorKind::FileAccess,
                    databaseWords("The database %1 cannot be read.").arg(QDir::toNativeSeparators(file)),
                    content.errorString());
    }
    if (content.read(16) != QByteArray("SQLite format 3\0", 16))
        return damaged(file, u"the file does not begin like a SQLite database"_s);
    return {};
}

Result<int> versionOf(Database &database, int newest)
{
    const auto version = database.readInteger(u"PRAGMA user_version"_s);
    if (!version)
        return version.error();
    const auto application = database.readInteger(u"PRAGMA application_id"_s);
    if (!application)
        return application.error();
    const auto tables = database.readInteger(u"SELECT count(*) FROM sqlite_schema"_s);
    if (!tables)
        return tables.error();
    if (tables->value_or(0) == 0)
        return 0;
    if (application->value_or(0) != kApplicationId)
        return damaged(database.file(), u"it belongs to another program"_s);
    if (version->value_or(0) > newest) {
        return fail(ErrorKind::DatabaseNewer,
                    databaseWords(
                        "This database was written by a newer Maquette (format %1; this one knows up to %2).")
                        .arg(version->value_or(0))
                        .arg(newest),
                    database.file());
    }
    return int(version->value_or(0));
}

Result<void> flushFile(const QString &file)
{
    QFile copy(file);
    if (!copy.open(QIODevice::ReadWrite) || ::fsync(copy.handle()) != 0)
        return fail(ErrorKind::FileAccess, databaseWords("The copy of the database cannot be written."),
                    file);
    return {};
}

//! The copy holds what stands in the write-ahead log too, and is complete before it has its name.
Result<void> backUp(Database &database, int version)
{
    const QString target = u"%1.v%2.bak"_s.arg(database.file()).arg(version);
    const QString part = target + u".part"_s;
    QFile::remove(part);
    if (auto copied = database.execute(u"VACUUM INTO ?"_s, {part}); !copied)
        return copied;
    if (auto flushed = flushFile(part); !flushed)
        return flushed;
    QFile::remove(target);
    if (!QFile::rename(part, target))
        return fail(ErrorKind::FileAccess, databaseWords("The copy of the database cannot be written."),
                    target);
    return {};
}

Result<void> takeStep(Database &database, const Migration &step)
{
    return database.transaction([&]() -> Result<void> {
        for (const QString &statement : step.statements) {
            if (auto done = database.execute(statement); !done)
                return done;
        }
        if (auto done = database.execute(u"PRAGMA application_id = %1"_s.arg(kApplicationId)); !done)
            return done;
        return database.execute(u"PRAGMA user_version = %1"_s.arg(step.version));
    });
}

Result<void> migrate(Database &database, int version, const std::vector<Migration> &steps)
{
    bool copied = version == 0;
    for (const Migration &step : steps) {
        if (step.version <= version)
            continue;
        if (!copied) {
            if (auto done = backUp(database, version); !done)
                return done;
            copied = true;
        }
        qCInfo(logStore) << "schema step" << step.version;
        if (auto done = takeStep(database, step); !done)
            return done;
    }
    return {};
}

Result<void> configure(Database &database)
{
    for (const QString &pragma : {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s,
                                  u"PRAGMA foreign_keys = ON"_s, u"PRAGMA trusted_schema = OFF"_s,
                                  // What a crash left there is safe in the file itself from here on.
                                  u"PRAGMA wal_checkpoint(TRUNCATE)"_s}) {
        if (auto done = database.read(pragma, {}, [](const Row &) {}); !done)
            return done;
    }
    return {};
}

//! \a error in the words for a whole file, when it says that the file is damaged.
Error named(const Error &error, const QString &file)
{
    return error.kind == ErrorKind::DatabaseDamaged ? damaged(file, error.detail).error : error;
}

Result<void> check(Database &database, const QString &how)
{
    QStringList findings;
    const auto done = database.read(how, {}, [&findings](const Row &row) { findings << row.text(0); });
    if (!done)
        return named(done.error(), database.file());
    if (findings != QStringList{u"ok"_s})
        return damaged(database.file(), findings.join(u"; "_s));
    return {};
}

//! After a crash. A page that power tore can leave an index without some of its rows, which quick_check does
//! not see: a run or a work would never be found by it. The tables have all that an index says.
Result<void> mendIndexes(Database &database)
{
    const QString how = u"PRAGMA integrity_check(5)"_s;
    const auto checked = check(database, how);
    if (checked)
        return {};
    qCWarning(logStore) << "the indexes are made anew:" << checked.error().detail;
    if (auto made = database.execute(u"REINDEX"_s); !made)
        return named(made.error(), database.file());
    return check(database, how);
}

//! After a crash, before anything is written: closing the database as usual would move the write-ahead log
//! into a file that is damaged or of another version. False when it cannot be told yet.
Result<bool> lookFirst(const QString &file, const StatementFault &fault, int newest)
{
    const auto database = Database::open(file, fault, Database::Access::ReadOnly);
    if (!database)
        return false;
    const auto version = versionOf(**database, newest);
    const Result<void> checked =
        version ? quickCheck(**database) : Result<void>(named(version.error(), file));
    if (checked)
        return true;
    const ErrorKind kind = checked.error().kind;
    const bool certain = kind == ErrorKind::DatabaseDamaged || kind == ErrorKind::DatabaseNewer;
    return certain ? Result<bool>(checked.error()) : Result<bool>(false);
}

} // namespace

Result<void> quickCheck(Database &database)
{
    return check(database, u"PRAGMA quick_check(5)"_s);
}

Result<QString> setDatabaseAside(const QString &file)
{
    QString target;
    for (int attempt = 1; target.isEmpty() || QFileInfo::exists(target); ++attempt)
        target = u"%1.damaged-%2"_s.arg(file).arg(attempt);
    // The log first: beside a database that is gone it would be taken for that of the new one.
    for (const auto &end : {u"-wal"_s, u"-shm"_s, QString()}) {
        if (QFileInfo::exists(file + end) && !QFile::rename(file + end, target + end)) {
            return fail(
                ErrorKind::FileAccess,
                databaseWords("The database %1 cannot be renamed.").arg(QDir::toNativeSeparators(file)),
                target + end);
        }
    }
    return target;
}

Result<OpenedDatabase> openDatabase(const QString &file, StatementFault fault,
                                    const std::vector<Migration> &steps)
{
    if (auto looked = looksLikeSqlite(file); !looked)
        return looked.error();
    const qint64 size = QFileInfo(file).size();
    const bool endedInOrder = QFileInfo(file + u"-wal"_s).size() == 0;
    const int newest = steps.empty() ? 0 : steps.back().version;
    const auto checked = endedInOrder || size == 0 ? Result<bool>(false) : lookFirst(file, fault, newest);
    if (!checked)
        return checked.error();
    auto database = Database::open(file, std::move(fault));
    if (!database)
        return database.error();
    Database &opened = **database;
    const auto version = versionOf(opened, newest);
    if (!version)
        return named(version.error(), file);
    const bool checkLater = size > kCheckedAtOnce && endedInOrder && *version == newest;
    if (!checkLater && size > 0 && !*checked) {
        if (auto whole = quickCheck(opened); !whole)
            return whole.error();
    }
    if (auto configured = configure(opened); !configured)
        return named(configured.error(), file);
    if (size > 0 && !endedInOrder) {
        if (auto mended = mendIndexes(opened); !mended)
            return mended.error();
    }
    if (auto migrated = migrate(opened, *version, steps); !migrated)
        return named(migrated.error(), file);
    return OpenedDatabase{std::move(*database), checkLater};
}

} // namespace maquette
