// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace maquette
{

//! \brief From .. to, both included; either may be open.
template <typename T>
struct Span
{
    std::optional<T> from;
    std::optional<T> to;

    [[nodiscard]] bool isOpen() const { return !from && !to; }
    [[nodiscard]] bool contains(const T &value) const
    {
        return (!from || !(value < *from)) && (!to || !(*to < value));
    }
    friend bool operator==(const Span &, const Span &) = default;
};

//! \brief What the library is narrowed down to: words and facets, all of which must hold. A value.
//!
//! It is written as artists type it, and kept so in a smart folder:
//! `castle "red car" -dog kind:clip model:seedream rating:4+ colour:red tag:portrait project:"My film"
//! date:2026-11 date:2026-11-01..2026-11-20 shape:portrait side:2048+ length:5..10 cost:0.1+`.
//! What looks like a facet but names none, or has a value that none can have, is a word.
class WorkQuery
{
public:
    enum class Kind { All, Images, Clips, Audio };
    enum class Shape { Any, Portrait, Landscape, Square };

    struct Word
    {
        QString text;
        bool exact = false;   //!< in quotes: these words in this order; else the last may go on
        bool without = false; //!< works that have it are left out
        friend bool operator==(const Word &, const Word &) = default;
    };

    QList<Word> words;
    Kind kind = Kind::All;
    QStringList models;   //!< any of them; parts of an id will do
    QStringList projects; //!< any of them
    QStringList tags;     //!< all of them
    Span<int> rating;
    QList<int> colours; //!< any of them
    Span<QDate> date;   //!< local days
    Shape shape = Shape::Any;
    Span<int> side;      //!< the longer one, in pixels
    Span<double> length; //!< seconds
    Span<double> cost;   //!< dollars, of the whole run

    [[nodiscard]] static WorkQuery parse(const QString &text);
    //! parse() reads it back.
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isEmpty() const { return *this == WorkQuery(); }
    //! Whether there is anything beside words and kind.
    [[nodiscard]] bool hasFacets() const;

    friend bool operator==(const WorkQuery &, const WorkQuery &) = default;
};

//! The names of the colours 1 to 5 as they are written in a query.
const QStringList &colourKeys();

} // namespace maquette
