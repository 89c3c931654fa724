// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "models/core/json.h"

#include <QSet>
#include <QStringList>

#include <optional>

namespace maquette
{

//! \brief Reads the fields of one JSON object strictly: the first that is missing, of another type or out of
//! its bounds is remembered, and in the end every field must have been read.
class EntryReader
{
public:
    EntryReader(const Json &entry, QString place);

    [[nodiscard]] bool has(const char *key) const { return member(m_entry, key) != nullptr; }
    QString text(const char *key, const QString &otherwise = {});
    bool flag(const char *key, bool otherwise);
    qint64 whole(const char *key, qint64 least, qint64 most, qint64 otherwise);
    double number(const char *key, double least, double most, double otherwise);
    //! One of \a words, as its place among them.
    qsizetype choice(const char *key, const QStringList &words, qsizetype otherwise);
    //! The raw value; null when there is none.
    const Json *take(const char *key);

    void refuse(const char *key, const QString &why);
    void refuse(const QString &why);
    void need(const char *key);
    //! What is wrong, if anything is; looks for fields that nobody asked for.
    [[nodiscard]] std::optional<Error> problem();

private:
    const Json &m_entry;
    QString m_place;
    QSet<QString> m_read;
    std::optional<Error> m_problem;
};

} // namespace maquette
