// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

//! The marks in a prompt with alternatives; \a to is where the part of the text ends that is looked at.
namespace maquette::prompt
{

inline constexpr int mostTaken = 100;

//! \brief What stands before the alternatives of a group: `2$$`, `1-2$$, $$`.
struct Prefix
{
    int least = 1;
    int most = 1;
    bool given = false;
    QString separator;
    qsizetype end = 0; //!< where the first alternative begins
};

//! Whether the next character stands for itself.
bool isEscape(const QString &text, qsizetype at);
//! The name of a list at \a at, behind its two underscores; empty if there is none.
QString nameAt(const QString &text, qsizetype at, qsizetype to);
//! The weight in front of an alternative; then \a from is behind it.
std::optional<double> weightAt(const QString &text, qsizetype &from, qsizetype to);
Prefix prefixAt(const QString &text, qsizetype from, qsizetype to);

} // namespace maquette::prompt
