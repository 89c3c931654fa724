// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/database.h"

#include "app/base/log.h"
#include "app/store/words.h"

#include <QHash>

#include <sqlite3.h>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int busyMs = 5000;

Error toError(sqlite3 *connection, const QString &sql)
{
    const int code = sqlite3_extended_errcode(connection);
    const QString detail = "SQLite %1: %2 [%3]"_L1.arg(
        QString::number(code), QString::fromUtf8(sqlite3_errmsg(connection)), sql.left(200));
    switch (code & 0xff) { // the extended codes carry the primary one in their lowest byte
    case SQLITE_FULL:
        return fail(ErrorKind::DiskFull,
                    databaseWords("The disk is full: Maquette cannot write its journal."), detail)
            .error;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return fail(ErrorKind::DatabaseDamaged, databaseWords("The database is damaged."), detail).error;
    case SQLITE_READONLY:
        return fail(ErrorKind::DatabaseFailed, databaseWords("The database cannot be written."), detail)
            .error;
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return fail(ErrorKind::FileAccess, databaseWords("The database cannot be opened."), detail).error;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return fail(ErrorKind::DatabaseFailed, databaseWords("Another program keeps the database locked."),
                    detail)
            .error;
    default:
        return fail(ErrorKind::DatabaseFailed, databaseWords("The database gave an error."), detail).error;
    }
}

struct Finalize
{
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};

struct Close
{
    void operator()(sqlite3 *connection) const { sqlite3_close(connection); }
};

using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

//! Null texts and bytes as NULL.
int bindValue(sqlite3_stmt *statement, int place, const QVariant &value)
{
    if (value.isNull())
        return sqlite3_bind_null(statement, place);
    switch (value.typeId()) {
    case QMetaType::QString: {
        const QByteArray text = value.toString().toUtf8();
        if (text.isNull())
            return sqlite3_bind_null(statement, place);
        return sqlite3_bind_text64(statement, place, text.constData(), sqlite3_uint64(text.size()),
                                   SQLITE_TRANSIENT, SQLITE_UTF8);
    }
    case QMetaType::QByteArray: {
        const QByteArray bytes = value.toByteArray();
        if (bytes.isNull())
            return sqlite3_bind_null(statement, place);
        return sqlite3_bind_blob64(statement, place, bytes.constData(), sqlite3_uint64(bytes.size()),
                                   SQLITE_TRANSIENT);
    }
    case QMetaType::Double:
        return sqlite3_bind_double(statement, place, value.toDouble());
    default:
        return sqlite3_bind_int64(statement, place, value.toLongLong());
    }
}

//! The aggregate each_id(): puts each value into what the connection's readIds() was given.
void takeId(sqlite3_context *context, int, sqlite3_value **values)
{
    if (IdSet *ids = *static_cast<IdSet **>(sqlite3_user_data(context)))
        ids->insertWithin(sqlite3_value_int64(values[0]));
}

void endIds(sqlite3_context *context)
{
    sqlite3_result_null(context);
}

} // namespace

bool Row::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 Row::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

bool Row::flag(int column) const
{
    return integer(column) != 0;
}

QString Row::text(int column) const
{
    // The text first: asking for it is what makes it, and its length with it.
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(text, sqlite3_column_bytes(m_statement, column));
}

QByteArray Row::bytes(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {bytes, sqlite3_column_bytes(m_statement, column)};
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
    StatementFault fault;
    std::unique_ptr<sqlite3, Close> connection;
    QHash<QString, std::shared_ptr<sqlite3_stmt>> prepared; //!< ends before the connection
    IdSet *ids = nullptr;                                   //!< while readIds() runs

    std::optional<Error> struck(const QString &sql, FaultPoint point) const
    {
        return fault ? fault(sql, point) : std::nullopt;
    }

    Result<std::shared_ptr<sqlite3_stmt>> prepare(const QString &sql)
    {
        if (const auto known = prepared.value(sql); known && sqlite3_stmt_busy(known.get()) == 0)
            return known;
        const QByteArray text = sql.toUtf8();
        sqlite3_stmt *made = nullptr;
        if (sqlite3_prepare_v3(connection.get(), text.constData(), int(text.size()),
                               SQLITE_PREPARE_PERSISTENT, &made, nullptr) != SQLITE_OK)
            return toError(connection.get(), sql);
        std::shared_ptr<sqlite3_stmt> statement(Statement{made});
        prepared.insert(sql, statement);
        return statement;
    }

    //! Runs the statement to its end, \a each for every row, and frees its locks.
    Result<void> run(const QString &sql, const QVariantList &values,
                     const std::function<void(const Row &)> &each = {})
    {
        if (auto error = struck(sql, FaultPoint::Before))
            return std::move(*error);
        auto made = prepare(sql);
        if (!made)
            return made.error();
        sqlite3_stmt *statement = made->get();
        int code = SQLITE_OK;
        for (qsizetype i = 0; i < values.size() && code == SQLITE_OK; ++i)
            code = bindValue(statement, int(i) + 1, values.at(i));
        const Row row(statement);
        while (code == SQLITE_OK || code == SQLITE_ROW) {
            code = sqlite3_step(statement);
            if (code == SQLITE_ROW && each)
                each(row);
        }
        std::optional<Error> error;
        if (code != SQLITE_DONE)
            error = toError(connection.get(), sql);
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
        if (!error)
            error = struck(sql, FaultPoint::After);
        return error ? Result<void>(std::move(*error)) : Result<void>();
    }
};

Result<std::unique_ptr<Database>> Database::open(const QString &file, StatementFault fault, Access access)
{
    auto d = std::make_unique<Private>();
    d->file = file;
    d->fault = std::move(fault);
    const int mode =
        access == Access::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3 *connection = nullptr;
    const int code =
        sqlite3_open_v2(file.toUtf8().constData(), &connection, mode | SQLITE_OPEN_NOMUTEX, nullptr);
    d->connection.reset(connection); // of one that was not opened too
    if (code != SQLITE_OK)
        return toError(connection, u"open "_s + file);
    sqlite3_extended_result_codes(connection, 1);
    sqlite3_busy_timeout(connection, busyMs);
    sqlite3_create_function_v2(connection, "each_id", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, &d->ids, nullptr,
                               takeId, endIds, nullptr);
    return std::unique_ptr<Database>(new Database(std::move(d)));
}

Database::Database(std::unique_ptr<Private> data)
    : d(std::move(data))
{}

Database::~Database() = default;

const QString &Database::file() const
{
    return d->file;
}

Result<void> Database::execute(const QString &sql, const QVariantList &values)
{
    return d->run(sql, values);
}

Result<int> Database::change(const QString &sql, const QVariantList &values)
{
    const auto done = d->run(sql, values);
    return done ? Result<int>(sqlite3_changes(d->connection.get())) : Result<int>(done.error());
}

Result<qint64> Database::insert(const QString &sql, const QVariantList &values)
{
    const auto done = d->run(sql, values);
    return done ? Result<qint64>(sqlite3_last_insert_rowid(d->connection.get()))
                : Result<qint64>(done.error());
}

Result<void> Database::read(const QString &sql, const QVariantList &values,
                            const std::function<void(const Row &)> &each)
{
    return d->run(sql, values, each);
}

Result<void> Database::readIds(const QString &sql, const QVariantList &values, IdSet &ids)
{
    d->ids = &ids;
    auto done = d->run(sql, values);
    d->ids = nullptr;
    return done;
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
