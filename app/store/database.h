// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/idset.h"
#include "app/base/money.h"
#include "app/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QVariant>

#include <functional>
#include <memory>
#include <optional>

struct sqlite3_stmt;

namespace maquette
{

//! \brief Where a fault strikes: instead of the statement, or after it was done (an answer that got lost).
enum class FaultPoint { Before, After };

//! \brief Asked around every statement, BEGIN and COMMIT included, on the store thread; an error it gives is
//! the statement's end. The seam of the fault tests; empty in the program.
using StatementFault = std::function<std::optional<Error>(const QString &sql, FaultPoint point)>;

//! \brief One row while it is read; columns count from 0. Valid only inside Database::read()'s callback.
class Row
{
public:
    explicit Row(sqlite3_stmt *statement)
        : m_statement(statement)
    {}
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] bool flag(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] QDateTime time(int column) const; //!< UTC; null for NULL
    [[nodiscard]] std::optional<qint64> optionalInteger(int column) const;
    [[nodiscard]] std::optional<Money> money(int column) const;

private:
    sqlite3_stmt *m_statement;
};

//! \brief One SQLite connection: prepared statements, every failure as an Error. Belongs to the thread that
//! opened it.
//!
//! Values are bound by position; use the functions of bind.h, because STRICT tables refuse the wrong type.
//! Through SQLite's own functions: a row of the library takes a fifth of what it takes through Qt's driver.
class Database
{
public:
    //! Opens without changing the file: see opening.h for checks and migrations. DatabaseFailed, FileAccess.
    //! Closing it moves the write-ahead log into the file, unless it is opened to be read only.
    enum class Access { ReadWrite, ReadOnly };
    static Result<std::unique_ptr<Database>> open(const QString &file, StatementFault fault = {},
                                                  Access access = Access::ReadWrite);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] const QString &file() const;

    Result<void> execute(const QString &sql, const QVariantList &values = {});
    //! The number of rows changed.
    Result<int> change(const QString &sql, const QVariantList &values = {});
    //! The new row's id.
    Result<qint64> insert(const QString &sql, const QVariantList &values = {});
    //! Calls \a each per row; an error that comes in the middle is the result.
    Result<void> read(const QString &sql, const QVariantList &values,
                      const std::function<void(const Row &)> &each);
    //! Puts every value that \a sql gives to each_id(), as in "SELECT each_id(rowid) FROM ...", into \a ids
    //! where it has room: inside SQLite's own loop, which takes two thirds of what 100,000 rows take.
    Result<void> readIds(const QString &sql, const QVariantList &values, IdSet &ids);
    //! The first column of the first row; nothing for no row or NULL.
    Result<std::optional<qint64>> readInteger(const QString &sql, const QVariantList &values = {});

    //! BEGIN IMMEDIATE, \a work, COMMIT; rolled back when either fails. Not nested.
    Result<void> transaction(const std::function<Result<void>()> &work);

private:
    struct Private;
    explicit Database(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace maquette
