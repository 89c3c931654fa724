// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <compare>

namespace maquette
{

//! \brief A name that cannot be mistaken for a name of another kind.
template <typename Tag>
class StringId
{
public:
    StringId() = default;
    explicit StringId(QString text)
        : m_text(std::move(text))
    {}
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    friend bool operator==(const StringId &, const StringId &) = default;
    friend auto operator<=>(const StringId &a, const StringId &b) { return a.m_text.compare(b.m_text) <=> 0; }
    friend size_t qHash(const StringId &id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    QString m_text;
};

//! \brief A row's number in the database; 0 is "none".
template <typename Tag>
class RowId
{
public:
    RowId() = default;
    explicit constexpr RowId(qint64 number)
        : m_number(number)
    {}
    [[nodiscard]] constexpr qint64 number() const { return m_number; }
    [[nodiscard]] constexpr bool isNull() const { return m_number == 0; }
    friend bool operator==(const RowId &, const RowId &) = default;
    friend auto operator<=>(const RowId &, const RowId &) = default;
    friend size_t qHash(const RowId &id, size_t seed = 0) { return ::qHash(id.m_number, seed); }

private:
    qint64 m_number = 0;
};

using ModelId = StringId<struct ModelIdTag>; //!< `vendor/name/capability`, 2 to 5 segments, case-sensitive
using RequestId = StringId<struct RequestIdTag>; //!< the server's name for a submitted run, opaque
using JobId = RowId<struct JobIdTag>;            //!< one generation
using AssetId = RowId<struct AssetIdTag>;        //!< one saved image, video or audio
using ProjectId = RowId<struct ProjectIdTag>;    //!< a name that works are gathered under

} // namespace maquette

Q_DECLARE_METATYPE(maquette::ModelId)
Q_DECLARE_METATYPE(maquette::RequestId)
Q_DECLARE_METATYPE(maquette::JobId)
Q_DECLARE_METATYPE(maquette::AssetId)
