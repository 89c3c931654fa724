// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <functional>

namespace maquette::bench
{

//! \brief One measured figure beside the bare reference of the same run. Printed as one JSON line: name,
//! value, unit, reference, ratio (value / reference), budget, budget_of, better.
struct Figure
{
    enum class BudgetOf { Ratio, Value };

    QString name;
    double value = 0;
    QString unit;
    double reference = 0;
    double budget = 0; //!< the most; where more is better the least
    BudgetOf budgetOf = BudgetOf::Ratio;
    bool moreIsBetter = false;
};

void print(const Figure &figure);

//! Milliseconds that \a work takes.
double milliseconds(const std::function<void()> &work);
//! The middle of the values; of an even number, the lower middle.
double median(QList<double> values);
//! Runs the two in turn \a rounds times, so that a machine that speeds up or slows down does so for both;
//! medians in milliseconds. A negative answer is a failure, and then so is the pair.
struct Pair
{
    double value = 0;
    double reference = 0;
    [[nodiscard]] bool valid() const { return value > 0 && reference > 0; }
};
Pair alternate(int rounds, const std::function<double()> &value, const std::function<double()> &reference);

//! The process's own peak of resident memory since resetPeak(), in MiB.
double peakMemory();
void resetPeak();

//! Spins the event loop until \a condition holds; false after \a limit.
bool waitFor(const std::function<bool()> &condition, std::chrono::milliseconds limit);

} // namespace maquette::bench
