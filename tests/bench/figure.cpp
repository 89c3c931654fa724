// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/figure.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <algorithm>
#include <cstdio>

namespace maquette::bench
{

void print(const Figure &figure)
{
    QJsonObject line;
    line[QStringLiteral("name")] = figure.name;
    line[QStringLiteral("value")] = figure.value;
    line[QStringLiteral("unit")] = figure.unit;
    line[QStringLiteral("reference")] = figure.reference;
    line[QStringLiteral("ratio")] =
        figure.reference > 0 ? QJsonValue(figure.value / figure.reference) : QJsonValue();
    line[QStringLiteral("budget")] = figure.budget;
    line[QStringLiteral("budget_of")] =
        figure.budgetOf == Figure::BudgetOf::Ratio ? QStringLiteral("ratio") : QStringLiteral("value");
    line[QStringLiteral("better")] = figure.moreIsBetter ? QStringLiteral("more") : QStringLiteral("less");
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

double milliseconds(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

double median(QList<double> values)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    return values.at((values.size() - 1) / 2);
}

Pair alternate(int rounds, const std::function<double()> &value, const std::function<double()> &reference)
{
    QList<double> values;
    QList<double> references;
    for (int round = 0; round < rounds; ++round) {
        values.append(value());
        references.append(reference());
        if (values.last() < 0 || references.last() < 0)
            return {-1, -1};
    }
    return {median(values), median(references)};
}

double peakMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').at(1).toDouble() / 1024;
    }
    return 0;
}

void resetPeak()
{
    QFile reset(QStringLiteral("/proc/self/clear_refs"));
    if (reset.open(QIODevice::WriteOnly))
        reset.write("5");
}

bool waitFor(const std::function<bool()> &condition, std::chrono::milliseconds limit)
{
    const QDeadlineTimer deadline(limit);
    QTimer wake; // the loop looks at the condition at least this often
    wake.start(1);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

} // namespace maquette::bench
