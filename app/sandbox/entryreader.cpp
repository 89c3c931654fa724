// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/entryreader.h"

namespace maquette
{

using namespace Qt::StringLiterals;

EntryReader::EntryReader(const Json &entry, QString place)
    : m_entry(entry)
    , m_place(std::move(place))
{
    if (!entry.is_object())
        refuse(u"it is not an object"_s);
}

const Json *EntryReader::take(const char *key)
{
    m_read.insert(QString::fromLatin1(key));
    return member(m_entry, key);
}

QString EntryReader::text(const char *key, const QString &otherwise)
{
    const Json *value = take(key);
    if (!value)
        return otherwise;
    if (!value->is_string() || value->get_ref<const std::string &>().empty())
        refuse(key, u"must be a text that is not empty"_s);
    return stringOf(*value);
}

bool EntryReader::flag(const char *key, bool otherwise)
{
    const Json *value = take(key);
    if (!value)
        return otherwise;
    if (!value->is_boolean())
        refuse(key, u"must be true or false"_s);
    return *value == Json(true);
}

qint64 EntryReader::whole(const char *key, qint64 least, qint64 most, qint64 otherwise)
{
    const Json *value = take(key);
    if (!value)
        return otherwise;
    const qint64 given = value->is_number_integer() ? value->get<qint64>() : least - 1;
    if (given < least || given > most) {
        refuse(key, u"must be a whole number from %1 to %2"_s.arg(least).arg(most));
        return otherwise;
    }
    return given;
}

double EntryReader::number(const char *key, double least, double most, double otherwise)
{
    const Json *value = take(key);
    if (!value)
        return otherwise;
    const double given = value->is_number() ? value->get<double>() : least - 1;
    if (given < least || given > most) {
        refuse(key, u"must be a number from %1 to %2"_s.arg(least).arg(most));
        return otherwise;
    }
    return given;
}

qsizetype EntryReader::choice(const char *key, const QStringList &words, qsizetype otherwise)
{
    const Json *value = take(key);
    if (!value)
        return otherwise;
    const qsizetype place = words.indexOf(stringOf(*value));
    if (place < 0)
        refuse(key, u"must be one of "_s + words.join(u", "_s));
    return std::max<qsizetype>(0, place);
}

void EntryReader::refuse(const char *key, const QString &why)
{
    refuse(u'"' + QString::fromLatin1(key) + u"\" "_s + why);
}

void EntryReader::refuse(const QString &why)
{
    if (!m_problem)
        m_problem = fail(ErrorKind::InvalidInput, m_place + u": "_s + why + u'.').error;
}

void EntryReader::need(const char *key)
{
    if (!has(key))
        refuse(key, u"is missing"_s);
}

std::optional<Error> EntryReader::problem()
{
    if (m_problem || !m_entry.is_object())
        return m_problem;
    for (const auto &[key, value] : m_entry.items()) {
        if (!m_read.contains(QString::fromStdString(key)))
            refuse(u"\"%1\" does not belong here"_s.arg(QString::fromStdString(key)));
    }
    return m_problem;
}

} // namespace maquette
