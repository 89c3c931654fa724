// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/database.h"

#include "app/base/log.h"

#include <QCoreApplication>
#include <QHash>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTimeZone>

#include <atomic>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

// SQLite's primary result codes; the extended ones carry them in their lowest byte.
enum SqliteCode {
    Perm = 3,
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    Corrupt = 11,
    Full = 13,
    CantOpen = 14,
    NotADatabase = 26
};

QString words(const char *text)
{
    return QCoreApplication::translate("Database", text);
}

Error toError(const QSqlError &error, const QString &sql)
{
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber) & 0xff;
    const QString detail =
        "SQLite %1: %2 [%3]"_L1.arg(error.nativeErrorCode(), error.databaseText(), sql.left(200));
    switch (isNumber ? code : 0) {
    case Full:
        return fail(ErrorKind::DiskFull, words("The disk is full: Maquette cannot write its journal."),
                    detail)
            .error;
    case Corrupt:
    case NotADatabase:
        return fail(ErrorKind::DatabaseDamaged, words("The database is damaged."), detail).error;
    case ReadOnly:
        return fail(ErrorKind::DatabaseFailed, words("The database cannot be written."), detail).error;
    case Perm:
    case CantOpen:
        return fail(ErrorKind::FileAccess, words("The database cannot be opened."), detail).error;
    case Busy:
    case Locked:
        return fail(ErrorKind::DatabaseFailed, words("Another program keeps the database locked."), detail)
            .error;
    default:
        return fail(ErrorKind::DatabaseFailed, words("The database gave an error."), detail).error;
    }
}

} // namespace

bool Row::isNull(int column) const
{
    return m_query.isNull(column);
}

qint64 Row::integer(int column) const
{
    return m_query.value(column).toLongLong();
}

bool Row::flag(int column) const
{
    return integer(column) != 0;
}

QString Row::text(int column) const
{
    return m_query.value(column).toString();
}

QByteArray Row::bytes(int column) const
{
    return m_query.value(column).toByteArray();
}

QDateTime Row::time(int column) const
{
    return isNull(column) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(integer(column), Qt::UTC);
}

std::optional<qint64> Row::optionalInteger(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<Money> Row::money(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(Money::fromMicrodollars(integer(column)));
}

struct Database::Private
{
    QString file;
    QString connection;
    StatementFault fault;
    QSqlDatabase sql;
    QHash<QString, std::shared_ptr<QSqlQuery>> prepared;

    std::optional<Error> struck(const QString &statement, FaultPoint point) const
    {
        return fault ? fault(statement, point) : std::nullopt;
    }

    Result<std::shared_ptr<QSqlQuery>> start(const QString &statement, const QVariantList &values)
    {
        if (auto error = struck(statement, FaultPoint::Before))
            return std::move(*error);
        std::shared_ptr<QSqlQuery> query = prepared.value(statement);
        if (!query) {
            query = std::make_shared<QSqlQuery>(sql);
            query->setForwardOnly(true);
            if (!query->prepare(statement))
                return toError(query->lastError(), statement);
            prepared.insert(statement, query);
        }
        for (qsizetype i = 0; i < values.size(); ++i)
            query->bindValue(int(i), values.at(i));
        if (!query->exec()) {
            const Error error = toError(query->lastError(), statement);
            query->finish();
            return error;
        }
        return query;
    }

    //! Runs \a take on the executed statement, then frees its locks.
    template <typename T>
    Result<T> run(const QString &statement, const QVariantList &values,
                  const std::function<T(QSqlQuery &)> &take)
    {
        auto query = start(statement, values);
        if (!query)
            return query.error();
        T value = take(**query);
        const QSqlError late = (*query)->lastError();
        (*query)->finish();
        if (late.isValid())
            return toError(late, statement);
        if (auto error = struck(statement, FaultPoint::After))
            return std::move(*error);
        return value;
    }
};

Result<std::unique_ptr<Database>> Database::open(const QString &file, StatementFault fault, Access access)
{
    static std::atomic<int> s_count = 0;
    auto d = std::make_unique<Private>();
    d->file = file;
    d->connection = u"maquette-%1"_s.arg(++s_count);
    d->fault = std::move(fault);
    d->sql = QSqlDatabase::addDatabase(u"QSQLITE"_s, d->connection);
    d->sql.setDatabaseName(file);
    const QString options = u"QSQLITE_BUSY_TIMEOUT=5000"_s;
    d->sql.setConnectOptions(access == Access::ReadOnly ? options + u";QSQLITE_OPEN_READONLY"_s : options);
    std::unique_ptr<Database> database(new Database(std::move(d)));
    if (!database->d->sql.isValid()) {
        return fail(ErrorKind::DatabaseFailed, words("Qt's SQLite driver is not installed."),
                    u"QSqlDatabase drivers: "_s + QSqlDatabase::drivers().join(u' '));
    }
    if (!database->d->sql.open())
        return toError(database->d->sql.lastError(), u"open "_s + file);
    return database;
}

Database::Database(std::unique_ptr<Private> data)
    : d(std::move(data))
{}

Database::~Database()
{
    d->prepared.clear();
    d->sql.close();
    d->sql = {};
    QSqlDatabase::removeDatabase(d->connection);
}

const QString &Database::file() const
{
    return d->file;
}

Result<void> Database::execute(const QString &sql, const QVariantList &values)
{
    const auto done = d->run<Done>(sql, values, [](QSqlQuery &) { return Done(); });
    return done ? Result<void>() : Result<void>(done.error());
}

Result<int> Database::change(const QString &sql, const QVariantList &values)
{
    return d->run<int>(sql, values, [](QSqlQuery &query) { return query.numRowsAffected(); });
}

Result<qint64> Database::insert(const QString &sql, const QVariantList &values)
{
    return d->run<qint64>(sql, values, [](QSqlQuery &query) { return query.lastInsertId().toLongLong(); });
}

Result<void> Database::read(const QString &sql, const QVariantList &values,
                            const std::function<void(const Row &)> &each)
{
    const auto done = d->run<Done>(sql, values, [&each](QSqlQuery &query) {
        const Row row(query);
        while (query.next())
            each(row);
        return Done();
    });
    return done ? Result<void>() : Result<void>(done.error());
}

Result<std::optional<qint64>> Database::readInteger(const QString &sql, const QVariantList &values)
{
    std::optional<qint64> first;
    bool seen = false;
    const auto done = read(sql, values, [&](const Row &row) {
        if (!seen)
            first = row.optionalInteger(0);
        seen = true;
    });
    if (!done)
        return done.error();
    return first;
}

Result<void> Database::transaction(const std::function<Result<void>()> &work)
{
    if (auto begun = execute(u"BEGIN IMMEDIATE"_s); !begun) {
        // Not to leave it open when the answer alone was lost.
        static_cast<void>(execute(u"ROLLBACK"_s));
        return begun;
    }
    Result<void> done = work();
    if (done)
        done = execute(u"COMMIT"_s);
    if (!done) {
        if (const auto undone = execute(u"ROLLBACK"_s); !undone)
            qCDebug(logStore) << "rollback:" << undone.error().detail;
    }
    return done;
}

} // namespace maquette
