// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace maquette
{

//! \brief Says when a window can be used, for maquette-bench: with MAQUETTE_BENCH_START in the environment it
//! writes the line "usable" to stdout and quits; without, it does nothing.
//!
//! Usable: the window has been painted, and after that the event loop had a turn in which nothing waited.
//! Make it after the application and before the window is shown.
class StartMark : public QObject
{
    Q_OBJECT

public:
    explicit StartMark(QObject &window, QObject *parent = nullptr);

    [[nodiscard]] bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void lookForIdleTurn();

    QObject &m_window;
    QTimer m_turn;
    bool m_quiet = false;
};

} // namespace maquette
