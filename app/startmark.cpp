// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startmark.h"

#include <QCoreApplication>
#include <QEvent>

#include <cstdio>

namespace maquette
{

StartMark::StartMark(QObject &window, QObject *parent)
    : QObject(parent)
    , m_window(window)
{
    if (qEnvironmentVariableIsEmpty("MAQUETTE_BENCH_START"))
        return;
    QCoreApplication::instance()->installEventFilter(this);
    connect(&m_turn, &QTimer::timeout, this, &StartMark::lookForIdleTurn);
}

bool StartMark::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != &m_turn)
        m_quiet = false;
    if (watched == &m_window && event->type() == QEvent::Paint && !m_turn.isActive())
        m_turn.start(0);
    return false;
}

void StartMark::lookForIdleTurn()
{
    // A whole turn of the loop in which no event but this timer's went to anybody.
    if (!std::exchange(m_quiet, true))
        return;
    m_turn.stop();
    std::puts("usable");
    std::fflush(stdout);
    QCoreApplication::quit();
}

} // namespace maquette
