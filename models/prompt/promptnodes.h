// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <limits>
#include <memory>
#include <vector>

//! What a prompt with alternatives is made of once it is read; shared and never changed.
namespace maquette::prompt
{

inline constexpr quint64 countless = std::numeric_limits<quint64>::max();

//! Sums and products that stop at `countless`.
inline quint64 plus(quint64 a, quint64 b)
{
    return a > countless - b ? countless : a + b;
}
inline quint64 times(quint64 a, quint64 b)
{
    return b != 0 && a > countless / b ? countless : a * b;
}

struct Choice;

//! \brief Plain text, or a place where something is chosen.
struct Part
{
    QString text;
    std::shared_ptr<const Choice> choice; //!< null for plain text
};

//! \brief Parts one after the other.
struct Sequence
{
    std::vector<Part> parts;
    quint64 count = 1; //!< combinations
    qint64 effort = 1; //!< the most that one result takes, in letters and steps
};

//! \brief One alternative.
struct Option
{
    Sequence sequence;
    double weight = 1;
    double weightUpTo = 0; //!< the sum of the weights up to this one, this one included
    quint64 before = 0;    //!< combinations of all options before it
};

//! \brief What can be chosen between: of a group, or of a list.
struct Alternatives
{
    std::vector<Option> options;
    quint64 count = 0;
    qint64 effort = 0; //!< of the option that takes most
    int level = 0;     //!< how many lists stand in each other; 0 for a group without any
};

//! \brief A place where something is chosen.
struct Choice
{
    qsizetype position = 0; //!< in the text it was read from
    QString list;           //!< the list's name; empty for a group
    int least = 1;
    int most = 1;
    QString separator;
    std::shared_ptr<const Alternatives> from;
    //! Of a choice of several: at `i * (most + 1) + j` the ways to take j of the options from i on.
    std::vector<quint64> ways;
    quint64 count = 0;

    [[nodiscard]] bool isSimple() const { return least == 1 && most == 1; }
    [[nodiscard]] quint64 waysAt(std::size_t option, int taken) const
    {
        return ways[option * std::size_t(most + 1) + std::size_t(taken)];
    }
};

} // namespace maquette::prompt
